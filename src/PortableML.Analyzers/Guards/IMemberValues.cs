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

    /// <summary>The values that a property or method yields which a derived type may override; null for any other, and where its source is not seen.</summary>
    IReadOnlyList<IOperation>? OverridableValuesOf(ISymbol member);

    /// <summary>
    /// The places outside it that call the method whose body is <paramref name="body"/>, where those are all there are: a private method's, or those
    /// of a method that is named for a vendor or the GPU. Null for any other body, and where there are more than are looked at.
    /// </summary>
    IReadOnlyList<IOperation>? CallsOf(IOperation body, out bool areTooMany);

    /// <summary>
    /// Every place that names <paramref name="member"/> (a field, property, parameter, method or private constructor), its declaration aside; none where its
    /// source is not seen, null where there are too many.
    /// </summary>
    IReadOnlyList<IOperation>? UsesOf(ISymbol member);

    /// <summary>The body of a method of the same compilation; null for others and for those that another may override.</summary>
    IOperation? BodyOf(IMethodSymbol method);
}
