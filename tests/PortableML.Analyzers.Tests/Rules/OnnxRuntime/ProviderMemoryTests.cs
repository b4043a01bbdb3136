using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.ProviderMemoryAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>PML2003: memory of a provider that may not be there.</summary>
public class ProviderMemoryTests
{
    [Theory]
    [InlineData("using var info = [|new OrtMemoryInfo(\"Cuda\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default)|];")]
    [InlineData("using var info = [|new OrtMemoryInfo(\"CudaPinned\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.CpuOutput)|];")]
    [InlineData("using OrtMemoryInfo info = [|new(\"Cuda\", OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default)|];")]
    [InlineData("using var info = [|new OrtMemoryInfo(\"DML\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default)|];")]
    [InlineData("using var info = new OrtMemoryInfo(OrtMemoryInfo.[|allocatorCUDA|], OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);")]
    [InlineData("byte[] name = OrtMemoryInfo.[|allocatorHIP_PINNED|];")]
    public Task Memory_of_a_provider_is_reported(string statement) => Rule.VerifyAsync(Sources.OnnxStatements(statement));

    [Theory]
    [InlineData("using var info = new OrtMemoryInfo(\"Cpu\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);")]
    [InlineData("using var info = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);")]
    [InlineData("var info = OrtMemoryInfo.DefaultInstance;")]
    [InlineData("Console.WriteLine(\"Cuda\"); _ = nameof(OrtMemoryInfo.allocatorCUDA);")]
    public Task Memory_of_the_CPU_and_names_are_not(string statement) => Rule.VerifyAsync(Sources.OnnxStatements(statement));

    [Theory]
    [InlineData("if (OrtEnv.Instance().GetAvailableProviders().Contains(\"CUDAExecutionProvider\")) { using var info = new OrtMemoryInfo(\"Cuda\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default); }")]
    [InlineData("var name = useCuda ? \"Cuda\" : \"Cpu\"; using var info = new OrtMemoryInfo(name, OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);")]
    [InlineData("if (useCuda) { using var info = new OrtMemoryInfo(\"Cuda\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default); }")]
    public Task Memory_behind_a_check_or_a_choice_is_not(string statement) => Rule.VerifyAsync(Sources.OnnxStatements(statement, "bool useCuda"));

    [Fact]
    public Task Check_for_another_provider_is_too_weak() => Rule.VerifyAsync(Sources.OnnxStatements(
        "if (OrtEnv.Instance().GetAvailableProviders().Contains(\"DmlExecutionProvider\")) { using var info = [|new OrtMemoryInfo(\"Cuda\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default)|]; }"));

    [Fact]
    public Task Vendor_that_is_allowed_is_silent() => Rule.VerifyAsync(
        Sources.OnnxStatements("using var info = new OrtMemoryInfo(\"Cuda\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);"),
        new() { EditorConfig = "portable_ml.allowed_vendors = nvidia" });

    [Fact]
    public Task Own_type_with_the_same_name_is_not() => Rule.VerifyAsync(
        """
        class OrtMemoryInfo { public OrtMemoryInfo(string name) { } public static byte[] allocatorCUDA = []; }
        class Sample { object Make() => (new OrtMemoryInfo("Cuda"), OrtMemoryInfo.allocatorCUDA); }
        """);
}
