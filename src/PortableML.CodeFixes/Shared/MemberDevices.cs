using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Finds the fields and properties, own and inherited, that hold a device when a region runs.</summary>
internal sealed class MemberDevices(SourceDocument source, DeviceValues values)
{
    private readonly SettledMember _settled = new(source, values);

    /// <summary>The candidates of <paramref name="region"/>.</summary>
    public IEnumerable<DeviceCandidate> Find(CodeRegion region)
    {
        foreach (ISymbol member in MembersFor(region, source))
        {
            if (member is IFieldSymbol or IPropertySymbol && MemberType.Of(member) is { NullableAnnotation: not NullableAnnotation.Annotated } type
                && source.Torch.FormOf(type) is { } form && _settled.Find(member, region) is (int index, TextSpan scope))
            {
                yield return new DeviceCandidate(member.Name, member, form, CandidateReach.Member, scope, index)
                {
                    IsSharedProperty = SharedProperty.Is(member),
                };
            }
        }
    }

    /// <summary>The members that <paramref name="region"/> can name without a qualifier.</summary>
    public static IEnumerable<ISymbol> MembersFor(CodeRegion region, SourceDocument source)
    {
        INamedTypeSymbol? type = region.Type is null ? null : source.Model.GetDeclaredSymbol(region.Type);

        // A function inside a struct's member cannot capture the struct.
        bool isStatic = region.IsStatic
            || (type?.IsValueType == true && region.Nodes().Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
        for (; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if ((member.IsStatic || !isStatic) && member.CanBeReferencedByName && !member.IsImplicitlyDeclared
                    && source.Model.IsAccessible(region.Function.SpanStart, member))
                {
                    yield return member;
                }
            }
        }
    }
}
