using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Makes null the default of a parameter, which then means what the machine has: <c>string device = "cuda"</c> becomes
/// <c>string? device = null</c>, and the body begins with <c>device ??= …</c>. A flag or an enum becomes nullable as well and is read by its
/// <c>Value</c> where it is not only compared. A constructor that only hands it on does so as <c>base(device ?? …)</c>.
/// </summary>
internal sealed class NullDefault(SourceFile source)
{
    private readonly OptionalParameter _parameters = new(source);

    /// <summary>The parameter whose default <paramref name="place"/> is and whose type changes with it; null where the type stays.</summary>
    public static IParameterSymbol? Retyped(ExpressionSyntax place, SemanticModel model) =>
        place.Parent is EqualsValueClauseSyntax { Parent: ParameterSyntax parameter }
        && model.GetDeclaredSymbol(parameter) is { Type.IsValueType: true } symbol ? symbol : null;

    /// <summary>The block or expression body in which the parameter with the default <paramref name="place"/> can get its value; null where there is none.</summary>
    public SyntaxNode? BodyFor(ExpressionSyntax place) => ParameterOf(place) is { } parameter ? _parameters.BodyThatResolves(parameter) : null;

    /// <summary>The argument of another constructor at which it can get its value instead; null where there is none.</summary>
    public IdentifierNameSyntax? ArgumentFor(ExpressionSyntax place) => ParameterOf(place) is { } parameter ? _parameters.ArgumentThatResolves(parameter) : null;

    /// <summary>
    /// The changes that give the parameter with the default <paramref name="place"/> its <paramref name="value"/> where <paramref name="body"/>
    /// begins, with <paramref name="usings"/>, which the value needs; null where it cannot.
    /// </summary>
    public IReadOnlyList<TextChange>? Write(ExpressionSyntax place, SyntaxNode body, string value, IReadOnlyList<TextChange> usings)
    {
        ParameterSyntax parameter = (ParameterSyntax)place.Parent!.Parent!;
        bool isRetyped = Retyped(place, source.Model) is not null;
        if (_parameters.Begin(body, parameter, $"{parameter.Identifier.Text} ??= {value};") is not { } beginning)
        {
            return null;
        }

        List<TextChange> changes = [.. usings, .. beginning, .. Optional(place)];
        IdentifierNameSyntax[] read = isRetyped ? [.. Reads(place, body).Where(name => !IsCompared(name))] : [];
        changes.AddRange(read.Select(name => new TextChange(new TextSpan(name.Span.End, 0), ".Value")));

        // A null may reach what the language guards.
        return !read.Any(GivesName) && source.StaysSound(changes) ? changes : null;
    }

    /// <summary>The changes that give the parameter with the default <paramref name="place"/> its <paramref name="value"/> at <paramref name="argument"/>, its only use.</summary>
    public IReadOnlyList<TextChange>? Write(ExpressionSyntax place, IdentifierNameSyntax argument, string value)
    {
        string operand = SyntaxFactory.ParseExpression(value) is ConditionalExpressionSyntax ? $"({value})" : value;
        TextChange[] changes = [.. Optional(place), new TextChange(new TextSpan(argument.Span.End, 0), $" ?? {operand}")];
        return source.StaysSound(changes) ? changes : null;
    }

    /// <summary>The places in <paramref name="body"/> that read the parameter with the default <paramref name="place"/>.</summary>
    public IEnumerable<IdentifierNameSyntax> Reads(ExpressionSyntax place, SyntaxNode body) =>
        source.Model.GetDeclaredSymbol((ParameterSyntax)place.Parent!.Parent!) is { } symbol ? _parameters.Reads(symbol, body) : [];

    /// <summary>What the title of a fix adds where the type changes.</summary>
    public static string Note(ExpressionSyntax place, SemanticModel model) =>
        Retyped(place, model) is not null ? $" (its type becomes '{((ParameterSyntax)place.Parent!.Parent!).Type}?')" : "";

    private ParameterSyntax? ParameterOf(ExpressionSyntax place) =>
        place.Parent is EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: not null } parameter } && !source.HasComment(place.Span)
        && (Retyped(place, source.Model) is not { } retyped || RetypedParameter.IsFree(retyped, source.Model.Compilation))
            ? parameter
            : null;

    /// <summary>The changes that make the parameter with the default <paramref name="place"/> null by default.</summary>
    private IEnumerable<TextChange> Optional(ExpressionSyntax place)
    {
        TypeSyntax type = ((ParameterSyntax)place.Parent!.Parent!).Type!;
        yield return new TextChange(place.Span, "null");
        if (Retyped(place, source.Model) is not null || source.Model.GetNullableContext(type.SpanStart).AnnotationsEnabled())
        {
            yield return new TextChange(new TextSpan(type.Span.End, 0), "?");
        }
    }

    /// <summary>A comparison is the same for a value that may be null, and reads better without its <c>Value</c>.</summary>
    private static bool IsCompared(ExpressionSyntax read) => read.Parent switch
    {
        ParenthesizedExpressionSyntax inner => IsCompared(inner),
        BinaryExpressionSyntax comparison => comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.IsExpression,
        IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax => true,
        _ => false,
    };

    /// <summary>A member of a tuple or of an anonymous type takes its name from the one that is read: <c>new { backend }</c>.</summary>
    private static bool GivesName(IdentifierNameSyntax read) =>
        read.Parent is AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } or ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax };
}
