using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Makes a constant of the project's own (a flag that is <c>true</c>, a member of its enum) depend on what the machine has: the project's
/// own code for the CPU is there already, it is only never chosen.
/// </summary>
internal static class OwnChoice
{
    private const string Processor = "cpu";

    /// <summary>The changes at <paramref name="place"/>; null where the language wants a constant, the vendor is meant, or nothing can be asked or chosen instead.</summary>
    public static IReadOnlyList<TextChange>? Write(ExpressionSyntax place, SiteProperties site, SourceFile file)
    {
        SemanticModel model = file.Model;
        if (site.Form != DeviceForm.Own || site.Index > 0 || IsVendorTest(place) || IsComparison(place, model) || !new ProviderIntent(model).Allows(place)
            || Question(place, site, model) is not { } question || Choice(place, question.Text, model) is not { } choice)
        {
            return null;
        }

        ValueTarget target = ValuePosition.Find(place);
        if (target == ValueTarget.ParameterDefault)
        {
            NullDefault defaults = new(file);
            return defaults.BodyFor(place) is { } body ? defaults.Write(place, body, choice, question.Usings) : null;
        }

        IReadOnlyList<TextChange>? freed = target switch
        {
            ValueTarget.Operation or ValueTarget.Variable => [],
            ValueTarget.ConstantMember => ConstantMember.MakeProperty(place, model),
            ValueTarget.LocalConstant => LocalConstant.MakeVariable(file, place),
            _ => null,
        };
        bool isChoice = !place.IsKind(SyntaxKind.TrueLiteralExpression) && ValuePosition.NeedsParentheses(place);
        return freed is null ? null : [.. question.Usings, .. freed, new TextChange(place.Span, isChoice ? $"({choice})" : choice)];
    }

    /// <summary>What stands for the constant at <paramref name="place"/>: the answer itself for a flag, one of two members for an enum.</summary>
    private static string? Choice(ExpressionSyntax place, string question, SemanticModel model) =>
        place.IsKind(SyntaxKind.TrueLiteralExpression) ? question
        : model.GetSymbolInfo(place).Symbol is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } type } && Sibling(place, type) is { } other ? $"{question} ? {place} : {other}"
        : null;

    /// <summary>The call that tells whether the accelerator works here: the library's own, or that of the generated helper.</summary>
    private static HelperQuestion? Question(ExpressionSyntax place, SiteProperties site, SemanticModel model)
    {
        CatalogEntry[] entries = [.. VendorSymbols.For(model.Compilation).Libraries.Where(library => library.Name == site.Library)
            .SelectMany(library => library.Entries).Where(entry => entry.Accelerator?.Name == site.Accelerator)];
        foreach (CatalogEntry query in entries.Where(entry => entry is { Role: CatalogRole.Queries, Lists: false, Counts: false } && entry.Id[0] == 'M'))
        {
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(query.Id, model.Compilation)
                is IMethodSymbol { IsStatic: true, Parameters.IsEmpty: true, ReturnType.SpecialType: SpecialType.System_Boolean } method && model.IsAccessible(place.SpanStart, method))
            {
                return new HelperQuestion($"{method.ContainingType.ToMinimalDisplayString(model, place.SpanStart)}.{method.Name}()", []);
            }
        }

        return ProviderHelper.QuestionFor(site, model, place);
    }

    /// <summary>The member of the enum for the CPU, written as <paramref name="place"/> is.</summary>
    private static string? Sibling(ExpressionSyntax place, INamedTypeSymbol type)
    {
        IFieldSymbol[] processors = [.. type.GetMembers().OfType<IFieldSymbol>().Where(member => string.Equals(member.Name, Processor, StringComparison.OrdinalIgnoreCase))];
        return (processors, place) switch
        {
            ([{ } processor], MemberAccessExpressionSyntax access) => access.WithName(SyntaxFactory.IdentifierName(processor.Name)).WithoutTrivia().ToString(),
            ([{ } processor], IdentifierNameSyntax) => processor.Name,
            _ => null,
        };
    }

    /// <summary>The same call stands in the member with another constant too: what runs on the accelerator is set against what does not.</summary>
    private static bool IsComparison(ExpressionSyntax place, SemanticModel model) =>
        place.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol method && Arguments.ParameterOf(argument, method) is { } parameter
        && model.GetConstantValue(place).Value is { } value
        && call.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax) is { } member
        && member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other =>
            SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(other).Symbol, method)
            && other.ArgumentList.Arguments.Any(given => Arguments.ParameterOf(given, method)?.Name == parameter.Name
                && model.GetConstantValue(given.Expression).Value is { } constant && !constant.Equals(value)));

    /// <summary>A test of the vendor's accelerator would test nothing on another.</summary>
    private static bool IsVendorTest(SyntaxNode place) => place.Ancestors().OfType<BaseTypeDeclarationSyntax>()
        .Any(type => NameWords.NameVendor(type.Identifier.ValueText) && NameWords.NameTest(type.Identifier.ValueText));
}
