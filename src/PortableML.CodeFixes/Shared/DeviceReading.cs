using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Reads the name or the type of a device for a method that takes no device object, so that a member which has both decides once. The name
/// of a device that is chosen at run time is the plain <c>cuda</c>, <c>mps</c> or <c>cpu</c>: no other spelling is read from one.
/// </summary>
internal sealed class DeviceReading(SourceDocument source)
{
    /// <summary>The expression that gives <paramref name="site"/> what it wants of <paramref name="device"/>; null where it wants more than that.</summary>
    public string? Of(FixSite site, string device) => site.Expression.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } call } } argument
        && (site.Properties.Form == DeviceForm.Kind || (site.Properties.Form == DeviceForm.Text && IsPlainName(site) && !IsCompared(argument, call)))
            ? DeviceIdiom.Read(device, site.Properties.Form)
            : null;

    private bool IsPlainName(FixSite site) =>
        source.Model.GetConstantValue(site.Expression).Value is string text && !text.Any(char.IsUpper)
        && string.Equals(text, site.Properties.Accelerator, StringComparison.OrdinalIgnoreCase);

    /// <summary>The method asks for a spelling, which a device with an index does not have.</summary>
    private bool IsCompared(ArgumentSyntax argument, SyntaxNode call) =>
        source.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method && Arguments.ParameterOf(argument, method) is { } parameter
        && method.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == parameter.Name && IsCompared(name)));

    private static bool IsCompared(IdentifierNameSyntax name) => name.Parent switch
    {
        BinaryExpressionSyntax comparison => comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
        IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals" } => true,
        _ => false,
    };
}
