using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Finds every value that a local variable or parameter is ever given in its member, wherever in it.</summary>
internal static class LocalValues
{
    /// <summary>The values of <paramref name="local"/>, in source order; null where one is set in a way that shows no value (out, ref, <c>++</c>).</summary>
    public static IReadOnlyList<IOperation>? Of(ILocalSymbol local, MemberBody body)
    {
        List<IOperation> values = [];
        foreach (LocalWrite write in body.WritesOf(local))
        {
            if (write.Value is null or ICompoundAssignmentOperation or IIncrementOrDecrementOperation)
            {
                return null;
            }

            values.Add(write.Value);
        }

        return values;
    }

    /// <summary>
    /// Tells whether <paramref name="variable"/> is a flag that can be followed by the order of its assignments: all of them stand in
    /// <paramref name="function"/> (null for the member itself), so that no lambda changes it unseen.
    /// </summary>
    public static bool AreWrittenIn(IOperation? function, ISymbol variable, MemberBody body)
    {
        foreach (LocalWrite write in body.WritesOf(variable))
        {
            if (write.IsAliased || (write.At is { } at ? MemberBody.EnclosingFunction(at) : null) != function)
            {
                return false;
            }
        }

        return true;
    }
}
