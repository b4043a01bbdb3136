using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Where options are used between the statement that makes them and their session, and whether they are used after it.</summary>
internal sealed class FallbackOrder
{
    private readonly List<StatementSyntax> _early = [];
    private readonly SortedSet<int> _beside = [];

    private FallbackOrder(FallbackHost host, FallbackOrigin origin)
    {
        OriginIndex = host.IndexOf(origin.Statement);
    }

    /// <summary>The index of the statement that makes the options; negative where it stands in an outer list.</summary>
    public int OriginIndex { get; }

    /// <summary>Statements of outer lists that use the options, in order.</summary>
    public IReadOnlyList<StatementSyntax> Early => _early;

    /// <summary>The options are used after the session, or can be, so they must be those that the session was made with.</summary>
    public bool IsUsedAfter { get; private set; }

    /// <summary>Reads the order; null where a use before the session is not a statement of its own.</summary>
    public static FallbackOrder? Of(ProviderVariable options, FallbackOrigin origin, ExpressionSyntax session, FallbackHost host)
    {
        FallbackOrder order = new(host, origin) { IsUsedAfter = options.Symbol is not ILocalSymbol };
        foreach (SimpleNameSyntax use in options.Uses)
        {
            if (use.SpanStart > session.Span.End)
            {
                order.IsUsedAfter = true;
            }
            else if (use.SpanStart > origin.Creation.Span.End && !session.Span.Contains(use.Span))
            {
                if (Beside(use, host.Node) is not { } statement)
                {
                    return null;
                }

                int index = host.IndexOf(statement);
                if (index >= 0)
                {
                    order._beside.Add(index);
                }
                else if (!order._early.Contains(statement))
                {
                    order._early.Add(statement);
                }
            }
        }

        return order;
    }

    /// <summary>Tells whether the sibling at <paramref name="index"/> uses the options before their session.</summary>
    public bool IsUsedAt(int index) => _beside.Contains(index);

    /// <summary>Tells whether <paramref name="last"/> runs once after <paramref name="first"/> did: no loop and no function lies between.</summary>
    public static bool IsStraight(StatementSyntax first, StatementSyntax last)
    {
        SyntaxNode list = List(first);
        foreach (SyntaxNode outer in last.Ancestors())
        {
            if (outer == list || outer == first)
            {
                return true;
            }

            if (outer is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
                or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            {
                return false;
            }
        }

        return false;
    }

    private static SyntaxNode List(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax global ? global.Parent! : statement.Parent!;

    /// <summary>The statement around <paramref name="use"/> that stands in the same list as <paramref name="later"/> or a statement around that.</summary>
    private static StatementSyntax? Beside(SyntaxNode use, SyntaxNode later)
    {
        foreach (StatementSyntax statement in use.Ancestors().OfType<StatementSyntax>())
        {
            if (statement.Span.Contains(later.Span))
            {
                return null;
            }

            if (List(statement) is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax && List(statement).Span.Contains(later.Span))
            {
                return statement;
            }
        }

        return null;
    }
}
