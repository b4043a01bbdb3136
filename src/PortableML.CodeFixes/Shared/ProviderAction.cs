using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Something that can become of a call for a provider.</summary>
/// <param name="Key">The equivalence key, which never changes.</param>
/// <param name="Title">What will stand there.</param>
/// <param name="Apply">The file with the change; null where there is none.</param>
internal sealed record ProviderAction(string Key, string Title, Func<CompilationUnitSyntax?> Apply)
{
    /// <summary>Only whoever reads the titles may take it: it is not offered where it would be the first, which tools take unread.</summary>
    public bool IsNeverFirst { get; init; }
}
