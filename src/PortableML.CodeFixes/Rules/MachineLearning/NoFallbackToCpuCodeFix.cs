using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.MachineLearning;

/// <summary>Fixes PML3001: turns the fallback on, where the GPU is named.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoFallbackToCpuCodeFix))]
public sealed class NoFallbackToCpuCodeFix : CatalogCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NoFallbackToCpu);

    /// <inheritdoc/>
    private protected override string EquivalenceKey => "PML3001.FallBack";

    /// <inheritdoc/>
    private protected override string Title(SiteProperties site) => "Fall back to the CPU";

    /// <inheritdoc/>
    private protected override IReadOnlyList<TextChange>? Changes(ExpressionSyntax place, CatalogEntry api, SiteProperties site, SemanticModel model) =>
        IsGpuTest(place) ? null : (api.FallbackName, place) switch
        {
            ({ } parameter, InvocationExpressionSyntax call) => FallbackSwitch.InCall(call, parameter, model),
            ({ } member, AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment) =>
                FallbackSwitch.InInitializer(assignment, initializer, member),
            ({ } member, AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment) =>
                FallbackSwitch.Beside(assignment, statement, member),
            _ => null,
        };

    /// <summary>A test that is named for the GPU would run for hours on the CPU, or test nothing.</summary>
    private static bool IsGpuTest(ExpressionSyntax place) =>
        place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: var name } method && NameWords.NameGpu(name)
        && (NameWords.NameTest(name) || method.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && NameWords.NameTest(type.Identifier.ValueText));
}
