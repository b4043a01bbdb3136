using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>PML1001: the name of a device that goes to code which is not seen.</summary>
public class HandedOnDeviceTests
{
    private const string OnTorch = """
        public class Pipeline
        {
            public Pipeline(string name, string device = "cpu") => TorchSharp.torch.ones(1, device: new TorchSharp.torch.Device(device));
            public void Run(string prompt, string targetDevice) { }
            public string Device { get; set; }
            public string Name { get; set; }
        }
        """;

    private const string OnNothing = """
        public class Pipeline
        {
            public Pipeline(string name, string device = "cpu") => System.Diagnostics.Process.Start("python", device);
            public void Run(string prompt, string targetDevice) { }
            public string Device { get; set; }
            public string Name { get; set; }
        }
        """;

    [Theory]
    [InlineData("""_ = new Pipeline("small", [|"cuda"|]);""")]
    [InlineData("""_ = new Pipeline("small", device: [|"cuda:1"|]);""")]
    [InlineData("""var chosen = [|"cuda"|]; _ = new Pipeline("small", chosen);""")]
    [InlineData("""new Pipeline("small").Run("Hello", [|"cuda"|]);""")]
    [InlineData("""_ = new Pipeline("small") { Device = [|"cuda"|] };""")]
    [InlineData("""new Pipeline("small").Device = [|"cuda:0"|];""")]
    public Task An_assembly_that_is_built_on_the_library_takes_the_device_by_its_name(string statements) => VerifyAsync(OnTorch, statements);

    [Theory]
    [InlineData("""_ = new Pipeline("cuda", "cpu");""")]
    [InlineData("""new Pipeline("small").Run("cuda", "cpu");""")]
    [InlineData("""_ = new Pipeline("small", "CUDA is needed");""")]
    [InlineData("""_ = new Pipeline("small") { Name = "cuda" };""")]
    public Task A_parameter_or_property_that_speaks_of_no_device_takes_none(string statements) => VerifyAsync(OnTorch, statements);

    [Theory]
    [InlineData("""_ = new Pipeline("small", "cuda");""")]
    [InlineData("""new Pipeline("small").Run("Hello", "cuda");""")]
    [InlineData("""_ = new Pipeline("small") { Device = "cuda" };""")]
    public Task An_assembly_that_does_not_know_the_library_takes_no_device(string statements) => VerifyAsync(OnNothing, statements);

    [Theory]
    [InlineData("""if (TorchSharp.torch.cuda.is_available()) _ = new Pipeline("small", {|PML1002:"cuda"|});""")]
    public Task A_check_around_it_is_a_guard(string statements) => VerifyAsync(OnTorch, statements);

    [Theory]
    [InlineData("""x.to(settings.GetValueOrDefault("device", [|"cuda"|]));""")]
    [InlineData("""var device = settings.GetValueOrDefault("device", [|"cuda"|]); x.to(device);""")]
    public Task The_default_of_a_setting_is_a_device(string statements) => VerifyAsync(OnTorch, statements);

    [Theory]
    [InlineData("""System.Console.WriteLine(settings.GetValueOrDefault("device", "cuda"));""")]
    public Task The_default_of_a_setting_that_goes_elsewhere_is_none(string statements) => VerifyAsync(OnTorch, statements);

    private static Task VerifyAsync([StringSyntax("C#-test")] string library, [StringSyntax("C#-test")] string statements) => Rule.VerifyAsync(
        $$"""
        using System.Collections.Generic;
        class Sample
        {
            void Run(TorchSharp.torch.Tensor x, Dictionary<string, string> settings)
            {
                {{statements}}
            }
        }
        """,
        new() { References = [.. LibraryReferences.All, Compile(library)] });

    private static PortableExecutableReference Compile(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Pipelines", [CSharpSyntaxTree.ParseText(source)], [.. LibraryReferences.Framework, .. LibraryReferences.All], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
