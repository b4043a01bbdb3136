using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>Finds the locals and parameters of a region that hold a device, each with the part of the code in which it is settled.</summary>
internal sealed class VariableDevices(SourceDocument source, DeviceValues values)
{
    /// <summary>The candidates of <paramref name="region"/>.</summary>
    public IEnumerable<DeviceCandidate> Find(CodeRegion region) => region.Nodes().Select(node => node switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: not NullableTypeSyntax, Parent: LocalDeclarationStatementSyntax statement } } local =>
            Local(local, statement.Parent is GlobalStatementSyntax { Parent: { } unit } ? unit : statement.Parent!),
        ParameterSyntax parameter when BodyOf(parameter) is { } body => Parameter(parameter, body),
        _ => null,
    }).OfType<DeviceCandidate>();

    private DeviceCandidate? Local(VariableDeclaratorSyntax declarator, SyntaxNode container)
    {
        if (source.Model.GetDeclaredSymbol(declarator) is not ILocalSymbol { RefKind: RefKind.None } local || source.Torch.FormOf(local.Type) is not { } form
            || Settled(local, container, out IReadOnlyList<VariableWrite> writes) is not { } start || writes.Count == 0
            || (declarator.Initializer is null && !IsAssignedAt(local, container, start))
            || !values.AreReliable(writes, out int index))
        {
            return null;
        }

        return new DeviceCandidate(
            declarator.Identifier.Text, local, form, CandidateReach.Local, TextSpan.FromBounds(start, container.Span.End), index)
        {
            IsChosen = writes.All(write => write.Value is { } value && values.ChosenIndex(value) is not null),
        };
    }

    /// <summary>The parameter as a candidate in <paramref name="body"/>; null where it may be null or change at any time.</summary>
    public DeviceCandidate? Parameter(ParameterSyntax syntax, SyntaxNode body)
    {
        if (source.Model.GetDeclaredSymbol(syntax) is not IParameterSymbol { RefKind: RefKind.None, IsParams: false } parameter
            || source.Torch.FormOf(parameter.Type) is not { } form
            || Settled(parameter, body, out IReadOnlyList<VariableWrite> writes) is not { } start
            || !values.AreReliable(writes, out int index))
        {
            return null;
        }

        bool mayBeNull = parameter.NullableAnnotation == NullableAnnotation.Annotated
            || (parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is null);
        if (mayBeNull && !writes.Any(write => write.ReplacesNull && write.At.Parent?.Parent == body))
        {
            return null;
        }

        // The default of a text or an enum parameter is a site of its own, or the CPU.
        return parameter.HasExplicitDefaultValue && form != DeviceForm.Device
            ? null
            : new DeviceCandidate(
                syntax.Identifier.Text, parameter, form, CandidateReach.Parameter, TextSpan.FromBounds(start, body.Span.End), index);
    }

    /// <summary>
    /// Where in <paramref name="container"/> the variable has its last value: behind the statement with the last write. Null where a nested
    /// function may write at any time.
    /// </summary>
    private int? Settled(ISymbol variable, SyntaxNode container, out IReadOnlyList<VariableWrite> writes)
    {
        writes = VariableWrite.Find(container.DescendantNodes(), variable, source.Model);
        int start = container.SpanStart;
        foreach (VariableWrite write in writes)
        {
            SyntaxNode statement = write.At;
            while (statement.Parent != container)
            {
                statement = statement.Parent!;
                if (statement is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                {
                    return null;
                }
            }

            start = Math.Max(start, statement.Span.End);
        }

        return start;
    }

    private bool IsAssignedAt(ILocalSymbol local, SyntaxNode container, int end)
    {
        SyntaxNode last = container.ChildNodes().First(child => child.Span.End == end);
        StatementSyntax? statement = last is GlobalStatementSyntax global ? global.Statement : last as StatementSyntax;
        return statement is not null && source.Model.AnalyzeDataFlow(statement) is { Succeeded: true } flow
            && flow.DefinitelyAssignedOnExit.Contains(local, SymbolEqualityComparer.Default);
    }

    private static SyntaxNode? BodyOf(ParameterSyntax parameter) => (parameter.Parent is SimpleLambdaExpressionSyntax ? parameter.Parent : parameter.Parent?.Parent) switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody,
        _ => null,
    };
}
