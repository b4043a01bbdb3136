using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>The exceptions by which a missing provider shows: those that the catalogue lists, so that a fix catches what the rule asks for.</summary>
internal static class ProviderFailures
{
    /// <summary>The metadata names of the exceptions, the library's own first.</summary>
    public static IReadOnlyList<string> Of(SemanticModel model) =>
        VendorSymbols.For(model.Compilation).Libraries.FirstOrDefault(library => library.Assemblies.Contains(ProviderNames.Namespace))?.Failures ?? [];

    /// <summary>Tells whether <paramref name="type"/> is the exception <paramref name="failure"/> itself.</summary>
    public static bool Is(TypeSyntax? type, string failure, SemanticModel model) =>
        type is not null && model.GetTypeInfo(type).Type?.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) == failure;
}
