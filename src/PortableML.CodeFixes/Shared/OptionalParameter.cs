using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Tells which parameters can be null by default and get their value where their method begins.</summary>
internal sealed class OptionalParameter(SourceFile source)
{
    /// <summary>
    /// The block or expression body in which <paramref name="parameter"/> can get its value first; null where others decide what its
    /// default is (a base, an interface, a delegate), where it is read before the body runs, or where null already means something.
    /// </summary>
    public SyntaxNode? BodyThatResolves(ParameterSyntax parameter)
    {
        if (Symbol(parameter) is not { } symbol)
        {
            return null;
        }

        SyntaxNode? body = parameter.Parent?.Parent switch
        {
            MethodDeclarationSyntax method when !IsFixedByOthers(symbol) => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            ConstructorDeclarationSyntax constructor when constructor.Initializer is null || !Names(constructor.Initializer, symbol).Any() =>
                (SyntaxNode?)constructor.Body ?? constructor.ExpressionBody,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            _ => null,
        };
        return body is null || IsIterator(body) || IsWrittenOrTestedForNull(body, symbol) || IsMethodGroup(symbol) ? null : body;
    }

    /// <summary>
    /// The argument of <c>base(…)</c> or <c>this(…)</c> that is <paramref name="parameter"/> of the constructor and its only use, so that it can get
    /// its value there; null where there is another use or none.
    /// </summary>
    public IdentifierNameSyntax? ArgumentThatResolves(ParameterSyntax parameter) =>
        Symbol(parameter) is { } symbol && parameter.Parent?.Parent is ConstructorDeclarationSyntax { Initializer: { } initializer } constructor
        && Names(constructor, symbol).Take(2).ToArray() is [{ Parent: ArgumentSyntax { RefOrOutKeyword.RawKind: 0 } argument } only]
        && argument.Parent == initializer.ArgumentList
            ? only
            : null;

    /// <summary>The symbol of a parameter that null can be the default of.</summary>
    private IParameterSymbol? Symbol(ParameterSyntax parameter) =>
        ((CSharpParseOptions)source.Root.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8 || parameter.Modifiers.Any() || parameter.Type is NullableTypeSyntax
            ? null
            : source.Model.GetDeclaredSymbol(parameter);

    /// <summary>
    /// The changes that make <paramref name="body"/> begin with <paramref name="statement"/>, behind those of the parameters before
    /// <paramref name="parameter"/>; null where it cannot.
    /// </summary>
    public IReadOnlyList<TextChange>? Begin(SyntaxNode body, ParameterSyntax parameter, string statement) => body switch
    {
        BlockSyntax { Statements: [var first, ..] } block => [Above(
            block.Statements.TakeWhile(earlier => Resolves(earlier, parameter)).LastOrDefault()?.GetLastToken() ?? block.OpenBraceToken, first, statement)],
        ArrowExpressionClauseSyntax arrow => BodyConversion.Convert(source, arrow, statement),
        _ => null,
    };

    /// <summary>A place in <paramref name="body"/> where names mean what they mean in its first statement.</summary>
    public static int PositionIn(SyntaxNode body) => body is BlockSyntax block ? block.OpenBraceToken.Span.End : ((ArrowExpressionClauseSyntax)body).Expression.SpanStart;

    /// <summary>The places in <paramref name="body"/> that read <paramref name="parameter"/>.</summary>
    public IEnumerable<IdentifierNameSyntax> Reads(IParameterSymbol parameter, SyntaxNode body) => Names(body, parameter).Where(name =>
        !IsWritten(name) && name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } });

    private TextChange Above(SyntaxToken anchor, StatementSyntax like, string statement)
    {
        SyntaxTrivia lineEnd = anchor.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return lineEnd.IsKind(SyntaxKind.EndOfLineTrivia)
            ? new TextChange(new TextSpan(lineEnd.SpanStart, 0), source.NewLine + source.Indentation(like.SpanStart) + statement)
            : new TextChange(new TextSpan(anchor.Span.End, 0), " " + statement);
    }

    private static bool Resolves(StatementSyntax statement, ParameterSyntax before) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment }
        && assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)
        && ((BaseParameterListSyntax)before.Parent!).Parameters.TakeWhile(parameter => parameter != before).Any(parameter => parameter.Identifier.ValueText == name.Identifier.ValueText);

    private static bool IsFixedByOthers(IParameterSymbol parameter)
    {
        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;
        return method.IsAbstract || method.IsVirtual || method.IsOverride || method.IsExtern || method.MethodKind != MethodKind.Ordinary
            || method.PartialDefinitionPart is not null || method.PartialImplementationPart is not null
            || method.ContainingType.TypeKind == TypeKind.Interface
            || method.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers(method.Name)).Any(member =>
                SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
    }

    private static bool IsIterator(SyntaxNode body) =>
        body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is YieldStatementSyntax);

    /// <summary>A test of a value that cannot be null says nothing.</summary>
    private bool IsWrittenOrTestedForNull(SyntaxNode body, IParameterSymbol parameter) => Names(body, parameter).Any(name => name.Parent switch
    {
        BinaryExpressionSyntax binary when parameter.Type.IsReferenceType =>
            binary.IsKind(SyntaxKind.CoalesceExpression) || DeviceValues.IsNull(binary.Left) || DeviceValues.IsNull(binary.Right),
        IsPatternExpressionSyntax or ConditionalAccessExpressionSyntax => parameter.Type.IsReferenceType,
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => argument.RefOrOutKeyword.RawKind != 0 || (parameter.Type.IsReferenceType && IsNullTest(argument)),
        _ => false,
    });

    private static bool IsNullTest(ArgumentSyntax argument) =>
        argument.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ThrowIfNull" or "ThrowIfNullOrEmpty" } };

    /// <summary>A delegate made of the method keeps the parameter's type.</summary>
    private bool IsMethodGroup(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
        && source.Model.Compilation.SyntaxTrees.Any(tree => tree.GetText().ToString().Contains(method.Name)
            && tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == method.Name && !IsCalled(name)
                && source.Model.Compilation.GetSemanticModel(tree).GetSymbolInfo(name) is var info
                && info.CandidateSymbols.Add(info.Symbol!).Any(symbol => SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, method))));

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access => call.Expression == access,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => true,
        _ => false,
    };

    private static bool IsWritten(IdentifierNameSyntax name) => name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name;

    private IEnumerable<IdentifierNameSyntax> Names(SyntaxNode node, IParameterSymbol parameter) =>
        node.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            name.Identifier.ValueText == parameter.Name && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(name).Symbol, parameter));
}
