using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Helpers;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Helpers;

/// <summary>What is generated for which project, and that it compiles there without a warning.</summary>
public sealed class HelperGeneratorTests
{
    private const string OldTorchSharp =
        """
        [assembly: System.Reflection.AssemblyVersion("0.101.0.0")]
        namespace TorchSharp
        {
            public static class torch
            {
                public class Device { }
                public static Device CUDA => null;
                public static Device CPU => null;
                public static Device device(string description) => null;
                public static class cuda { public static bool is_available() => false; public static int device_count() => 0; }
            }
        }
        """;

    private const string OldOnnxRuntime =
        """
        [assembly: System.Reflection.AssemblyVersion("1.10.0.0")]
        namespace Microsoft.ML.OnnxRuntime
        {
            public class OnnxRuntimeException : System.Exception { }
            public enum ExecutionMode { ORT_SEQUENTIAL }
            public class SessionOptions : System.Runtime.InteropServices.SafeHandle
            {
                public SessionOptions() : base(default, true) { }
                public override bool IsInvalid => false;
                protected override bool ReleaseHandle() => true;
                public bool EnableMemoryPattern { get; set; }
                public ExecutionMode ExecutionMode { get; set; }
                public void AppendExecutionProvider_CUDA(int deviceId) { }
                public void AppendExecutionProvider_ROCM(int deviceId) { }
            }
            public class InferenceSession : System.IDisposable { public InferenceSession(byte[] model, SessionOptions options) { } public void Dispose() { } }
            public class OrtEnv { public static OrtEnv Instance() => null; public string[] GetAvailableProviders() => null; }
        }
        """;

    private const string UseBoth =
        """
        using Microsoft.ML.OnnxRuntime;
        using PortableML;
        using TorchSharp;

        class Sample
        {
            torch.Device Device() { return TorchDevice.Best; }

            torch.Device Second() { return TorchDevice.BestAt(1); }

            void Append(SessionOptions options)
            {
                string appended;
                options.AppendAvailableExecutionProvider();
                options.AppendAvailableExecutionProvider(1, prefer: "CUDA");
                options.AppendAvailableExecutionProvider(out appended);
            }

            SessionOptions Create() { return OnnxExecutionProviders.CreateSessionOptions(0, prefer: "CUDA"); }
        }
        """;

    private static bool CompilerHidesTypes => typeof(Compilation).Assembly.GetName().Version >= new Version(4, 13);

    [Fact]
    public void Project_without_a_known_library_gets_nothing() => Assert.Empty(GeneratedHelpers.In([]).Files);

    [Fact]
    public void Project_with_TorchSharp_alone_gets_the_device_alone() =>
        Assert.Equal(["TorchDevice"], GeneratedHelpers.In([LibraryReferences.TorchSharp]).Types);

    [Fact]
    public void Project_with_ONNX_Runtime_alone_gets_the_provider_alone() =>
        Assert.Equal(["OnnxExecutionProviders"], GeneratedHelpers.In([LibraryReferences.OnnxRuntime]).Types);

    [Fact]
    public void Types_of_the_library_s_names_in_the_project_itself_are_no_library() =>
        Assert.Empty(GeneratedHelpers.In([], OldTorchSharp.Replace("[assembly:", "[module:", StringComparison.Ordinal).Split('\n', 2)[1]).Files);

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    [InlineData(" false ")]
    public void Property_that_says_no_is_obeyed(string value) => Assert.Empty(GeneratedHelpers.In(LibraryReferences.All, property: value).Files);

    [Theory]
    [InlineData("true")]
    [InlineData("")]
    public void Property_that_does_not_say_no_changes_nothing(string value) =>
        Assert.Equal(["OnnxExecutionProviders", "TorchDevice"], GeneratedHelpers.In(LibraryReferences.All, property: value).Types);

    [Theory]
    [InlineData("TorchDevice", "OnnxExecutionProviders")]
    [InlineData("OnnxExecutionProviders", "TorchDevice")]
    public void Type_of_that_name_in_the_project_silences_that_helper_alone(string own, string other) =>
        Assert.Equal([other], GeneratedHelpers.In(LibraryReferences.All, $"namespace PortableML {{ static class {own} {{ }} }}").Types);

    [Fact]
    public void Type_of_that_name_in_another_namespace_silences_nothing() =>
        Assert.Contains("TorchDevice", GeneratedHelpers.In(LibraryReferences.All, "namespace Mine { static class TorchDevice { } }").Types);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.CSharp8, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.CSharp8, NullableContextOptions.Enable)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Enable)]
    [InlineData(LanguageVersion.Preview, NullableContextOptions.Enable)]
    public void Generated_code_and_its_use_compile_without_a_warning(LanguageVersion language, NullableContextOptions nullable)
    {
        GeneratedHelpers project = GeneratedHelpers.In(LibraryReferences.All, UseBoth, language, nullable);

        Assert.Equal(["OnnxExecutionProviders", "TorchDevice"], project.Types);
        Assert.Empty(project.Problems());
    }

    [Fact]
    public void Below_C_sharp_8_nothing_speaks_of_null_annotations() =>
        Assert.DoesNotContain(GeneratedHelpers.In(LibraryReferences.All, language: LanguageVersion.CSharp7_3).Files, file => file.Text.Contains("#nullable", StringComparison.Ordinal));

    [Fact]
    public void Below_C_sharp_7_3_nothing_is_generated() => Assert.Empty(GeneratedHelpers.In(LibraryReferences.All, language: LanguageVersion.CSharp7_2).Files);

    [Fact]
    public void TorchSharp_that_cannot_be_asked_for_MPS_gets_a_device_without_it()
    {
        GeneratedHelpers project = GeneratedHelpers.In([LibraryReferences.Compile("TorchSharp", OldTorchSharp)]);

        Assert.DoesNotContain("mps", Text(project, "TorchDevice"), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(project.Problems());
    }

    [Fact]
    public void ONNX_Runtime_without_registered_devices_gets_only_the_providers_that_it_has()
    {
        GeneratedHelpers project = GeneratedHelpers.In([LibraryReferences.Compile("Microsoft.ML.OnnxRuntime", OldOnnxRuntime)]);

        string text = Text(project, "OnnxExecutionProviders");
        Assert.Contains("AppendExecutionProvider_CUDA", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MIGraphX", text, StringComparison.Ordinal);
        Assert.DoesNotContain("GetEpDevices", text, StringComparison.Ordinal);
        Assert.Empty(project.Problems());
    }

    [Fact]
    public void Library_that_lacks_what_every_helper_needs_gets_none() =>
        Assert.Empty(GeneratedHelpers.In([LibraryReferences.Compile("TorchSharp", "namespace TorchSharp { public static class torch { } }")]).Files);

    [Theory]
    [InlineData("TorchDevice")]
    [InlineData("OnnxExecutionProviders")]
    public void Helpers_are_internal_and_carry_the_marks_of_generated_code(string name)
    {
        GeneratedHelpers project = GeneratedHelpers.In(LibraryReferences.All);

        INamedTypeSymbol type = project.Compilation.GetTypeByMetadataName("PortableML." + name)!;
        string[] attributes = [.. type.GetAttributes().Select(attribute => attribute.AttributeClass!.Name)];

        Assert.Equal(Accessibility.Internal, type.DeclaredAccessibility);
        Assert.True(type.IsStatic);
        Assert.Equal(CompilerHidesTypes, attributes.Contains("EmbeddedAttribute"));
        Assert.Equal(["ExcludeFromCodeCoverageAttribute", "GeneratedCodeAttribute"], attributes.Where(attribute => attribute != "EmbeddedAttribute").Order());
    }

    [Fact]
    public void Attribute_that_hides_types_is_not_generated_where_the_project_has_one()
    {
        GeneratedHelpers project = GeneratedHelpers.In(
            LibraryReferences.All, UseBoth + "namespace Microsoft.CodeAnalysis { internal sealed class EmbeddedAttribute : System.Attribute { } }");

        Assert.DoesNotContain(project.Files, file => file.Name.Contains("EmbeddedAttribute", StringComparison.Ordinal));
        Assert.Empty(project.Problems());
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.Latest)]
    public void Neighbours_that_see_each_other_s_internal_types_do_not_clash(LanguageVersion language)
    {
        GeneratedHelpers first = GeneratedHelpers.In(
            LibraryReferences.All, "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Second\")]", language, assemblyName: "First");
        GeneratedHelpers second = GeneratedHelpers.In(
            [.. LibraryReferences.All, MetadataReference.CreateFromImage(first.Emit())], UseBoth, language, assemblyName: "Second");

        Assert.Empty(first.Problems());
        Assert.Empty(second.Problems());
    }

    [Fact]
    public void Neighbour_s_own_visible_helper_is_used()
    {
        MetadataReference neighbour = LibraryReferences.Compile("Shared", "namespace PortableML { public static class TorchDevice { } }");

        Assert.Equal(["OnnxExecutionProviders"], GeneratedHelpers.In([.. LibraryReferences.All, neighbour]).Types);
    }

    [Fact]
    public void Source_that_needs_attributes_of_the_compiler_s_own_compiles()
    {
        // These make older compilers write attributes of their own where the framework has none.
        GeneratedHelpers project = GeneratedHelpers.In(
            LibraryReferences.All, UseBoth + "ref struct S { } class T { void M(in int x, scoped S s, string?[]? y) { } }", nullable: NullableContextOptions.Enable);

        Assert.Empty(project.Problems());
        Assert.NotEmpty(project.Emit());
    }

    [Fact]
    public void Edit_that_changes_no_capability_generates_nothing_again()
    {
        GeneratedHelpers project = GeneratedHelpers.In(LibraryReferences.All, "class Sample { }");
        SyntaxTree own = project.Compilation.SyntaxTrees.Single(tree => tree.FilePath == "Own.cs");
        Compilation before = CSharpCompilation.Create("Consumer", [own], project.Compilation.References, project.Compilation.Options);
        Compilation edited = before.ReplaceSyntaxTree(own, own.WithChangedText(SourceText.From("class Sample { int x; }")));

        GeneratorRunResult result = project.Driver.RunGenerators(edited).GetRunResult().Results.Single();

        Assert.All(
            result.TrackedSteps[HelperGenerator.CapabilitiesStep].SelectMany(step => step.Outputs),
            output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void Templates_hold_no_condition_that_is_not_worked_out()
    {
        foreach (string name in HelperTemplate.Names)
        {
            foreach (HelperFeatures features in new[] { HelperFeatures.None, (HelperFeatures)~0 })
            {
                string text = HelperTemplate.Write(name, features);

                Assert.DoesNotContain("#if", text, StringComparison.Ordinal);
                Assert.DoesNotContain("/*", text, StringComparison.Ordinal);
                Assert.DoesNotContain("GENERATED", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Order_of_references_changes_nothing()
    {
        GeneratedHelpers one = GeneratedHelpers.In([LibraryReferences.TorchSharp, LibraryReferences.OnnxRuntime]);
        GeneratedHelpers other = GeneratedHelpers.In([LibraryReferences.OnnxRuntime, LibraryReferences.TorchSharp]);

        Assert.Equal(one.Files.AsEnumerable(), other.Files);
    }

    [Fact]
    public async Task Rules_are_silent_about_the_helpers_and_their_use()
    {
        SourceOptions options = new() { Files = GeneratedHelpers.In(LibraryReferences.All).Files };

        await AnalyzerVerifier<HardCodedExecutionProviderAnalyzer>.VerifyAsync(UseBoth, options);
        await AnalyzerVerifier<HardCodedDeviceAnalyzer>.VerifyAsync(UseBoth, options);
    }

    private static string Text(GeneratedHelpers project, string helper) =>
        string.Join("\n", project.Files.Where(file => file.Name.StartsWith("PortableML." + helper, StringComparison.Ordinal)).Select(file => file.Text));
}
