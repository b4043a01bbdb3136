using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Tells which values speak of hardware: by their own names, by those of what they are read from, or, as constants, by what they are.</summary>
internal static class SpeakingValues
{
    private static readonly HashSet<string> s_switches = new(StringComparer.OrdinalIgnoreCase)
    {
        "enable", "enabled", "isEnabled", "use", "value", "on", "isOn", "flag", "active", "allow", "allowed",
    };

    /// <summary>Tells whether the value's own name, its receiver's or its type's speaks of hardware.</summary>
    public static bool Speak(IOperation value) => !IsVersion(value) && value switch
    {
        IConversionOperation conversion => Speak(conversion.Operand),
        IConditionalAccessOperation access => Speak(access.WhenNotNull) || Speak(access.Operation),
        IParameterReferenceOperation parameter => HardwareWords.Speak(parameter.Parameter.Name) || SpeaksType(value.Type) || IsSwitch(parameter.Parameter),
        IAwaitOperation wait => Speak(wait.Operation),
        ILocalReferenceOperation local => HardwareWords.Speak(local.Local.Name) || SpeaksType(value.Type),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Arguments.Any(argument => AreText(argument.Value)),
        IObjectCreationOperation made => SpeaksType(made.Type),
        IMemberReferenceOperation member => HardwareWords.Speak(member.Member.Name) || SpeaksType(value.Type) || AreOfSpeakingType(member, member.Member)
            || (member.Instance is { } instance and not IInstanceReferenceOperation && Speak(instance)),
        IInvocationOperation call => HardwareWords.Speak(call.TargetMethod.Name) || SpeaksType(value.Type)
            || (call.Instance is { } instance and not IInstanceReferenceOperation && Speak(instance))
            || call.Arguments.Any(argument => AreText(argument.Value)),
        _ => false,
    };

    /// <summary>
    /// A yes or no that is asked of a type, by its name, that is there for the hardware: <c>CudaProbe.IsReady()</c>, <c>GpuInfo.Supported</c>. Within such a type
    /// its own members may be about anything.
    /// </summary>
    public static bool AreOfSpeakingType(IOperation value, ISymbol member) =>
        member is { IsStatic: true, ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct } && BooleanTypes.Are(value.Type)
        && (value.Syntax is InvocationExpressionSyntax call ? call.Expression : value.Syntax) is MemberAccessExpressionSyntax
        && member is not IMethodSymbol { IsExtensionMethod: true } && HardwareWords.SpeakOfKind(member.ContainingType.Name);

    /// <summary>A version of a vendor's software says which release is installed, not which hardware to use: <c>switch (cudaVersion)</c>.</summary>
    private static bool IsVersion(IOperation value) =>
        !BooleanTypes.Are(value.Type) && (HardwareWords.SpeakOfVersion(HardwareChoices.Symbol(value)?.Name) || (value.Type?.TypeKind == TypeKind.Enum && HardwareWords.SpeakOfVersion(value.Type.Name)));

    private static bool SpeaksType(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Enum or TypeKind.Class or TypeKind.Struct } && HardwareWords.Speak(type.Name);
    }

    /// <summary>Tells whether <paramref name="value"/> is a constant that names hardware: a text, or a member of an enum.</summary>
    public static bool Name(IOperation value) => AreText(value) || AreKind(value);

    /// <summary>Tells of a constant text that is short enough for a name.</summary>
    public static bool AreText(IOperation value) => value is IConversionOperation { ConstantValue.HasValue: false } conversion
        ? AreText(conversion.Operand)
        : value.ConstantValue.Value is string text && IsName(text);

    /// <summary>Tells the same of the text itself.</summary>
    public static bool IsName(string text) => text.Length <= 64 && HardwareWords.Speak(text);

    /// <summary>A flag that only says yes or no to what its member is named for: <c>UseGpu(bool enable)</c>, the <c>value</c> of a setter.</summary>
    private static bool IsSwitch(IParameterSymbol parameter) =>
        BooleanTypes.Are(parameter.Type) && s_switches.Contains(parameter.Name) && HardwareWords.Speak(parameter.ContainingSymbol.Name);

    /// <summary>Tells of a value of an enum by its name: <c>Platform.Cuda</c>, <c>EngineType.TensorRT</c>, whatever the enum itself is called.</summary>
    public static bool AreKind(IOperation value) => value switch
    {
        IConversionOperation conversion => AreKind(conversion.Operand),
        IFieldReferenceOperation { Field: { IsConst: true, ContainingType: { TypeKind: TypeKind.Enum } type } field } => HardwareWords.Speak(field.Name) && !HardwareWords.SpeakOfVersion(type.Name),
        _ => false,
    };

    /// <summary>Tells of a text that is there for one vendor only, by its own name or the one that it is read by: <c>GetEnvironmentVariable("CUDA_PATH")</c>.</summary>
    public static bool AreForVendor(IOperation text) => text is IInvocationOperation call
        ? call.Arguments.Any(static argument => argument.Value.ConstantValue.Value is string name && HardwareWords.SpeakOfVendor(name))
        : HardwareChoices.Symbol(text) is { } named && HardwareWords.SpeakOfVendor(named.Name);

    /// <summary>Tells of a bit of an enum of flags: <c>(backends &amp; Backends.Cuda) != 0</c>.</summary>
    public static bool AreMasked(IOperation value) =>
        value is IBinaryOperation { OperatorKind: BinaryOperatorKind.And } masked && (Name(masked.LeftOperand) || Name(masked.RightOperand));

    /// <summary>Tells of a type of which a value can choose between several.</summary>
    public static bool MayChoose(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String or SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum }
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } || SpeaksType(type);
}
