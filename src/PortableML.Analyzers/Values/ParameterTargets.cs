using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.Analyzers.Values;

/// <summary>Finds the parameters that an argument arrives at where the one that it is written for has no body of its own.</summary>
internal static class ParameterTargets
{
    /// <summary>More lambdas or members than this are not looked at.</summary>
    private const int Maximum = 50;

    /// <summary>
    /// The parameters behind <paramref name="parameter"/>: those of an indexer's accessors, of a partial method's other half, of the members
    /// that implement or override its own, and of the lambdas that a delegate type is given.
    /// </summary>
    public static IReadOnlyList<IParameterSymbol> Find(IParameterSymbol parameter, SourceProjects sources)
    {
        IEnumerable<IMethodSymbol> methods = parameter.ContainingSymbol switch
        {
            IPropertySymbol indexer => new[] { indexer.GetMethod, indexer.SetMethod }.OfType<IMethodSymbol>(),
            IMethodSymbol { PartialImplementationPart: { } implementation } => [implementation],
            IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } invoke => Lambdas(invoke.ContainingType, sources),
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method when method.IsAbstract || method.IsVirtual || method.IsOverride => Overrides(method, sources),
            _ => [],
        };
        return [.. methods.Take(Maximum).Where(method => method.Parameters.Length > parameter.Ordinal).Select(method => method.Parameters[parameter.Ordinal])];
    }

    private static IEnumerable<IMethodSymbol> Overrides(IMethodSymbol method, SourceProjects sources)
    {
        foreach (SyntaxToken token in MemberUses.Tokens(method, sources))
        {
            if (token.Parent is MethodDeclarationSyntax declaration && declaration.Identifier == token
                && sources.Model(declaration.SyntaxTree).GetDeclaredSymbol(declaration) is IMethodSymbol other && IsBehind(method, other, sources))
            {
                yield return other;
            }
        }
    }

    private static bool IsBehind(IMethodSymbol method, IMethodSymbol other, SourceProjects sources)
    {
        for (IMethodSymbol? overridden = other.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (IsSame(overridden))
            {
                return true;
            }
        }

        return method.ContainingType.TypeKind == TypeKind.Interface
            && other.ContainingType.AllInterfaces.Any(type => type.GetMembers(method.Name).Any(member => IsSame(member)
                && SymbolEqualityComparer.Default.Equals(other.ContainingType.FindImplementationForInterfaceMember(member), other)));

        bool IsSame(ISymbol member) => SymbolEqualityComparer.Default.Equals(sources.Definition(member), method);
    }

    /// <summary>The lambdas that are written where the delegate type is named or wanted, in the files that name it.</summary>
    private static IEnumerable<IMethodSymbol> Lambdas(INamedTypeSymbol type, SourceProjects sources)
    {
        HashSet<SyntaxTree> trees = [.. MemberUses.Tokens(type, sources).Select(token => token.SyntaxTree!)];
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = sources.Model(tree);
            foreach (AnonymousFunctionExpressionSyntax lambda in tree.GetRoot().DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().Take(Maximum))
            {
                if (model.GetTypeInfo(lambda).ConvertedType is { } converted && SymbolEqualityComparer.Default.Equals(sources.Definition(converted), type)
                    && model.GetSymbolInfo(lambda).Symbol is IMethodSymbol function)
                {
                    yield return function;
                }
            }
        }
    }
}
