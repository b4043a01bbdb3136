using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// <c>string device = "cuda"</c> becomes <c>string? device = null</c>, and the method begins with <c>device ??= …</c>. A default of the
/// library's enum becomes nullable as well and is read by its <c>Value</c> where it is not only
/// compared.
/// </summary>
internal sealed class ParameterDefaultFix(SourceDocument source)
{
    private readonly OptionalParameter _parameters = new(source);

    /// <summary>The fix of <paramref name="site"/>, the default of a parameter; null where null cannot stand for "the best there is".</summary>
    public SiteFix? Create(FixSite site)
    {
        if (site.Expression.Parent is not EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: { } type } parameter }
            || _parameters.BodyThatResolves(parameter) is not { } body || source.HasComment(site.Expression.Span)
            || source.Model.GetDeclaredSymbol(parameter) is not { } symbol)
        {
            return null;
        }

        bool isKind = site.Properties.Form == DeviceForm.Kind;
        string name = parameter.Identifier.Text;
        DeviceIdiom idiom = DeviceIdiom.For(source, [body], site.Properties.Form, site.Index, site.IsApple);
        if (site.Properties.Form == DeviceForm.Text)
        {
            // The spelling that the callers' own texts may be compared with stays.
            idiom = idiom with { Original = site.Expression.ToString() };
        }

        if (idiom.TriesOther && VendorOnlyUse.Of([.. _parameters.Reads(symbol, body)], site.Expression, source.Model))
        {
            idiom = idiom.WithoutOther("which the code does nothing with");
        }

        if (_parameters.Begin(body, parameter, $"{name} ??= {idiom.Write(new TorchNames(source, OptionalParameter.PositionIn(body)))};") is not { } beginning)
        {
            return null;
        }

        List<TextChange> changes = [new TextChange(site.Expression.Span, "null"), .. beginning];
        if (isKind || source.Model.GetNullableContext(type.SpanStart).AnnotationsEnabled())
        {
            changes.Add(new TextChange(new TextSpan(type.Span.End, 0), "?"));
        }

        if (isKind)
        {
            changes.AddRange(_parameters.Reads(symbol, body).Where(read => !IsCompared(read)).Select(read => new TextChange(new TextSpan(read.Span.End, 0), ".Value")));
        }

        string key = idiom.UsesHelper ? FixKeys.UseTorchDevice : FixKeys.ParameterDefault;
        string title = $"Make '{name}' optional: null means {idiom.Description}" + (isKind ? $" (its type becomes '{type}?')" : "");
        // A null may reach what the language guards.
        return source.StaysSound(changes) ? new SiteFix(site, key, title, changes) : null;
    }

    /// <summary>A comparison is the same for a value that may be null, and reads better without its <c>Value</c>.</summary>
    private static bool IsCompared(ExpressionSyntax read) => read.Parent switch
    {
        ParenthesizedExpressionSyntax inner => IsCompared(inner),
        BinaryExpressionSyntax comparison => comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.IsExpression,
        IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax => true,
        _ => false,
    };
}
