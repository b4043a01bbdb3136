using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Recognises a condition on which of several types a value is: <c>options is CudaOptions</c>, <c>case CpuOptions:</c>. Whoever made the value has chosen.
/// </summary>
internal sealed class TypeChoices(GuardContext context)
{
    /// <summary>A test for a type that is named for a vendor, the GPU or the CPU, of a value that may be another.</summary>
    public bool Tests(IOperation value, ITypeSymbol? tested, MemberBody body) =>
        tested is not null && Names(tested) && MayBeOther(value.Type, tested) && !IsAlways(value, tested, body);

    /// <summary>Tells whether a case of a switch tests for such a type.</summary>
    public bool Labels(IOperation value, ICaseClauseOperation label, MemberBody body) =>
        label is IPatternCaseClauseOperation { Pattern: var pattern } && Matches(value, pattern, body);

    /// <summary>A pattern that tests for such a type, or for one of several: <c>is GpuOptions or CudaOptions</c>.</summary>
    public bool Matches(IOperation value, IPatternOperation pattern, MemberBody body) => pattern switch
    {
        ITypePatternOperation type => Tests(value, type.MatchedType, body),
        IDeclarationPatternOperation { MatchesNull: false } declaration => Tests(value, declaration.MatchedType, body),
        IRecursivePatternOperation recursive => Tests(value, recursive.MatchedType, body),
        INegatedPatternOperation not => Matches(value, not.Pattern, body),
        IBinaryPatternOperation joined => Matches(value, joined.LeftPattern, body) || Matches(value, joined.RightPattern, body),
        _ => false,
    };

    /// <summary>A value that is null where it is of another type: <c>var cuda = options as CudaOptions; if (cuda != null)</c>.</summary>
    public bool Casts(IOperation value, MemberBody body) => value switch
    {
        IConversionOperation { IsTryCast: true } cast => Tests(Bare(cast.Operand), cast.Type, body),
        IConversionOperation { OperatorMethod: null } conversion => Casts(conversion.Operand, body),
        ILocalReferenceOperation local => LocalValues.Of(local.Local, body) is [{ } only] && Casts(only, body),
        _ => false,
    };

    /// <summary>A comparison of types: <c>options.GetType() == typeof(CudaOptions)</c>, <c>typeof(T) == typeof(CudaOptions)</c>.</summary>
    public bool Compares(IOperation one, IOperation other, MemberBody body) => (one, other) switch
    {
        (IInvocationOperation { TargetMethod.Name: "GetType", Instance: { } instance }, ITypeOfOperation { TypeOperand: var tested }) => Tests(Bare(instance), tested, body),
        (ITypeOfOperation { TypeOperand: ITypeParameterSymbol parameter }, ITypeOfOperation { TypeOperand: var tested }) => Names(tested) && MayBeOther(parameter, tested),
        (ITypeOfOperation, not ITypeOfOperation) => Compares(other, one, body),
        _ => false,
    };

    private static IOperation Bare(IOperation value) => value is IConversionOperation { OperatorMethod: null, IsTryCast: false } conversion ? Bare(conversion.Operand) : value;

    private static bool Names(ITypeSymbol? tested) =>
        tested is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None }
        && HardwareWords.SpeakOfKind(tested.Name) && !HardwareWords.SpeakOfVersion(tested.Name);

    /// <summary>A value of the tested type itself, or of one derived from it, is only asked whether it is there.</summary>
    private static bool MayBeOther(ITypeSymbol? type, ITypeSymbol tested)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, tested))
            {
                return false;
            }
        }

        return type is not null && !type.AllInterfaces.Contains(tested, SymbolEqualityComparer.Default);
    }

    /// <summary>A local or member that only ever gets an object of that type.</summary>
    private bool IsAlways(IOperation value, ITypeSymbol tested, MemberBody body)
    {
        IReadOnlyList<IOperation>? values = value switch
        {
            ILocalReferenceOperation local => LocalValues.Of(local.Local, body),
            IFieldReferenceOperation { Field: { } field } => context.Members?.ValuesOf(field),
            IPropertyReferenceOperation { Property.SetMethod: null } property => context.Members?.ValuesOf(property.Property),
            IObjectCreationOperation made => [made],
            _ => null,
        };
        return values is { Count: > 0 } && values.All(one => Made(one) is { } type && !MayBeOther(type, tested));
    }

    private static ITypeSymbol? Made(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Made(conversion.Operand),
        IObjectCreationOperation made => made.Type,
        _ => null,
    };
}
