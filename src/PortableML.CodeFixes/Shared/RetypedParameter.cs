using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Judges whether the type of a parameter may become nullable: every call has to mean what it meant, and every method group, interface and
/// attribute has to compile, in this project and in those that use it.
/// </summary>
internal static class RetypedParameter
{
    /// <summary>No other method of the name could take the calls over, and no attribute is made with <paramref name="parameter"/>.</summary>
    public static bool IsFree(IParameterSymbol parameter, Compilation compilation)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method)
        {
            return true;
        }

        IEnumerable<INamedTypeSymbol> types = Bases(method.ContainingType);
        bool isAttribute = types.Any(type => type.Name == nameof(Attribute));
        return !isAttribute && !types.Take(method.MethodKind == MethodKind.Constructor ? 1 : int.MaxValue)
            .SelectMany(type => type.GetMembers(method.Name).OfType<IMethodSymbol>())
            .Any(other => !SymbolEqualityComparer.Default.Equals(other, method) && other.Parameters.Any(Takes));

        bool Takes(IParameterSymbol other) => other.Type is ITypeParameterSymbol || compilation.ClassifyCommonConversion(parameter.Type, other.Type).IsImplicit;
    }

    /// <summary>
    /// Tells whether the code that uses the method with the default <paramref name="place"/> is as sound with <paramref name="changes"/> of
    /// <paramref name="file"/>, the text of <paramref name="document"/>; true where they change no parameter's type.
    /// </summary>
    public static async Task<bool> SuitsAsync(Document document, ExpressionSyntax place, SourceFile file, IEnumerable<TextChange> changes, CancellationToken cancellationToken) =>
        NullDefault.Retyped(place, file.Model) is not { } parameter
        || await SuitsAsync(document, file.Text.WithChanges(changes.OrderBy(change => change.Span.Start)), parameter, cancellationToken).ConfigureAwait(false);

    /// <summary>Tells whether the code that uses the method of <paramref name="parameter"/> is as sound with <paramref name="changed"/>, the new text of <paramref name="document"/>.</summary>
    public static async Task<bool> SuitsAsync(Document document, SourceText changed, IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;
        string name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        Solution after = document.Project.Solution.WithDocumentText(document.Id, changed);
        foreach (Document user in Users(document))
        {
            SourceText text = await user.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (text.ToString().Contains(name)
                && (await user.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model || GivesDefault(model, parameter)
                    || (user.Id != document.Id && Problems(model) < Problems((await after.GetDocument(user.Id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!))))
            {
                return false;
            }
        }

        return true;

        int Problems(SemanticModel model) => model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    /// <summary>The documents that may use what <paramref name="document"/> declares.</summary>
    private static IEnumerable<Document> Users(Document document)
    {
        Solution solution = document.Project.Solution;
        IEnumerable<ProjectId> projects = solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(document.Project.Id);
        return document.Project.Documents.Concat(projects.Select(id => solution.GetProject(id)!)
            .Where(project => project.Language == document.Project.Language).SelectMany(project => project.Documents));
    }

    /// <summary>The word <c>default</c> would mean null.</summary>
    private static bool GivesDefault(SemanticModel model, IParameterSymbol parameter) =>
        model.SyntaxTree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal =>
            literal.IsKind(SyntaxKind.DefaultLiteralExpression) && literal.Parent is ArgumentSyntax { Parent.Parent: { } call } argument
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol method && Arguments.ParameterOf(argument, method) is { } given
            && given.Name == parameter.Name && method.Name == parameter.ContainingSymbol.Name);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
