using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Finds the fields and properties, own and inherited, that hold a device when a region runs.</summary>
internal sealed class MemberDevices(SourceDocument source, DeviceValues values)
{
    /// <summary>The candidates of <paramref name="region"/>.</summary>
    public IEnumerable<DeviceCandidate> Find(CodeRegion region)
    {
        foreach (ISymbol member in MembersFor(region, source))
        {
            if (member is IFieldSymbol or IPropertySymbol && MemberType.Of(member) is { NullableAnnotation: not NullableAnnotation.Annotated } type
                && source.Torch.FormOf(type) is { } form && Judge(member, region) is (int index, TextSpan scope))
            {
                yield return new DeviceCandidate(member.Name, member, form, CandidateReach.Member, scope, index)
                {
                    IsSharedProperty = SharedProperty.Is(member),
                };
            }
        }
    }

    /// <summary>The members that <paramref name="region"/> can name without a qualifier.</summary>
    public static IEnumerable<ISymbol> MembersFor(CodeRegion region, SourceDocument source)
    {
        INamedTypeSymbol? type = region.Type is null ? null : source.Model.GetDeclaredSymbol(region.Type);

        // A function inside a struct's member cannot capture the struct.
        bool isStatic = region.IsStatic
            || (type?.IsValueType == true && region.Nodes().Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
        for (; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if ((member.IsStatic || !isStatic) && member.CanBeReferencedByName && !member.IsImplicitlyDeclared
                    && source.Model.IsAccessible(region.Function.SpanStart, member))
                {
                    yield return member;
                }
            }
        }
    }

    private (int Index, TextSpan Scope)? Judge(ISymbol member, CodeRegion region)
    {
        if (member is IPropertySymbol { GetMethod: null } or IPropertySymbol { Parameters.Length: > 0 })
        {
            return null;
        }

        SyntaxNode? declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (declaration is PropertyDeclarationSyntax property && MemberType.Results(property) is { } results)
        {
            return values.AreReliable([.. results.Select(result => new VariableWrite(property, result))], out int computed) ? (computed, region.Function.Span) : null;
        }

        if (region.Body is null)
        {
            return null;
        }

        if (declaration?.SyntaxTree != source.Root.SyntaxTree)
        {
            return MemberType.DeclaredValue(member) is { } value && DeviceValues.IsCpu(value) ? null : (0, region.Function.Span);
        }

        List<VariableWrite> writes = [.. VariableWrite.Find(TypeNodes(member.ContainingType), member, source.Model)];
        writes.RemoveAll(write => write.At is VariableDeclaratorSyntax or PropertyDeclarationSyntax && DeviceValues.IsNull(write.Value!));
        if (!values.AreReliable(writes, out int index))
        {
            return null;
        }

        List<VariableWrite> here = writes.FindAll(write => region.Member.Span.Contains(write.At.Span));
        bool isConstructor = region.Member is ConstructorDeclarationSyntax && member.IsStatic == region.IsStatic;
        if (!isConstructor)
        {
            return here.Count == 0 && (IsAssignedByConstruction(member, writes) || declaration is ParameterSyntax) ? (index, region.Function.Span) : null;
        }

        bool isInitialised = writes.Exists(write => write.At is VariableDeclaratorSyntax or PropertyDeclarationSyntax);
        if (here.Count == 0)
        {
            return isInitialised ? (index, region.Function.Span) : null;
        }

        // In its constructor the member is settled behind the last statement of the body that sets it.
        return here.TrueForAll(write => write.At.Parent?.Parent == region.Body)
            ? (index, TextSpan.FromBounds(here.Max(write => write.At.Parent!.Span.End), region.Function.Span.End))
            : null;
    }

    private static bool IsAssignedByConstruction(ISymbol member, List<VariableWrite> writes) =>
        writes.Exists(write => write.At is VariableDeclaratorSyntax or PropertyDeclarationSyntax
            || write.At.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null)
        || member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } or IPropertySymbol { SetMethod.IsInitOnly: true }
        || member.ContainingType.DeclaringSyntaxReferences.Length > 1;

    private IEnumerable<SyntaxNode> TypeNodes(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences
            .Where(reference => reference.SyntaxTree == source.Root.SyntaxTree)
            .SelectMany(reference => reference.GetSyntax().DescendantNodes());
}
