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

    [Theory]
    [InlineData("CUDA_PATH", true)]
    [InlineData("cuda_path_v12", true)]
    [InlineData("CUDA_", false)]
    [InlineData("MY_CUDA_PATH", false)]
    public void A_star_stands_for_any_rest_that_is_there(string text, bool isFound) =>
        Assert.Equal(isFound, Library("S:CUDA_* names nvidia/CUDA").FindText(text, text.Length) is not null);

    [Theory]
    [InlineData("/opt/libcudart.so.12", true)]
    [InlineData("CUDART64_12.DLL", true)]
    [InlineData("opengl32.dll", false)]
    public void A_file_is_found_where_texts_are_names_of_files(string path, bool isFound)
    {
        CatalogLibrary library = CatalogParser.Parse(["library Lib", "assembly Lib", "texts file-names", "S:cudart names nvidia/CUDA"]).Library;

        Assert.Equal(isFound, library.FindFile(path) is not null);
        Assert.Null(Library("S:cudart names nvidia/CUDA").FindFile(path));
    }

    [Theory]
    [InlineData("M:Lib.Net.HasCuda queries nvidia/CUDA", true)]
    [InlineData("M:Lib.Net.Has(System.String) queries text=name", false)]
    [InlineData("M:Lib.Net.Cuda places nvidia/CUDA", false)]
    public void A_library_can_be_asked_for_a_vendor_by_a_call_that_names_it(string line, bool expected)
    {
        Assert.Equal(expected, Library(line).HasVendorQueries);
        Assert.True(Library(line, "M:Lib.Net.HasHip queries amd/HIP").HasVendorQueries);
        Assert.True(Library("M:Lib.Net.HasHip queries amd/HIP", line).HasVendorQueries);
    }

    [Theory]
    [InlineData("S:cuda names nvidia/CUDA", true)]
    [InlineData("M:Lib.Net.Cuda places nvidia/CUDA repeats", true)]
    [InlineData("M:Lib.Net.Cuda places nvidia/CUDA", false)]
    public void A_library_takes_text_where_no_call_of_its_own_says_it_first(string line, bool expected)
    {
        Assert.Equal(expected, Library(line).TakesText);
        Assert.Equal(expected, Library(line, "S:hip names amd/HIP").TakesText);
        Assert.Equal(expected, Library("S:hip names amd/HIP", line).TakesText);
    }

    [Theory]
    [InlineData("P:Lib.Net.Devices takes kind=value lists", true, false)]
    [InlineData("P:Lib.Net.Device takes kind=value", false, false)]
    [InlineData("M:Lib.Net.All opens", false, true)]
    [InlineData("M:Lib.Net.Soften softens", false, true)]
    [InlineData("M:Lib.Net.Forbid forbids", false, true)]
    [InlineData("M:Lib.Net.Cuda places nvidia/CUDA lets-in", false, true)]
    public void Lines_say_whether_there_are_lists_and_companions(string line, bool takesLists, bool hasCompanions)
    {
        CatalogLibrary library = Library(line, "S:hip names amd/HIP");

        Assert.Equal(takesLists, library.TakesLists);
        Assert.Equal(hasCompanions, library.HasCompanions);
    }

    [Theory]
    [InlineData("Platform", true)]
    [InlineData("Interop", true)]
    [InlineData("Environment", true)]
    [InlineData("TorchSharp", false)]
    [InlineData("MachineLearning", false)]
    public void What_every_framework_has_is_no_library_that_is_referenced(string area, bool expected) =>
        Assert.Equal(expected, CatalogParser.Parse(["library Lib", $"area {area}", "assembly Lib"]).Library.IsPartOfPlatform);

    private static CatalogLibrary Library(params string[] lines)
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = CatalogParser.Parse(["library Lib", "assembly Lib", .. lines]);
        Assert.Empty(errors);
        return library;
    }
}
