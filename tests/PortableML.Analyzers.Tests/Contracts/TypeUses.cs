using System.Reflection;
using System.Reflection.Emit;

namespace PortableML.Analyzers.Tests.Contracts;

/// <summary>
/// Finds which types a compiled type uses: in its declaration, in signatures and attributes, and in the bodies of its
/// methods. Nested types, among them those that the compiler makes for lambdas, are types of their own in the same
/// namespace. Constants leave no trace in compiled code and are not seen.
/// </summary>
internal static class TypeUses
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(opCode => opCode.Value);

    /// <summary>All uses in <paramref name="assembly"/>, each once.</summary>
    public static IReadOnlyList<(Type From, Type To)> In(Assembly assembly) =>
        [.. assembly.GetTypes().SelectMany(type => Of(type).SelectMany(Parts).Distinct().Select(used => (type, used)))];

    private static IEnumerable<Type> Of(Type type) =>
    [
        .. type.BaseType is { } baseType ? [baseType] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetGenericArguments().SelectMany(Constraints),
        .. Attributes(type.GetCustomAttributesData()),
        .. type.GetMembers(Declared).SelectMany(member => Attributes(member.GetCustomAttributesData())),
        .. type.GetFields(Declared).Select(field => field.FieldType),
        .. type.GetProperties(Declared).Select(property => property.PropertyType),
        .. type.GetEvents(Declared).Select(@event => @event.EventHandlerType!),
        .. type.GetMethods(Declared).SelectMany(method => Of(method, [method.ReturnType, .. method.GetGenericArguments().SelectMany(Constraints)])),
        .. type.GetConstructors(Declared).SelectMany(constructor => Of(constructor, [])),
    ];

    private static IEnumerable<Type> Of(MethodBase method, IEnumerable<Type> more)
    {
        ParameterInfo[] parameters = method.GetParameters();
        IEnumerable<Type> signature =
            [.. more, .. parameters.Select(parameter => parameter.ParameterType), .. parameters.SelectMany(parameter => Attributes(parameter.GetCustomAttributesData()))];
        return method.GetMethodBody() is { } body
            ? [.. signature, .. body.LocalVariables.Select(local => local.LocalType), .. Caught(body), .. Operands(method, body.GetILAsByteArray()!)]
            : signature;
    }

    private static IEnumerable<Type> Caught(MethodBody body) =>
        body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!);

    private static IEnumerable<Type> Operands(MethodBase method, byte[] code)
    {
        Type[] typeArguments = method.DeclaringType!.GetGenericArguments();
        Type[] methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (int position = 0; position < code.Length;)
        {
            OpCode opCode = code[position] == 0xFE ? s_opCodes[(short)(0xFE00 | code[position + 1])] : s_opCodes[code[position]];
            position += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                MemberInfo member = method.Module.ResolveMember(BitConverter.ToInt32(code, position), typeArguments, methodArguments)!;
                foreach (Type type in Named(member))
                {
                    yield return type;
                }
            }

            position += SizeOf(opCode.OperandType, code, position);
        }
    }

    private static IEnumerable<Type> Named(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo { IsGenericMethod: true } method => [method.DeclaringType!, .. method.GetGenericArguments()],
        _ => [member.DeclaringType!],
    };

    private static int SizeOf(OperandType operand, byte[] code, int position) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
        _ => 4,
    };

    private static IEnumerable<Type> Constraints(Type type) => type.IsGenericParameter ? type.GetGenericParameterConstraints() : [];

    private static IEnumerable<Type> Attributes(IEnumerable<CustomAttributeData> attributes) => attributes.SelectMany(attribute =>
        attribute.ConstructorArguments
            .Concat(attribute.NamedArguments.Select(argument => argument.TypedValue))
            .SelectMany(argument => argument.Value is Type type ? [argument.ArgumentType, type] : (Type[])[argument.ArgumentType])
            .Prepend(attribute.AttributeType));

    /// <summary>The named types that a type is built of.</summary>
    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericParameter: true } => [],
        { IsConstructedGenericType: true } => [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)],
        _ => [type],
    };
}
