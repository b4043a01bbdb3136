using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Recognises benchmarks. What they measure must not change on its own: on other hardware a fixed one would measure something else and not say so.</summary>
internal static class BenchmarkTypes
{
    /// <summary>The type is called a benchmark, or a member of it is marked as one.</summary>
    public static bool Is(BaseTypeDeclarationSyntax type) =>
        NameWords.NameBenchmark(type.Identifier.ValueText)
        || (type is TypeDeclarationSyntax declared
            && declared.Members.SelectMany(member => member.AttributeLists).SelectMany(list => list.Attributes).Any(attribute => NameWords.NameBenchmark(attribute.Name.ToString())));
}
