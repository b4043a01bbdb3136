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

    /// <summary>The condition that <paramref name="call"/> asserts and the value that it then has; null for any other call.</summary>
    public static (IOperation Condition, bool Value)? Read(IInvocationOperation call)
    {
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
        return call.Arguments.Length > 0
            && s_known.TryGetValue((call.TargetMethod.ContainingType.Name, call.TargetMethod.Name), out bool known)
            && call.Arguments[0].Value is IConversionOperation { Operand: { Type.SpecialType: SpecialType.System_Boolean } operand }
                ? (operand, known)
                : null;
    }
}
