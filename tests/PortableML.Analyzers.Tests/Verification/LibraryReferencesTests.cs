using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>The packages and the compiler that the tests run on are those that they say.</summary>
public class LibraryReferencesTests
{
    [Theory]
    [InlineData("P:TorchSharp.torch.CUDA", "TorchSharp")]
    [InlineData("M:Microsoft.ML.OnnxRuntime.SessionOptions.AppendExecutionProvider_CUDA(System.Int32)", "Microsoft.ML.OnnxRuntime")]
    [InlineData("M:ILGPU.Runtime.Cuda.CudaContextExtensions.GetCudaDevices(ILGPU.Context)", "ILGPU")]
    [InlineData("P:Microsoft.ML.MLContext.GpuDeviceId", "Microsoft.ML.Data")]
    public void A_member_of_a_library_is_found_with_all_its_types(string id, string assembly)
    {
        CSharpCompilation compilation = LibraryReferences.Compilation(LibraryReferences.Catalogued);

        ISymbol symbol = Assert.Single(DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation));

        Assert.Equal(assembly, symbol.ContainingAssembly.Name);
        Assert.NotEqual(TypeKind.Error, symbol.ContainingType.BaseType!.TypeKind);
    }

    [Fact]
    public void The_framework_is_that_of_the_libraries_and_not_that_of_the_test_process()
    {
        IAssemblySymbol framework = LibraryReferences.Compilation().GetSpecialType(SpecialType.System_Object).ContainingAssembly;

        Assert.Equal(new Version(8, 0, 0, 0), framework.Identity.Version);
    }

    [Fact]
    public void The_compiler_is_the_one_that_the_project_asks_for()
    {
        string expected = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RoslynVersion").Value!;

        string actual = typeof(CSharpCompilation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        Assert.Equal(expected, actual.Split('-', '+')[0]);
    }

    [Fact]
    public void A_compiled_library_has_the_name_and_the_version_of_its_source()
    {
        MetadataReference reference = LibraryReferences.Compile(
            "TorchSharp", """[assembly: System.Reflection.AssemblyVersion("0.100.0.0")] public class Old;""");

        AssemblyIdentity identity = LibraryReferences.Compilation(reference).GetTypeByMetadataName("Old")!.ContainingAssembly.Identity;

        Assert.Equal(("TorchSharp", new Version(0, 100, 0, 0)), (identity.Name, identity.Version));
    }

    [Fact]
    public void A_library_that_does_not_compile_is_refused() =>
        Assert.Throws<ArgumentException>(() => LibraryReferences.Compile("Broken", "class {"));
}
