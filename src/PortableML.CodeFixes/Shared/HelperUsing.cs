using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>The <c>using</c> that a file needs for a generated type.</summary>
internal sealed class HelperUsing
{
    private readonly INamedTypeSymbol _type;
    private readonly SyntaxNode? _list;

    /// <summary>Looks at the file of <paramref name="place"/>, where the type or its <paramref name="extension"/> method is to be used.</summary>
    public HelperUsing(INamedTypeSymbol type, string? extension, SyntaxNode place, SemanticModel model)
    {
        _type = type;
        ISymbol[] named = [.. model.LookupNamespacesAndTypes(place.SpanStart, name: type.Name)];
        bool isThere = extension is null
            ? named.Length == 1 && SymbolEqualityComparer.Default.Equals(named[0], type)
            : type.GetMembers(extension).OfType<IMethodSymbol>().FirstOrDefault()?.Parameters[0].Type is { } receiver
                && !model.LookupSymbols(place.SpanStart, (INamespaceOrTypeSymbol)receiver, extension, includeReducedExtensionMethods: true).IsEmpty;
        CompilationUnitSyntax root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot();
        SyntaxNode list = root.Usings.Count == 0 && place.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(outer => outer.Usings.Count > 0) is { } inner ? inner : root;
        IsNeeded = !isThere;
        IsSeen = isThere || (named.Length == 0 && !HasCondition(list) && !UsesNames(root, model));
        _list = IsNeeded && IsSeen ? list : null;
    }

    /// <summary>The name can be used only with the directive.</summary>
    public bool IsNeeded { get; }

    /// <summary>The name can be used, with the directive where that is needed.</summary>
    public bool IsSeen { get; }

    /// <summary>The file with the directive, where the order of the others puts it.</summary>
    public CompilationUnitSyntax AddTo(CompilationUnitSyntax root)
    {
        if (_list is null)
        {
            return root;
        }

        SyntaxNode list = _list is CompilationUnitSyntax ? root : root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().First(space => space.Usings.Count > 0);
        FallbackLayout layout = FallbackLayout.Around(Usings(_list).FirstOrDefault() ?? (SyntaxNode)_list);
        UsingDirectiveSyntax added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(_type.ContainingNamespace.ToDisplayString()))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(layout.NewLine));
        SyntaxList<UsingDirectiveSyntax> usings = Usings(list);
        int index = usings.LastIndexOf(directive => IsPlain(directive) && GoesBefore(directive.Name!.ToString(), usings)) + 1;
        if (usings.Count == 0)
        {
            // Below the head of the file, and with a blank line behind it.
            SyntaxToken next = root.GetFirstToken(includeZeroWidth: true);
            added = added.WithLeadingTrivia(next.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.EndOfLine(layout.NewLine), SyntaxFactory.EndOfLine(layout.NewLine));
            root = root.ReplaceToken(next, next.WithLeadingTrivia());
            return root.WithUsings(SyntaxFactory.SingletonList(added));
        }

        if (index == 0)
        {
            UsingDirectiveSyntax first = usings[0];
            added = added.WithLeadingTrivia(first.GetLeadingTrivia());
            usings = usings.Replace(first, first.WithLeadingTrivia(SyntaxFactory.Whitespace(layout.Indent)));
        }
        else
        {
            added = added.WithLeadingTrivia(SyntaxFactory.Whitespace(layout.Indent));
        }

        usings = usings.Insert(index, added);
        return list is CompilationUnitSyntax unit ? unit.WithUsings(usings) : root.ReplaceNode(list, ((BaseNamespaceDeclarationSyntax)list).WithUsings(usings));
    }

    /// <summary>The directive as changes of the file's text; none where it is not needed.</summary>
    public IReadOnlyList<TextChange> Changes(SyntaxTree file) => _list is null
        ? []
        : [.. file.WithRootAndOptions(AddTo((CompilationUnitSyntax)file.GetRoot()), file.Options).GetChanges(file)];

    /// <summary>System stands first where it does in the list; the rest is in the order of the alphabet.</summary>
    private bool GoesBefore(string name, SyntaxList<UsingDirectiveSyntax> usings)
    {
        static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
        bool systemFirst = usings.FirstOrDefault(IsPlain) is { } first && IsSystem(first.Name!.ToString());
        return (systemFirst && IsSystem(name)) || string.Compare(name, _type.ContainingNamespace.ToDisplayString(), StringComparison.OrdinalIgnoreCase) < 0;
    }

    /// <summary>A directive among the usings, as <c>#if</c>: a new one could be hidden by it.</summary>
    private static bool HasCondition(SyntaxNode list) => Usings(list).Any(directive => directive.ContainsDirectives)
        || (Usings(list).LastOrDefault()?.GetLastToken().GetNextToken().LeadingTrivia.Any(SyntaxKind.EndIfDirectiveTrivia) ?? false);

    /// <summary>A name of the file, written alone, is that of another type in the namespace: the directive could change what it means.</summary>
    private bool UsesNames(CompilationUnitSyntax root, SemanticModel model)
    {
        HashSet<string> types = [.. _type.ContainingNamespace.GetTypeMembers().Where(type => type.Name != _type.Name).Select(type => type.Name)];
        return root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => types.Contains(name.Identifier.ValueText)
            && (name.Parent is not (MemberAccessExpressionSyntax or QualifiedNameSyntax) || name.Parent.ChildNodes().First() == name)
            && model.GetSymbolInfo(name).Symbol is ITypeSymbol or null);
    }

    private static SyntaxList<UsingDirectiveSyntax> Usings(SyntaxNode list) =>
        list is CompilationUnitSyntax unit ? unit.Usings : ((BaseNamespaceDeclarationSyntax)list).Usings;

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);
}
