using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PortableML.Analyzers.Tests.Robustness;

/// <summary>A fix that throws, to see that the truncation tests find such a one.</summary>
internal sealed class ThrowingCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PML1001"];

    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => throw new ArgumentException("no fix");
}
