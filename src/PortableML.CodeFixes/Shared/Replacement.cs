using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>Puts a device in the place of a site, in the shape that the site's API wants.</summary>
internal sealed class Replacement(SourceDocument source)
{
    private readonly CallReplacement _calls = new(source);
    private readonly InPlaceWrites _writes = new(source);

    /// <summary>
    /// The changes that make <paramref name="site"/> use <paramref name="device"/>, an expression that yields <paramref name="form"/>;
    /// null where that place does not take it, or something the author wrote would be lost.
    /// </summary>
    public IReadOnlyList<TextChange>? Write(FixSite site, string device, DeviceForm form)
    {
        if (site.Properties.Form == DeviceForm.Call)
        {
            return site.Properties.Shape == ReplacementShapes.Move && form == DeviceForm.Device && site.Expression is InvocationExpressionSyntax call
                ? _calls.Move(call, device)
                : null;
        }

        if (site.Expression.Parent is ArgumentSyntax argument && site.Properties.Shape is ReplacementShapes.Argument or ReplacementShapes.KindAndIndex)
        {
            bool isWhole = site.Properties.Shape == ReplacementShapes.Argument || !_calls.GivesIndex(argument);
            return form == site.Properties.Form && isWhole ? Exchange(site.Expression, device, argument)
                : form == DeviceForm.Device ? _calls.Argument(argument, device)
                : null;
        }

        bool fits = form == site.Properties.Form || (form == DeviceForm.Text && IsText(site.Expression));
        return fits && !IsComparison(site.Expression) ? Exchange(site.Expression, device, site.Expression.Parent as ArgumentSyntax) : null;
    }

    /// <summary>Replaces <paramref name="expression"/> by another of the same type.</summary>
    public IReadOnlyList<TextChange>? Exchange(ExpressionSyntax expression, string text, ArgumentSyntax? argument = null)
    {
        if (source.HasComment(expression.Span))
        {
            return null;
        }

        TextChange change = new(expression.Span, text);
        return argument?.Parent?.Parent is InvocationExpressionSyntax call && _writes.CopyArgument(call) is { } copy ? [change, copy] : [change];
    }

    private bool IsText(ExpressionSyntax expression) => source.Model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;

    /// <summary>Devices are compared by reference, so another device would change the answer.</summary>
    private static bool IsComparison(ExpressionSyntax expression) =>
        expression.Parent.IsKind(SyntaxKind.EqualsExpression) || expression.Parent.IsKind(SyntaxKind.NotEqualsExpression);
}
