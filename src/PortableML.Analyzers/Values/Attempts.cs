using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Finds what is tried beside a member's own sites, where the attempts are spread over members: in the members that it calls, in its
/// callers and what else they call, and in the sibling strategies of the same base or interface.
/// </summary>
internal sealed class Attempts(MemberSummaries members, string area, SiteFinder finder, VendorSymbols symbols)
{
    /// <summary>More members than this are not looked at on each way.</summary>
    private const int Maximum = 16;

    private readonly WrittenSites _writing = new(symbols, area);

    /// <summary>The sites and neutral choices of the members that are tried beside the one that holds <paramref name="place"/>, if they may be others than <paramref name="vendor"/>'s.</summary>
    public IEnumerable<MemberSites> Beside(IOperation place, string vendor)
    {
        MemberBody own = MemberBody.Of(place);
        IEnumerable<MemberBody> bodies = Called(own, vendor);
        if (EnclosingMember.Of(place) is { } member)
        {
            bodies = bodies.Concat(Callers(member, own, vendor)).Concat(Siblings(member, vendor));
        }

        return bodies.Distinct().Where(body => body.Root.Syntax != own.Root.Syntax).Select(body => MemberSites.Of(body, area, finder, symbols));
    }

    /// <summary>The members that <paramref name="body"/> calls and that may try something else. To bind the others would take long.</summary>
    private IEnumerable<MemberBody> Called(MemberBody body, string vendor) =>
        OwnCalls(body).Where(method => _writing.MayTryOther(method, vendor)).Select(members.BodyOf).OfType<IOperation>().Take(Maximum).Select(MemberBody.Of);

    /// <summary>The project's own methods that <paramref name="body"/> calls, found once for all of its sites.</summary>
    private static IMethodSymbol[] OwnCalls(MemberBody body) => body.Kept<IMethodSymbol[]>(typeof(Attempts)) ?? body.Keep<IMethodSymbol[]>(typeof(Attempts), [.. body.Operations
        .Where(static operation => operation.Kind == OperationKind.Invocation).Select(static call => ((IInvocationOperation)call).TargetMethod).Where(static method => !method.DeclaringSyntaxReferences.IsEmpty)]);

    /// <summary>The callers of a member that is private, or named for a vendor; others are called by whoever wants just them.</summary>
    private IEnumerable<MemberBody> Callers(ISymbol member, MemberBody own, string vendor)
    {
        if (member is not (IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol)
            || (member.DeclaredAccessibility != Accessibility.Private && !HardwareWords.SpeakOfVendor(member.Name))
            || TestMembers.AreCalledByRunner(member))
        {
            yield break;
        }

        foreach (MemberBody caller in (members.UsesOf(member) ?? []).Select(MemberBody.Of).Where(body => body.Root.Syntax != own.Root.Syntax).Distinct().Take(Maximum))
        {
            yield return caller;
            foreach (MemberBody other in Called(caller, vendor))
            {
                yield return other;
            }
        }
    }

    /// <summary>The members of the same name in the types that share a base or an interface of the project's own with the member's type.</summary>
    private IEnumerable<MemberBody> Siblings(ISymbol member, string vendor)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } || member.ContainingType is not { } type || !members.Declares(type))
        {
            yield break;
        }

        foreach (INamedTypeSymbol sibling in SiblingTypes.Of(type).Take(Maximum))
        {
            foreach (IMethodSymbol same in sibling.GetMembers(member.Name).OfType<IMethodSymbol>().Where(method => _writing.MayTryOther(method, vendor)))
            {
                if (members.OperationOf(same) is { } body)
                {
                    yield return MemberBody.Of(body);
                }
            }
        }
    }
}
