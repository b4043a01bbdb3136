using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Writes calls of the user's own method that appends a provider, <c>portable_ml.append_provider_method</c>.</summary>
internal static class ProviderMethod
{
    /// <summary>
    /// The file in which one call of the method <paramref name="name"/> stands for those of <paramref name="group"/>; null where there is no such
    /// method, or it would not be told what they are.
    /// </summary>
    public static CompilationUnitSyntax? Replace(ProviderGroup group, string name, SemanticModel model)
    {
        ProviderCall call = group.First;
        int dot = name.LastIndexOf('.');
        string bare = name.StartsWith("global::", StringComparison.Ordinal) ? name.Substring("global::".Length) : name;
        INamedTypeSymbol? type = model.Compilation.GetTypeByMetadataName(bare.Substring(0, bare.LastIndexOf('.')));
        if (!group.IsPlain || group.Calls.Count > 1 || type is null || (call.Options is null && !call.Makes) || call.Syntax.Expression is MemberBindingExpressionSyntax
            || type.GetMembers(name.Substring(dot + 1)).OfType<IMethodSymbol>().FirstOrDefault(method => Takes(method, call, model)) is not { } method)
        {
            return null;
        }

        string options = call.Makes ? $"new {call.Method.ContainingType.ToMinimalDisplayString(model, call.Syntax.SpanStart)}()" : call.Options!.WithoutTrivia().ToString();
        string device = call.DeviceId is { } id && TakesDevice(method) ? ", " + id.Expression.WithoutTrivia() : "";
        ExpressionSyntax written = SyntaxFactory.ParseExpression($"{type.ToMinimalDisplayString(model, call.Syntax.SpanStart)}.{method.Name}({options}{device})");
        return ((CompilationUnitSyntax)model.SyntaxTree.GetRoot()).ReplaceNode(call.Syntax, written.WithTriviaFrom(call.Syntax));
    }

    private static bool Takes(IMethodSymbol method, ProviderCall call, SemanticModel model) =>
        method.IsStatic && model.IsAccessible(call.Syntax.SpanStart, method)
        && method.Parameters.Length > 0 && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, call.Method.ContainingType)
        && method.Parameters.Skip(TakesDevice(method) && call.DeviceId is not null ? 2 : 1).All(parameter => parameter.IsOptional)
        && (!call.Makes || SymbolEqualityComparer.Default.Equals(method.ReturnType, call.Method.ContainingType))
        && (call.DeviceId is null || TakesDevice(method) || model.GetConstantValue(call.DeviceId.Expression).Value is 0);

    private static bool TakesDevice(IMethodSymbol method) => method.Parameters.Length > 1 && method.Parameters[1].Type.SpecialType == SpecialType.System_Int32;
}
