using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Symbols;

/// <summary>Which assemblies are a catalogued library.</summary>
public class LibraryAssembliesTests
{
    private const string Library =
        """
        namespace ManagedCuda
        {
            public class CudaContext
            {
                public CudaContext(int deviceId) { }
            }
        }
        """;

    [Theory]
    [InlineData("ManagedCuda")]
    [InlineData("ManagedCuda.StrongName")]
    [InlineData("Acme.ManagedCuda")]
    [InlineData("p3_ManagedCuda")]
    public Task A_library_that_is_built_under_another_name_is_the_library(string assembly) => Verify.VerifyAsync(
        Sources.Statements(["ManagedCuda"], "var context = [|new CudaContext(0)|];"), new() { References = [LibraryReferences.Compile(assembly, Library)] });

    [Theory]
    [InlineData("Acme.Gpu")]
    [InlineData("ManagedCudaLike")]
    [InlineData("managedcuda")]
    public Task An_assembly_that_only_declares_the_same_types_is_not(string assembly) => Verify.VerifyAsync(
        Sources.Statements(["ManagedCuda"], "var context = new CudaContext(0);"), new() { References = [LibraryReferences.Compile(assembly, Library)] });

    [Fact]
    public Task Types_of_the_projects_own_are_not_the_librarys() => Verify.VerifyAsync(
        Library + "\n\nclass Sample { object Run() => new ManagedCuda.CudaContext(0); }",
        new() { References = [LibraryReferences.Compile("ManagedCuda.Extensions", "namespace ManagedCuda.Extensions { public class Nothing { } }")] });

    [Fact]
    public void An_assembly_beside_the_library_does_not_stand_in_for_it()
    {
        MetadataReference beside = LibraryReferences.Compile("ManagedCuda.Extensions", "namespace ManagedCuda.Extensions { public class Nothing { } }");

        Assert.DoesNotContain("ManagedCuda", VendorSymbols.For(LibraryReferences.Compilation(beside)).Libraries.Select(library => library.Name));
    }

    [Fact]
    public void Lines_about_a_version_hold_for_an_assembly_that_says_none_as_for_the_newest()
    {
        const string source = "namespace TorchSharp { public enum DeviceType { CUDA } public static class torch { public static bool mps_is_available() => true; } }";
        Compilation unset = LibraryReferences.Compilation(LibraryReferences.Compile("TorchSharp", source));
        Compilation old = LibraryReferences.Compilation(LibraryReferences.Compile("TorchSharp", "[assembly: System.Reflection.AssemblyVersion(\"0.101.0.0\")]" + source));

        Assert.True(Knows(unset));
        Assert.False(Knows(old));

        static bool Knows(Compilation compilation) =>
            VendorSymbols.For(compilation).Index.Find(compilation.GetTypeByMetadataName("TorchSharp.torch")!.GetMembers("mps_is_available").Single()) is not null;
    }
}
