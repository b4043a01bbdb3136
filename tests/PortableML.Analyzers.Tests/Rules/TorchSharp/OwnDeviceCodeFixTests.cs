using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>What becomes of a flag or a member of the project's own enum that always selects the vendor: the project's code for the CPU gets its chance.</summary>
public class OwnDeviceCodeFixTests
{
    private const string Types =
        """

        public enum Backend { Cpu, Cuda }

        public enum Accelerator { Cuda, Hip }

        public class Model
        {
            private readonly Device _device;
            public Model(bool useCuda) => _device = useCuda ? {|PML1002:torch.device("cuda")|} : torch.device("cpu");
            public Model(Backend backend) => _device = backend == Backend.Cuda ? {|PML1002:torch.device("cuda")|} : torch.device("cpu");
            public Model(Accelerator accelerator) => _device = accelerator == Accelerator.Cuda ? torch.device("cuda") : torch.device("hip");
            public Tensor Run(Tensor x) => x.to(_device);
        }

        public class Settings
        {
            public Backend Backend { get; set; }
            public Tensor Run(Tensor x) => Backend == Backend.Cuda ? x.{|PML1002:cuda()|} : x;
        }
        """;

    private static readonly FixOptions s_title = new() { Title = "Choose CUDA only where it is available", EquivalenceKey = "PML1001.AskFirst" };

    [Fact]
    public Task A_flag_asks_the_library() => VerifyAsync(
        "public static Tensor Run(Tensor x) => new Model([|true|]).Run(x);",
        "public static Tensor Run(Tensor x) => new Model(cuda.is_available()).Run(x);");

    [Fact]
    public Task A_flag_by_name_keeps_the_name() => VerifyAsync(
        "public static Tensor Run(Tensor x) => new Model(useCuda: [|true|]).Run(x);",
        "public static Tensor Run(Tensor x) => new Model(useCuda: cuda.is_available()).Run(x);");

    [Fact]
    public Task A_member_of_an_enum_gives_way_to_the_one_for_the_CPU() => VerifyAsync(
        "public static Tensor Run(Tensor x) => new Model([|Backend.Cuda|]).Run(x);",
        "public static Tensor Run(Tensor x) => new Model(cuda.is_available() ? Backend.Cuda : Backend.Cpu).Run(x);");

    [Fact]
    public Task A_setting_is_chosen_where_it_is_set() => VerifyAsync(
        "public static Tensor Run(Tensor x) => new Settings { Backend = [|Backend.Cuda|] }.Run(x);",
        "public static Tensor Run(Tensor x) => new Settings { Backend = cuda.is_available() ? Backend.Cuda : Backend.Cpu }.Run(x);");

    [Fact]
    public Task An_enum_without_a_member_for_the_CPU_is_left() => NoFixAsync("public static Tensor Run(Tensor x) => new Model([|Accelerator.Cuda|]).Run(x);");

    [Fact]
    public Task The_default_of_a_parameter_becomes_null_and_is_resolved_first() => Fix.VerifyInAnyOrderAsync(
        Sources.TorchMembers(
            """
            public static Tensor Run(Tensor x, Backend backend = [|Backend.Cuda|])
            {
                if (backend == Backend.Cuda) { Console.WriteLine($"on {backend}"); }
                return new Model(backend).Run(x);
            }

            public static Tensor OnCpu(Tensor x) => Run(x, Backend.Cpu);

            public static Tensor ByName(Tensor x) => Run(backend: (Backend)0, x: x);
            """) + Types,
        Sources.TorchMembers(
            """
            public static Tensor Run(Tensor x, Backend? backend = null)
            {
                backend ??= cuda.is_available() ? Backend.Cuda : Backend.Cpu;
                if (backend == Backend.Cuda) { Console.WriteLine($"on {backend.Value}"); }
                return new Model(backend.Value).Run(x);
            }

            public static Tensor OnCpu(Tensor x) => Run(x, Backend.Cpu);

            public static Tensor ByName(Tensor x) => Run(backend: (Backend)0, x: x);
            """) + Types,
        new() { Title = "Make 'backend' optional: null means CUDA where it is available (its type becomes 'Backend?')", EquivalenceKey = "PML1001.AskFirst" });

    [Fact]
    public Task Defaults_of_one_method_are_fixed_together() => Fix.VerifyInAnyOrderAsync(
        Sources.TorchMembers("public static Tensor Run(Tensor x, bool useCuda = [|true|], Backend backend = [|Backend.Cuda|]) => new Model(backend).Run(new Model(useCuda).Run(x));") + Types,
        Sources.TorchMembers(
            """
            public static Tensor Run(Tensor x, bool? useCuda = null, Backend? backend = null)
            {
                useCuda ??= cuda.is_available();
                backend ??= cuda.is_available() ? Backend.Cuda : Backend.Cpu;
                return new Model(backend.Value).Run(new Model(useCuda.Value).Run(x));
            }
            """) + Types,
        new() { EquivalenceKey = "PML1001.AskFirst" });

    [Theory]
    [InlineData("public virtual Tensor Run(Tensor x, Backend backend = [|Backend.Cuda|]) => new Model(backend).Run(x);")]
    [InlineData("public Tensor Run(Tensor x, Backend backend = [|Backend.Cuda|]) => new Model(backend).Run(x); public Func<Tensor, Backend, Tensor> Runner => Run;")]
    [InlineData("public Tensor Run(Tensor x, Backend backend = [|Backend.Cuda|]) => new Model(backend).Run(x); public Tensor Run(Tensor x, object anything) => x;")]
    [InlineData("public Tensor Run(Tensor x, Backend backend = [|Backend.Cuda|]) => new Model(backend).Run(x); public Tensor Run<T>(Tensor x, T anything) => x;")]
    [InlineData("public Tensor Run(Tensor x, Backend backend = [|Backend.Cuda|]) => new Model(backend).Run(x); public Tensor Default(Tensor x) => Run(x, default);")]
    [InlineData("public object Run(Tensor x, Backend backend = [|Backend.Cuda|]) { new Model(backend).Run(x); return new { backend }; }")]
    [InlineData("public IEnumerable<Tensor> Run(Tensor x, Backend backend = [|Backend.Cuda|]) { yield return new Model(backend).Run(x); }")]
    public Task A_default_that_others_rely_on_stays(string member) => NoFixAsync(member);

    [Fact]
    public Task A_default_of_an_attribute_stays() => Fix.VerifyNoFixAsync(Sources.Torch(
        "public class OnAttribute : Attribute { public OnAttribute(Backend backend = [|Backend.Cuda|]) { new Model(backend); } }\n") + Types);

    [Fact]
    public Task A_member_that_is_named_for_the_vendor_means_it() => NoFixAsync("public static Tensor RunOnCuda(Tensor x) => new Model([|true|]).Run(x);");

    [Fact]
    public Task Devices_of_the_library_and_constants_of_the_project_are_fixed_in_one_pass() => Fix.VerifyInAnyOrderAsync(
        Sources.TorchMembers(
            """
            public static Tensor Run(Tensor x, DeviceType kind = [|DeviceType.CUDA|], Backend backend = [|Backend.Cuda|])
            {
                return new Model([|true|]).Run(new Model(backend).Run(x.to(kind)));
            }
            """) + Types,
        Sources.TorchMembers(
            """
            public static Tensor Run(Tensor x, DeviceType? kind = null, Backend? backend = null)
            {
                kind ??= cuda.is_available() ? DeviceType.CUDA : mps_is_available() ? DeviceType.MPS : DeviceType.CPU;
                backend ??= cuda.is_available() ? Backend.Cuda : Backend.Cpu;
                return new Model(cuda.is_available()).Run(new Model(backend.Value).Run(x.to(kind.Value)));
            }
            """) + Types);

    private static Task VerifyAsync(string before, string after) => Fix.VerifyInAnyOrderAsync(Sources.TorchMembers(before) + Types, Sources.TorchMembers(after) + Types, s_title);

    private static Task NoFixAsync(string source) => Fix.VerifyNoFixAsync(Sources.TorchMembers(source) + Types);
}
