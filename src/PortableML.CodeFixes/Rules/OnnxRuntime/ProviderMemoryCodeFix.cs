using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>Fixes PML2003 where the memory is named: the CPU's is taken where the provider does not work.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProviderMemoryCodeFix))]
public sealed class ProviderMemoryCodeFix : CatalogCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ProviderMemory);

    /// <inheritdoc/>
    private protected override string EquivalenceKey => "PML2003.AskFirst";

    /// <inheritdoc/>
    private protected override string Title(SiteProperties site) => $"Use the CPU's memory where {site.Accelerator} is not available";

    /// <inheritdoc/>
    private protected override IReadOnlyList<TextChange>? Changes(ExpressionSyntax place, CatalogEntry api, SiteProperties site, SemanticModel model) =>
        site.Index is null or 0 && api.Becomes is { } other && place is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { } arguments }
        && arguments.Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>().FirstOrDefault(literal => literal.Token.Value is string) is { } name
        && new ProviderIntent(model).Allows(place) && ProviderHelper.QuestionFor(site, model, place) is { } question
            ? [.. question.Usings, new TextChange(name.Span, $"{question.Text} ? {name} : \"{other}\"")]
            : null;
}
