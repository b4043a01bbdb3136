using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>An own enum has a member that insists on the accelerator and one that falls back; both lead to the same private method.</summary>
public class OwnEnumWithFallbackTests
{
    private const string Sessions = """
        enum Backend { Cpu, Cuda, CudaOrCpu }

        static class Sessions
        {
            public static SessionOptions Make(Backend backend)
            {
                var options = new SessionOptions();
                switch (backend)
                {
                    case Backend.Cpu:
                        options.AppendExecutionProvider_CPU(1);
                        break;
                    case Backend.Cuda:
                        Append(options);
                        break;
                    case Backend.CudaOrCpu:
                        try { Append(options); } catch { options.AppendExecutionProvider_CPU(1); }
                        break;
                }

                return options;
            }

            private static void Append(SessionOptions options) => options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
        }


        """;

    [SkippableFact]
    public Task The_member_whose_arm_catches_the_failure_of_the_method_that_it_calls_is_no_lock() => OnnxAsync(
        "class Recognizer { public SessionOptions Open() => Sessions.Make(Backend.CudaOrCpu); }");

    [SkippableFact]
    public Task The_member_whose_arm_catches_nothing_is_hard_coded() => OnnxAsync(
        "class Recognizer { public SessionOptions Open() => Sessions.Make([|Backend.Cuda|]); }");

    [SkippableFact]
    public Task Who_catches_the_failure_and_asks_for_the_other_is_silent() => OnnxAsync(
        "class Recognizer { public SessionOptions Open() { try { return Sessions.Make(Backend.Cuda); } catch (Exception) { return Sessions.Make(Backend.Cpu); } } }");

    [SkippableTheory]
    [InlineData("class Recognizer { public SessionOptions Open() { try { return Sessions.Make([|Backend.Cuda|]); } catch (Exception) { throw; } } }")]
    [InlineData("class Recognizer { public SessionOptions Open() { Backend backend; try { backend = [|Backend.Cuda|]; } catch (Exception) { backend = Backend.Cpu; } return Sessions.Make(backend); } }")]
    public Task Who_does_not_catch_the_failure_is_hard_coded(string user) => OnnxAsync(user);

    private static Task OnnxAsync([StringSyntax("C#-test")] string user) => GuardedCode.OnnxTypesAsync(Sessions + user);
}
