using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Adds a branch to an <c>if</c> that does nothing but choose a device, laid out as the <c>if</c> is.</summary>
internal sealed class BranchArm(SourceDocument source, AcceleratorCondition condition)
{
    /// <summary>Adds <paramref name="device"/> before the CPU; null where the choice around <paramref name="value"/> is another one.</summary>
    public IReadOnlyList<TextChange>? Add(ExpressionSyntax value, string device)
    {
        if (StatementOf(value) is not { } statement || (statement.Parent is BlockSyntax { Statements.Count: 1 } ? statement.Parent.Parent : statement.Parent) is not IfStatementSyntax choice
            || !choice.Statement.Contains(statement) || condition.For(choice.Condition) is not { } asked || source.HasComment(choice.Statement.Span))
        {
            return null;
        }

        string body = Between(choice.CloseParenToken.Span.End, value.SpanStart) + device + Between(value.Span.End, choice.Statement.Span.End);
        string arm = $"if ({asked}){body}";
        if (choice.Else is { Statement: { } rest } other)
        {
            if (!ChoosesCpu(rest, statement) || source.HasComment(TextSpan.FromBounds(choice.Statement.Span.End, rest.SpanStart)))
            {
                return null;
            }

            TextSpan gap = TextSpan.FromBounds(other.ElseKeyword.Span.End, rest.SpanStart);
            return [new TextChange(gap, $" {arm}{Between(choice.Statement.Span.End, other.ElseKeyword.Span.End)}{source.Text.ToString(gap)}")];
        }

        bool isResult = statement is ReturnStatementSyntax;
        if (Siblings(choice) is not { } siblings || siblings.IndexOf(choice) is var at
            && !(isResult ? at + 1 < siblings.Count && ChoosesCpu(siblings[at + 1], statement) : at > 0 && ChoosesCpu(siblings[at - 1], statement)))
        {
            return null;
        }

        string line = source.NewLine + source.Indentation(choice.SpanStart);
        return [new TextChange(new TextSpan(choice.Span.End, 0), line + (isResult ? "" : "else ") + arm)];
    }

    /// <summary>The statement that does nothing but assign or return <paramref name="value"/>.</summary>
    private static StatementSyntax? StatementOf(ExpressionSyntax value) => value.Parent switch
    {
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Right == value && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) => statement,
        ReturnStatementSyntax statement => statement,
        _ => null,
    };

    private static List<StatementSyntax>? Siblings(IfStatementSyntax choice) => choice.Parent switch
    {
        BlockSyntax block => [.. block.Statements],
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => [.. unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement)],
        _ => null,
    };

    /// <summary><paramref name="statement"/> gives the CPU to what <paramref name="like"/> gives the accelerator to.</summary>
    private bool ChoosesCpu(StatementSyntax statement, StatementSyntax like) => statement switch
    {
        BlockSyntax { Statements: [var only] } => ChoosesCpu(only, like),
        ReturnStatementSyntax { Expression: { } result } => like is ReturnStatementSyntax && DeviceValues.IsCpu(result),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => IsTarget(source.Model.GetSymbolInfo(assignment.Left).Symbol, like) && DeviceValues.IsCpu(assignment.Right),
        LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value } declarator] } => IsTarget(source.Model.GetDeclaredSymbol(declarator), like) && DeviceValues.IsCpu(value),
        _ => false,
    };

    private bool IsTarget(ISymbol? variable, StatementSyntax like) =>
        variable is not null && like is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment }
        && SymbolEqualityComparer.Default.Equals(variable, source.Model.GetSymbolInfo(assignment.Left).Symbol);

    private string Between(int start, int end) => source.Text.ToString(TextSpan.FromBounds(start, end));
}
