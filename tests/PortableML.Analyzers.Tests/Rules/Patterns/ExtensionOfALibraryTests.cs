using PortableML.Analyzers.Tests.Verification;
using NativeRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.Interop.NativeLibraryAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern: a type named for the vendor extends a library, and lies in a namespace below the library's.</summary>
public class ExtensionOfALibraryTests
{
    [SkippableFact]
    public Task A_base_class_that_the_library_has_for_everyone_makes_no_back_end() => Texture("[|\"nvcuda\"|]", "DisposeBase");

    [SkippableFact]
    public Task A_sibling_of_the_projects_own_base_class_makes_one() => Texture("\"nvcuda\"", "Texture");

    private static Task Texture(string name, string baseType) => NativeRule.VerifyAsync(
        $$"""
        using System.Runtime.InteropServices;
        using ILGPU.Util;

        namespace ILGPU.Textures
        {
            abstract class Texture : DisposeBase { }

            class ClTexture : Texture { }

            class CudaTexture : {{baseType}}
            {
                private readonly long _handle;

                public CudaTexture() => cuTexObjectCreate(out _handle);

                [DllImport({{name}})]
                private static extern int cuTexObjectCreate(out long handle);
            }
        }
        """,
        new() { References = [LibraryReferences.ILGPU] });
}
