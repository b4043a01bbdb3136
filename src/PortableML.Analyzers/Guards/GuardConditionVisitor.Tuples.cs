using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <content>Parts of tuples.</content>
internal sealed partial class GuardConditionVisitor
{
    /// <summary>
    /// What the part with the number <paramref name="index"/> of a tuple proves: of one that is written here, or given by a method or kept in a member of
    /// the project's own: <c>var (ok, count) = Detect();</c>.
    /// </summary>
    public ConditionFacts Part(IOperation whole, int index)
    {
        whole = Bare(whole);
        switch (whole)
        {
            case ITupleOperation tuple:
                return index < tuple.Elements.Length ? Visit(tuple.Elements[index]) : ConditionFacts.None;
            case ILocalReferenceOperation local when LocalValues.Of(local.Local, body) is [{ } only] && _depth < MaximumDepth:
                _depth++;
                ConditionFacts facts = Part(only, index);
                _depth--;
                return facts;
            case IInvocationOperation call when reach != Reach.None:
                return context.PartOf(call.TargetMethod, index, reach);
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when reach != Reach.None:
                return context.PartOf(member.Member, index, reach);
            default:
                return ConditionFacts.None;
        }
    }
}
