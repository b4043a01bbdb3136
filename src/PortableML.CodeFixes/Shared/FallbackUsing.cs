using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Adds <c>using System;</c> to a file, where no name of the file could mean something else because of it.</summary>
internal static class FallbackUsing
{
    /// <summary>
    /// Tells whether the using can be added: there are others to put it to, and no name in the file is also a type or an extension
    /// method of the namespace. Otherwise the names are written in full.
    /// </summary>
    public static bool CanAdd(SemanticModel model)
    {
        CompilationUnitSyntax root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot();
        INamespaceSymbol? system = model.Compilation.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(name => name.Name == "System");
        if (root.Usings.FirstOrDefault(IsPlain) is not { } first || first.GetLeadingTrivia().Any(IsCondition) || system is null)
        {
            return false;
        }

        // A name that follows a dot can only become an extension method, any other a type.
        ILookup<bool, SimpleNameSyntax> names = root.DescendantNodes().OfType<SimpleNameSyntax>().ToLookup(FollowsDot);
        HashSet<string> members = [.. names[true].Select(name => name.Identifier.ValueText)];
        return !names[false].Any(name => !system.GetTypeMembers(name.Identifier.ValueText).IsEmpty && model.GetSymbolInfo(name).Symbol is ITypeSymbol or null)
            && !system.GetTypeMembers().Any(type => type.MightContainExtensionMethods && type.GetMembers().Any(member => members.Contains(member.Name)));
    }

    /// <summary>Adds the using before the first one of the file.</summary>
    public static CompilationUnitSyntax Add(CompilationUnitSyntax root, string newLine)
    {
        if (root.Usings.Any(IsSystem))
        {
            return root;
        }

        UsingDirectiveSyntax first = root.Usings.First(IsPlain);
        UsingDirectiveSyntax added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName("System"))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithLeadingTrivia(first.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(newLine));
        root = root.ReplaceNode(first, first.WithoutLeadingTrivia());
        return root.WithUsings(root.Usings.Insert(root.Usings.IndexOf(IsPlain), added));
    }

    private static bool IsCondition(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia;

    private static bool FollowsDot(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        QualifiedNameSyntax qualified => qualified.Right == name,
        MemberBindingExpressionSyntax => true,
        _ => false,
    };

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static bool IsSystem(UsingDirectiveSyntax directive) => IsPlain(directive) && directive.Name?.ToString() == "System";
}
