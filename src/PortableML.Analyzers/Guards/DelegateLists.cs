using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Finds where the delegates of a list run that is written in the member or kept in a private one: in the loops over it, alone or as one part of a tuple.
/// </summary>
internal static class DelegateLists
{
    /// <summary>The calls of <paramref name="value"/>, an element of a list; null where it is none, or the list goes elsewhere too.</summary>
    public static List<IOperation>? CallsOf(IOperation value, MemberBody body, IMemberValues? members)
    {
        IOperation element = Outer(value);
        int part = -1;
        if (element.Parent is ITupleOperation tuple)
        {
            part = tuple.Elements.IndexOf(element);
            element = Outer(tuple);
        }

        if (ListAround(element) is not { } list || LoopsOver(Outer(list), body, members) is not { Count: > 0 } loops)
        {
            return null;
        }

        List<IOperation> calls = [];
        foreach (IForEachLoopOperation loop in loops)
        {
            if (CallsIn(loop, part) is not { } found)
            {
                return null;
            }

            calls.AddRange(found);
        }

        return calls;
    }

    private static IOperation? ListAround(IOperation element) => element.Parent switch
    {
        IArrayInitializerOperation { Parent: IArrayCreationOperation array } => array,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add", Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation made } } } => made,

        // A collection expression has no kind of its own in the oldest compiler.
        { Syntax: CollectionExpressionSyntax } collection => collection,
        _ => null,
    };

    private static List<IForEachLoopOperation>? LoopsOver(IOperation list, MemberBody body, IMemberValues? members) => list.Parent switch
    {
        IForEachLoopOperation loop => [loop],
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } } when body.WritesOf(local).Count == 1 => LoopsOver(body.ReferencesTo(local), members),
        IFieldInitializerOperation { InitializedFields: [{ } field] } => LoopsOverKept(field, members),
        IPropertyInitializerOperation { InitializedProperties: [{ } property] } => LoopsOverKept(property, members),
        IArgumentOperation argument => LoopsOverParameter(argument, members),
        _ => null,
    };

    /// <summary>The loops over a list that a private member is given once.</summary>
    private static List<IForEachLoopOperation>? LoopsOverKept(ISymbol member, IMemberValues? members) =>
        member.DeclaredAccessibility == Accessibility.Private && members?.ValuesOf(member) is { Count: 1 } && members.UsesOf(member) is { } uses ? LoopsOver(uses, members) : null;

    private static List<IForEachLoopOperation>? LoopsOverParameter(IArgumentOperation argument, IMemberValues? members) =>
        argument is { Parameter: { } parameter, Parent: IInvocationOperation { TargetMethod: { } method } } && members?.BodyOf(method) is { } callee
            ? LoopsOver(MemberBody.Of(callee).ReferencesTo(parameter.OriginalDefinition), members: null)
            : null;

    private static List<IForEachLoopOperation>? LoopsOver(IReadOnlyList<IOperation> references, IMemberValues? members)
    {
        List<IForEachLoopOperation> loops = [];
        foreach (IOperation reference in references)
        {
            IOperation value = Outer(reference);
            if (value.Parent is IForEachLoopOperation loop)
            {
                loops.Add(loop);
            }
            else if (value.Parent is IArgumentOperation argument && LoopsOverParameter(argument, members) is { Count: > 0 } elsewhere)
            {
                loops.AddRange(elsewhere);
            }
            else if (value.Parent is not IPropertyReferenceOperation { Property.Name: "Length" or "Count" })
            {
                return null;
            }
        }

        return loops;
    }

    /// <summary>The calls of the loop's variable, or of that part of it which has the number <paramref name="part"/>.</summary>
    private static List<IOperation>? CallsIn(IForEachLoopOperation loop, int part)
    {
        MemberBody body = MemberBody.Of(loop);
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation { Symbol: { } local }:
                return part < 0 ? FunctionCalls.CallsOf(body.ReferencesTo(local)) : FunctionCalls.CallsOf(Parts(body.ReferencesTo(local), part));
            case IDeclarationExpressionOperation { Expression: ITupleOperation { Elements: var elements } }:
                return Part(elements, part, body);
            case ITupleOperation { Elements: var elements }:
                return Part(elements, part, body);
            default:
                return null;
        }
    }

    private static List<IOperation>? Part(ImmutableArray<IOperation> elements, int part, MemberBody body)
    {
        IOperation? element = part >= 0 && part < elements.Length ? elements[part] : null;
        element = element is IDeclarationExpressionOperation declared ? declared.Expression : element;
        return element is ILocalReferenceOperation { Local: { } local }
            ? FunctionCalls.CallsOf([.. body.ReferencesTo(local).Where(reference => reference != element)])
            : null;
    }

    /// <summary>The places that read the part of a tuple; the tuple itself where it goes elsewhere as a whole.</summary>
    private static IReadOnlyList<IOperation> Parts(IReadOnlyList<IOperation> references, int part) =>
    [
        .. references.Select(static reference => reference.Parent is IFieldReferenceOperation field ? field : reference)
            .Where(reference => reference is not IFieldReferenceOperation { Field: { } field } || (field.CorrespondingTupleField ?? field).Name == "Item" + (part + 1)),
    ];

    /// <summary>The delegate that <paramref name="value"/> is made into, as it stands in what holds it.</summary>
    public static IOperation Outer(IOperation value)
    {
        while (value.Parent is IConversionOperation or IDelegateCreationOperation)
        {
            value = value.Parent;
        }

        return value;
    }
}
