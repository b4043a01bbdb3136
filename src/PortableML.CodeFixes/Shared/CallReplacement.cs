using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Rewrites a call that names its accelerator so that it takes a device object.</summary>
internal sealed class CallReplacement(SourceDocument source)
{
    private readonly DeviceArgument _arguments = new(source);

    /// <summary><c>x.cuda(index, non_blocking)</c> → <c>x.to(device, non_blocking: non_blocking)</c>.</summary>
    public IReadOnlyList<TextChange>? Move(InvocationExpressionSyntax call, string device)
    {
        if (Method(call) is not { } method || NameOf(call) is not { } name)
        {
            return null;
        }

        ArgumentSyntax? old = call.ArgumentList.Arguments.FirstOrDefault(argument => Arguments.ParameterOf(argument, method)?.Name is "device" or "deviceIndex");
        return _arguments.Put(call, method, "to", old, null, device) is { } changes ? [new TextChange(name.Identifier.Span, "to"), .. changes] : null;
    }

    /// <summary><c>x.to("cuda", …)</c>, <c>x.to(DeviceType.CUDA, index, …)</c> → <c>x.to(device, …)</c>.</summary>
    public IReadOnlyList<TextChange>? Argument(ArgumentSyntax kind, string device)
    {
        if (kind.Parent?.Parent is not InvocationExpressionSyntax call || Method(call) is not { } method)
        {
            return null;
        }

        ArgumentSyntax? index = IndexArgument(call, method);
        return _arguments.Put(call, method, method.Name, kind, index, device) ?? TypeAndIndex(method, kind, index, device);
    }

    /// <summary>Tells whether the call that takes <paramref name="kind"/> is given an index too.</summary>
    public bool GivesIndex(ArgumentSyntax kind) =>
        kind.Parent?.Parent is InvocationExpressionSyntax call && Method(call) is { } method && IndexArgument(call, method) is not null;

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private IMethodSymbol? Method(InvocationExpressionSyntax call) => source.Model.GetSymbolInfo(call).Symbol as IMethodSymbol;

    private ArgumentSyntax? IndexArgument(InvocationExpressionSyntax call, IMethodSymbol method) =>
        source.Catalog.Find(method)?.IndexParameter is { } name
            ? call.ArgumentList.Arguments.FirstOrDefault(argument => Arguments.ParameterOf(argument, method)?.Name == name)
            : null;

    /// <summary>No overload takes a device, so the call is given its two parts; only a name may be written twice.</summary>
    private IReadOnlyList<TextChange>? TypeAndIndex(IMethodSymbol method, ArgumentSyntax kind, ArgumentSyntax? index, string device)
    {
        if (device.Contains(" ") || source.Catalog.Find(method)?.IndexParameter is not { } name)
        {
            return null;
        }

        if (index is not null)
        {
            return source.HasComment(index.Expression.Span)
                ? null
                : [new TextChange(kind.Expression.Span, device + ".type"), new TextChange(index.Expression.Span, device + ".index")];
        }

        bool isNext = kind.NameColon is null && Arguments.ParameterOf(kind, method) is { } parameter
            && method.Parameters.Any(other => other.Name == name && other.Ordinal == parameter.Ordinal + 1);
        return [new TextChange(kind.Expression.Span, $"{device}.type, {(isNext ? "" : name + ": ")}{device}.index")];
    }
}
