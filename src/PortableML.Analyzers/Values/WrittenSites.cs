using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Tells by the words alone whether a method may hold a site or a neutral choice of an area, so that the bodies of others are not bound. A device that
/// only a constant of another assembly names is not seen.
/// </summary>
internal sealed class WrittenSites(VendorSymbols symbols, string area)
{
    private readonly ApiIndex _index = symbols.IndexOf(area);
    private readonly CatalogLibrary[] _libraries = [.. symbols.Libraries.Where(library => library.Area == area)];
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _methods = new(SymbolEqualityComparer.Default);

    /// <summary>Tells whether the declaration of <paramref name="method"/> writes a name of the catalogue or the text of a device.</summary>
    public bool MayName(IMethodSymbol method) => !method.DeclaringSyntaxReferences.IsEmpty && _methods.GetOrAdd(method.OriginalDefinition, Find);

    private bool Find(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantTokens().Any(token => token.Kind() switch
        {
            SyntaxKind.IdentifierToken => _index.Names(token.ValueText) || IsText(token.ValueText),
            SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken => IsText(token.ValueText),
            _ => false,
        }));

    private bool IsText(string text)
    {
        foreach (CatalogLibrary library in _libraries)
        {
            if (DeviceText.Find(library, text, out _) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
