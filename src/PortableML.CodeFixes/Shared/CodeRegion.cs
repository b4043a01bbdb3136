using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// The outermost code around a place that can share one local: a member's body, all top-level statements, or a static lambda or
/// local function, which captures nothing. An initialiser is a region without a body.
/// </summary>
/// <param name="Function">What declares the region; two places are in one region exactly when this is the same node.</param>
/// <param name="Body">The block, the expression body or the compilation unit with the statements; null of an initialiser.</param>
/// <param name="Member">The member that holds the region.</param>
/// <param name="Type">The class or struct of the member; null for top-level statements and in interfaces.</param>
/// <param name="IsStatic">Instance members cannot be used there.</param>
internal sealed record CodeRegion(SyntaxNode Function, SyntaxNode? Body, SyntaxNode Member, TypeDeclarationSyntax? Type, bool IsStatic)
{
    /// <summary>Finds the region of <paramref name="place"/>; null where no code can be added, as in an attribute.</summary>
    public static CodeRegion? Of(SyntaxNode place)
    {
        SyntaxNode? function = null;
        SyntaxNode? body = null;
        SyntaxNode child = place;
        foreach (SyntaxNode ancestor in place.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax lambda when function is null && lambda.Modifiers.Any(SyntaxKind.StaticKeyword) && child == lambda.Body:
                    (function, body) = (lambda, lambda.Body);
                    break;
                case LocalFunctionStatementSyntax local when function is null && local.Modifiers.Any(SyntaxKind.StaticKeyword):
                    (function, body) = (local, (SyntaxNode?)local.Body ?? local.ExpressionBody);
                    break;
                case ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or BaseFieldDeclarationSyntax:
                    return Make(function ?? ancestor, body, ancestor, isStatic: true);
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                    return Make(function ?? property, body, property, isStatic: true);
                case AccessorDeclarationSyntax accessor:
                    return Make(
                        function ?? accessor, body ?? (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody, accessor,
                        function is not null || IsStaticMember(accessor.FirstAncestorOrSelf<BasePropertyDeclarationSyntax>()));
                case BaseMethodDeclarationSyntax method:
                    return Make(function ?? method, body ?? (SyntaxNode?)method.Body ?? method.ExpressionBody, method, function is not null || IsStaticMember(method));
                case BasePropertyDeclarationSyntax property:
                    return Make(function ?? property, body ?? child, property, function is not null || IsStaticMember(property));
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }:
                    return new CodeRegion(function ?? unit, body ?? unit, unit, null, IsStatic: true);
                case AttributeSyntax or BaseTypeDeclarationSyntax:
                    return null;
            }

            child = ancestor;
        }

        return null;
    }

    /// <summary>The nodes of the region, without those of static functions inside it.</summary>
    public IEnumerable<SyntaxNode> Nodes() =>
        Function.DescendantNodes(node => node == Function || (!IsStaticFunction(node) && node is not BaseTypeDeclarationSyntax));

    private static CodeRegion Make(SyntaxNode function, SyntaxNode? body, SyntaxNode member, bool isStatic)
    {
        TypeDeclarationSyntax? type = member.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(type => type.Kind()
            is SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration
            or SyntaxKind.InterfaceDeclaration);
        return new CodeRegion(function, body, member, type is InterfaceDeclarationSyntax ? null : type, isStatic);
    }

    private static bool IsStaticMember(MemberDeclarationSyntax? member) => member?.Modifiers.Any(SyntaxKind.StaticKeyword) == true;

    private static bool IsStaticFunction(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };
}
