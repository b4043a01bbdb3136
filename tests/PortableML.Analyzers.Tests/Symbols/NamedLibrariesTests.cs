using Microsoft.CodeAnalysis;
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
    [InlineData("OnnxRuntime", """class Sample { string Device => "CUDA"; }""", false)]
    public void A_project_may_use_a_library_whose_namespace_it_writes(string area, string source, bool isUsed) =>
        Assert.Equal(isUsed, MayBeUsed(area, source));

    [Theory]
    [InlineData("TorchSharp", "namespace Engines { public class Engine { public TorchSharp.torch.Device Device => TorchSharp.torch.CPU; } }", true)]
    [InlineData("TorchSharp", "namespace Engines { public class Engine { } }", false)]
    public void A_package_that_is_built_on_a_library_may_hand_it_out(string area, string package, bool isUsed) =>
        Assert.Equal(isUsed, MayBeUsed(area, "class Sample { object Create() => new Engines.Engine(); }", LibraryReferences.Compile("Engines", package, LibraryReferences.TorchSharp)));

    [Fact]
    public void The_generated_helpers_name_no_library()
    {
        GeneratedHelpers project = GeneratedHelpers.In([LibraryReferences.OnnxRuntime], "class Sample { }");

        Assert.Contains(project.Files, file => file.Text.Contains("OnnxRuntime"));
        Assert.False(NamedLibraries.MayBeUsed(project.Compilation, VendorSymbols.For(project.Compilation), "ProviderSettings", CancellationToken.None));
    }

    private static bool MayBeUsed(string area, string source, params MetadataReference[] others)
    {
        var compilation = GeneratedHelpers.In([LibraryReferences.TorchSharp, LibraryReferences.OnnxRuntime, LibraryReferences.ILGPU, .. LibraryReferences.MLNet, .. others], source, property: "false").Compilation;
        return NamedLibraries.MayBeUsed(compilation, VendorSymbols.For(compilation), area, CancellationToken.None);
    }
}
