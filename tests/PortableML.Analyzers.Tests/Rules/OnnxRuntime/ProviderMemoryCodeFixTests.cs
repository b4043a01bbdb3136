using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.ProviderMemoryAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.ProviderMemoryCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>What becomes of memory that is named for a provider which may not be there.</summary>
public class ProviderMemoryCodeFixTests
{
    private static readonly FixOptions s_generated = new()
    {
        Files = [.. GeneratedHelpers.In([LibraryReferences.OnnxRuntime]).Files],
        EquivalenceKey = "PML2003.AskFirst",
    };

    [Theory]
    [InlineData(
        "using var info = [|new OrtMemoryInfo(\"Cuda\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default)|];",
        "using var info = new OrtMemoryInfo(OnnxExecutionProviders.IsAvailable(\"CUDA\") ? \"Cuda\" : \"Cpu\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);")]
    [InlineData(
        "using OrtMemoryInfo info = [|new(\"CudaPinned\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.CpuOutput)|];",
        "using OrtMemoryInfo info = new(OnnxExecutionProviders.IsAvailable(\"CUDA\") ? \"CudaPinned\" : \"Cpu\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.CpuOutput);")]
    [InlineData(
        "using var info = [|new OrtMemoryInfo(\"DML\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default)|];",
        "using var info = new OrtMemoryInfo(OnnxExecutionProviders.IsAvailable(\"DirectML\") ? \"DML\" : \"Cpu\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);")]
    public Task The_memory_of_the_CPU_is_taken_where_the_provider_does_not_work(string before, string after) =>
        Fix.VerifyInAnyOrderAsync(Sources.OnnxStatements(before), Sources.WithHelperUsing(Sources.OnnxStatements(after)), s_generated);

    [Theory]
    [InlineData("using var info = [|new OrtMemoryInfo(\"Cuda\", OrtAllocatorType.DeviceAllocator, 1, OrtMemType.Default)|];")]
    [InlineData("using var info = [|new OrtMemoryInfo(\"Hip\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default)|];")]
    [InlineData("using var info = new OrtMemoryInfo(OrtMemoryInfo.[|allocatorCUDA|], OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);")]
    public Task Another_device_or_provider_or_way_of_naming_it_is_left_to_its_author(string statement) =>
        Fix.VerifyNoFixAsync(Sources.OnnxStatements(statement), s_generated);

    [Fact]
    public Task A_member_that_names_the_vendor_means_it() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers("public OrtMemoryInfo CudaMemory() => [|new OrtMemoryInfo(\"Cuda\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default)|];"), s_generated);

    [Fact]
    public Task Without_the_helper_nothing_is_offered() =>
        Fix.VerifyNoFixAsync(Sources.OnnxStatements("using var info = [|new OrtMemoryInfo(\"Cuda\", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default)|];"));
}
