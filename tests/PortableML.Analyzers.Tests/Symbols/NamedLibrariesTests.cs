using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Symbols;

/// <summary>A library that is referenced and that no file speaks of costs nothing.</summary>
public class NamedLibrariesTests
{
    [Theory]
    [InlineData("MachineLearning", "using ILGPU.Runtime; class Sample { }", true)]
    [InlineData("MachineLearning", "class Sample { }", false)]
    [InlineData("MLNet", "class Sample { Microsoft.ML.MLContext? _context; }", true)]
    [InlineData("MLNet", "class Sample { /* XML, HTML and Microsoft */ }", false)]
    [InlineData("ProviderSettings", "global using Microsoft.ML.OnnxRuntime;", true)]
    [InlineData("ProviderSettings", "namespace Microsoft.ML { class Sample { } }", false)]
    public void A_project_may_use_a_library_whose_namespace_it_writes(string area, string source, bool isUsed) =>
        Assert.Equal(isUsed, MayBeUsed(area, source));

    [Theory]
    [InlineData("TorchSharp")]
    [InlineData("OnnxRuntime")]
    public void A_library_whose_devices_are_texts_is_always_looked_for(string area) =>
        Assert.True(MayBeUsed(area, """class Sample { string Device => "cuda"; }"""));

    [Fact]
    public void The_generated_helpers_name_no_library()
    {
        GeneratedHelpers project = GeneratedHelpers.In([LibraryReferences.OnnxRuntime], "class Sample { }");

        Assert.Contains(project.Files, file => file.Text.Contains("OnnxRuntime"));
        Assert.False(NamedLibraries.MayBeUsed(project.Compilation, VendorSymbols.For(project.Compilation), "ProviderSettings"));
    }

    private static bool MayBeUsed(string area, string source)
    {
        var compilation = GeneratedHelpers.In([LibraryReferences.TorchSharp, LibraryReferences.OnnxRuntime, LibraryReferences.ILGPU, .. LibraryReferences.MLNet], source, property: "false").Compilation;
        return NamedLibraries.MayBeUsed(compilation, VendorSymbols.For(compilation), area);
    }
}
