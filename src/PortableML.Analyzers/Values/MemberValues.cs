using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>Finds the values that a member can have: of its initialiser, its body and its assignments.</summary>
internal static class MemberValues
{
    /// <summary>The values of <paramref name="member"/>; null where code that is not seen can give it another.</summary>
    public static IReadOnlyList<IOperation>? Find(ISymbol member, SourceProjects sources)
    {
        if (IsSetFromOutside(member) || member is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true })
        {
            return null;
        }

        List<IOperation> values = Declared(member, sources);
        return member is IFieldSymbol { IsConst: false } or IPropertySymbol { IsIndexer: false } && !AddAssigned(member, sources, values) ? null : values;
    }

    /// <summary>The values of the initialiser or the body of <paramref name="member"/>.</summary>
    public static List<IOperation> Declared(ISymbol member, SourceProjects sources)
    {
        List<IOperation> values = [];
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            foreach (SyntaxNode part in Parts(reference.GetSyntax()))
            {
                if (sources.Model(part.SyntaxTree).GetOperation(part) is { } operation)
                {
                    AddReturned(operation is ILocalFunctionOperation { Body: { } body } ? body : operation, values);
                }
            }
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
            case IAnonymousFunctionOperation or ILocalFunctionOperation:
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

    private static bool AddAssigned(ISymbol member, SourceProjects sources, List<IOperation> values)
    {
        if (member is IPropertySymbol { SetMethod: null } && member.DeclaringSyntaxReferences.All(r => r.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: not null }))
        {
            return true;
        }

        if (MemberUses.FindWrites(member, sources) is not { } uses)
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
                case ITupleOperation when Deconstruction.ValueOf(use) is { } value:
                    values.Add(value);
                    break;
                case ITupleOperation when Deconstruction.IsTarget(use):
                case ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref }:
                    return false;
            }
        }

        return true;
    }
}
