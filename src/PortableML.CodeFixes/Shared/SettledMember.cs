using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Finds where in a region a field or property holds a device for certain, and for which CUDA device it stands.</summary>
internal sealed class SettledMember(SourceDocument source, DeviceValues values)
{
    /// <summary>The index and the part of <paramref name="region"/>; null where the member may be unset, null, the CPU or about to change.</summary>
    public (int Index, TextSpan Scope)? Find(ISymbol member, CodeRegion region)
    {
        if (member is IPropertySymbol { GetMethod: null } or IPropertySymbol { Parameters.Length: > 0 })
        {
            return null;
        }

        SyntaxNode? declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (declaration?.SyntaxTree != source.Root.SyntaxTree)
        {
            return region.Body is null || (MemberType.DeclaredValue(member) is { } value && DeviceValues.IsCpu(value)) ? null : (0, region.Function.Span);
        }

        if (declaration is PropertyDeclarationSyntax property && MemberType.Results(property) is { } results)
        {
            return values.AreReliable([.. results.Select(result => new VariableWrite(property, result))], out int computed) ? (computed, region.Function.Span) : null;
        }

        // What an initialiser can read may not be set yet.
        return region.Body is null ? null : Stored(member, region, declaration is ParameterSyntax);
    }

    private (int Index, TextSpan Scope)? Stored(ISymbol member, CodeRegion region, bool isRecordParameter)
    {
        List<VariableWrite> writes = [.. VariableWrite.Find(TypeNodes(member.ContainingType), member, source.Model)];
        writes.RemoveAll(write => write.IsInitializer && DeviceValues.IsNull(write.Value!));
        if (!values.AreReliable(writes, out int index))
        {
            return null;
        }

        List<VariableWrite> here = writes.FindAll(write => region.Member.Span.Contains(write.At.Span));
        bool isConstructed = region.Member is ConstructorDeclarationSyntax && member.IsStatic == region.IsStatic
            && SymbolEqualityComparer.Default.Equals(member.ContainingType, source.Model.GetDeclaredSymbol(region.Member)?.ContainingType);
        if (here.Count == 0)
        {
            bool isSet = isConstructed ? writes.Exists(write => write.IsInitializer) : isRecordParameter || IsSetByConstruction(member, writes);
            return isSet ? (index, region.Function.Span) : null;
        }

        // In its constructor the member is settled behind the last statement of the body that sets it.
        return isConstructed && here.TrueForAll(write => write.At.Parent?.Parent == region.Body)
            ? (index, TextSpan.FromBounds(here.Max(write => write.At.Parent!.Span.End), region.Function.Span.End))
            : null;
    }

    private static bool IsSetByConstruction(ISymbol member, List<VariableWrite> writes) =>
        writes.Exists(write => write.IsInitializer || write.At.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null)
        || member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } or IPropertySymbol { SetMethod.IsInitOnly: true }
        || member.ContainingType.DeclaringSyntaxReferences.Length > 1;

    private IEnumerable<SyntaxNode> TypeNodes(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences
            .Where(reference => reference.SyntaxTree == source.Root.SyntaxTree)
            .SelectMany(reference => reference.GetSyntax().DescendantNodes());
}
