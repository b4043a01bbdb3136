using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <content>
/// Tests of a catalogued list: does it hold this accelerator? A test counts only where one accelerator is named and the outcome proves it:
/// <c>Any()</c>, <c>Any(p =&gt; p != "…")</c> and <c>All(…)</c> prove nothing.
/// </content>
internal sealed partial class AcceleratorQueries
{
    private readonly ConditionalWeakTable<MemberBody, object> _listing = new();

    /// <summary>Most members never ask for a list: none of the tests below need then be looked for.</summary>
    private bool AsksForList(MemberBody body) =>
        (bool)_listing.GetValue(body, key => key.Operations.Any(operation => Entry(operation) is { Lists: true }));

    /// <summary>The accelerator that is listed where <paramref name="test"/> is true: <c>list.Contains("…")</c>, <c>list.Any(p =&gt; p == "…")</c>.</summary>
    public GuardFact? ListTest(IInvocationOperation test, MemberBody body) => test.TargetMethod.Name switch
    {
        "Any" or "Exists" when Looped(test.Instance ?? test.Arguments.FirstOrDefault()?.Value, body) is { } own => own,
        "Contains" => Named(test, body),
        "Any" or "Exists" => HasPredicate(test) ? Named(test, body) : Inner(test) is { } filter ? Named(filter, body) : null,
        _ => null,
    };

    /// <summary>The accelerator that is listed where <paramref name="find"/> finds something: <c>FirstOrDefault(p =&gt; p == "…")</c>.</summary>
    public GuardFact? ListFind(IOperation find, MemberBody body) =>
        find switch
        {
            IInvocationOperation { TargetMethod.Name: "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" or "Find" } call =>
                Looped(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, body) ?? (HasPredicate(call) ? Named(call, body) : null),
            ILocalReferenceOperation local when AsksForList(body) && LocalValues.Of(local.Local, body) is [IInvocationOperation only] => ListFind(only, body),
            _ => null,
        };

    /// <summary>
    /// A comparison over the list and the outcome that proves an accelerator: an element that is compared with a name, a find that is
    /// compared with null, an index or a count.
    /// </summary>
    public (GuardFact Fact, bool IsTrue)? ListComparison(BinaryOperatorKind kind, IOperation left, IOperation right, MemberBody body)
    {
        bool isConstantRight = right.ConstantValue.HasValue;
        IOperation value = isConstantRight ? left : right;
        object? constant = (isConstantRight ? right : left).ConstantValue.Value;
        if (!isConstantRight)
        {
            kind = CountComparison.Mirror(kind);
        }

        if (constant is string name)
        {
            return kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && IsElement(value, body) is { } list && Fact(list, name) is { } element
                ? (element, kind == BinaryOperatorKind.Equals)
                : null;
        }

        if (constant is null)
        {
            return ListFind(value, body) is { } found ? (found, kind == BinaryOperatorKind.NotEquals) : null;
        }

        if (value is not IInvocationOperation call || constant is not int bound)
        {
            return null;
        }

        GuardFact? fact = call.TargetMethod.Name switch
        {
            "IndexOf" or "FindIndex" => Named(call, body),
            "Count" when HasPredicate(call) => Named(call, body),
            _ => null,
        };
        if (fact is not { } proved)
        {
            return null;
        }

        int first = call.TargetMethod.Name == "Count" ? 1 : 0;
        return kind switch
        {
            BinaryOperatorKind.GreaterThanOrEqual when bound >= first => (proved, true),
            BinaryOperatorKind.GreaterThan when bound >= first - 1 => (proved, true),
            BinaryOperatorKind.NotEquals when bound == first - 1 => (proved, true),
            BinaryOperatorKind.Equals when bound == first - 1 => (proved, false),
            BinaryOperatorKind.LessThan when bound == first => (proved, false),
            _ => null,
        };
    }

    /// <summary>Tells whether <paramref name="operation"/> asks a catalogued list anything.</summary>
    public bool MentionsList(IOperation operation, MemberBody body) =>
        AsksForList(body) && operation.DescendantsAndSelf().Any(inner => Entry(inner) is { Lists: true } || ListBehind(inner, body) is not null || IsElement(inner, body) is not null);

    /// <summary>The one accelerator that a test names, as an argument or in a predicate that is a plain comparison.</summary>
    private GuardFact? Named(IInvocationOperation test, MemberBody body)
    {
        if (!AsksForList(body))
        {
            return null;
        }

        CatalogEntry? list = null;
        foreach (IOperation operation in test.DescendantsAndSelf())
        {
            list ??= Entry(operation) is { Lists: true } direct ? direct : ListBehind(operation, body);
        }

        if (list is null)
        {
            return null;
        }

        foreach (IArgumentOperation argument in test.Arguments)
        {
            IOperation value = Bare(argument.Value);
            string? name = value.ConstantValue.Value as string ?? (Body(value) is { } predicate ? Compared(predicate) : null);
            if (name is not null)
            {
                return Fact(list, name);
            }
        }

        return null;
    }

    /// <summary>The name with which a predicate compares its element: <c>p == "…"</c>, <c>p.Contains("…")</c>, <c>string.Equals(p, "…")</c>.</summary>
    private static string? Compared(IOperation predicate) => predicate switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals =>
            equals.LeftOperand.ConstantValue.Value as string ?? equals.RightOperand.ConstantValue.Value as string,
        IInvocationOperation { TargetMethod.Name: "Equals" or "Contains" or "StartsWith" or "EndsWith" } call =>
            call.Arguments.Select(static argument => argument.Value.ConstantValue.Value as string).FirstOrDefault(static text => text is not null),
        _ => null,
    };

    private static GuardFact? Fact(CatalogEntry list, string name) =>
        list.Library.FindTextIn(name) is { Accelerator: { } accelerator } ? new GuardFact(list.Library, accelerator.Name, 0) : null;

    private static bool HasPredicate(IInvocationOperation call) => call.Arguments.Any(static argument => Body(Bare(argument.Value)) is not null);

    /// <summary>The filter in <c>list.Where(p =&gt; …).Any()</c>.</summary>
    private static IInvocationOperation? Inner(IInvocationOperation any) =>
        Bare(any.Instance ?? any.Arguments.FirstOrDefault()?.Value ?? any) is IInvocationOperation { TargetMethod.Name: "Where" } filter ? filter : null;

    /// <summary>The expression of a lambda that is nothing else.</summary>
    private static IOperation? Body(IOperation value) =>
        value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }] } } ? Bare(returned)
        : value is IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } alone }] } ? Bare(alone)
        : null;

    private static IOperation Bare(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    /// <summary>The list of which <paramref name="value"/> is an element: a <c>foreach</c> variable, or a member of one.</summary>
    private CatalogEntry? IsElement(IOperation value, MemberBody body)
    {
        value = Bare(value);
        if (value is IPropertyReferenceOperation { Instance: { } owner })
        {
            value = owner;
        }

        if (value is not ILocalReferenceOperation { Local: { IsForEach: true } local } || !AsksForList(body))
        {
            return null;
        }

        foreach (IOperation operation in body.Operations)
        {
            if (operation is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default))
            {
                foreach (IOperation inner in loop.Collection.DescendantsAndSelf())
                {
                    if (Entry(inner) is { Lists: true } direct)
                    {
                        return direct;
                    }

                    if (ListBehind(inner, body) is { } behind)
                    {
                        return behind;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The list query whose result a local holds and nothing else.</summary>
    private CatalogEntry? ListBehind(IOperation operation, MemberBody body)
    {
        if (operation is not ILocalReferenceOperation { Local: { } local } || LocalValues.Of(local, body) is not [{ } only])
        {
            return null;
        }

        foreach (IOperation inner in only.DescendantsAndSelf())
        {
            if (Entry(inner) is { Lists: true } entry)
            {
                return entry;
            }
        }

        return null;
    }
}
