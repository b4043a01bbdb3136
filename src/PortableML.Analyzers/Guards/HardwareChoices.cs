using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Recognises a condition on a value that chooses hardware: a parameter, field, property, option, configuration read or local, not
/// always the same, whose name or type name speaks of hardware. Null checks and ranges choose nothing.
/// </summary>
internal sealed class HardwareChoices(GuardContext context)
{
    private readonly TypeChoices _types = new(context);

    /// <summary>
    /// The choice that <paramref name="condition"/> makes on <paramref name="value"/>: a fact of its own for each outcome, so that it ends
    /// where the two meet.
    /// </summary>
    public static ConditionFacts Facts(IOperation condition, IOperation? value) =>
        Outcomes(new GuardFact(null, "", 1) { Choice = condition.Syntax, Tested = Symbol(value) });

    /// <summary>The outcomes of a condition that does not bind.</summary>
    public static ConditionFacts UnknownFacts(IOperation condition) =>
        Outcomes(new GuardFact(null, "", 1) { Choice = condition.Syntax, IsUnknown = true });

    private static ConditionFacts Outcomes(GuardFact yes) => new(FactSet.Of(yes), FactSet.Of(yes with { Index = 0 }));

    /// <summary>What <paramref name="value"/> refers to: a local, a parameter or a member; null for any other.</summary>
    public static ISymbol? Symbol(IOperation? value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member.OriginalDefinition,
        IConversionOperation conversion => Symbol(conversion.Operand),
        _ => null,
    };

    /// <summary>
    /// Tells whether <paramref name="place"/> stands in an arm of a condition of which some part is a choice for which
    /// <paramref name="counts"/> is true.
    /// </summary>
    public bool Govern(IOperation place, Func<GuardFact, bool> counts)
    {
        MemberBody body = MemberBody.Of(place);
        IOperation inner = place;
        for (IOperation? current = place.Parent; current is not null; inner = current, current = current.Parent)
        {
            if (current is IConditionalOperation choice && choice.Condition != inner
                && new GuardConditionVisitor(context, body).MentionsChoice(choice.Condition, counts))
            {
                return true;
            }

            if (current is ISwitchCaseOperation { Clauses.Length: > 1, Parent: ISwitchOperation selection } && ChoosesAmong(selection, body)
                && counts(new GuardFact(null, "", 1) { Choice = selection.Syntax, Tested = Symbol(selection.Value) }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A switch on a value that chooses hardware: where an arm has several labels, no one of them holds on every path to it.</summary>
    private bool ChoosesAmong(ISwitchOperation selection, MemberBody body) =>
        selection.Cases.SelectMany(static one => one.Clauses).Any(label => _types.Labels(selection.Value, label, body))
        || (SpeakingValues.MayChoose(selection.Value.Type) && !IsAlwaysTheSame(selection.Value, body)
            && (SpeakingValues.Speak(selection.Value) || selection.Cases.SelectMany(one => one.Clauses).OfType<ISingleValueCaseClauseOperation>().Any(label => SpeakingValues.AreKind(label.Value))));

    /// <summary>A test for a type: <c>options is CudaOptions</c>.</summary>
    public bool IsOfType(IOperation value, ITypeSymbol tested, MemberBody body) => _types.Tests(value, tested, body);

    /// <summary>A flag: <c>if (useCuda)</c>, <c>if (found.IsThere)</c> of what a probe has found.</summary>
    public bool Reads(IOperation reference, MemberBody body) =>
        BooleanTypes.Are(reference.Type) && (SpeakingValues.Speak(reference) || IsAnswer(reference, body)) && !IsAlwaysTheSame(reference, body);

    private static bool IsAnswer(IOperation value, MemberBody body) => value switch
    {
        IPropertyReferenceOperation { Property: { } property } when HardwareProbes.Are(property) => true,
        IMemberReferenceOperation { Instance: IInvocationOperation call } => HardwareProbes.Are(call.TargetMethod),
        IMemberReferenceOperation { Instance: ILocalReferenceOperation { Local: { } local } } => LocalValues.Of(local, body) is [IInvocationOperation call] && HardwareProbes.Are(call.TargetMethod),
        _ => false,
    };

    /// <summary>A comparison: <c>device == "cuda"</c>, <c>deviceId &gt;= 0</c>, <c>x.device.type == DeviceType.CUDA</c>.</summary>
    public bool Compares(IBinaryOperation binary, IOperation left, IOperation right, MemberBody body)
    {
        IOperation value = left.ConstantValue.HasValue ? right : left;
        IOperation other = left.ConstantValue.HasValue ? left : right;
        if (IsNull(other))
        {
            // `deviceId != null` is `deviceId.HasValue`; of a reference it says only that there is one, or which type it has.
            return _types.Casts(value, body) || IsThere(value, body);
        }

        if (_types.Compares(left, right, body))
        {
            return true;
        }

        if (value.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64)
        {
            if (other.ConstantValue.Value is -1 or 0 && HardwareSearches.Give(value, body))
            {
                return true;
            }

            // An id against "none": -1, or 0 in a comparison that leaves -1 out; a count against 0; one of several that are numbered: `deviceBox.SelectedIndex == 1`.
            return other.ConstantValue.HasValue && Symbol(value) is { } number && !IsAlwaysTheSame(value, body)
                && (IsOneOf(binary, value, number)
                    || (other.ConstantValue.Value is -1 or 0 && (HardwareWords.SpeakOfDeviceNumber(number.Name) || HardwareWords.SpeakOfAcceleratorCount(number.Name))));
        }

        return binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && (SpeakingValues.Speak(value) || SpeakingValues.Name(other) || SpeakingValues.AreMasked(value) || ConsoleAnswers.Are(value, body))
            && SpeakingValues.MayChoose(value.Type) && !IsAlwaysTheSame(value, body);
    }

    /// <summary>A number that says which, as the labels of a switch do. How many there are is another question.</summary>
    private static bool IsOneOf(IBinaryOperation binary, IOperation value, ISymbol number) =>
        binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && number.Name is not ("Count" or "Length") && SpeakingValues.Speak(value);

    /// <summary>A pattern: <c>device is "cuda"</c>, <c>options is { UseGpu: true }</c>, a case of a switch.</summary>
    public bool Matches(IOperation value, IPatternOperation pattern, MemberBody body)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant when IsNull(constant.Value):
            case INegatedPatternOperation { Pattern: IConstantPatternOperation denied } when IsNull(denied.Value):
                return _types.Casts(value, body) || IsThere(value, body);
            case { } when _types.Matches(value, pattern, body):
                return true;
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true }:
                return _types.Casts(value, body) || (SpeakingValues.Speak(value) && value.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);
            case IRecursivePatternOperation recursive:
                return recursive.PropertySubpatterns.Any(sub => sub.Member is IMemberReferenceOperation member
                    && SpeakingValues.Speak(member) && sub.Pattern is not IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } })
                    || (value is not ITupleOperation && PartsChoose(value.Type, recursive));
            case IConstantPatternOperation or IRelationalPatternOperation or IBinaryPatternOperation:
                return (SpeakingValues.Speak(value) || ConstantsOf(pattern).Any(SpeakingValues.Name) || ConsoleAnswers.Are(value, body)) && !IsAlwaysTheSame(value, body);
            case IDeclarationPatternOperation:
                return SpeakingValues.Speak(value) && value.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
            default:
                return false;
        }
    }

    /// <summary>A part of a tuple or of what is taken apart: <c>target is ("cuda", _)</c>, <c>(bool gpu, int id)</c> as <c>(true, _)</c>.</summary>
    private static bool PartsChoose(ITypeSymbol? type, IRecursivePatternOperation pattern)
    {
        string[] names = type is INamedTypeSymbol { IsTupleType: true } tuple ? [.. tuple.TupleElements.Select(static part => part.Name)]
            : pattern.DeconstructSymbol is IMethodSymbol { Parameters: var parts } ? [.. parts.Select(static part => part.Name)]
            : [];
        int first = names.Length - pattern.DeconstructionSubpatterns.Length;
        for (int i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
        {
            IPatternOperation part = pattern.DeconstructionSubpatterns[i];
            if (SpeakingValues.MayChoose(part.InputType)
                && ConstantsOf(part).Any(constant => !IsNull(constant) && (SpeakingValues.Name(constant) || (first >= 0 && HardwareWords.Speak(names[first + i])))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call: <c>ShouldUseGpu()</c>, <c>args.Contains("--cuda")</c>, <c>device.StartsWith("cuda")</c>, a configuration read.</summary>
    public bool Calls(IInvocationOperation call, MemberBody body) => call.TargetMethod.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace"
        // That there is a text chooses nothing, unless it is there for one vendor only: `cudaDevice`.
        ? call.Arguments is [{ Value: { } text }] && SpeakingValues.AreForVendor(text)
        : (BooleanTypes.Are(call.Type) || Tasks.GiveFlag(call.Type)) && (HardwareWords.Speak(call.TargetMethod.Name) || SpeakingValues.AreOfSpeakingType(call, call.TargetMethod) || HardwareProbes.Are(call.TargetMethod)
            || (call.Instance is { } instance && (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke || SpeakingValues.MayChoose(instance.Type)) && (SpeakingValues.Speak(instance) || ConsoleAnswers.Are(instance, body)))
            || call.Arguments.Any(argument => SpeakingValues.Name(argument.Value) || HoldsName(argument.Value, body) || HardwareSearches.Compares(argument.Value) || (SpeakingValues.MayChoose(argument.Value.Type) && SpeakingValues.Speak(argument.Value))));

    /// <summary>A variable that only ever holds such a text: the path of a driver's file.</summary>
    private bool HoldsName(IOperation value, MemberBody body) =>
        value.Type?.SpecialType == SpecialType.System_String && value is ILocalReferenceOperation or IMemberReferenceOperation
        && TryGetOnlyValue(value, body, out object? only) && only is string text && SpeakingValues.IsName(text);

    /// <summary>
    /// A number or flag that may be left out, or a text that is read or looked for by a name for hardware: that there is one chooses. Of any other reference
    /// it says only that something was made.
    /// </summary>
    private bool IsThere(IOperation value, MemberBody body) =>
        value.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? SpeakingValues.Speak(value) && !IsAlwaysTheSame(value, body)
        : (value is IInvocationOperation { Type.SpecialType: SpecialType.System_String } && SpeakingValues.AreForVendor(value)) || HardwareSearches.Give(value, body);

    private bool IsAlwaysTheSame(IOperation value, MemberBody body) => TryGetOnlyValue(value, body, out _);

    /// <summary>The constant that <paramref name="value"/> always has, although it is no constant: a local or member that is never given another.</summary>
    public bool TryGetOnlyValue(IOperation value, MemberBody body, out object? only)
    {
        IReadOnlyList<IOperation>? values = value switch
        {
            ILocalReferenceOperation local => LocalValues.Of(local.Local, body),
            IFieldReferenceOperation { Field: { } field } => context.Members?.ValuesOf(field),
            IPropertyReferenceOperation { Property.SetMethod: null } property => context.Members?.ValuesOf(property.Property),
            _ => null,
        };
        if (value.ConstantValue.HasValue)
        {
            only = value.ConstantValue.Value;
            return true;
        }

        only = values is { Count: > 0 } ? values[0].ConstantValue.Value : null;
        object? first = only;
        return values is { Count: > 0 } && values.All(v => v.ConstantValue.HasValue && Equals(v.ConstantValue.Value, first));
    }

    private static IEnumerable<IOperation> ConstantsOf(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => [constant.Value],
        INegatedPatternOperation not => ConstantsOf(not.Pattern),
        IBinaryPatternOperation joined => ConstantsOf(joined.LeftPattern).Concat(ConstantsOf(joined.RightPattern)),
        _ => [],
    };

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };
}
