using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Recognises calls that do not return unless a condition holds: parameters marked <c>[DoesNotReturnIf]</c>, and the assertion and
/// skip calls of the test frameworks (xunit, NUnit, MSTest, Xunit.SkippableFact), which are not all marked.
/// </summary>
internal static class AssertionCalls
{
    // Type and method, and the value that the condition has where the call returns. By name: a test project may wrap its framework.
    private static readonly Dictionary<(string Type, string Method), bool> s_known = new()
    {
        [("Assert", "True")] = true,
        [("Assert", "IsTrue")] = true,
        [("Assert", "That")] = true,
        [("Assert", "False")] = false,
        [("Assert", "IsFalse")] = false,
        [("Assert", "SkipUnless")] = true,
        [("Assert", "SkipWhen")] = false,
        [("Assume", "That")] = true,
        [("Skip", "IfNot")] = true,
        [("Skip", "Unless")] = true,
        [("Skip", "If")] = false,
        [("Debug", "Assert")] = true,
        [("Trace", "Assert")] = true,
    };

    /// <summary>Tells whether a type of this name has assertions.</summary>
    public static bool IsTypeName(string name) => name is "Assert" or "Assume" or "Skip" or "Debug" or "Trace" or "Environment";

    /// <summary>
    /// Tells whether <paramref name="function"/> is written into an assertion that it fails: <c>Assert.Throws&lt;E&gt;(() =&gt; …)</c>,
    /// <c>Record.Exception(() =&gt; …)</c>. Whatever it cannot do, the test goes on.
    /// </summary>
    public static bool ExpectFailureOf(IOperation function)
    {
        IOperation? around = function.Parent;
        while (around is IDelegateCreationOperation or IConversionOperation)
        {
            around = around.Parent;
        }

        return around is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { } method } }
            && (method.ContainingType.Name, method.Name) switch
            {
                ("Assert", { } name) => name.StartsWith("Throws", StringComparison.Ordinal) || name is "Catch" or "CatchAsync",
                ("Record", { } name) => name is "Exception" or "ExceptionAsync",
                _ => false,
            };
    }

    /// <summary>A call after which nothing runs: <c>Environment.Exit</c>, <c>Assert.Ignore</c>, or marked <c>[DoesNotReturn]</c>.</summary>
    public static bool NeverReturns(IMethodSymbol method) =>
        method is { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }
        || method is { ReturnsVoid: true, Name: "Ignore" or "Inconclusive" or "Fail" or "Pass" or "Skip", ContainingType.Name: "Assert" }
        || (method.ReturnsVoid && method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute"));

    /// <summary>The condition that <paramref name="call"/> asserts and the value that it then has; null for any other call.</summary>
    public static (IOperation Condition, bool Value)? Read(IInvocationOperation call)
    {
        // Assert.That(condition, Is.True) and its kin: the constraint says which value passes. What follows a parameter that is a bool is a message.
        if (call is { TargetMethod.Name: "That", Arguments: [{ } first, { Value: { } constraint }, ..] } && s_known.ContainsKey((call.TargetMethod.ContainingType.Name, "That")))
        {
            if (constraint is IMemberReferenceOperation { Member.Name: "True" or "False" } expected && Unboxed(first.Value) is { } condition)
            {
                return (condition, expected.Member.Name == "True");
            }

            if (first.Parameter?.OriginalDefinition.Type.SpecialType != SpecialType.System_Boolean)
            {
                return null;
            }
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType != SpecialType.System_Boolean)
            {
                continue;
            }

            foreach (AttributeData attribute in argument.Parameter.GetAttributes())
            {
                if (attribute is { AttributeClass.Name: "DoesNotReturnIfAttribute", ConstructorArguments: [{ Value: bool stops }] })
                {
                    return (argument.Value, !stops);
                }
            }

            return s_known.TryGetValue((call.TargetMethod.ContainingType.Name, call.TargetMethod.Name), out bool value)
                ? (argument.Value, value)
                : null;
        }

        // Assert.That and Assert.True take bool? or a generic in some frameworks.
        return call.Arguments is [{ Value: IConversionOperation { Operand: { Type.SpecialType: SpecialType.System_Boolean } operand } }, ..]
            && s_known.TryGetValue((call.TargetMethod.ContainingType.Name, call.TargetMethod.Name), out bool known)
                ? (operand, known)
                : null;
    }

    private static IOperation? Unboxed(IOperation value) =>
        value is IConversionOperation conversion ? Unboxed(conversion.Operand) : value.Type?.SpecialType == SpecialType.System_Boolean ? value : null;
}
