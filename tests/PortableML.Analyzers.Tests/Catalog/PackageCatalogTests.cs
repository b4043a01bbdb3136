using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Tests.Catalog;

/// <summary>The list of native packages.</summary>
public class PackageCatalogTests
{
    [Fact]
    public void Every_line_is_read_and_every_vendors_package_names_its_library_and_one_to_reference_instead()
    {
        Assert.True(PackageCatalog.Packages.Count > 20);
        Assert.All(PackageCatalog.Packages, package => Assert.NotEmpty(package.Managed));
        Assert.All(PackageCatalog.Packages, package => Assert.NotEmpty(package.Library));
        Assert.Equal("ONNX Runtime", PackageCatalog.Find("Microsoft.ML.OnnxRuntime.Gpu")?.Library);
        Assert.Equal("TorchSharp", PackageCatalog.Find("TorchSharp-cuda-linux")?.Library);
    }

    [Theory]
    [InlineData("LLamaSharp.Backend.Cuda*", "LLamaSharp.Backend.Cuda12.Linux", true)]
    [InlineData("LLamaSharp.Backend.Cuda*", "llamasharp.backend.cuda11", true)]
    [InlineData("LLamaSharp.Backend.Cuda*", "LLamaSharp.Backend.Cpu", false)]
    [InlineData("libtorch-cuda-*-win-x64", "libtorch-cuda-12.8-win-x64", true)]
    [InlineData("libtorch-cuda-*-win-x64", "libtorch-cuda-12.8-linux-x64", false)]
    [InlineData("Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.Gpu", false)]
    [InlineData("Microsoft.ML.OnnxRuntime", "MicrosoftxMLxOnnxRuntime", false)]
    public void A_star_stands_for_any_text(string pattern, string id, bool matches) =>
        Assert.Equal(matches, new NativePackage(pattern) { Library = "L", Managed = "M" }.Matches(id));

    [Theory]
    [InlineData("Some.Package nvidia/CUDA", "no id, vendor and managed")]
    [InlineData("Some.Package acme/CUDA managed=M", "no vendor/accelerator")]
    [InlineData("Some.Package nvidia managed=M", "no vendor/accelerator")]
    [InlineData("Some.Package nvidia/CUDA managed=M slots=a", "neither managed nor slot")]
    [InlineData("Some.Package nvidia/CUDA managed", "no key=value")]
    public void A_line_of_another_form_is_refused(string line, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => PackageCatalog.Parse(line, "L")).Message);
}
