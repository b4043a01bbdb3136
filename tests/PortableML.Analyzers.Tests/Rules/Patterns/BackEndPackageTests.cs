using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A library that is named for one vendor is a back end of its product: who refers to it could have referred to another.</summary>
public class BackEndPackageTests
{
    private const string Chosen = "namespace Tessera.Providers { public static class Provider { public static Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; } }";

    private const string HardCoded = "namespace Tessera.Providers { public static class Provider { public static Tensor Move(Tensor x) => x.[|cuda()|]; } }";

    [SkippableTheory]
    [InlineData("Tessera.Providers.Cuda")]
    [InlineData("Tessera.CUDA")]
    [InlineData("Tessera.TensorRT")]
    public Task The_library_that_is_named_for_a_vendor_is_chosen(string name) => InAsync(name, Chosen);

    [SkippableTheory]
    [InlineData("Tessera.Providers")]
    [InlineData("Tessera.Cuda.Providers")]
    [InlineData("Tessera.CudaProviders")]
    [InlineData("Cuda")]
    [InlineData("Tessera.Gpu")]
    public Task One_that_is_named_for_something_else_is_hard_coded(string name) => InAsync(name, HardCoded);

    [SkippableTheory]
    [InlineData("Tessera.Tests.Cuda")]
    [InlineData("Tessera.Benchmarks.Cuda")]
    public Task The_tests_of_a_vendor_are_hard_coded(string name) => InAsync(name, HardCoded);

    [SkippableFact]
    public Task A_program_that_is_named_for_a_vendor_is_hard_coded() => InAsync(
        "Tessera.Cuda", "namespace Tessera { static class Program { static void Main() => torch.ones(1).[|cuda()|].print(); } }", OutputKind.ConsoleApplication);

    [SkippableTheory]
    [InlineData("namespace Mosaic.Providers { public static class Provider { public static Tensor Move(Tensor x) => x.[|cuda()|]; } }")]
    [InlineData("namespace System { public static class Provider { public static Tensor Move(Tensor x) => x.[|cuda()|]; } }")]
    [InlineData("namespace TorchSharp.Extensions { public static class Provider { public static Tensor Move(Tensor x) => x.[|cuda()|]; } }")]
    public Task One_that_is_built_on_no_other_of_its_product_is_hard_coded(string source) => InAsync("Mosaic.Cuda", source);

    private static Task InAsync(string name, string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => DeviceRule.VerifyAsync(
        Sources.Torch(source),
        new()
        {
            AssemblyName = name,
            OutputKind = kind,
            References = [LibraryReferences.TorchSharp, LibraryReferences.Compile("Tessera.Common", "namespace Tessera.Common { public class Provider { } }")],
        });
}
