using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A chain of <c>else if</c> on one value: each of its constants selects one arm, not those of the others.</summary>
public class ElseIfChainTests
{
    private const string Sessions =
        """
        enum Runtime { Cpu, Accelerated, Gpu }

        static class Sessions
        {
            public static SessionOptions Make(Runtime runtime)
            {
                var options = new SessionOptions();
                if (runtime == Runtime.Cpu)
                {
                }
                else if (runtime == Runtime.Accelerated)
                {
                    options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL;
                }
                else
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }

                return options;
            }

            public static SessionOptions MakeOrLeave(Runtime runtime)
            {
                var options = new SessionOptions();
                if (runtime == Runtime.Cpu)
                {
                    return options;
                }

                if (runtime == Runtime.Gpu)
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }

                return options;
            }
        }


        """;

    [SkippableTheory]
    [InlineData("Make(Runtime.Accelerated)")]
    [InlineData("MakeOrLeave(Runtime.Accelerated)")]
    public Task A_constant_whose_own_arm_needs_nothing_is_silent(string call) => UseAsync(call);

    [SkippableTheory]
    [InlineData("Make([|Runtime.Gpu|])")]
    [InlineData("MakeOrLeave([|Runtime.Gpu|])")]
    public Task A_constant_that_comes_to_the_vendors_arm_is_hard_coded(string call) => UseAsync(call);

    [SkippableFact]
    public Task A_condition_on_something_else_in_the_chain_hides_nothing() => GuardedCode.OnnxTypesAsync(
        """
        static class Sessions
        {
            public static void Make(SessionOptions options, bool useGpu, bool verbose)
            {
                if (!useGpu)
                {
                }
                else if (verbose)
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
            }
        }

        class Recognizer { public void Open(SessionOptions options, bool verbose) => Sessions.Make(options, [|true|], verbose); }
        """);

    private static Task UseAsync(string call) => GuardedCode.OnnxTypesAsync(Sessions + $"class Recognizer {{ public SessionOptions Open() => Sessions.{call}; }}");
}
