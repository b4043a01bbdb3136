using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Tells by the words alone whose accelerators a method may try, so that the bodies of others are not bound. A device that only a constant of
/// another assembly names is not seen.
/// </summary>
internal sealed class WrittenSites(VendorSymbols symbols, string area)
{
    /// <summary>Several vendors, or a choice that is no vendor's.</summary>
    private const string Any = "";

    private readonly ApiIndex _index = symbols.IndexOf(area);
    private readonly CatalogLibrary[] _libraries = [.. symbols.Libraries.Where(library => library.Area == area)];
    private readonly ConcurrentDictionary<IMethodSymbol, string?> _methods = new(SymbolEqualityComparer.Default);

    /// <summary>Tells whether the declaration of <paramref name="method"/> names an accelerator that is not <paramref name="vendor"/>'s, or chooses among what there is.</summary>
    public bool MayTryOther(IMethodSymbol method, string vendor) =>
        !method.DeclaringSyntaxReferences.IsEmpty && _methods.GetOrAdd(method.OriginalDefinition, Find) is { } named && named != vendor;

    private string? Find(IMethodSymbol method)
    {
        string? vendor = null;
        foreach (SyntaxToken token in method.DeclaringSyntaxReferences.SelectMany(static reference => reference.GetSyntax().DescendantTokens()))
        {
            string? named = token.Kind() switch
            {
                SyntaxKind.IdentifierToken => (_index.Candidates(token.ValueText) is { } entries ? NamedBy(entries, token) : null) ?? NamedByText(token.ValueText),
                SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken =>
                    NamedByText(token.ValueText),
                _ => null,
            };
            if (named == Any || (named is not null && vendor is not null && named != vendor))
            {
                return Any;
            }

            vendor = named ?? vendor;
        }

        return vendor;
    }

    private static string? NamedBy(IReadOnlyList<CatalogEntry> entries, SyntaxToken token)
    {
        string? vendor = null;
        foreach (CatalogEntry entry in entries)
        {
            string? named = entry.Role switch
            {
                CatalogRole.Neutral => Any,
                CatalogRole.Carries when IsCastTo(token) => Any,
                _ => entry.Accelerator?.Vendor,
            };
            if (named == Any || (named is not null && vendor is not null && named != vendor))
            {
                return Any;
            }

            vendor = named ?? vendor;
        }

        return vendor;
    }

    /// <summary>A number is cast to the library's enum: which member it is, only binding tells.</summary>
    private static bool IsCastTo(SyntaxToken token)
    {
        SyntaxNode? name = token.Parent;
        while (name?.Parent is NameSyntax or NullableTypeSyntax)
        {
            name = name.Parent;
        }

        return name?.Parent is CastExpressionSyntax;
    }

    private string? NamedByText(string text)
    {
        foreach (CatalogLibrary library in _libraries)
        {
            if (DeviceText.Find(library, text, out _) is { } entry)
            {
                return entry.Role == CatalogRole.Neutral ? Any : entry.Accelerator?.Vendor;
            }
        }

        return null;
    }
}
