using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Recognises calls that give a tensor to native code beside TorchSharp's own. Such a kernel is written for one kind of memory: a tensor of
/// another device does not throw there but ends the process.
/// </summary>
internal sealed class NativeKernels(SourceDocument source)
{
    /// <summary>Tells whether <paramref name="call"/> is of a native function, or of a type around such functions, and takes a tensor or its handle.</summary>
    public bool AreGivenTensors(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Any(argument => IsTensor(argument.Expression))
        && source.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method && !source.Torch.Declares(method)
        && method.ContainingType.OriginalDefinition.GetMembers().OfType<IMethodSymbol>().Any(IsNative);

    private bool IsTensor(ExpressionSyntax value) =>
        source.Torch.IsTensor(source.Model.GetTypeInfo(value).Type)
        || (value is MemberAccessExpressionSyntax { Expression: var owner } && source.Model.GetTypeInfo(value).Type?.SpecialType == SpecialType.System_IntPtr
            && source.Torch.IsTensor(source.Model.GetTypeInfo(owner).Type));

    private static bool IsNative(IMethodSymbol method) =>
        method.IsExtern || method.GetDllImportData() is not null || method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "LibraryImportAttribute");
}
