using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>What the user types when the console asks for the hardware: <c>Console.Write("Use the GPU? "); if (Console.ReadLine() == "y")</c>.</summary>
internal static class ConsoleAnswers
{
    /// <summary>Tells whether <paramref name="value"/> is such an answer, made another text of or kept in a variable.</summary>
    public static bool Are(IOperation value, MemberBody body) => value switch
    {
        ILocalReferenceOperation local => LocalValues.Of(local.Local, body) is [{ } only] && only != value && Are(only, body),
        IConversionOperation conversion => Are(conversion.Operand, body),
        IConditionalAccessOperation access => Are(access.Operation, body),
        ICoalesceOperation coalesce => Are(coalesce.Value, body),
        IPropertyReferenceOperation { Instance: { } instance } => Are(instance, body),
        IInvocationOperation { TargetMethod: { Name: "ReadLine" or "ReadKey", ContainingType.Name: "Console" } } => AsksForHardware(value),
        IInvocationOperation { Instance: { } instance } => Are(instance, body),
        _ => false,
    };

    /// <summary>One of the lines that are written just before speaks of hardware.</summary>
    private static bool AsksForHardware(IOperation read)
    {
        IOperation statement = read;
        while (statement.Parent is not (null or IBlockOperation))
        {
            statement = statement.Parent;
        }

        return statement.Parent is IBlockOperation block && block.Operations.Take(block.Operations.IndexOf(statement)).Reverse().TakeWhile(Writes).Any(static written =>
            written.Descendants().Any(static part => part.ConstantValue.Value is string text && HardwareWords.Speak(text)));
    }

    private static bool Writes(IOperation statement) =>
        statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { Name: "Write" or "WriteLine", ContainingType.Name: "Console" } } };
}
