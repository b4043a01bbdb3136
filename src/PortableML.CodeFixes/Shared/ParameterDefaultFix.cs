using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// <c>string device = "cuda"</c> becomes <c>string? device = null</c>, and the method begins with <c>device ??= …</c>; a constructor that only hands
/// it on says <c>base(device ?? …)</c>.
/// </summary>
internal sealed class ParameterDefaultFix(SourceDocument source)
{
    private readonly NullDefault _defaults = new(source);

    /// <summary>The fix of <paramref name="site"/>, the default of a parameter; null where null cannot stand for "the best there is".</summary>
    public SiteFix? Create(FixSite site)
    {
        SyntaxNode? body = _defaults.BodyFor(site.Expression);
        IdentifierNameSyntax? argument = body is null ? _defaults.ArgumentFor(site.Expression) : null;
        if ((body ?? argument) is not { } used)
        {
            return null;
        }

        DeviceIdiom idiom = DeviceIdiom.For(source, [body ?? used.FirstAncestorOrSelf<ConstructorDeclarationSyntax>()!], site.Properties.Form, site.Index, site.IsApple);
        if (site.Properties.Form == DeviceForm.Text)
        {
            // The spelling that the callers' own texts may be compared with stays.
            idiom = idiom with { Original = site.Expression.ToString() };
        }

        if (body is not null && idiom.TriesOther && VendorOnlyUse.Of([.. _defaults.Reads(site.Expression, body)], site.Expression, source.Model))
        {
            idiom = idiom.WithoutOther("which the code does nothing with");
        }

        string key = idiom.UsesHelper ? FixKeys.UseTorchDevice : FixKeys.ParameterDefault;
        string name = ((ParameterSyntax)site.Expression.Parent!.Parent!).Identifier.Text;
        string title = $"Make '{name}' optional: null means {idiom.Description}{NullDefault.Note(site.Expression, source.Model)}";
        IReadOnlyList<TextChange>? changes = body is not null
            ? _defaults.Write(site.Expression, body, idiom.Write(new TorchNames(source, OptionalParameter.PositionIn(body))), [])
            : _defaults.Write(site.Expression, argument!, idiom.Write(new TorchNames(source, used.SpanStart)));
        return changes is null ? null : new SiteFix(site, key, title, changes);
    }
}
