using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>Finds device properties of parameters, fields and properties: <c>options.Device</c>. A tensor's own device is another matter.</summary>
internal sealed class OwnedDevices(SourceDocument source)
{
    /// <summary>The candidates of <paramref name="region"/>.</summary>
    public IEnumerable<DeviceCandidate> Find(CodeRegion region)
    {
        foreach (ISymbol owner in Owners(region))
        {
            if (MemberType.Of(owner) is INamedTypeSymbol { NullableAnnotation: not NullableAnnotation.Annotated } type && !source.Torch.Declares(type)
                && DeviceOf(type, region.Function.SpanStart) is { } device
                && VariableWrite.Find(region.Nodes(), owner, source.Model).Count == 0)
            {
                yield return new DeviceCandidate(
                    $"{owner.Name}.{device.Name}", owner, DeviceForm.Device, CandidateReach.Owned, region.Function.Span, 0);
            }
        }
    }

    private IEnumerable<ISymbol> Owners(CodeRegion region)
    {
        IEnumerable<ParameterSyntax> parameters = region.Function.ChildNodes().OfType<BaseParameterListSyntax>().SelectMany(list => list.Parameters);
        foreach (ParameterSyntax parameter in parameters)
        {
            if (source.Model.GetDeclaredSymbol(parameter) is IParameterSymbol { RefKind: RefKind.None, HasExplicitDefaultValue: false } symbol)
            {
                yield return symbol;
            }
        }

        // In constructors and initialisers the members may not be set yet.
        if (region.Body is not null && region.Member is not ConstructorDeclarationSyntax)
        {
            foreach (ISymbol member in MemberDevices.MembersFor(region, source))
            {
                if (member is IFieldSymbol or IPropertySymbol { GetMethod: not null, Parameters.Length: 0 })
                {
                    yield return member;
                }
            }
        }
    }

    private ISymbol? DeviceOf(INamedTypeSymbol owner, int position)
    {
        for (INamedTypeSymbol? type = owner; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (!member.IsStatic && string.Equals(member.Name, "Device", StringComparison.OrdinalIgnoreCase)
                    && member is IFieldSymbol or IPropertySymbol { GetMethod: not null }
                    && MemberType.Of(member) is { NullableAnnotation: not NullableAnnotation.Annotated } held && source.Torch.IsDevice(held)
                    && source.Model.IsAccessible(position, member)
                    && !(MemberType.DeclaredValue(member) is { } value && DeviceValues.IsCpu(value)))
                {
                    return member;
                }
            }
        }

        return null;
    }
}
