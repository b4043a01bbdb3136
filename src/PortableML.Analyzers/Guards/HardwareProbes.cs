using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Tells by its text whether a member of the project asks the machine for one vendor's hardware, whatever it is called itself: it starts
/// <c>nvidia-smi</c>, looks for <c>nvcuda.dll</c> or among the names of the display adapters, or calls the vendor's native library. What it
/// answers then chooses. It is no proof, since nobody knows what the answer means: the place becomes an Info.
/// </summary>
internal static class HardwareProbes
{
    /// <summary>A longer member does more than to ask.</summary>
    private const int MaximumLength = 4000;

    /// <summary>The platform's members that are given the name of what to start, load, look for or compare with. A log is given names too and asks nothing.</summary>
    private static readonly HashSet<string> s_questions = new(StringComparer.Ordinal)
    {
        "ProcessStartInfo", "Start", "FileName", "Load", "TryLoad", "Exists", "Combine", "GetEnvironmentVariable", "ManagementObjectSearcher", "OpenSubKey",
        "Contains", "StartsWith", "EndsWith", "IndexOf", "Equals", "IsMatch",
    };

    private static readonly ConditionalWeakTable<SyntaxNode, object> s_known = new();

    /// <summary>Tells it of <paramref name="member"/>, a method or a property.</summary>
    public static bool Are(ISymbol member) =>
        member is IMethodSymbol or IPropertySymbol && member.OriginalDefinition.DeclaringSyntaxReferences is [{ } reference] && reference.Span.Length <= MaximumLength
        && (bool)s_known.GetValue(reference.GetSyntax(), static key => Asks(key));

    private static bool Asks(SyntaxNode declaration) => declaration.DescendantNodes().Any(node => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text =>
            text.Token.ValueText is { Length: <= 64 } name && HardwareWords.SpeakOfVendor(name) && Taker(text) is { } taker && s_questions.Contains(taker),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: { } called } } =>
            HardwareWords.SpeakOfVendor(called) && IsNative(called, declaration),
        _ => false,
    });

    /// <summary>The name of what is called with <paramref name="text"/>, made with it or set to it.</summary>
    private static string? Taker(LiteralExpressionSyntax text) => text.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } method } } } => method,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: { } method } } } => method,
        ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: { } made } } => LastName(made),
        ArgumentSyntax { Parent.Parent: ImplicitObjectCreationExpressionSyntax { Parent.Parent.Parent: VariableDeclarationSyntax { Type: { } declared } } } => LastName(declared),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: { } property } } => property,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } property } } => property,
        _ => null,
    };

    private static string? LastName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        _ => null,
    };

    private static bool IsNative(string called, SyntaxNode declaration) =>
        declaration.Parent is TypeDeclarationSyntax type && type.Members.Any(member =>
            member is MethodDeclarationSyntax method && method.Identifier.ValueText == called && method.AttributeLists.Count > 0 && method.Body is null && method.ExpressionBody is null);
}
