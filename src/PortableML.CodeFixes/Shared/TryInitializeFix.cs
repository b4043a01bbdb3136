using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary><c>InitializeDeviceType(DeviceType.CUDA);</c> becomes the call that answers instead of throwing.</summary>
internal static class TryInitializeFix
{
    /// <summary>The fix of <paramref name="site"/>; null where the call is no statement of its own.</summary>
    public static SiteFix? Create(SourceDocument source, FixSite site)
    {
        if (site.Expression.Parent?.Parent?.Parent is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } call
            || source.Model.GetSymbolInfo(call).Symbol is not { } initialize || source.Catalog.Find(initialize)?.Becomes?.Split('.') is not [.., { } answering]
            || !source.Torch.Has(answering))
        {
            return null;
        }

        SimpleNameSyntax? name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return name is null ? null : new SiteFix(site, FixKeys.TryInitialize, $"Use '{answering}'", [new TextChange(name.Span, answering)]);
    }
}
