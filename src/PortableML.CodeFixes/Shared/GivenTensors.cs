using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Finds the tensor that a member works on: what the member creates or moves beside it belongs on that tensor's device; of several, on the
/// device of the one that it is combined with. Where a site moves the tensor itself, or anything that may come from it, its device is not
/// the one that is meant.
/// </summary>
internal sealed class GivenTensors(SourceDocument source)
{
    private readonly TensorChain _chain = new(source);

    /// <summary>The devices of the tensors that <paramref name="region"/> is given; nothing where <paramref name="sites"/> do not all stand beside them.</summary>
    public IEnumerable<DeviceCandidate> Find(CodeRegion region, IReadOnlyList<FixSite> sites)
    {
        IParameterSymbol[] tensors =
        [
            .. region.Function.ChildNodes().OfType<BaseParameterListSyntax>().SelectMany(list => list.Parameters)
                .Select(parameter => source.Model.GetDeclaredSymbol(parameter)).OfType<IParameterSymbol>().Where(parameter => source.Torch.IsTensor(parameter.Type)),
        ];
        return sites.All(StandsBeside)
            ? (tensors.Length == 1 ? tensors.Where(tensor => WorksOn(region, tensor)) : new OperandTensors(source, region, tensors).Of(sites))
                .Where(tensor => tensor is { RefKind: RefKind.None, HasExplicitDefaultValue: false, NullableAnnotation: not NullableAnnotation.Annotated }
                    && VariableWrite.Find(region.Nodes(), tensor, source.Model).Count == 0)
                .Select(tensor => new DeviceCandidate($"{tensor.Name}.device", tensor, DeviceForm.Device, CandidateReach.Tensor, region.Function.Span, 0))
            : [];
    }

    /// <summary>The region computes with <paramref name="tensor"/>; reading its shape or its device is no work.</summary>
    private bool WorksOn(CodeRegion region, IParameterSymbol tensor) => region.Nodes().OfType<IdentifierNameSyntax>().Any(name =>
        name.Identifier.ValueText == tensor.Name
        && name.Parent is not MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax }
        && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(name).Symbol, tensor));

    /// <summary>The site's call makes a tensor of no other, or moves one that is neither a parameter nor a local, which may come from it.</summary>
    private bool StandsBeside(FixSite site)
    {
        ExpressionSyntax? expression = site.Properties.Form == DeviceForm.Call ? site.Expression : site.Expression.Parent?.Parent?.Parent as ExpressionSyntax;
        if (expression is not InvocationExpressionSyntax call || source.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        return source.Torch.IsTensor(method.ContainingType)
            ? _chain.Beginning(call) is not { } beginning || source.Model.GetSymbolInfo(beginning).Symbol is not (null or ILocalSymbol or IParameterSymbol)
            : source.Torch.IsTensor(method.ReturnType) && (source.Torch.Declares(method) ? method.IsStatic : IsOwn(call, method));
    }

    /// <summary>A method of the code's own that gets no tensor that it could move.</summary>
    private bool IsOwn(InvocationExpressionSyntax call, IMethodSymbol method) =>
        (method.IsStatic || call.Expression is SimpleNameSyntax) && method.ReducedFrom is null
        && !call.ArgumentList.Arguments.Any(argument => source.Torch.IsTensor(source.Model.GetTypeInfo(argument.Expression).Type));
}
