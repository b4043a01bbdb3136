using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>
/// What other members say, on demand: what values a member can have, where it is used, where a parameter's values go. Pull only, cached for
/// each compilation, bounded; what is past the bounds is unknown. One answer is about one member and asks for no other's, so that nothing
/// is kept of a cycle that was cut short.
/// </summary>
internal sealed class MemberSummaries : IMemberValues
{
    private static readonly ConditionalWeakTable<Compilation, MemberSummaries> s_cache = new();

    private readonly SourceProjects _sources;
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>?> _values = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>?> _uses = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IParameterSymbol, IReadOnlyList<IParameterSymbol>> _targets = new(SymbolEqualityComparer.Default);

    private MemberSummaries(Compilation compilation) => _sources = new SourceProjects(compilation);

    /// <summary>The summaries of <paramref name="compilation"/>, shared by all rules.</summary>
    public static MemberSummaries Of(Compilation compilation) => s_cache.GetValue(compilation, static key => new MemberSummaries(key));

    /// <summary>Tells whether <paramref name="member"/> is declared in this compilation, not in a referenced project or assembly.</summary>
    public bool Declares(ISymbol member) => _sources.Declares(member);

    /// <summary>Tells whether the source of <paramref name="member"/> can be bound: here, or in a project that is referenced as source.</summary>
    public bool Shows(ISymbol member) => _sources.Declaring(member) is not null;

    /// <summary>See <see cref="SourceProjects.Definition"/>.</summary>
    public ISymbol Definition(ISymbol member) => _sources.Definition(member);

    /// <summary>Tells whether <paramref name="operation"/> is written in this compilation.</summary>
    public bool IsHere(IOperation operation) => _sources.IsHere(operation);

    /// <inheritdoc/>
    public IReadOnlyList<IOperation>? ValuesOf(ISymbol member) =>
        Shows(member) ? _values.GetOrAdd(Definition(member), key => MemberValues.Find(key, _sources)) : null;

    /// <inheritdoc/>
    public IReadOnlyList<IOperation>? OverridableValuesOf(ISymbol member) =>
        member is { IsVirtual: true } or { IsOverride: true } && Shows(member) ? MemberValues.Declared(Definition(member), _sources) : null;

    /// <inheritdoc/>
    public IReadOnlyList<IOperation>? UsesOf(ISymbol member) => Shows(member) ? _uses.GetOrAdd(Definition(member), FindUses) : [];

    private IReadOnlyList<IOperation>? FindUses(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? ConstructorUses.Find(constructor, _sources) : MemberUses.Find(member, _sources);

    /// <summary>See <see cref="ParameterTargets.Find"/>.</summary>
    public IReadOnlyList<IParameterSymbol> TargetsOf(IParameterSymbol parameter) =>
        Shows(parameter) && Definition(parameter) is IParameterSymbol definition ? _targets.GetOrAdd(definition, key => ParameterTargets.Find(key, _sources)) : [];

    /// <summary>The body of a method or constructor whose source is seen; null for others and for those that another may override.</summary>
    public IOperation? BodyOf(IMethodSymbol method) =>
        method is { IsVirtual: false, IsAbstract: false, IsOverride: false } ? OperationOf(method) : null;

    /// <summary>The body of just this method, whichever may override it; null where its source is not seen.</summary>
    public IOperation? OperationOf(IMethodSymbol method) =>
        Shows(method) && method.DeclaringSyntaxReferences is [{ } reference] && reference.GetSyntax() is (MethodDeclarationSyntax or ConstructorDeclarationSyntax) and var declaration
            ? _sources.Model(declaration.SyntaxTree).GetOperation(declaration)
            : null;

    /// <inheritdoc/>
    public IReadOnlyList<IOperation>? CallsOf(IOperation body, out bool areTooMany)
    {
        areTooMany = false;
        if (Called(body) is not { IsVirtual: false, IsAbstract: false, IsOverride: false, Name: not "Main" } member
            || (member.DeclaredAccessibility != Accessibility.Private && !HardwareWords.SpeakOfVendor(member.Name) && !HardwareWords.SpeakOfGpu(member.Name))
            || (member is IMethodSymbol method && TestMembers.AreCalledByRunner(method)))
        {
            return null;
        }

        // What holds where it is called from outside also holds where it then calls itself.
        if (UsesOf(member) is not { } uses)
        {
            areTooMany = true;
            return null;
        }

        return [.. uses.Where(use => use is not (IInvocationOperation or IPropertyReferenceOperation or IObjectCreationOperation) || !body.Syntax.Contains(use.Syntax))];
    }

    /// <summary>The method or private constructor that has <paramref name="body"/>, or the property that can only be read, of which that is the getter.</summary>
    private static ISymbol? Called(IOperation body) => body.Syntax switch
    {
        MethodDeclarationSyntax declaration => body.SemanticModel?.GetDeclaredSymbol(declaration),
        ConstructorDeclarationSyntax declaration => body.SemanticModel?.GetDeclaredSymbol(declaration) is { IsStatic: false, DeclaredAccessibility: Accessibility.Private } made ? made : null,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => body.SemanticModel?.GetDeclaredSymbol(property),
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => body.SemanticModel?.GetDeclaredSymbol(property) is IPropertySymbol { SetMethod: null } read ? read : null,
        _ => null,
    };
}
