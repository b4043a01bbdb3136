using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PortableML.CodeFixes.Shared;

/// <summary>How the surrounding code declares its locals.</summary>
internal static class DeclarationStyle
{
    /// <summary>Tells whether a new local is declared with <c>var</c>: as the options say, otherwise as most of the document's locals are.</summary>
    public static bool PrefersVar(SourceDocument source)
    {
        AnalyzerConfigOptions options = source.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(source.Root.SyntaxTree);
        if (options.TryGetValue("csharp_style_var_elsewhere", out string? value) && value.Split(':')[0].Trim() is "true" or "false")
        {
            return value.TrimStart().StartsWith("true", StringComparison.Ordinal);
        }

        int implicitly = 0;
        int explicitly = 0;
        foreach (LocalDeclarationStatementSyntax local in source.Root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>())
        {
            // What can hold a device does not count: a fix may have added it, or made it of a constant.
            if (source.Model.GetTypeInfo(local.Declaration.Type).Type is { } type && source.Torch.FormOf(type) is null)
            {
                _ = local.Declaration.Type.IsVar ? implicitly++ : explicitly++;
            }
        }

        return implicitly >= explicitly;
    }
}
