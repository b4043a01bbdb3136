using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.SingleVendorDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>What becomes of a choice between one vendor's accelerator and the CPU.</summary>
public class SingleVendorDeviceCodeFixTests
{
    [Theory]
    [InlineData("cuda.is_available() ? {|PML1002:CUDA|} : CPU", "cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU")]
    [InlineData("torch.cuda.is_available() ? {|PML1002:torch.CUDA|} : torch.CPU", "torch.cuda.is_available() ? torch.CUDA : torch.mps_is_available() ? torch.MPS : torch.CPU")]
    [InlineData("cuda_is_available() ? {|PML1002:device(\"cuda\")|} : device(\"cpu\")", "cuda_is_available() ? device(\"cuda\") : mps_is_available() ? MPS : device(\"cpu\")")]
    [InlineData("cuda.is_available() ? {|PML1002:device(\"cuda:0\")|} : CPU", "cuda.is_available() ? device(\"cuda:0\") : mps_is_available() ? MPS : CPU")]
    [InlineData("cuda.is_available() ? {|PML1002:new Device(DeviceType.CUDA)|} : new Device(DeviceType.CPU)", "cuda.is_available() ? new Device(DeviceType.CUDA) : mps_is_available() ? MPS : new Device(DeviceType.CPU)")]
    [InlineData("device(cuda.is_available() ? {|PML1002:\"cuda\"|} : \"cpu\")", "device(cuda.is_available() ? \"cuda\" : mps_is_available() ? \"mps\" : \"cpu\")")]
    [InlineData("device(cuda.is_available() ? {|PML1002:\"CUDA\"|} : \"CPU\")", "device(cuda.is_available() ? \"CUDA\" : mps_is_available() ? \"MPS\" : \"CPU\")")]
    [InlineData("new Device(cuda.is_available() ? {|PML1002:DeviceType.CUDA|} : DeviceType.CPU)", "new Device(cuda.is_available() ? DeviceType.CUDA : mps_is_available() ? DeviceType.MPS : DeviceType.CPU)")]
    [InlineData("(cuda.is_available()) ? ({|PML1002:CUDA|}) : CPU", "(cuda.is_available()) ? (CUDA) : mps_is_available() ? MPS : CPU")]
    [InlineData("cuda.device_count() > 0 ? {|PML1002:CUDA|} : CPU", "cuda.device_count() > 0 ? CUDA : mps_is_available() ? MPS : CPU")]
    [InlineData("TryInitializeDeviceType(DeviceType.CUDA) ? {|PML1002:CUDA|} : CPU", "TryInitializeDeviceType(DeviceType.CUDA) ? CUDA : mps_is_available() ? MPS : CPU")]
    [InlineData("!cuda.is_available() ? CPU : {|PML1002:CUDA|}", "!cuda.is_available() ? (mps_is_available() ? MPS : CPU) : CUDA")]
    [InlineData(
        "cuda.device_count() > 1 ? {|PML1002:device(\"cuda:1\")|} : cuda.is_available() ? CUDA : CPU",
        "cuda.device_count() > 1 ? device(\"cuda:1\") : cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU")]
    [InlineData("fast && cuda.is_available() ? {|PML1002:CUDA|} : CPU", "fast && cuda.is_available() ? CUDA : fast && mps_is_available() ? MPS : CPU")]
    [InlineData("mps_is_available() ? {|PML1002:MPS|} : CPU", "mps_is_available() ? MPS : cuda.is_available() ? CUDA : CPU")]
    public Task The_other_accelerator_is_tried_before_the_CPU(string choice, string replaced) => FixStatementsAsync(
        $"var best = {choice};\nx.to(best);", $"var best = {replaced};\nx.to(best);");

    [Theory]
    [InlineData("var name = cuda.is_available() ? {|PML1002:\"cuda\"|} : \"cpu\";\nx.to(name);", "var name = cuda.is_available() ? \"cuda\" : mps_is_available() ? \"mps\" : \"cpu\";\nx.to(name);")]
    [InlineData("Device best = cuda.is_available() ? {|PML1002:\"cuda\"|} : \"cpu\";\nx.to(best);", "Device best = cuda.is_available() ? \"cuda\" : mps_is_available() ? \"mps\" : \"cpu\";\nx.to(best);")]
    public Task A_name_is_answered_by_a_name(string statements, string replaced) => Verifier.VerifyInAnyOrderAsync(
        Sources.TorchStatements(statements, "Tensor x"), Sources.TorchStatements(replaced, "Tensor x"));

    [Theory]
    [InlineData("cuda.is_available()\n    ? {|PML1002:CUDA|}\n    : CPU", "cuda.is_available()\n    ? CUDA\n    : mps_is_available()\n    ? MPS\n    : CPU")]
    [InlineData("\n    cuda.is_available() ? {|PML1002:CUDA|} :\n    CPU", "\n    cuda.is_available() ? CUDA :\n    mps_is_available() ? MPS :\n    CPU")]
    public Task The_layout_of_the_chain_is_kept(string choice, string replaced) => FixStatementsAsync(
        $"var best = {choice};\nx.to(best);", $"var best = {replaced};\nx.to(best);");

    [Theory]
    [InlineData(
        "if (cuda.is_available())\n{\n    best = {|PML1002:CUDA|};\n}\nelse\n{\n    best = CPU;\n}",
        "if (cuda.is_available())\n{\n    best = CUDA;\n}\nelse if (mps_is_available())\n{\n    best = MPS;\n}\nelse\n{\n    best = CPU;\n}")]
    [InlineData(
        "if (cuda.is_available()) {\n    best = {|PML1002:CUDA|};\n} else {\n    best = CPU;\n}",
        "if (cuda.is_available()) {\n    best = CUDA;\n} else if (mps_is_available()) {\n    best = MPS;\n} else {\n    best = CPU;\n}")]
    [InlineData(
        "if (cuda.is_available()) best = {|PML1002:CUDA|};\nelse best = CPU;",
        "if (cuda.is_available()) best = CUDA;\nelse if (mps_is_available()) best = MPS;\nelse best = CPU;")]
    [InlineData(
        "if (cuda.is_available())\n    best = {|PML1002:CUDA|};\nelse\n    best = CPU;",
        "if (cuda.is_available())\n    best = CUDA;\nelse if (mps_is_available())\n    best = MPS;\nelse\n    best = CPU;")]
    public Task A_branch_is_added_before_the_CPUs(string choice, string replaced) => FixStatementsAsync(
        $"Device best;\n{choice}\n\nx.to(best);", $"Device best;\n{replaced}\n\nx.to(best);");

    [Fact]
    public Task Every_choice_of_a_member_gets_its_arm() => FixStatementsAsync(
        """
        var first = cuda.is_available() ? {|PML1002:CUDA|} : CPU;
        var second = cuda.is_available() ? {|PML1002:CUDA|} : CPU;
        x.to(first).to(second);
        """,
        """
        var first = cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU;
        var second = cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU;
        x.to(first).to(second);
        """);

    [Fact]
    public Task A_branch_is_added_behind_an_if_that_replaces_the_CPU() => FixStatementsAsync(
        """
        var best = CPU;
        if (cuda.is_available())
        {
            best = {|PML1002:CUDA|};
        }

        x.to(best);
        """,
        """
        var best = CPU;
        if (cuda.is_available())
        {
            best = CUDA;
        }
        else if (mps_is_available())
        {
            best = MPS;
        }

        x.to(best);
        """);

    [Fact]
    public Task A_result_is_returned_before_the_CPU_is() => Verifier.VerifyInAnyOrderAsync(
        Sources.TorchMembers(
            """
            static Device Best()
            {
                if (cuda.is_available())
                {
                    return {|PML1002:CUDA|};
                }

                return CPU;
            }
            """),
        Sources.TorchMembers(
            """
            static Device Best()
            {
                if (cuda.is_available())
                {
                    return CUDA;
                }
                if (mps_is_available())
                {
                    return MPS;
                }

                return CPU;
            }
            """));

    [Fact]
    public Task Names_are_qualified_as_the_usings_need() => Verifier.VerifyInAnyOrderAsync(
        """
        using TorchSharp;

        class Sample
        {
            private readonly torch.Device _device = torch.cuda.is_available() ? {|PML1002:torch.CUDA|} : torch.CPU;

            torch.Tensor Move(torch.Tensor x) => x.to(_device);
        }
        """,
        """
        using TorchSharp;

        class Sample
        {
            private readonly torch.Device _device = torch.cuda.is_available() ? torch.CUDA : torch.mps_is_available() ? torch.MPS : torch.CPU;

            torch.Tensor Move(torch.Tensor x) => x.to(_device);
        }
        """,
        new() { EquivalenceKey = "PML1002.TryOtherAccelerator", Title = "Try MPS too, before the CPU (it has no float64)" });

    [Theory]
    [InlineData("var best = useGpu ? {|PML1002:CUDA|} : CPU; x.to(best);")]
    [InlineData("var best = cuda.is_available() ? {|PML1002:CUDA|} : CPU; if (!cuda.is_available()) { best = CPU; } x.to(best);")]
    [InlineData("var best = useCuda && cuda.is_available() ? {|PML1002:CUDA|} : CPU; x.to(best);")]
    [InlineData("var best = useGpu || cuda.is_available() ? {|PML1002:CUDA|} : CPU; x.to(best);")]
    [InlineData("var best = Ask() && cuda.is_available() ? {|PML1002:CUDA|} : CPU; x.to(best);")]
    [InlineData("var best = cuda.is_available() ? {|PML1002:CUDA|} : given; x.to(best);")]
    [InlineData("var best = cuda.is_available() ? /* fast */ {|PML1002:CUDA|} : CPU; x.to(best);")]
    [InlineData("if (cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("Device best; try { best = {|PML1002:CUDA|}; } catch (Exception) { best = CPU; } x.to(best);")]
    [InlineData("Device best; if (cuda.is_available()) { Console.WriteLine(); best = {|PML1002:CUDA|}; } else { best = CPU; } x.to(best);")]
    [InlineData("Device best; if (cuda.is_available()) { best = {|PML1002:CUDA|}; } else { best = given; } x.to(best);")]
    [InlineData("Device best = given; if (cuda.is_available()) { best = {|PML1002:CUDA|}; } x.to(best);")]
    [InlineData("var name = cuda.is_available() ? {|PML1002:\"cuda\"|} : \"cpu\"; x.to(name); if (name == \"cuda\") { Console.WriteLine(); }")]
    [InlineData("Take(cuda.is_available() ? {|PML1002:\"cuda\"|} : \"cpu\", x);")]
    [InlineData("var best = new Device(cuda.is_available() ? {|PML1002:DeviceType.CUDA|} : DeviceType.CPU, rank); x.to(best);")]
    public Task Any_other_choice_is_left_to_its_author(string statements) => Verifier.VerifyNoFixAsync(Members(statements));

    [Theory]
    [InlineData("x.to(float64);")]
    [InlineData("tensor(new double[] { 1 }, device: best);")]
    [InlineData("zeros(3, dtype: ScalarType.ComplexFloat64);")]
    public Task Where_the_code_computes_in_double_precision_or_with_complex_numbers_there_is_no_fix(string statement) => Verifier.VerifyNoFixAsync(
        Members($"var best = cuda.is_available() ? {{|PML1002:CUDA|}} : CPU; x.to(best); {statement}"));

    [Fact]
    public Task Where_the_settings_do_not_name_the_other_there_is_no_fix() => Verifier.VerifyNoFixAsync(
        Members("var best = cuda.is_available() ? {|PML1002:CUDA|} : CPU; x.to(best);"), new() { EditorConfig = "portable_ml.torch_devices = cuda, cpu" });

    [Fact]
    public Task A_member_that_names_the_vendor_means_it() => Verifier.VerifyNoFixAsync(Sources.TorchMembers(
        "public Device CudaOrCpu() => cuda.is_available() ? {|PML1002:CUDA|} : CPU;"));

    private static string Members(string statements) => Sources.TorchMembers(
        $$"""
        static bool Ask() => true;

        static void Take(string name, Tensor x)
        {
            if (name == "cuda")
            {
                x.to(name);
            }
        }

        static void Run(Tensor x, bool fast, bool useGpu, bool useCuda, int rank, Device given)
        {
            {{statements.Replace("\n", "\n    ")}}
        }
        """);

    private static Task FixStatementsAsync(string statements, string replaced) => Verifier.VerifyInAnyOrderAsync(Members(statements), Members(replaced));
}
