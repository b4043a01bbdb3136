using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Fields that are asked before they are first set, as what keeps an answer is: there the value that no one gave them counts too.</summary>
internal static class StartsUnset
{
    /// <summary>Tells whether <paramref name="member"/> has no initialiser and is read, in a body that sets it to one of <paramref name="values"/>, before that.</summary>
    public static bool Is(ISymbol member, IReadOnlyList<IOperation> values) =>
        member is IFieldSymbol && member.DeclaringSyntaxReferences.All(static reference => reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: null })
        && values.Any(value => value.Parent is ISimpleAssignmentOperation assignment && IsReadBefore(member, assignment));

    private static bool IsReadBefore(ISymbol member, ISimpleAssignmentOperation assignment) => MemberBody.Of(assignment).Operations.Any(operation =>
        operation is IFieldReferenceOperation read && read.Syntax.SpanStart < assignment.Syntax.SpanStart
        && !(read.Parent is IAssignmentOperation written && written.Target == read) && SymbolEqualityComparer.Default.Equals(read.Field.OriginalDefinition, member));
}
