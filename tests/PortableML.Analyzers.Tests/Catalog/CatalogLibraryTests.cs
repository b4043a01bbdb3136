using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Tests.Catalog;

/// <summary>How the text of a device is found among those that a library knows.</summary>
public class CatalogLibraryTests
{
    private static readonly CatalogLibrary s_library = CatalogParser.Parse(
        ["library Lib", "assembly Lib", "S:cuda names nvidia/CUDA", "S:CUDAExecutionProvider names nvidia/CUDA", "S:mps names apple/MPS"]).Library;

    [Theory]
    [InlineData("cuda", 4, "cuda")]
    [InlineData("CUDA", 4, "cuda")]
    [InlineData("Mps:0", 3, "mps")]
    [InlineData("cudaexecutionprovider", 21, "CUDAExecutionProvider")]
    public void A_text_is_found_in_any_case_up_to_the_length_that_is_asked_for(string text, int length, string found) =>
        Assert.Equal(found, s_library.FindText(text, length)?.MemberName);

    [Theory]
    [InlineData("", 0)]
    [InlineData("cuda", 3)]
    [InlineData("cudax", 5)]
    [InlineData("cpu", 3)]
    [InlineData("ćuda", 4)]
    public void Any_other_text_is_not(string text, int length) => Assert.Null(s_library.FindText(text, length));

    [Theory]
    [InlineData("is there cuda?", "cuda")]
    [InlineData("xCudaExecutionProviderx", "CUDAExecutionProvider")]
    [InlineData("cpu", null)]
    public void The_longest_text_within_another_is_found(string text, string? found) => Assert.Equal(found, s_library.FindTextIn(text)?.MemberName);
}
