using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// What stands around providers that are checked for, tried or chosen: a check for this one provider goes with them, since the helper
/// checks for all; a handler stays where it does something.
/// </summary>
internal sealed class ProviderSelection(ProviderGroup group, SemanticModel model)
{
    private readonly VendorSymbols _symbols = VendorSymbols.For(model.Compilation);
    private readonly ProviderWords _words = new(VendorSymbols.For(model.Compilation));

    /// <summary>The statement that goes with the calls; null where none does.</summary>
    public StatementSyntax? Whole { get; private set; }

    /// <summary>Tells whether all that decides whether the calls are reached is understood, and is as true of any provider.</summary>
    public bool IsUnderstood()
    {
        bool isFound = false;
        SyntaxNode inner = group.First.Syntax;
        foreach (SyntaxNode outer in inner.Ancestors())
        {
            switch (outer)
            {
                case TryStatementSyntax attempt when inner == attempt.Block:
                    isFound = true;
                    if (attempt.Catches.Any(IsWanted))
                    {
                        return false;
                    }

                    if (Whole is null && HoldsOnlyCalls(attempt.Block) && attempt is { Finally: null } && attempt.Catches.All(handler => handler.Block.Statements.Count == 0) && !SaysMore(attempt))
                    {
                        Whole = attempt;
                    }
                    else if (Mentions(attempt) || RecordsSuccess(attempt.Block))
                    {
                        return false;
                    }

                    break;
                case IfStatementSyntax choice when inner == choice.Statement && Asks(choice.Condition):
                    isFound = true;
                    if (Whole is not null || choice.Else is not null || choice.Condition is not InvocationExpressionSyntax || !HoldsOnlyCalls(choice.Statement) || SaysMore(choice))
                    {
                        return false;
                    }

                    Whole = choice;
                    break;
                case ConditionalExpressionSyntax choice when Asks(choice.Condition):
                    return false;
                case IfStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or ConditionalExpressionSyntax:
                    isFound = true;
                    break;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return isFound;
            }

            inner = outer;
        }

        return isFound;
    }

    private bool Asks(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Any(call => model.GetSymbolInfo(call).Symbol is { } method && _symbols.Index.Find(method)?.Role == CatalogRole.Queries);

    /// <summary>
    /// The handler's condition reads something besides the exception (<c>when (fallbackToCpu)</c>), or it throws at times: whether to go on
    /// without the hardware is the user's choice there, which the helper would not ask for, since it never fails.
    /// </summary>
    private bool IsWanted(CatchClauseSyntax handler) =>
        handler.Block.DescendantNodes().Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax) || handler.Filter is { } filter && filter.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Parent is not NameColonSyntax
            && !(name.Parent is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access && access.Name == name)
            && name.Identifier.ValueText != handler.Declaration?.Identifier.ValueText
            && model.GetSymbolInfo(name).Symbol is ILocalSymbol { IsConst: false } or IParameterSymbol or IPropertySymbol or IFieldSymbol { IsConst: false });

    private bool HoldsOnlyCalls(StatementSyntax statement) =>
        (statement is BlockSyntax block ? block.Statements : [statement]).All(inner => group.Calls.Any(call => call.Syntax.Parent == inner));

    /// <summary>A comment that is not about this provider would be lost.</summary>
    private bool SaysMore(StatementSyntax statement) => statement.DescendantTrivia().Any(trivia =>
        statement.Span.Contains(trivia.Span) && !FallbackIndent.IsWhiteSpace(trivia) && (trivia.IsDirective || !_words.NameVendor(trivia.ToString())));

    /// <summary>Something beside the calls speaks of the vendor, and would no longer be true.</summary>
    private bool Mentions(TryStatementSyntax attempt) =>
        attempt.DescendantTokens().Any(token => !group.Calls.Any(call => call.Syntax.Span.Contains(token.Span)) && _words.NameVendor(token.ValueText))
        || attempt.DescendantTrivia().Any(trivia => !FallbackIndent.IsWhiteSpace(trivia) && _words.NameVendor(trivia.ToString()));

    /// <summary>
    /// The attempt says that the hardware works once the call has not failed (<c>isGpu = true;</c>, <c>return true;</c>), or ends a search
    /// for what works (<c>break;</c>). The helper's call ends at the CPU and does not fail, so that this would be said on every machine.
    /// </summary>
    private bool RecordsSuccess(BlockSyntax attempt) => attempt.DescendantNodes().Any(node => node switch
    {
        // A setting of the library says nothing of how it went.
        AssignmentExpressionSyntax assignment => assignment.Right.IsKind(SyntaxKind.TrueLiteralExpression)
            && model.GetSymbolInfo(assignment.Left).Symbol is { DeclaringSyntaxReferences.IsEmpty: false },
        ReturnStatementSyntax { Expression: { } value } => value.IsKind(SyntaxKind.TrueLiteralExpression),
        BreakStatementSyntax { Parent: BlockSyntax { Parent: TryStatementSyntax } } => true,
        _ => false,
    });
}
