using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <content>What variables, members and calls answer.</content>
internal sealed partial class GuardConditionVisitor
{
    private ConditionFacts Local(ILocalReferenceOperation reference)
    {
        ConditionFacts facts = flags?.Invoke(reference.Local) ?? Captured(reference.Local);
        return !facts.SaysNothing || !context.Choices.Reads(reference, body) ? facts : HardwareChoices.Facts(reference, reference);
    }

    /// <summary>A local whose assignments have no order here: whichever of them was the last.</summary>
    private ConditionFacts Captured(ILocalSymbol local)
    {
        if (LocalValues.Of(local, body) is not { Count: > 0 } values || !values.All(static value => IsBoolean(value.Type)))
        {
            return ConditionFacts.None;
        }

        if (_locals is not null && _locals.TryGetValue(local, out ConditionFacts known))
        {
            return known;
        }

        // A value that is made of the local's own is not understood.
        (_locals ??= new(SymbolEqualityComparer.Default))[local] = ConditionFacts.NotUnderstood;
        ConditionFacts? facts = null;
        foreach (IOperation value in values)
        {
            ConditionFacts one = Visit(value);
            one = reach != Reach.None ? one.Within(GuardAnalysis.Of(body, context).BasicFactsAt(value)) : one;
            facts = facts?.Either(one) ?? one;
        }

        return _locals[local] = facts!.Value;
    }

    private ConditionFacts Parameter(IParameterReferenceOperation reference) =>
        flags?.Invoke(reference.Parameter) is { SaysNothing: false } followed ? followed
        : context.Choices.Reads(reference, body) ? HardwareChoices.Facts(reference, reference)
        : ConditionFacts.None;

    private ConditionFacts Property(IPropertyReferenceOperation property)
    {
        if (property is { Property.Name: "HasValue" or "Value", Instance: { } nullable } && IsNullable(nullable.Type))
        {
            ConditionFacts facts = Visit(nullable);
            return property.Property.Name == "Value" ? facts with { Null = null } : !facts.SaysNothing ? facts.IsNull().Not() : Member(property, property.Property);
        }

        return property is { Property: { Name: "Value", ContainingType: { Name: "Lazy", Arity: 1 } }, Instance: { } lazy }
            ? OrNamed(property, Lazily(lazy))
            : Member(property, property.Property);
    }

    /// <summary>What <paramref name="result"/> proves; where that is nothing, its name may tell that it chooses.</summary>
    private ConditionFacts OrNamed(IOperation result, ConditionFacts facts) =>
        facts.SaysNothing && context.Choices.Reads(result, body) ? HardwareChoices.Facts(result, result) : facts;

    /// <summary>What <c>new Lazy&lt;bool&gt;(() =&gt; …)</c> gives, in a local or in a member that always holds it.</summary>
    private ConditionFacts Lazily(IOperation lazy)
    {
        IReadOnlyList<IOperation>? values = Bare(lazy) switch
        {
            ILocalReferenceOperation local => LocalValues.Of(local.Local, body),
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when reach != Reach.None => context.Members?.ValuesOf(member.Member),
            _ => null,
        };
        if (values is not [{ } only] || Unwrapped(only) is not IObjectCreationOperation { Arguments: [{ Value: { } made }, ..] } || !BooleanTypes.Are(MadeType(only)))
        {
            return ConditionFacts.None;
        }

        return Returned(made, MemberBody.Of(only));
    }

    /// <summary>The result of a task: what the method that makes it returns, or what <c>Task.Run</c> runs.</summary>
    private ConditionFacts Awaited(IOperation result) => OrNamed(result, Tasks.Of(result) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Run", ContainingType.Name: "Task" }, Arguments: [{ Value: { } run }, ..] } => Returned(run, body),
        ILocalReferenceOperation { Local: { } local } when LocalValues.Of(local, body) is [{ } made] => Visit(made),
        { } task => Visit(task),
        null => Unknown(result),
    });

    private static ITypeSymbol? MadeType(IOperation lazy) => lazy.Type is INamedTypeSymbol { TypeArguments: [{ } made] } ? made : null;

    /// <summary>What the result of a lambda or of a method that is named proves; nothing for anything else.</summary>
    private ConditionFacts Returned(IOperation value, MemberBody owner)
    {
        value = Unwrapped(value);
        if (value is IMethodReferenceOperation { Method: { } method })
        {
            return context.Queries.Answer(method) is { } answer ? ConditionFacts.IfTrue(answer) : context.GuardMember(method) ?? ValueOf(method);
        }

        if (value is not IAnonymousFunctionOperation function)
        {
            return ConditionFacts.None;
        }

        if (reach <= 0)
        {
            // A lambda may be what calls it, so that it is a step as a member is.
            if (reach == 0)
            {
                Reach.CutShort();
            }

            return reach == 0 ? ConditionFacts.NotUnderstood : ConditionFacts.None;
        }

        int outside = Reach.Begin();
        ConditionFacts? facts = null;
        foreach (IOperation operation in function.Body.Descendants())
        {
            if (operation is IReturnOperation { ReturnedValue: { } returned } && MemberBody.EnclosingFunction(operation) == function)
            {
                ConditionFacts one = GuardAnalysis.Of(owner, context).ValueAt(returned, reach - 1);
                facts = facts?.Either(one) ?? one;
            }
        }

        Reach.EndStep(outside);
        return facts ?? ConditionFacts.None;
    }

    private ConditionFacts ValueOf(ISymbol member) => reach == Reach.None ? ConditionFacts.None : context.ValueOf(member, reach);

    private static IOperation Unwrapped(IOperation value) => value switch
    {
        IDelegateCreationOperation creation => Unwrapped(creation.Target),
        IConversionOperation conversion => Unwrapped(conversion.Operand),
        _ => value,
    };

    private ConditionFacts Call(IInvocationOperation call)
    {
        if (context.Queries.Entry(call) is { } entry)
        {
            if (context.Queries.Answer(call, entry, body) is { } answer)
            {
                return ConditionFacts.IfTrue(answer);
            }

            if (entry.TextParameter is null || context.Queries.AsksInVain(call, entry, body))
            {
                return ConditionFacts.None;
            }
        }

        if (call is { IsImplicit: true, TargetMethod.Name: "MoveNext" })
        {
            // The test of a foreach, which exists in the graph only and is written where the collection is.
            return Each(body.Find(call.Syntax)) is { } looped ? ConditionFacts.IfTrue(looped) : ConditionFacts.None;
        }

        if (call is { TargetMethod.Name: "FromResult", Arguments: [{ Value: { } result }] })
        {
            return Visit(result);
        }

        if (call is { TargetMethod.Name: "GetValueOrDefault", Instance: { } nullable } && IsNullable(nullable.Type))
        {
            return Visit(nullable).Coalesce(call.Arguments is [{ Value: { } value }] ? Visit(value) : ConditionFacts.False);
        }

        if (call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: ILocalReferenceOperation { Local: { } held } }
            && LocalValues.Of(held, body) is [{ } made])
        {
            return Returned(made, body);
        }

        return context.GuardMember(call.TargetMethod) ?? Lists.Test(call) ?? Lists.Unproved(call) ?? OwnCall(call);
    }

    /// <summary>What holds wherever <paramref name="function"/> runs, because it does so once for each device; null where it does not.</summary>
    public FactSet? Each(IAnonymousFunctionOperation function) => DeviceLoops.SequenceOf(function) is { } sequence ? Each(sequence) : null;

    private FactSet? Each(IOperation? collection) =>
        DeviceLoops.Ranges(collection, value => Counted(Bare(value))) is { } ranged ? FactSet.Of(ranged) : Lists.Looped(collection);

    private ConditionFacts OwnCall(IInvocationOperation call)
    {
        ConditionFacts facts = ValueOf(call.TargetMethod);
        return !facts.SaysNothing ? facts
            : context.Choices.Calls(call, body) ? HardwareChoices.Facts(call, call.Instance ?? call.Arguments.FirstOrDefault()?.Value)
            : Unknown(call);
    }

    private ConditionFacts Member(IOperation reference, ISymbol member)
    {
        if (context.Queries.Answer(member) is { } answer)
        {
            return ConditionFacts.IfTrue(answer);
        }

        if (context.GuardMember(member) is { } guarded)
        {
            return guarded;
        }

        ConditionFacts facts = ValueOf(member);
        return !facts.SaysNothing ? facts
            : !context.Choices.Reads(reference, body) ? ConditionFacts.None
            : context.Queries.Located(reference) is null ? HardwareChoices.Facts(reference, reference)
            : ConditionFacts.IfTrue(HardwareChoices.Facts(reference, reference).WhenTrue);
    }
}
