using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary><c>InitializeDeviceType(DeviceType.CUDA);</c> becomes the call that answers instead of throwing.</summary>
internal static class TryInitializeFix
{
    private const string Answering = "TryInitializeDeviceType";

    /// <summary>The fix of <paramref name="site"/>; null where the call is no statement of its own.</summary>
    public static SiteFix? Create(SourceDocument source, FixSite site)
    {
        if (site.Expression.Parent?.Parent?.Parent is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } call || !source.Torch.Has(Answering))
        {
            return null;
        }

        SimpleNameSyntax? name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return name is null ? null : new SiteFix(site, FixKeys.TryInitialize, $"Use '{Answering}'", [new TextChange(name.Span, Answering)]);
    }
}
