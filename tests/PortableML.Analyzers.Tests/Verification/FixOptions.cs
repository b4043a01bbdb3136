using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>Which of the offered fixes is taken, and what else it changes.</summary>
internal sealed record FixOptions : SourceOptions
{
    /// <summary>The equivalence key of the fix to take; without it and <see cref="Index"/> the first.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>The place of the fix among those offered, from zero; checked too where a key is given.</summary>
    public int? Index { get; init; }

    /// <summary>The title that the fix must have.</summary>
    public string? Title { get; init; }

    /// <summary>The text after the fix of those <see cref="SourceOptions.Files"/> that it changes.</summary>
    public ImmutableArray<(string Name, string Text)> FixedFiles { get; init; } = [];

    /// <summary>Diagnostics after the fix that markup in the fixed source cannot say.</summary>
    public ImmutableArray<DiagnosticResult> ExpectedAfter { get; init; } = [];

    /// <summary>How often fixing one by one is repeated; without it, once for each fixable diagnostic.</summary>
    public int? OneByOneIterations { get; init; }

    /// <summary>How often fix-all is repeated; without it, once.</summary>
    public int? FixAllIterations { get; init; }
}
