using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.Options;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>
/// Fixes PML2001: the user's own method chooses the provider, or the generated helper does, or the session runs on the CPU where the
/// provider does not work, or ONNX Runtime chooses.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HardCodedExecutionProviderCodeFix))]
public sealed class HardCodedExecutionProviderCodeFix : ProviderCodeFix
{
    /// <summary>The title of the action that writes the generated helper.</summary>
    internal const string HelperTitle = "Use the first execution provider that works here";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HardCodedExecutionProvider);

    /// <inheritdoc/>
    private protected override string? OwnKey => "PML2001.AskFirst";

    /// <inheritdoc/>
    private protected override IEnumerable<ProviderAction> Actions(InvocationExpressionSyntax call, SemanticModel model, AnalyzerOptions options)
    {
        if (ProviderCall.Of(call, model) is not { } provider || !new ProviderIntent(model).Allows(call))
        {
            yield break;
        }

        ProviderGroup? group = ProviderGroup.Of(provider, model);
        if (group is not null && RuleOptions.AppendProviderMethod(options, model.SyntaxTree) is { } method)
        {
            yield return new ProviderAction("PML2001.UseConfiguredMethod", $"Call {method}", () => ProviderMethod.Replace(group, method, model));
        }

        ProviderAction fallback = new("PML2001.FallBackToCpu", $"Fall back to the CPU when {provider.Accelerator} is unavailable", () => FallbackOfCall.Plan(call, model)?.Apply(model));
        ProviderAction helper = new("PML2001.UseFirstThatWorks", HelperTitle, () => group is null ? null : ProviderHelper.In(model, call.SpanStart)?.Replace(group));

        // The helper comes first where it does all that the calls do.
        bool helperComesFirst = group?.Calls.All(other => other.Api?.HelperComesFirst == true) == true;
        yield return helperComesFirst ? helper : fallback;
        yield return helperComesFirst ? fallback : helper;

        // A policy sees only registered providers: it can move a working program to the CPU.
        yield return new ProviderAction("PML2001.PreferGpu", "Let ONNX Runtime choose (PREFER_GPU)", () => group is null ? null : ProviderPolicy.Replace(group, model)) { IsNeverFirst = true };
    }
}
