namespace PortableML.Analyzers.Catalog;

/// <summary>A catalogue line that cannot be used.</summary>
/// <param name="Line">The zero-based line.</param>
/// <param name="Column">The zero-based column of the word at fault.</param>
/// <param name="Length">The length of that word in characters.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
internal sealed record CatalogError(int Line, int Column, int Length, string Message);
