using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>Where a fix would lose or change something, or what the vendor is named for, none is offered.</summary>
public class NoDeviceFixTests : DeviceCodeFixTests
{
    private const string Kernels =
        """

        static class Ops
        {
            [System.Runtime.InteropServices.DllImport("kernels")] public static extern void scale(System.IntPtr tensor);
            public static void Scale(Tensor x) => scale(x.Handle);
            public static void Wait(int seconds) { }
        }

        static partial class Generated
        {
            [System.Runtime.InteropServices.LibraryImport("kernels")] public static partial void scale(System.IntPtr tensor);
            public static partial void scale(System.IntPtr tensor) { }
        }

        static class Plain
        {
            public static void Scale(Tensor x) { }
        }
        """;

    [Theory]
    [InlineData("x.to([|\"hip\"|]);")]
    [InlineData("x.to([|DeviceType.XLA|]);")]
    [InlineData("x.to([|\"mps:1\"|]);")]
    public Task Other_accelerators_have_no_fix(string statement) => NoFixInStatementsAsync(statement, "Tensor x");

    [Fact]
    public Task Comment_that_would_be_lost_means_no_fix() => NoFixInStatementsAsync(
        """
        x.to([|torch.device(/* why */ "cuda")|]);
        """,
        "Tensor x");

    [Theory]
    [InlineData("x.[|cuda(/* why */ null /* not */)|]", "x.to(/* why */ device /* not */)")]
    [InlineData("x.to([|DeviceType.CUDA|] /* that */, 0, /* so */ true)", "x.to(device /* that */, /* so */ copy: true)")]
    [InlineData("x.to([|DeviceType.CUDA|], /* why */ 0)", "x.to(device.type, /* why */ device.index)")]
    public Task Comment_that_can_be_kept_is_kept(string call, string replaced) => FixStatementsAsync(
        $"{call};",
        $"""
        var device = {Best};
        {replaced};
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Name_that_selects_what_is_done_is_chosen_and_the_rest_stays() => FixStatementsAsync(
        """
        var device = [|"cuda"|];
        if (device == "cuda")
        {
            InitializeDeviceType([|DeviceType.CUDA|]);
        }

        Console.WriteLine(device);
        """,
        $$"""
        var device = {{BestText}};
        if (device == "cuda")
        {
            InitializeDeviceType({|PML1002:DeviceType.CUDA|});
        }

        Console.WriteLine(device);
        """);

    [Theory]
    [InlineData("if (x.device == [|CUDA|]) { }", "if (x.device.type == DeviceType.CUDA) { }")]
    [InlineData("if ([|device(\"cuda\")|] != x.device) { }", "if (DeviceType.CUDA != x.device.type) { }")]
    [InlineData("if (given == ([|torch.CUDA|])) { }", "if (given.type == DeviceType.CUDA) { }")]
    [InlineData("if (maybe == [|CUDA|]) { }", "if (maybe?.type == DeviceType.CUDA) { }")]
    [InlineData("if (holder?.device == [|CUDA|]) { }", "if (holder?.device.type == DeviceType.CUDA) { }")]
    [InlineData("if ((flag ? x.device : given) == /* the GPU */ [|CUDA|]) { }", "if ((flag ? x.device : given).type == /* the GPU */ DeviceType.CUDA) { }")]
    [InlineData("if (x.device == [|MPS|]) { }", "if (x.device.type == DeviceType.MPS) { }")]
    public Task Comparison_with_a_device_compares_the_type(string statement, string replaced) => FixStatementsAsync(
        statement, replaced, new() { EquivalenceKey = "PML1001.CompareType" }, "Tensor x, Device given, Device? maybe, Tensor? holder, bool flag");

    [Fact]
    public Task Comparison_says_what_it_compares() => FixStatementsAsync(
        "if (x.device == [|CUDA|]) { }", "if (x.device.type == DeviceType.CUDA) { }",
        new() { Title = "Compare the type: 'x.device.type == DeviceType.CUDA' (devices are compared by reference)" }, "Tensor x");

    [Theory]
    [InlineData("if (x.device == [|device(\"cuda:1\")|]) { }")]
    [InlineData("if (x.device == [|device(\"cuda:\" + rank)|]) { }")]
    [InlineData("if (all[0] == (object)[|CUDA|]) { }")]
    public Task Comparison_that_would_lose_an_index_or_is_of_something_else_has_no_fix(string statement) =>
        NoFixInStatementsAsync(statement, "Tensor x, int rank, object[] all");

    [Theory]
    [InlineData("var y = x.[|pin_memory()|];", "var y = cuda.is_available() ? x.pin_memory() : x;")]
    [InlineData("var y = x.[|pin_memory()|].to(device);", "var y = (cuda.is_available() ? x.pin_memory() : x).to(device);")]
    [InlineData("Use(holder.Data.[|pin_memory()|]);", "Use(cuda.is_available() ? holder.Data.pin_memory() : holder.Data);")]
    public Task Memory_is_pinned_where_that_is_of_use(string statement, string replaced) => FixAsync(
        Sources.TorchMembers(Pinning(statement)) + Holder, Sources.TorchMembers(Pinning(replaced)) + Holder, new() { EquivalenceKey = "PML1001.Guard" });

    [Theory]
    [InlineData("x.[|pin_memory()|];")]
    [InlineData("var y = zeros(3).[|pin_memory()|];")]
    [InlineData("var y = maybe?.[|pin_memory()|];")]
    [InlineData("using var y = x.[|pin_memory()|];")]
    [InlineData("using (var y = x.[|pin_memory()|]) { }")]
    [InlineData("var y = x.[|pin_memory()|]; Use(y); y.Dispose();")]
    [InlineData("var y = x.[|pin_memory()|]; y.add_(1);")]
    [InlineData("var y = x.[|pin_memory()|].add_(1);")]
    [InlineData("var y = x.[|pin_memory(/* fast */)|];")]
    public Task Pinned_memory_that_its_source_cannot_stand_in_for_has_no_fix(string statement) =>
        Verifier.VerifyNoFixAsync(Sources.TorchMembers(Pinning(statement)) + Holder);

    private const string Holder = "class Holder { public Tensor Data = zeros(1); }\n";

    private static string Pinning(string statement) =>
        $"static void Use(Tensor x) {{ }}\n\nstatic void Run(Tensor x, Tensor? maybe, Holder holder, Device device)\n{{\n    {statement}\n}}";

    [Theory]
    [InlineData("public Tensor MoveToCuda(Tensor x) => x.[|cuda()|];")]
    [InlineData("public Device CudaDevice => [|CUDA|];")]
    [InlineData("private readonly Device _cuda = [|CUDA|]; public Tensor Move(Tensor x) => x.to(_cuda);")]
    [InlineData("public void Run(Tensor x) { to_cuda(x); static Tensor to_cuda(Tensor y) => y.[|cuda()|]; }")]
    public Task Member_that_names_the_vendor_has_no_fix(string member) => Verifier.VerifyNoFixAsync(Sources.TorchMembers(member));

    [Theory]
    [InlineData("class CudaBenchmark { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class TestCuda { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    public Task Test_or_benchmark_class_that_names_the_vendor_has_no_fix(string type) => Verifier.VerifyNoFixAsync(Sources.Torch(type));

    [Theory]
    [InlineData("class Moves { [CudaFact] public void Run(Tensor x) => x.[|cuda()|]; } class CudaFactAttribute : System.Attribute { }")]
    [InlineData("""[Category("CUDA")] class Moves { public void Run(Tensor x) => x.[|cuda()|]; } class CategoryAttribute(string name) : System.Attribute { public string Name => name; }""")]
    [InlineData("""class Moves { [Fact(Skip = "needs CUDA")] public void Run(Tensor x) => x.[|cuda()|]; } class FactAttribute : System.Attribute { public string Skip = ""; }""")]
    public Task Test_that_is_marked_as_the_vendors_has_no_fix(string types) => Verifier.VerifyNoFixAsync(Sources.Torch(types));

    [Fact]
    public Task What_a_test_is_given_does_not_mark_it() => Verifier.VerifyAsync(
        Sources.Torch("""class Moves { [InlineData("cuda")] public void Run(Tensor x, Device device) => x.[|cuda()|]; } class InlineDataAttribute(string data) : System.Attribute { public string Data => data; }"""),
        Sources.Torch("""class Moves { [InlineData("cuda")] public void Run(Tensor x, Device device) => x.to(device); } class InlineDataAttribute(string data) : System.Attribute { public string Data => data; }"""));

    [Theory]
    [InlineData("class MoveBenchmarks { public Tensor Moves(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class Moves { public Tensor RunBenchmark(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class Moves { public void Run() { static Tensor bench(Tensor x) => x.[|cuda()|]; bench(ones(1)); } }")]
    public Task Benchmark_measures_what_it_was_written_for(string type) => Verifier.VerifyNoFixAsync(Sources.Torch(type));

    [Fact]
    public Task Device_beside_a_map_of_devices_stays_as_the_map_has_it() => NoFixInStatementsAsync(
        """
        var sizes = new System.Collections.Generic.Dictionary<string, long> { ["cuda:0"] = 8L << 30, ["cpu"] = 64L << 30 };
        var x = zeros(3, device: [|"cuda:0"|]);
        System.Console.WriteLine(sizes.Count);
        """);

    [Fact]
    public Task A_map_of_anything_else_is_no_map_of_devices() => FixStatementsAsync(
        """
        var sizes = new System.Collections.Generic.Dictionary<string, long> { ["weights"] = 8L << 30 };
        var device = [|CUDA|];
        System.Console.WriteLine(zeros(sizes.Count, device: device));
        """,
        """
        var sizes = new System.Collections.Generic.Dictionary<string, long> { ["weights"] = 8L << 30 };
        var device = cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU;
        System.Console.WriteLine(zeros(sizes.Count, device: device));
        """);

    [Fact]
    public Task Condition_that_names_the_vendor_means_no_fix() => NoFixInStatementsAsync(
        """
        switch (release) { case CudaVersion.V12: x.[|cuda()|]; break; }
        if (release == CudaVersion.V12) { x.[|cuda()|]; }
        """,
        "Tensor x, CudaVersion release",
        "enum CudaVersion { V11, V12 }");

    [Fact]
    public Task Check_for_the_accelerator_is_no_wish_for_it() => FixStatementsAsync(
        """
        if (cuda.is_available())
        {
            x.to([|"cuda:1"|]);
        }
        """,
        $$"""
        var device1 = {{Best1}};
        if (cuda.is_available())
        {
            x.to(device1);
        }
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Member_that_asserts_the_accelerator_has_no_fix() => Verifier.VerifyNoFixAsync(Sources.Torch(
        """
        static class Assert
        {
            public static void IsTrue(bool condition) { }
            public static void AreEqual(object expected, object actual) { }
        }

        class Sample
        {
            public void Query() { var x = ones(3).[|cuda()|]; Assert.IsTrue(x.is_cuda); }
            public void Type() { var x = ones(3).[|cuda()|]; Assert.IsTrue(x.device.type == DeviceType.CUDA); }
            public void Text() { var x = ones(3).[|cuda()|]; Assert.AreEqual("cuda", x.device.ToString()); }
        }
        """));

    [Theory]
    [InlineData("Ops.Scale(ones(3).[|cuda()|]);")]
    [InlineData("var x = ones(3, device: [|CUDA|]); Ops.scale(x.Handle);")]
    [InlineData("var x = ones(3); x = x.[|cuda()|]; Generated.scale(x.Handle);")]
    public Task Tensor_for_a_native_kernel_has_no_fix(string statements) => NoFixInStatementsAsync(statements, types: Kernels);

    [Theory]
    [InlineData("Ops.Wait(3); System.Console.WriteLine(ones(3).[|cuda()|]);", "Ops.Wait(3); System.Console.WriteLine(ones(3).to(device));")]
    [InlineData("Plain.Scale(ones(3).[|cuda()|]);", "Plain.Scale(ones(3).to(device));")]
    public Task Tensor_that_no_native_kernel_gets_is_fixed(string before, string after) => FixStatementsAsync(
        before, $"var device = {Best};\n{after}", types: Kernels);

    [Fact]
    public Task Attribute_argument_is_no_site() => Verifier.VerifyNoFixAsync(Sources.Torch(
        """
        class NamedAttribute(string name) : Attribute
        {
            public string Name { get; } = name;
        }

        [Named("cuda")]
        class Sample
        {
        }
        """));
}
