using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A factory makes one of several sibling types by an own enum; the constructor of one of them opens a session on its vendor's accelerator.</summary>
public class FactoryOfRunnersTests
{
    private const string Siblings = """
        enum Backend { Cpu, Cuda }

        interface IRunner { }

        class CpuRunner : IRunner { }

        static class Runners
        {
            public static IRunner Make(Backend backend) => backend switch { Backend.Cuda => new CudaRunner(), _ => new CpuRunner() };
        }


        """;

    private const string Insisting = "class CudaRunner : IRunner { public CudaRunner() { var options = new SessionOptions(); options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } }\n";

    private const string Yielding = "class CudaRunner : IRunner { public CudaRunner() { var options = new SessionOptions(); try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { } _ = new InferenceSession(\"m\", options); } }\n";

    [SkippableFact]
    public Task Who_asks_the_factory_for_the_one_that_insists_is_hard_coded() => OnnxAsync(Insisting + "class Recognizer { public object Open() => Runners.Make([|Backend.Cuda|]); }");

    [SkippableFact]
    public Task A_default_that_asks_for_the_one_that_insists_is_hard_coded() => OnnxAsync(Insisting + "class Recognizer { public object Open(Backend backend = [|Backend.Cuda|]) => Runners.Make(backend); }");

    [SkippableFact]
    public Task Who_asks_for_one_that_goes_on_without_is_silent() => OnnxAsync(Yielding + "class Recognizer { public object Open() => Runners.Make(Backend.Cuda); }");

    [SkippableFact]
    public Task Who_catches_what_the_factory_throws_is_silent() => OnnxAsync(
        Insisting + "class Recognizer { public object Open() { try { return Runners.Make(Backend.Cuda); } catch (Exception) { return Runners.Make(Backend.Cpu); } } }");

    [SkippableFact]
    public Task Who_chooses_first_is_silent() => OnnxAsync(Insisting + "class Recognizer { public object Open(bool useGpu) => Runners.Make(useGpu ? Backend.Cuda : Backend.Cpu); }");

    [SkippableFact]
    public Task Who_checks_first_is_silent() => OnnxAsync(
        Insisting + "class Recognizer { public object Open() => OrtEnv.Instance().GetAvailableProviders().Contains(\"CUDAExecutionProvider\") ? Runners.Make(Backend.Cuda) : Runners.Make(Backend.Cpu); }");

    private static Task OnnxAsync([StringSyntax("C#-test")] string types) => GuardedCode.OnnxTypesAsync(Siblings + types);
}
