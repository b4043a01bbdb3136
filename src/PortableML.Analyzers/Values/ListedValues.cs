using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Values;

/// <summary>Values that go into a collection, a table or a register, by a key or beside others, from which something else chooses.</summary>
internal static class ListedValues
{
    private static readonly string[] s_adders = ["Add", "TryAdd", "Register"];

    /// <summary>Tells whether <paramref name="value"/> is put into one where it stands.</summary>
    public static bool Hold(IOperation value)
    {
        IOperation whole = value;
        while (whole.Parent is IConversionOperation)
        {
            whole = whole.Parent;
        }

        return whole.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => IsAdder(call),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: > 0 } or IArrayElementReferenceOperation } => true,
            IArrayInitializerOperation or IObjectOrCollectionInitializerOperation => true,
            _ => value.Syntax.Parent is ExpressionElementSyntax,
        };
    }

    /// <summary>Tells by its name whether <paramref name="call"/> puts what it is given into something that keeps it.</summary>
    public static bool IsAdder(IInvocationOperation call) => Array.Exists(s_adders, adder => call.TargetMethod.Name.StartsWith(adder, StringComparison.Ordinal));
}
