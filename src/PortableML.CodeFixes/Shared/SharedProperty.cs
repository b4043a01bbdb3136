using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Recognises the property that several members share: private, static, with the device idiom for its expression.</summary>
internal static class SharedProperty
{
    /// <summary>Tells whether a fix introduced <paramref name="member"/>, or someone who writes like it.</summary>
    public static bool Is(ISymbol member) =>
        member is IPropertySymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Private }
        && member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody.Expression: { } value }
        && DeviceValues.IdiomIndex(value) is not null;
}
