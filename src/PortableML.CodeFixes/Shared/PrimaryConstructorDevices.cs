using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Finds the parameters of a type's primary constructor that hold a device. Only where that captures nothing new: the compiler warns of
/// a parameter that is both captured by a member and used by an initialiser.
/// </summary>
internal sealed class PrimaryConstructorDevices(SourceDocument source, VariableDevices variables)
{
    /// <summary>The candidates of <paramref name="region"/>.</summary>
    public IEnumerable<DeviceCandidate> Find(CodeRegion region)
    {
        // The parameters of a record are properties.
        if (region.Type is not { ParameterList: { } list } type || type is RecordDeclarationSyntax || region.Member is ConstructorDeclarationSyntax)
        {
            yield break;
        }

        bool isInitializer = region.Body is null;
        bool isStatic = isInitializer ? region.Member is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.StaticKeyword) : region.IsStatic;
        foreach (ParameterSyntax parameter in isStatic ? default : list.Parameters)
        {
            if (variables.Parameter(parameter, type) is { } candidate && Uses(candidate.Symbol, type).All(use => use.Body is null == isInitializer))
            {
                yield return candidate;
            }
        }
    }

    private IEnumerable<CodeRegion> Uses(ISymbol parameter, TypeDeclarationSyntax type) =>
        type.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Name
                && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(name).Symbol, parameter))
            .Select(CodeRegion.Of).OfType<CodeRegion>();
}
