using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Writes the type of a variable that is declared before it gets its value.</summary>
internal static class FallbackType
{
    /// <summary>The type of <paramref name="value"/>, with the names of its place; nullable only where the value can be null.</summary>
    public static string Of(ExpressionSyntax value, SemanticModel model)
    {
        TypeInfo info = model.GetTypeInfo(value);
        ITypeSymbol type = (info.Type ?? info.ConvertedType)!;
        bool canBeNull = type.IsReferenceType && info.Nullability.FlowState == NullableFlowState.MaybeNull;
        return type.WithNullableAnnotation(canBeNull ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, value.SpanStart);
    }
}
