using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Values;

/// <summary>The kinds of operation that can be a site. Each costs at every operation of the kind, so that rules register only those of their own libraries.</summary>
internal static class SiteKinds
{
    /// <summary>All kinds, whatever the catalogue holds.</summary>
    public static readonly OperationKind[] All =
    [
        OperationKind.Invocation,
        OperationKind.PropertyReference,
        OperationKind.ObjectCreation,
        OperationKind.FieldReference,
        OperationKind.Conversion,
        OperationKind.Literal,
        OperationKind.MethodReference,
        OperationKind.AnonymousFunction,
        OperationKind.LocalFunction,
        OperationKind.Invalid,
    ];

    /// <summary>The kinds that can be a site of one of <paramref name="libraries"/>.</summary>
    public static OperationKind[] Of(IEnumerable<CatalogLibrary> libraries)
    {
        HashSet<OperationKind> kinds = [];
        foreach (CatalogEntry entry in libraries.SelectMany(library => library.Entries))
        {
            kinds.UnionWith(Of(entry));
        }

        return [.. All.Where(kinds.Contains)];
    }

    private static OperationKind[] Of(CatalogEntry entry) => (entry.Id[0], entry.Role) switch
    {
        // A text or a member of the library's enum is met as a value, as the default of a parameter, and behind an own constant or flag.
        ('S', _) or (_, CatalogRole.Names) =>
            [OperationKind.Literal, OperationKind.FieldReference, OperationKind.Conversion, OperationKind.AnonymousFunction, OperationKind.LocalFunction],
        ('F', _) => [OperationKind.FieldReference],
        ('P', _) => [OperationKind.PropertyReference],
        ('T', CatalogRole.Places or CatalogRole.Queries) => [OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.Invalid, OperationKind.Conversion],
        ('M', CatalogRole.Places or CatalogRole.Dead or CatalogRole.Takes) => [OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.MethodReference],
        _ => [],
    };
}
