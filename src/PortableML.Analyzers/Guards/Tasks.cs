using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Tasks that give a flag: what is awaited says what the flag says.</summary>
internal static class Tasks
{
    /// <summary>Tells whether <paramref name="type"/> is a task of a <c>bool</c>.</summary>
    public static bool GiveFlag(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ } result] } && BooleanTypes.Are(result);

    /// <summary>The task of which <paramref name="awaited"/> is the result: <c>await task</c>, <c>task.Result</c>, <c>task.GetAwaiter().GetResult()</c>.</summary>
    public static IOperation? Of(IOperation awaited)
    {
        IOperation? task = awaited switch
        {
            IAwaitOperation wait => wait.Operation,
            IPropertyReferenceOperation property => property.Instance,
            IInvocationOperation { Instance: IInvocationOperation { Instance: { } instance } } => instance,
            _ => null,
        };
        return task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured } ? configured : task;
    }
}
