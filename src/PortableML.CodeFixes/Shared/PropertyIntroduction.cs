using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Adds one property for several members of a type. A property and not a field: a field would be null for the initialisers above it, and
/// would load the native library with the type.
/// </summary>
internal static class PropertyIntroduction
{
    /// <summary>The symbol of <paramref name="type"/> where all its parts are in this document; null otherwise.</summary>
    public static INamedTypeSymbol? Owner(SourceDocument source, TypeDeclarationSyntax? type) =>
        type is not null && source.Model.GetDeclaredSymbol(type) is { } symbol
        && symbol.DeclaringSyntaxReferences.All(part => part.SyntaxTree == source.Root.SyntaxTree)
            ? symbol
            : null;

    /// <summary>Writes the declaration of <paramref name="name"/> into the first part of <paramref name="owner"/>.</summary>
    public static DeviceIntroduction? Create(SourceDocument source, INamedTypeSymbol owner, string name, DeviceIdiom idiom)
    {
        TypeDeclarationSyntax type = FirstPart(owner);
        if (type.OpenBraceToken.IsMissing || type.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            return null;
        }

        TorchNames names = new(source, type.OpenBraceToken.Span.End);
        string declaration = $"private static {names.DeviceType} {name} => {idiom.Write(names)};";
        return new DeviceIntroduction(name, idiom.Index, [Insert(source, type, declaration)], idiom);
    }

    /// <summary>The part of <paramref name="owner"/> that stands first.</summary>
    public static TypeDeclarationSyntax FirstPart(INamedTypeSymbol owner) =>
        owner.DeclaringSyntaxReferences.Select(part => (TypeDeclarationSyntax)part.GetSyntax()).OrderBy(part => part.SpanStart).First();

    /// <summary>Behind the fields that the type begins with, or before all members.</summary>
    private static TextChange Insert(SourceDocument source, TypeDeclarationSyntax type, string declaration)
    {
        bool hasDirective = type.Members.Any(member => member.GetLeadingTrivia().Any(trivia => trivia.IsDirective));
        MemberDeclarationSyntax? field = hasDirective ? null : type.Members.TakeWhile(member => member is FieldDeclarationSyntax).LastOrDefault();
        SyntaxToken anchor = field?.GetLastToken() ?? type.OpenBraceToken;
        SyntaxTrivia lineEnd = anchor.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (!lineEnd.IsKind(SyntaxKind.EndOfLineTrivia))
        {
            return new TextChange(new TextSpan(anchor.Span.End, 0), " " + declaration);
        }

        string line = source.NewLine;
        string indentation = type.Members.Count > 0
            ? source.Indentation(type.Members[0].SpanStart)
            : source.Indentation(type.SpanStart) + "    ";
        SyntaxToken next = anchor.GetNextToken();
        bool needsBlankLine = !next.IsKind(SyntaxKind.CloseBraceToken) && !(next.LeadingTrivia.Count > 0 && next.LeadingTrivia[0].IsKind(SyntaxKind.EndOfLineTrivia));
        return new TextChange(
            new TextSpan(lineEnd.SpanStart, 0),
            $"{(field is null ? line : line + line)}{indentation}{declaration}{(needsBlankLine ? line : "")}");
    }
}
