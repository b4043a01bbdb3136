using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Tests.Catalog;

/// <summary>What a native library's path stands for.</summary>
public class NativeFileNameTests
{
    private static readonly CatalogLibrary s_library = CatalogParser.Parse(
        ["library Lib", "texts file-names", "assembly Lib", "S:amdhip64 names amd/HIP", "S:cuda names nvidia/CUDA", "S:nvinfer names nvidia/TensorRT"]).Library;

    [Theory]
    [InlineData("amdhip64", "amdhip64")]
    [InlineData("amdhip64_6.dll", "amdhip64")]
    [InlineData("libamdhip64.so.6.2.0", "amdhip64")]
    [InlineData("a/b\\libnvinfer.so", "nvinfer")]
    [InlineData("cuda12/nvinfer.dll", "nvinfer")]
    [InlineData("./cuda12/other.dll", "cuda")]
    public void The_file_counts_before_its_folders_and_the_version_does_not(string path, string name) => Assert.Equal(name, s_library.FindFile(path)?.MemberName);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("lib")]
    [InlineData(".dll")]
    [InlineData("12")]
    [InlineData("amdhip")]
    [InlineData("cuda.x.dll")]
    [InlineData("xcuda")]
    public void Anything_else_is_no_name(string path) => Assert.Null(s_library.FindFile(path));

    [Fact]
    public void A_path_that_is_too_long_is_not_looked_at() => Assert.Null(s_library.FindFile(new string('a', 400) + "/cuda"));
}
