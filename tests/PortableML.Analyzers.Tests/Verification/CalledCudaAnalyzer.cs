using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>A rule just large enough to try the verifiers on: a local must not be called <c>cuda</c>, nor preferably <c>gpu</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CalledCudaAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_cuda = new("TEST0001", "Title", "'{0}' is bad", "Test", DiagnosticSeverity.Warning, true);
    private static readonly DiagnosticDescriptor s_gpu = new("TEST0002", "Title", "'{0}' is poor", "Test", DiagnosticSeverity.Info, true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_cuda, s_gpu];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Analyze, OperationKind.VariableDeclarator);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        ILocalSymbol local = ((IVariableDeclaratorOperation)context.Operation).Symbol;
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree);
        bool allowed = options.TryGetValue("test.allowed", out string? name) && name == local.Name
            || context.Options.AdditionalFiles.Any(file => file.GetText()!.ToString() == local.Name);
        DiagnosticDescriptor? descriptor = local.Name switch
        {
            _ when allowed => null,
            "cuda" => s_cuda,
            "gpu" => s_gpu,
            _ => null,
        };
        if (descriptor is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(descriptor, local.Locations[0], local.Name));
        }
    }
}

/// <summary>Offers, for <c>cuda</c> without an underscore somewhere in the method's name, <c>gpu</c>, then <c>device</c>.</summary>
public sealed class CalledCudaCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["TEST0001"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        MethodDeclarationSyntax method = root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
        if (!method.Identifier.Text.Contains('_'))
        {
            Register(context, "gpu");
            Register(context, "device");
        }
    }

    private static void Register(CodeFixContext context, string name) => context.RegisterCodeFix(
        CodeAction.Create(
            $"Call it '{name}'",
            async cancellation => context.Document.WithText(
                (await context.Document.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(new TextChange(context.Span, name))),
            name),
        context.Diagnostics);
}
