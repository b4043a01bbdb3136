using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// The statements that make and fill the options of a provider before it is appended. They fail where the package does not hold the
/// provider, so they go into the <c>try</c>, and only there.
/// </summary>
internal sealed class FallbackPreparation
{
    private readonly IReadOnlyList<ProviderVariable> _variables;

    private FallbackPreparation(IReadOnlyList<ProviderVariable> variables, int first)
    {
        _variables = variables;
        First = first;
    }

    /// <summary>The index of the first such statement; that of the last statement of the region where there is none.</summary>
    public int First { get; }

    /// <summary>Finds what <paramref name="calls"/> need; null where it cannot move into a <c>try</c> that ends with <paramref name="last"/>.</summary>
    public static FallbackPreparation? Of(IEnumerable<ProviderCall> calls, FallbackHost host, int last, SemanticModel model)
    {
        List<ProviderVariable> variables = [];
        int first = last;
        foreach (SimpleNameSyntax name in calls.SelectMany(call => call.Syntax.ArgumentList.DescendantNodes()).OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is not ILocalSymbol local || !ProviderSession.IsProviderOptions(local.Type))
            {
                continue;
            }

            ProviderVariable variable = ProviderVariable.Of(local, ProviderVariable.MemberOf(name), model);
            SyntaxNode declaration = local.DeclaringSyntaxReferences[0].GetSyntax();
            int index = declaration.Parent?.Parent is LocalDeclarationStatementSyntax statement && statement.Declaration.Variables.Count == 1 ? host.IndexOf(statement) : -1;
            if (index < 0 || host.Siblings[index] != declaration.Parent!.Parent || variable.Uses.Any(use => use.SpanStart > host.Siblings[last].Span.End))
            {
                return null;
            }

            variables.Add(variable);
            first = Math.Min(first, index);
        }

        return new FallbackPreparation(variables, first);
    }

    /// <summary>Tells whether <paramref name="statement"/> declares or uses options of a provider.</summary>
    public bool Includes(StatementSyntax statement) => _variables.Any(variable => Declares(statement, variable) || variable.IsUsedIn(statement));

    /// <summary>Tells whether <paramref name="statement"/> declares something else, which the code after it may need.</summary>
    public bool DeclaresMore(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax && Includes(statement) && !_variables.Any(variable => Declares(statement, variable));

    /// <summary>Adds the statements from <see cref="First"/> to before <paramref name="end"/>: these to the <c>try</c>, others before it where they can be.</summary>
    public bool TryAddTo(FallbackRegion region, FallbackHost host, int end, FallbackMoves moves)
    {
        for (int i = First; i < end; i++)
        {
            StatementSyntax statement = host.Siblings[i];
            bool isIncluded = Includes(statement);
            StatementSyntax taken = FallbackIndent.Take(statement);
            if (isIncluded)
            {
                region.Try(taken, i);
            }
            else
            {
                region.Before.Add(taken);
            }

            if (isIncluded ? DeclaresMore(statement) : !moves.CanRunBefore(statement, host.Siblings.Skip(First).Take(i - First)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Declares(StatementSyntax statement, ProviderVariable variable) =>
        variable.Symbol.DeclaringSyntaxReferences.Any(reference => statement.Span.Contains(reference.Span));
}
