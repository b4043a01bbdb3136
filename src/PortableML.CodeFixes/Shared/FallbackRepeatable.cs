using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Tells whether an expression can be evaluated a second time: it does nothing but compute, and gives the same value again as long as
/// what it reads is not written in between.
/// </summary>
internal sealed class FallbackRepeatable(SemanticModel model)
{
    // Types of the framework whose methods compute, but for those that ask the system for something new; and methods that compute on any.
    private static readonly string[] s_computing = ["String", "Math", "MathF", "Path", "Enum", "Convert", "OperatingSystem", "RuntimeInformation"];
    private static readonly string[] s_changing = ["GetTempFileName", "GetRandomFileName"];
    private static readonly string[] s_reading = ["ToString", "Parse", "Exists", "GetEnvironmentVariable"];

    /// <summary>Tells whether <paramref name="expression"/> can be evaluated again before <paramref name="end"/>.</summary>
    public bool IsRepeatable(ExpressionSyntax expression, int end) =>
        Computes(expression) && !IsWritten(expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>(), expression.SpanStart, end);

    /// <summary>Tells whether evaluating <paramref name="expression"/> does nothing but compute.</summary>
    public bool Computes(ExpressionSyntax? expression) => expression is null || model.GetConstantValue(expression).HasValue || expression switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax or TypeOfExpressionSyntax or SizeOfExpressionSyntax or InstanceExpressionSyntax
            or TypeSyntax and not SimpleNameSyntax or AnonymousFunctionExpressionSyntax => true,
        SimpleNameSyntax name => Reads(name),
        MemberAccessExpressionSyntax access => Computes(access.Expression) && Reads(access.Name),
        ParenthesizedExpressionSyntax inner => Computes(inner.Expression),
        CastExpressionSyntax cast => Computes(cast.Expression),
        PrefixUnaryExpressionSyntax unary => !IsWrite(unary) && Computes(unary.Operand),
        PostfixUnaryExpressionSyntax unary => !IsWrite(unary) && Computes(unary.Operand),
        BinaryExpressionSyntax binary => Computes(binary.Left) && Computes(binary.Right),
        ConditionalExpressionSyntax choice => Computes(choice.Condition) && Computes(choice.WhenTrue) && Computes(choice.WhenFalse),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(hole => Computes(hole.Expression)),
        ElementAccessExpressionSyntax element => Computes(element.Expression) && Computes(element.ArgumentList.Arguments),
        ArrayCreationExpressionSyntax array => Computes(array.Initializer),
        ImplicitArrayCreationExpressionSyntax array => Computes(array.Initializer),
        CollectionExpressionSyntax list => list.Elements.All(element => element is ExpressionElementSyntax { Expression: var value } && Computes(value)),
        InitializerExpressionSyntax list => list.Expressions.All(Computes),
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } member => Computes(member.Right),
        ImplicitElementAccessSyntax key => Computes(key.ArgumentList.Arguments),
        BaseObjectCreationExpressionSyntax creation => Makes(creation) && Computes(creation.ArgumentList?.Arguments ?? default) && Computes(creation.Initializer),
        InvocationExpressionSyntax call => IsComputation(call) && Computes((call.Expression as MemberAccessExpressionSyntax)?.Expression) && Computes(call.ArgumentList.Arguments),
        _ => false,
    };

    /// <summary>Tells whether what <paramref name="names"/> mean is written between two positions of the member.</summary>
    public bool IsWritten(IEnumerable<SimpleNameSyntax> names, int start, int end)
    {
        HashSet<ISymbol> read = new(names.Select(name => model.GetSymbolInfo(name).Symbol).Where(symbol => symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol)!, SymbolEqualityComparer.Default);
        return read.Count > 0 && model.SyntaxTree.GetRoot().DescendantNodes(TextSpan.FromBounds(start, end))
            .OfType<ExpressionSyntax>()
            .Where(node => node.SpanStart >= start && node.Span.End <= end && IsTarget(node))
            .Any(node => model.GetSymbolInfo(node).Symbol is { } symbol && read.Contains(symbol));
    }

    private static bool IsTarget(ExpressionSyntax node) => node.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == node && assignment.Parent is not InitializerExpressionSyntax,
        PrefixUnaryExpressionSyntax unary => IsWrite(unary),
        PostfixUnaryExpressionSyntax unary => IsWrite(unary),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };

    private static bool IsWrite(ExpressionSyntax unary) => unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression
        or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression;

    private bool Computes(SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        arguments.All(argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && Computes(argument.Expression));

    private bool Reads(SimpleNameSyntax name) => model.GetSymbolInfo(name).Symbol switch
    {
        IPropertySymbol property => property.DeclaringSyntaxReferences.All(reference => IsStored(reference.GetSyntax())),
        ILocalSymbol or IParameterSymbol or IFieldSymbol or ITypeSymbol or INamespaceSymbol or IMethodSymbol => true,
        _ => false,
    };

    /// <summary>A property that only keeps a value; one with a body may do anything, as that of the next number.</summary>
    private static bool IsStored(SyntaxNode property) => property is ParameterSyntax
        || (property is PropertyDeclarationSyntax { AccessorList: { } list } && list.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }));

    private bool Makes(BaseObjectCreationExpressionSyntax creation) =>
        model.GetTypeInfo(creation).Type is { } type && IsOfFramework(type) && type.AllInterfaces.All(i => i.SpecialType != SpecialType.System_IDisposable);

    private bool IsComputation(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { } type } method
        && IsOfFramework(type)
        && (s_reading.Contains(method.Name) || s_computing.Contains(type.Name))
        && !s_changing.Contains(method.Name);

    private static bool IsOfFramework(ITypeSymbol type)
    {
        INamespaceSymbol? outermost = type.ContainingNamespace;
        while (outermost is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            outermost = outer;
        }

        return outermost?.Name == "System";
    }
}
