using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Guards;

/// <summary>Finds the values that a member of the same compilation can have, wherever they are written.</summary>
internal interface IMemberValues
{
    /// <summary>
    /// Every value that a field, property or method without a body elsewhere can yield; null where that is not known: declared in
    /// another assembly, overridable, written from outside, or past the budget.
    /// </summary>
    IReadOnlyList<IOperation>? ValuesOf(ISymbol member);
}
