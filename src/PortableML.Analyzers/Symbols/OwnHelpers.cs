using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Symbols;

/// <summary>The types that the package itself adds to a project, also where the project has taken their source along.</summary>
internal static class OwnHelpers
{
    /// <summary>Tells whether <paramref name="tree"/> is a generated helper.</summary>
    public static bool Are(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && Path.GetFileName(tree.FilePath).StartsWith("PortableML.", StringComparison.Ordinal);

    /// <summary>Tells whether <paramref name="type"/> is a helper: what it is given is only preferred, so that no device is tied down by it.</summary>
    public static bool Contain(INamedTypeSymbol? type) =>
        type is { Name: "OnnxExecutionProviders" or "TorchDevice", ContainingNamespace: { Name: "PortableML", ContainingNamespace.IsGlobalNamespace: true } };
}
