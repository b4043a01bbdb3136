using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PortableML.Analyzers.Tests.Robustness;

/// <summary>A rule that cannot read a class without its closing brace, to see that the truncation tests find such a one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("TEST0003", "Title", "Message", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (((Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax)node.Node).CloseBraceToken.IsMissing)
                {
                    throw new ArgumentException("nothing follows");
                }
            },
            SyntaxKind.ClassDeclaration);
    }
}
