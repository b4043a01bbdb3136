using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Follows a catalogued list of accelerators through what is made of it: filters, copies, sets, locals, members and loops. A list that is
/// changed in place, or that others are added to, is none any more.
/// </summary>
/// <param name="context">The catalogue and the other members.</param>
/// <param name="body">The member in which the list is asked.</param>
/// <param name="visit">Reads a predicate as the condition that it is.</param>
internal sealed partial class ProviderLists(GuardContext context, MemberBody body, Func<IOperation, ConditionFacts> visit)
{
    private const int MaximumSteps = 40;

    private static readonly HashSet<string> s_transparent = new(StringComparer.Ordinal)
    {
        "ToList", "ToArray", "ToHashSet", "ToImmutableArray", "ToImmutableList", "ToImmutableHashSet", "AsEnumerable", "AsReadOnly", "AsQueryable", "AsParallel",
        "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Order", "Reverse", "Distinct", "Skip", "SkipWhile", "Take", "Cast", "OfType", "Except", "Clone",
    };

    private static readonly HashSet<string> s_changes = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Insert", "InsertRange", "UnionWith", "SymmetricExceptWith", "SetValue", "Fill",
    };

    private int _steps;

    /// <summary>A list and what every element of it proves.</summary>
    internal readonly record struct Listed(CatalogEntry List, FactSet Each);

    /// <summary>The list that <paramref name="value"/> is or was made of; null for any other.</summary>
    public Listed? List(IOperation? value)
    {
        if (value is null || !context.Queries.HasLists || _steps > MaximumSteps)
        {
            return null;
        }

        _steps++;
        Listed? list = Made(Bare(value));
        _steps--;
        return list;
    }

    /// <summary>What the body of a loop over <paramref name="collection"/> may rely on; null where that is nothing.</summary>
    public FactSet? Looped(IOperation? collection) => List(collection) is { Each.IsNothing: false } list ? list.Each : null;

    /// <summary>
    /// A question about a list that proves no accelerator, which is a question all the same, and no choice; null where
    /// <paramref name="operation"/> asks no list. What a method of the project's own makes of the list may prove what its arguments name.
    /// </summary>
    public ConditionFacts? Unproved(IOperation operation)
    {
        if (!context.Queries.HasLists)
        {
            return null;
        }

        Listed? asked = null;
        FactSet possible = FactSet.Empty;
        bool isInvalid = false;
        foreach (IOperation inner in operation.DescendantsAndSelf())
        {
            asked ??= List(inner) ?? Element(inner) ?? Once(inner);
            isInvalid |= inner is IInvalidOperation;
            if (asked is { } list && inner.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } }
                && inner.Type?.SpecialType == SpecialType.System_String && Text(inner) is { } name && Fact(list.List, name) is { } fact)
            {
                possible = possible.And(FactSet.Possible(fact));
            }
        }

        return asked is null ? null : isInvalid ? HardwareChoices.UnknownFacts(operation) : ConditionFacts.Unknown(possible);
    }

    /// <summary>The list that a variable held which was changed or replaced since.</summary>
    private Listed? Once(IOperation value) => value is not ILocalReferenceOperation local ? null
        : local.Local.IsForEach ? body.LoopOf(local.Local) is { } loop && Bare(loop.Collection) is ILocalReferenceOperation { Local.IsForEach: false } looped ? Once(looped) : null
        : MayHoldNames(local.Type) ? body.WritesOf(local.Local).Select(write => List(write.Value)).FirstOrDefault(static list => list is not null) is { } list ? list with { Each = FactSet.Empty } : null
        : null;

    private Listed? Made(IOperation value)
    {
        if (context.Queries.List(value, body) is { } list)
        {
            return new Listed(list.Entry, list.Each is { } accelerator ? FactSet.Of(new GuardFact(list.Entry.Library, accelerator.Name, 0)) : FactSet.Empty);
        }

        switch (value)
        {
            case IInvocationOperation call:
                return Step(call);
            case IObjectCreationOperation { Initializer: null, Arguments: [{ Value: { } copied }, ..] } made when IsCollection(made.Type):
                return List(copied);
            case IObjectCreationOperation { Initializer: null, Arguments: [_, { Value: { } copied }] } made when IsCollection(made.Type):
                return List(copied);
            case ICoalesceOperation coalesce:
                return List(coalesce.Value);
            case IConditionalAccessOperation access:
                return List(access.WhenNotNull) ?? List(access.Operation);
            case ILocalReferenceOperation local when MayHoldNames(local.Type) && LocalValues.Of(local.Local, body) is [{ } only] && only != value && !IsChanged(local.Local):
                return List(only);
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when MayHoldNames(member.Type):
                return Elsewhere(member.Member);
            default:
                return null;
        }
    }

    private Listed? Step(IInvocationOperation call)
    {
        IOperation? source = Source(call);
        if (call.TargetMethod is { Name: "OfType", TypeArguments: [{ } type] } && context.Queries.OfType(type) is { } ofType)
        {
            return List(source) is { } all ? all with { Each = all.Each.And(FactSet.Of(ofType)) } : null;
        }

        if (s_transparent.Contains(call.TargetMethod.Name))
        {
            return List(source);
        }

        switch (call.TargetMethod.Name)
        {
            case "Where" or "FindAll" or "TakeWhile" when List(source) is { } filtered:
                return filtered with { Each = filtered.Each.And(Predicate(call, filtered).WhenTrue) };
            case "Select" or "ConvertAll" when List(source) is { } mapped:
                return Lambda(call) is { } selector && Element(selector) is not null ? mapped : null;
            case "Intersect" when List(source) is { } common:
                return call.Arguments.Select(argument => Names(argument.Value, common)).FirstOrDefault(static names => names is not null) is { } each
                    ? common with { Each = common.Each.And(each) }
                    : common;
            case "Intersect" when call.Arguments.Length > 1 && List(call.Arguments[1].Value) is { } second:
                return Names(call.Arguments[0].Value, second) is { } names ? second with { Each = second.Each.And(names) } : second;
            default:
                return MayHoldNames(call.Type) && !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && call.Arguments.IsEmpty ? Elsewhere(call.TargetMethod) : null;
        }
    }

    /// <summary>What every name of a written collection proves.</summary>
    private FactSet? Names(IOperation collection, Listed list)
    {
        IOperation value = Bare(collection);
        value = value is ILocalReferenceOperation local && LocalValues.Of(local.Local, body) is [{ } only] ? Bare(only) : value;

        // A collection expression has no kind of its own in the oldest compiler.
        IEnumerable<IOperation> written = value is IArrayCreationOperation { Initializer.ElementValues: var elements } ? elements
            : value.Syntax is CollectionExpressionSyntax ? (IEnumerable<IOperation>)value.ChildOperations
            : [];
        FactSet? each = null;
        foreach (IOperation element in written)
        {
            FactSet one = Text(element) is { } name && Fact(list.List, name) is { } fact ? FactSet.Of(fact) : FactSet.Empty;
            each = each?.Or(one) ?? one;
        }

        return each;
    }

    /// <summary>A member of this compilation that always holds, or gives, the list.</summary>
    private Listed? Elsewhere(ISymbol member) =>
        context.Members?.ValuesOf(member) is [{ } only] ? In(MemberBody.Of(only)).List(only) : null;

    private ProviderLists In(MemberBody other) => new(context, other, new GuardConditionVisitor(context, other, Reach.None).Visit) { _steps = _steps + 1 };

    private bool IsChanged(ILocalSymbol local) => body.ReferencesTo(local).Any(static reference => Outer(reference) is var value && value.Parent switch
    {
        IInvocationOperation call => s_changes.Contains(call.TargetMethod.Name),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { } method } } =>
            s_changes.Contains(method.Name) || (!method.DeclaringSyntaxReferences.IsEmpty && method.Parameters.Any(static parameter => parameter.Type.Name is "List" or "HashSet" or "IList" or "ICollection" or "ISet")),
        IArrayElementReferenceOperation { Parent: IAssignmentOperation assignment } element => assignment.Target == element,
        IPropertyReferenceOperation { Property.IsIndexer: true, Parent: IAssignmentOperation assignment } element => assignment.Target == element,
        _ => false,
    });

    /// <summary>A set that is handed to a method as a collection is converted on the way.</summary>
    private static IOperation Outer(IOperation value) => value.Parent is IConversionOperation ? Outer(value.Parent) : value;

    private static bool IsCollection(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "List" or "HashSet" or "SortedSet" or "LinkedList" or "Queue" or "Stack" or "ReadOnlyCollection" };

    /// <summary>A collection of texts or of a library's own devices.</summary>
    private bool MayHoldNames(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => context.Queries.MayBeListed(array.ElementType),
        INamedTypeSymbol { TypeArguments: [{ } element] } => context.Queries.MayBeListed(element),
        _ => false,
    };

    private static IOperation? Source(IInvocationOperation call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;

    private IOperation Bare(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    continue;
                case ITranslatedQueryOperation query:
                    value = query.Operation;
                    continue;
                case IFlowCaptureReferenceOperation or IInvocationOperation:
                    return body.Written(value);
                default:
                    return value;
            }
        }
    }
}
