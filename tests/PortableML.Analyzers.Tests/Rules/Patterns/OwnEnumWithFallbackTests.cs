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

    private static Task OnnxAsync([StringSyntax("C#-test")] string user) => GuardedCode.OnnxTypesAsync(Sessions + user);
}
