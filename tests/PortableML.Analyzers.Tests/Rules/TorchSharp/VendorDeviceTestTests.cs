using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.VendorDeviceTestAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.VendorDeviceTestCodeFix>;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.VendorDeviceTestAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>PML1004 and its fix.</summary>
public class VendorDeviceTestTests
{
    private const string Types = "static class Assert { public static void True(bool condition) { } }\nclass Own { public bool is_cuda => true; public DeviceType type => DeviceType.CPU; }\n";

    // ---- Reported -------------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("if ([|x.is_cuda|]) Work();")]
    [InlineData("var slow = ![|x.is_cuda|];")]
    [InlineData("if ([|x.device.type == DeviceType.CUDA|]) Work();")]
    [InlineData("if ([|x.device_type != DeviceType.CUDA|]) Work();")]
    [InlineData("if ([|DeviceType.CUDA == where.type|]) Work();")]
    [InlineData("if ([|x.device_type is DeviceType.CUDA|]) Work();")]
    [InlineData("if ([|x.device_type is not DeviceType.CUDA|]) Work();")]
    [InlineData("if ([|maybe?.device.type == DeviceType.CUDA|]) Work();")]
    [InlineData("if (where is { [|type: DeviceType.CUDA|] }) Work();")]
    [InlineData("switch ([|where.type|]) { case DeviceType.CUDA: Work(); break; default: break; }")]
    [InlineData("var size = [|where.type|] switch { DeviceType.CUDA => 64, _ => 8 };")]
    [InlineData("while (fast && [|x.is_cuda|]) Work();")]
    [InlineData("if (Own() is { type: DeviceType.CUDA }) Work(); if ([|x.is_cuda|]) Work();")]
    public Task A_test_for_one_vendors_device_is_reported(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("if ([|x.is_cuda|]) Work(); cuda.synchronize();")]
    [InlineData("if (![|x.is_cuda|]) Work(); cuda.synchronize();")]
    [InlineData("if (![|x.is_cuda|]) { return; Work(); } else { Work(); } cuda.synchronize();")]
    [InlineData("Func<bool> isThere = () => [|x.is_cuda|]; cuda.synchronize();")]
    [InlineData("switch (x.ndim) { case 1: if ([|x.is_cuda|]) Work(); cuda.synchronize(); break; }")]
    [InlineData("switch ([|where.type|]) { case DeviceType.CUDA: Work(); break; default: break; } cuda.synchronize();")]
    [InlineData("var size = [|where.type|] switch { DeviceType.CUDA => 64, _ => 8 }; cuda.synchronize();")]
    [InlineData("while ([|x.is_cuda|]) { Work(); } cuda.synchronize();")]
    public Task What_stands_after_a_test_and_does_not_depend_on_it_says_nothing(string statements) => CheckAsync(statements);

    // ---- Not reported ---------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("if (x.device_type == DeviceType.CUDA || x.device_type == DeviceType.MPS) Work();")]
    [InlineData("if (x.device_type is DeviceType.CUDA or DeviceType.MPS) Work();")]
    [InlineData("if (x.device_type == DeviceType.CUDA) Work(); else if (x.device_type == DeviceType.MPS) Work();")]
    [InlineData("switch (where.type) { case DeviceType.CUDA: Work(); break; case DeviceType.MPS: break; }")]
    [InlineData("var size = where.type switch { DeviceType.CUDA => 64, DeviceType.MPS => 32, _ => 8 };")]
    public Task A_test_beside_another_vendors_is_not(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("if (x.is_cuda) cuda.synchronize();")]
    [InlineData("if (x.device_type == DeviceType.CUDA) { Work(); cuda.manual_seed(1); }")]
    [InlineData("if (!x.is_cuda) return; Work(); cuda.synchronize();")]
    [InlineData("if (where.type == DeviceType.CUDA && cuda.device_count() > 1) Work();")]
    [InlineData("if (where.type == DeviceType.CUDA) x.to(DeviceType.CUDA);")]
    [InlineData("var pinned = where.type == DeviceType.CUDA ? x.pin_memory() : x;")]
    [InlineData("if (!x.is_cuda) { throw new InvalidOperationException(); } cuda.synchronize();")]
    [InlineData("if (!x.is_cuda) throw new InvalidOperationException(); Work(); cuda.synchronize();")]
    [InlineData("foreach (var i in new[] { 1 }) { if (!x.is_cuda) continue; cuda.synchronize(); }")]
    [InlineData("while (x.is_cuda) { cuda.synchronize(); }")]
    [InlineData("switch (where.type) { case DeviceType.CUDA: cuda.synchronize(); break; default: break; }")]
    [InlineData("var count = where.type switch { DeviceType.CUDA => cuda.device_count(), _ => 1 };")]
    [InlineData("if (x.is_cuda) x.cuda();")]
    [InlineData("Assert.True(x.is_cuda);")]
    [InlineData("Assert.True(x.device.type == DeviceType.CUDA);")]
    public Task A_test_before_what_is_the_vendors_own_or_inside_an_assertion_is_not(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("if (x.is_cuda) NativeCudaOps.EmptyCache();")]
    [InlineData("if (where.type == DeviceType.CUDA) { Work(); EmptyCudaCache(); }")]
    [InlineData("if (!x.is_cuda) return; EmptyCudaCache();")]
    [InlineData("if (x.is_cuda) using (new CudaGraph()) { Work(); }")]
    [InlineData("if (x.is_cuda) Run(EmptyCudaCache);")]
    [InlineData("if (x.is_cuda) fused_step(x.Handle);")]
    [InlineData("var y = where.type switch { DeviceType.CUDA => FusedCudaStep(x), _ => x };")]
    [InlineData("if (!x.is_cuda) throw new CudaMissingException();")]
    public Task A_test_before_code_that_is_named_for_the_vendor_or_native_is_not(string statements) => CheckNamedAsync(statements);

    [Theory]
    [InlineData("if ([|x.is_cuda|]) Work(); EmptyCudaCache();")]
    [InlineData("if ([|OnCuda(x).is_cuda|]) Work();")]
    [InlineData("if ([|x.is_cuda|]) EmptyCache();")]
    [InlineData("if ([|x.is_cuda|]) Console.WriteLine(\"CUDA\");")]
    public Task Code_that_is_not_or_does_not_depend_on_the_test_changes_nothing(string statements) => CheckNamedAsync(statements);

    [Theory]
    [InlineData("if (x.device_type != DeviceType.CPU) Work();")]
    [InlineData("if (x.device_type == DeviceType.MPS) Work();")]
    [InlineData("if (kind == DeviceType.CUDA) Work();")]
    [InlineData("var copy = x.device_type;")]
    [InlineData("if (Own().is_cuda || Own().type == DeviceType.CUDA) Work();")]
    [InlineData("Console.WriteLine(nameof(x.is_cuda));")]
    public Task Any_other_question_is_not(string statements) => CheckAsync(statements);

    [Fact]
    public Task A_class_beside_its_siblings_is_not() => Verify.VerifyAsync(Sources.Torch(
        """
        interface IBackend { bool Fits(Tensor x); }
        class CudaBackend : IBackend { public bool Fits(Tensor x) => x.is_cuda; }
        class CpuBackend : IBackend { public bool Fits(Tensor x) => true; }
        """));

    [Fact]
    public Task An_allowed_vendor_is_not() => CheckAsync("if (x.is_cuda) Work();", new() { EditorConfig = "portable_ml.allowed_vendors = nvidia" });

    [Fact]
    public Task A_version_without_another_accelerator_is_not() => Verify.VerifyAsync(
        "class Sample { bool Is(TorchSharp.torch.Tensor x) => x.is_cuda; }",
        new()
        {
            References =
            [
                LibraryReferences.Compile(
                    "TorchSharp",
                    """
                    [assembly: System.Reflection.AssemblyVersion("0.101.0.0")]
                    namespace TorchSharp { public enum DeviceType { CPU, CUDA } public static class torch { public class Device { } public class Tensor { public bool is_cuda => true; } } }
                    """),
            ],
        });

    [Fact]
    public Task Own_types_with_the_librarys_names_are_not_the_librarys() => Verify.VerifyAsync(
        """
        enum DeviceType { CPU, CUDA }

        class Tensor { public bool is_cuda => true; public DeviceType device_type => DeviceType.CUDA; }

        class Sample
        {
            int Run(Tensor x) => x.is_cuda && x.device_type == DeviceType.CUDA && x.device_type is not DeviceType.CPU ? 1 : 0;
        }
        """);

    [Fact]
    public Task A_project_without_the_library_is_not_looked_at() => Verify.VerifyAsync("class Sample { bool is_cuda => !is_cuda; }", new() { References = [] });

    [Fact]
    public void The_rule_is_Info() => Assert.Equal(DiagnosticSeverity.Info, Assert.Single(new VendorDeviceTestAnalyzer().SupportedDiagnostics).DefaultSeverity);

    // ---- The fix --------------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("if ([|x.is_cuda|]) Work();", "if (x.device_type != DeviceType.CPU) Work();")]
    [InlineData("if (![|x.is_cuda|]) Work();", "if (x.device_type == DeviceType.CPU) Work();")]
    [InlineData("var same = [|x.is_cuda|] == fast;", "var same = (x.device_type != DeviceType.CPU) == fast;")]
    [InlineData("var text = [|x.is_cuda|].ToString();", "var text = (x.device_type != DeviceType.CPU).ToString();")]
    [InlineData("var same = fast == ![|x.is_cuda|];", "var same = fast == (x.device_type == DeviceType.CPU);")]
    [InlineData("if (fast && [|x.is_cuda|]) Work();", "if (fast && x.device_type != DeviceType.CPU) Work();")]
    [InlineData("if ([|x.device.type == DeviceType.CUDA|]) Work();", "if (x.device.type != DeviceType.CPU) Work();")]
    [InlineData("if ([|DeviceType.CUDA != where.type|]) Work();", "if (DeviceType.CPU == where.type) Work();")]
    [InlineData("if ([|where.type is DeviceType.CUDA|]) Work();", "if (where.type != DeviceType.CPU) Work();")]
    [InlineData("if ([|where.type is not DeviceType.CUDA|]) Work();", "if (where.type == DeviceType.CPU) Work();")]
    [InlineData("if (where is { [|type: DeviceType.CUDA|] }) Work();", "if (where is { type: not DeviceType.CPU }) Work();")]
    [InlineData("if (where is { [|type: not DeviceType.CUDA|] }) Work();", "if (where is { type: DeviceType.CPU }) Work();")]
    [InlineData("var size = [|where.type|] switch { DeviceType.CUDA => 64, _ => 8 };", "var size = where.type switch { not DeviceType.CPU => 64, _ => 8 };")]
    [InlineData(
        "var best = cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU; if ([|best.type == DeviceType.CUDA|]) Work();",
        "var best = cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU; if (best.type != DeviceType.CPU) Work();")]
    public Task The_code_asks_for_an_accelerator(string statement, string replaced) => FixAsync(statement, replaced);

    [Fact]
    public Task The_fix_says_what_will_stand_there() => FixAsync(
        "if ([|x.is_cuda|]) Work();", "if (x.device_type != DeviceType.CPU) Work();",
        new() { EquivalenceKey = "PML1004.AskForAccelerator", Title = "Ask whether it is an accelerator: 'x.device_type != DeviceType.CPU'" });

    [Fact]
    public Task A_property_pattern_becomes_nothing_that_the_language_does_not_have() => Verifier.VerifyNoFixAsync(
        "using TorchSharp;\nclass Sample { bool Is(torch.Device where) => where is { [|type: DeviceType.CUDA|] }; }", new() { LanguageVersion = LanguageVersion.CSharp8 });

    [Theory]
    [InlineData("if ([|maybe?.device.type == DeviceType.CUDA|]) Work();")]
    [InlineData("if ([|maybe?.device.type is DeviceType.CUDA|]) Work();")]
    [InlineData("switch ([|where.type|]) { case DeviceType.CUDA: Work(); break; default: break; }")]
    [InlineData("var size = [|where.type|] switch { DeviceType.META => 1, DeviceType.CUDA => 64, _ => 8 };")]
    [InlineData("if ([|x.is_cuda|]) Work(); cuda.synchronize();")]
    [InlineData("var text = [|x.is_cuda|] ? \"cuda\" : \"cpu\";")]
    [InlineData("Console.WriteLine($\"On CUDA: {[|x.is_cuda|]}\");")]
    [InlineData("if (useCuda && [|x.is_cuda|]) Work();")]
    [InlineData("if ([|x.device.type /* the best */ == DeviceType.CUDA|]) Work();")]
    [InlineData("var y = x; Assert.True(y.is_cuda); if ([|x.is_cuda|]) Work();")]
    public Task A_question_with_another_answer_or_a_member_that_means_the_vendor_has_no_fix(string statements) => Verifier.VerifyNoFixAsync(Members(statements));

    [Fact]
    public Task A_member_that_is_named_for_the_vendor_has_no_fix() => Verifier.VerifyNoFixAsync(Sources.TorchMembers(
        "private readonly Tensor _x = zeros(1);\n\npublic bool IsOnCuda => [|_x.is_cuda|];"));

    private static Task CheckNamedAsync(string statements) => Verify.VerifyAsync(Sources.TorchMembers(
        $$"""
        [System.Runtime.InteropServices.DllImport("ops")] static extern void fused_step(IntPtr tensor);
        static class NativeCudaOps { public static void EmptyCache() { } }
        sealed class CudaGraph : IDisposable { public void Dispose() { } }
        sealed class CudaMissingException : Exception { }
        static void EmptyCudaCache() { }
        static void EmptyCache() { }
        static Tensor FusedCudaStep(Tensor x) => x;
        static Tensor OnCuda(Tensor x) => x;
        static void Run(Action work) => work();
        static void Work() { }
        void Method(Tensor x, Device where) { {{statements}} }
        """));

    private static Task CheckAsync(string statements, SourceOptions? options = null) => Verify.VerifyAsync(Members(statements), options);

    private static Task FixAsync(string statements, string replaced, FixOptions? options = null) => Verifier.VerifyInAnyOrderAsync(Members(statements), Members(replaced), options);

    private static string Members(string statements) => Sources.TorchMembers(
        $"static void Work() {{ }}\n\nstatic Own Own() => new();\n\nstatic void Run(Tensor x, Tensor? maybe, Device where, DeviceType kind, bool fast, bool useCuda)\n{{\n    {statements}\n}}") + Types;
}
