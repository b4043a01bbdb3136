using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Binds other members on demand: what values a member can have and where it is used. The only place that binds another tree.
/// Pull only, cached for each compilation, bounded; what is past the bounds is unknown.
/// </summary>
internal sealed class MemberSummaries(Compilation compilation) : IMemberValues
{
    /// <summary>More places than this are not looked at: the answer is then "unknown".</summary>
    private const int MaximumPlaces = 200;

    private static readonly ConditionalWeakTable<Compilation, MemberSummaries> s_cache = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string> s_texts = new();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>?> _values = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>?> _uses = new(SymbolEqualityComparer.Default);

    /// <summary>The summaries of <paramref name="compilation"/>, shared by all rules.</summary>
    public static MemberSummaries Of(Compilation compilation) => s_cache.GetValue(compilation, static key => new MemberSummaries(key));

    /// <summary>Tells whether <paramref name="member"/> is declared in this compilation, not in a referenced project or assembly.</summary>
    public bool Declares(ISymbol member) =>
        !member.DeclaringSyntaxReferences.IsEmpty && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly);

    /// <inheritdoc/>
    public IReadOnlyList<IOperation>? ValuesOf(ISymbol member) => Declares(member) ? _values.GetOrAdd(member.OriginalDefinition, FindValues) : null;

    /// <summary>
    /// Every place in the compilation that names <paramref name="member"/> (a field, property, parameter or method), its declaration
    /// aside; null where there are too many.
    /// </summary>
    public IReadOnlyList<IOperation>? UsesOf(ISymbol member) => Declares(member) ? _uses.GetOrAdd(member.OriginalDefinition, FindUses) : null;

    /// <summary>The body of a method of this compilation; null for others and for those that another may override.</summary>
    public IOperation? BodyOf(IMethodSymbol method) =>
        Declares(method) && method is { IsVirtual: false, IsAbstract: false, IsOverride: false } && method.DeclaringSyntaxReferences is [{ } reference]
        && reference.GetSyntax() is MethodDeclarationSyntax declaration
            ? Model(declaration.SyntaxTree).GetOperation(declaration)
            : null;

    /// <inheritdoc/>
    public IReadOnlyList<IOperation>? CallsOf(IOperation body)
    {
        if (body.Syntax is not MethodDeclarationSyntax || body.SemanticModel?.GetDeclaredSymbol(body.Syntax) is not IMethodSymbol method
            || method is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } || method.Name == "Main"
            || !method.ExplicitInterfaceImplementations.IsEmpty
            || (method.DeclaredAccessibility != Accessibility.Private && !HardwareWords.SpeakOfVendor(method.Name)))
        {
            return null;
        }

        return UsesOf(method);
    }

    private IReadOnlyList<IOperation>? FindValues(ISymbol member)
    {
        if (IsSetFromOutside(member))
        {
            return null;
        }

        if (member is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true }
            || member.ContainingType?.TypeKind == TypeKind.Interface)
        {
            return null;
        }

        List<IOperation> values = [];
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            SyntaxNode declaration = reference.GetSyntax();
            foreach (SyntaxNode part in Parts(declaration))
            {
                if (Model(part.SyntaxTree).GetOperation(part) is { } operation)
                {
                    AddReturned(operation, values);
                }
            }
        }

        if (member is IFieldSymbol { IsConst: false } or IPropertySymbol { IsIndexer: false } && !AddAssigned(member, values))
        {
            return null;
        }

        return values;
    }

    /// <summary>Code that is not seen can give the member another value.</summary>
    private static bool IsSetFromOutside(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && member switch
        {
            IFieldSymbol field => !field.IsReadOnly && !field.IsConst,
            IPropertySymbol { SetMethod: { } setter } => setter.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal),
            _ => false,
        };

    /// <summary>The parts of a declaration that hold its values: an initialiser, an arrow, a body, the getter's body.</summary>
    private static IEnumerable<SyntaxNode> Parts(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case VariableDeclaratorSyntax { Initializer: { } initializer }:
                yield return initializer;
                break;
            case PropertyDeclarationSyntax property:
                if (property.Initializer is { } propertyInitializer)
                {
                    yield return propertyInitializer;
                }

                if (property.ExpressionBody is { } arrow)
                {
                    yield return arrow;
                }

                foreach (AccessorDeclarationSyntax accessor in property.AccessorList?.Accessors ?? default)
                {
                    if (accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && (accessor.Body is not null || accessor.ExpressionBody is not null))
                    {
                        yield return accessor;
                    }
                }

                break;
            case MethodDeclarationSyntax method when method.Body is not null || method.ExpressionBody is not null:
                yield return method;
                break;
            case LocalFunctionStatementSyntax function when function.Body is not null || function.ExpressionBody is not null:
                yield return function;
                break;
        }
    }

    private static void AddReturned(IOperation operation, List<IOperation> values)
    {
        switch (operation)
        {
            case IFieldInitializerOperation or IPropertyInitializerOperation:
                values.Add(((ISymbolInitializerOperation)operation).Value);
                return;
            case IAnonymousFunctionOperation:
                return;
            case ILocalFunctionOperation when operation.Parent is not null && values.Count > 0:
                return;
            case IReturnOperation { ReturnedValue: { } returned, Kind: OperationKind.Return }:
                values.Add(returned);
                return;
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            AddReturned(child, values);
        }
    }

    private bool AddAssigned(ISymbol member, List<IOperation> values)
    {
        if (member is IPropertySymbol { SetMethod: null } && member.DeclaringSyntaxReferences.All(r => r.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: not null }))
        {
            return true;
        }

        if (UsesOf(member) is not { } uses)
        {
            return false;
        }

        foreach (IOperation use in uses)
        {
            switch (use.Parent)
            {
                case ISimpleAssignmentOperation assignment when assignment.Target == use:
                    values.Add(assignment.Value);
                    break;
                case ICoalesceAssignmentOperation assignment when assignment.Target == use:
                    values.Add(assignment.Value);
                    break;
                case ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } targets when deconstruction.Target == targets:
                case ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref }:
                    return false;
            }
        }

        return true;
    }

    private IReadOnlyList<IOperation>? FindUses(ISymbol member)
    {
        List<IOperation> uses = [];
        string name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name;
        foreach (SyntaxNode scope in Scopes(member))
        {
            SemanticModel? model = null;
            foreach (IdentifierNameSyntax identifier in Named(name, scope))
            {
                model ??= Model(scope.SyntaxTree);
                ISymbol? named = model.GetSymbolInfo(identifier).Symbol;
                named = named is IMethodSymbol { ReducedFrom: { } extension } ? extension : named?.OriginalDefinition;
                if (!SymbolEqualityComparer.Default.Equals(named, member))
                {
                    continue;
                }

                if (uses.Count == MaximumPlaces)
                {
                    return null;
                }

                if (Reference(model, identifier) is { } operation)
                {
                    uses.Add(operation);
                }
            }
        }

        return uses;
    }

    /// <summary>The identifiers written as <paramref name="name"/> under <paramref name="scope"/>, found by the text and not by a walk of the tree.</summary>
    private static IEnumerable<IdentifierNameSyntax> Named(string name, SyntaxNode scope)
    {
        string text = s_texts.GetValue(scope.SyntaxTree, static tree => tree.GetText().ToString());
        int end = scope.FullSpan.End;
        for (int at = text.IndexOf(name, scope.FullSpan.Start, end - scope.FullSpan.Start, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(name, at + name.Length, end - at - name.Length, StringComparison.Ordinal))
        {
            if (scope.FindToken(at) is { Parent: IdentifierNameSyntax identifier } token && token.ValueText == name)
            {
                yield return identifier;
            }
        }
    }

    /// <summary>The operation that refers to the member: the identifier's own, or that of <c>x.Name</c> around it.</summary>
    private static IOperation? Reference(SemanticModel model, IdentifierNameSyntax identifier)
    {
        SyntaxNode node = identifier;
        if (node.Parent is MemberAccessExpressionSyntax access && access.Name == identifier)
        {
            node = access;
        }
        else if (node.Parent is NameColonSyntax)
        {
            return null;
        }

        if (node.Parent is InvocationExpressionSyntax call && call.Expression == node)
        {
            node = call;
        }

        return model.GetOperation(node);
    }

    private IEnumerable<SyntaxNode> Scopes(ISymbol member)
    {
        if (member is IParameterSymbol { ContainingSymbol: { } owner })
        {
            IEnumerable<SyntaxReference> references = owner is IMethodSymbol { MethodKind: MethodKind.Constructor }
                ? owner.ContainingType.DeclaringSyntaxReferences
                : owner.DeclaringSyntaxReferences;
            return references.Select(reference => reference.GetSyntax());
        }

        return member.DeclaredAccessibility == Accessibility.Private && member.ContainingType is { } type
            ? type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            : compilation.SyntaxTrees.Select(tree => tree.GetRoot());
    }

#pragma warning disable RS1030, RS0030 // Facts about another member need that member's own tree; this is the one place that binds one.
    private SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, key => compilation.GetSemanticModel(key));
#pragma warning restore RS1030, RS0030
}
