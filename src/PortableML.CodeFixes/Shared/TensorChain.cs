using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Follows a chain of tensor calls, <c>x.view(3).to(device).add_(1)</c>, to where it begins and ends.</summary>
internal sealed class TensorChain(SourceDocument source)
{
    /// <summary>Tells whether a method of this name writes into its receiver.</summary>
    public static bool WritesInPlace(string method) => method.EndsWith("_", StringComparison.Ordinal) && !method.Contains("requires_grad");

    /// <summary>The variable whose tensor, or a view of it, <paramref name="call"/> is called on; null where that is a new tensor.</summary>
    public ExpressionSyntax? Beginning(InvocationExpressionSyntax call)
    {
        ExpressionSyntax? receiver = ReceiverOf(call);
        while (receiver is InvocationExpressionSyntax inner)
        {
            receiver = IsTensorCall(inner) ? ReceiverOf(inner) : null;
        }

        return receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax ? receiver : null;
    }

    /// <summary>The last call of the chain that goes on behind <paramref name="call"/>, or its first that writes in place.</summary>
    public ExpressionSyntax End(InvocationExpressionSyntax call, out bool isWritten)
    {
        ExpressionSyntax result = call;
        while (result.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == result && IsTensorCall(next))
        {
            result = next;
            if (WritesInPlace(access.Name.Identifier.ValueText))
            {
                isWritten = true;
                return result;
            }
        }

        isWritten = false;
        return result;
    }

    private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    private bool IsTensorCall(InvocationExpressionSyntax call) =>
        source.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method && source.Torch.IsTensor(method.ContainingType);
}
