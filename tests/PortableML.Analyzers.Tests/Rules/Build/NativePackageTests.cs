using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using PortableML.Analyzers.Rules.Build;
using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.Build.NativePackageAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Build;

/// <summary>PML5001, PML5002, PML5003. The references are given as MSBuild would have evaluated them.</summary>
public class NativePackageTests
{
    private const string Library = "<PropertyGroup><PackageId>My.Library</PackageId></PropertyGroup>";

    public static TheoryData<string, string, string> VendorPackages => new()
    {
        { "Microsoft.ML.OnnxRuntime.Gpu", "NVIDIA's CUDA", "Microsoft.ML.OnnxRuntime.Managed" },
        { "microsoft.ml.onnxruntime.gpu.linux", "NVIDIA's CUDA", "Microsoft.ML.OnnxRuntime.Managed" },
        { "Microsoft.ML.OnnxRuntime.DirectML", "Microsoft's DirectML", "Microsoft.ML.OnnxRuntime.Managed" },
        { "Microsoft.ML.OnnxRuntime.QNN", "Qualcomm's QNN", "Microsoft.ML.OnnxRuntime.Managed" },
        { "Microsoft.ML.OnnxRuntimeGenAI.Cuda", "NVIDIA's CUDA", "Microsoft.ML.OnnxRuntimeGenAI.Managed" },
        { "TorchSharp-cuda-windows", "NVIDIA's CUDA", "TorchSharp" },
        { "libtorch-cuda-12.8-linux-x64", "NVIDIA's CUDA", "TorchSharp" },
        { "LLamaSharp.Backend.Cuda12", "NVIDIA's CUDA", "LLamaSharp" },
        { "LLamaSharp.Backend.Cuda12.Windows", "NVIDIA's CUDA", "LLamaSharp" },
        { "Whisper.net.Runtime.Cuda.Linux", "NVIDIA's CUDA", "Whisper.net" },
        { "SciSharp.TensorFlow.Redist-Windows-GPU", "NVIDIA's CUDA", "TensorFlow.NET" },
    };

    [Theory]
    [MemberData(nameof(VendorPackages))]
    public Task A_package_that_pins_a_vendors_native_package_is_reported(string id, string accelerator, string managed) => VerifyAsync(
        Library, $$"""{|#0:<PackageReference Include="{{id}}" Version="1.0.0" />|}""", [id],
        expected: [Rule.Diagnostic("PML5001").WithLocation(0).WithMessage(
            $"'{id}' brings {accelerator} to every application that uses this package. Reference '{managed}' and leave the native package to the application.")]);

    [Theory]
    [InlineData("Microsoft.ML.OnnxRuntime")]
    [InlineData("Microsoft.ML.OnnxRuntime.Managed")]
    [InlineData("TorchSharp")]
    [InlineData("TorchSharp-cpu")]
    [InlineData("LLamaSharp.Backend.Vulkan")]
    [InlineData("Microsoft.ML.OnnxRuntime.EP.WebGpu")]
    [InlineData("My.Microsoft.ML.OnnxRuntime.Gpu")]
    public Task A_package_of_no_vendor_is_silent(string id) => VerifyAsync(Library, $"""<PackageReference Include="{id}" Version="1.0.0" />""", [id]);

    [Theory]
    [InlineData("<PropertyGroup><IsPackable>true</IsPackable></PropertyGroup>")]
    [InlineData("<PropertyGroup><GeneratePackageOnBuild>true</GeneratePackageOnBuild></PropertyGroup>")]
    public Task A_project_says_in_several_ways_that_it_is_a_package(string properties) => VerifyAsync(
        properties, """{|PML5001:<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" />|}""", ["Microsoft.ML.OnnxRuntime.Gpu"]);

    [Theory]
    [InlineData("")]
    [InlineData("<PropertyGroup><IsPackable>false</IsPackable></PropertyGroup>")]
    [InlineData("<PropertyGroup><Nullable>enable</Nullable></PropertyGroup>")]
    public Task A_library_that_says_nothing_about_a_package_is_silent(string properties) => VerifyAsync(
        properties, """<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" />""", ["Microsoft.ML.OnnxRuntime.Gpu"]);

    [Fact]
    public Task A_project_that_may_not_be_packed_after_all_is_silent() => VerifyAsync(
        Library, """<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" />""", ["Microsoft.ML.OnnxRuntime.Gpu"], more: "build_property.IsPackable = false");

    [Theory]
    [InlineData("""<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" Condition="'$(RuntimeIdentifier)' == 'win-x64'" />""")]
    [InlineData("""</ItemGroup><ItemGroup Condition="'$(UseCuda)' == 'true'"><PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" />""")]
    [InlineData("""</ItemGroup><Choose><When Condition="'$(UseCuda)' == 'true'"><ItemGroup><PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" /></ItemGroup></When></Choose><ItemGroup>""")]
    [InlineData("""</ItemGroup><Target Name="AddGpu"><ItemGroup><PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" /></ItemGroup></Target><ItemGroup>""")]
    public Task A_reference_under_a_condition_is_no_lock(string reference) => VerifyAsync(Library, reference, ["Microsoft.ML.OnnxRuntime.Gpu"]);

    [Fact]
    public Task A_reference_that_MSBuild_removed_is_silent() => VerifyAsync(
        Library, """<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" /><PackageReference Remove="Microsoft.ML.OnnxRuntime.Gpu" />""", ["TorchSharp"]);

    [Fact]
    public Task An_update_of_a_reference_is_not_where_it_is_made() => VerifyAsync(
        Library, """<PackageReference Update="Microsoft.ML.OnnxRuntime.Gpu" Version="1.22.0" />""", ["Microsoft.ML.OnnxRuntime.Gpu"]);

    [Fact]
    public Task A_private_reference_does_not_reach_the_users_of_the_package() => VerifyAsync(
        Library, """<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" PrivateAssets="all" />""", ["Microsoft.ML.OnnxRuntime.Gpu"],
        more: "build_property.PortableMLPrivatePackageReferences = Microsoft.ML.OnnxRuntime.Gpu");

    [Fact]
    public Task Several_packages_in_one_item_are_reported_each() => VerifyAsync(
        Library, """{|PML5001:{|PML5001:<PackageReference Include="TorchSharp-cuda-linux; TorchSharp-cuda-windows" />|}|}""", ["TorchSharp-cuda-linux", "TorchSharp-cuda-windows"]);

    [Fact]
    public Task A_vendor_that_is_allowed_is_silent() => VerifyAsync(
        Library, """<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" />""", ["Microsoft.ML.OnnxRuntime.Gpu"], more: "portable_ml.allowed_vendors = nvidia");

    [Fact]
    public Task An_unconditional_reference_of_an_application_is_reported_where_the_rule_is_switched_on() => VerifyAsync(
        "", """{|PML5002:<PackageReference Include="TorchSharp-cuda-linux" Version="0.105.0" />|}""", ["TorchSharp-cuda-linux"],
        more: "build_property.OutputType = Exe\ndotnet_diagnostic.PML5002.severity = suggestion");

    [Fact]
    public void The_rule_about_applications_is_off_by_default() =>
        Assert.False(new NativePackageAnalyzer().SupportedDiagnostics.Single(rule => rule.Id == "PML5002").IsEnabledByDefault);

    [Theory]
    [InlineData("Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.Gpu")]
    [InlineData("Microsoft.ML.OnnxRuntime.DirectML", "Microsoft.ML.OnnxRuntime.Gpu.Windows")]
    [InlineData("TorchSharp-cpu", "TorchSharp-cuda-linux")]
    [InlineData("libtorch-cpu-win-x64", "libtorch-cuda-12.1-win-x64")]
    [InlineData("Microsoft.ML.OnnxRuntimeGenAI", "Microsoft.ML.OnnxRuntimeGenAI.DirectML")]
    public Task Two_packages_with_the_same_native_files_are_reported_at_the_second(string first, string second) => VerifyAsync(
        "", $$"""
        <PackageReference Include="{{first}}" Version="1.0.0" />
            {|#0:<PackageReference Include="{{second}}" Version="1.0.0" />|}
        """, [first, second],
        expected: [Rule.Diagnostic("PML5003").WithLocation(0).WithArguments(second, first)]);

    [Theory]
    [InlineData("TorchSharp-cuda-windows", "TorchSharp-cuda-linux")]
    [InlineData("libtorch-cpu-linux-x64", "libtorch-cuda-12.1-win-x64")]
    [InlineData("Microsoft.ML.OnnxRuntime.Gpu", "Microsoft.ML.OnnxRuntime.Gpu.Linux")]
    [InlineData("LLamaSharp.Backend.Cpu", "LLamaSharp.Backend.Cuda12")]
    [InlineData("Whisper.net.Runtime", "Whisper.net.Runtime.Cuda")]
    [InlineData("Microsoft.ML.OnnxRuntime.Managed", "Microsoft.ML.OnnxRuntime.Gpu")]
    public Task Packages_whose_files_do_not_meet_are_silent(string first, string second) => VerifyAsync(
        "", $"""<PackageReference Include="{first}" /><PackageReference Include="{second}" />""", [first, second]);

    [Fact]
    public Task A_reference_in_Directory_Build_props_is_reported_there() => Rule.VerifyAsync("class Sample;", new()
    {
        References = [],
        Files =
        [
            ("My.csproj", $"<Project>{Library}</Project>"),
            ("Directory.Build.props", """<Project><ItemGroup>{|PML5001:<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" /></ItemGroup></Project>|}"""),
            (".globalconfig", Facts(["Microsoft.ML.OnnxRuntime.Gpu"], "")),
        ],
        Configure = WithProjectMarkup,
    });

    [Theory]
    [InlineData("")]
    [InlineData("Condition=\"Exists('Gpu.props')\"")]
    public Task A_reference_in_an_imported_file_is_reported_there(string condition) => VerifyImportAsync(
        condition, """<Project><ItemGroup>{|PML5001:<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" /></ItemGroup></Project>|}""");

    [Fact]
    public Task A_reference_in_a_file_that_is_imported_under_a_condition_is_no_lock() => VerifyImportAsync(
        "Condition=\"'$(UseCuda)' == 'true'\"", """<Project><ItemGroup><PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" /></ItemGroup></Project>""");

    [Fact]
    public async Task A_result_says_which_vendor_and_library_it_is_about_and_why()
    {
        string[] packages = ["Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.Gpu"];
        AnalyzerOptions options = new(
            [new TextFile("My.csproj", Project(Library, string.Concat(packages.Select(id => $"""<PackageReference Include="{id}" />"""))))],
            new SharedOptions(new Dictionary<string, string>
            {
                ["build_property.IsPackable"] = "true",
                ["build_property.PortableMLPackageReferences"] = string.Join('|', packages),
            }));
        ImmutableArray<Diagnostic> found = await new SourceOptions().Compile([]).WithAnalyzers([new NativePackageAnalyzer()], options).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(
            ["PML5001 nvidia CUDA ONNX Runtime hard-coded no condition", "PML5003 nvidia CUDA ONNX Runtime conflict the native files of Microsoft.ML.OnnxRuntime"],
            found.Select(one => $"{one.Id} {string.Join(' ', s_keys.Select(key => one.Properties[key]))}").Order(StringComparer.Ordinal));
    }

    private static readonly string[] s_keys = ["vendor", "accelerator", "library", "classification", "reason"];

    [Theory]
    [InlineData("<Project><ItemGroup>")]
    [InlineData("not XML")]
    [InlineData("")]
    [InlineData("""<!DOCTYPE Project SYSTEM "file:///none"><Project><ItemGroup><PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" /></ItemGroup></Project>""")]
    public Task A_project_file_that_cannot_be_read_is_silent(string text) => Rule.VerifyAsync(
        "class Sample;", new() { References = [], Files = [("My.csproj", text), (".globalconfig", Facts(["Microsoft.ML.OnnxRuntime.Gpu"], ""))] });

    [Fact]
    public Task A_project_that_the_package_s_targets_do_not_reach_is_silent() => Rule.VerifyAsync(
        "class Sample;", new() { References = [], Files = [("My.csproj", Project(Library, """<PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" />"""))] });

    private static Task VerifyImportAsync(string condition, string imported) => Rule.VerifyAsync("class Sample;", new()
    {
        References = [],
        Files =
        [
            ("My.csproj", $"""<Project>{Library}<Import Project="$(MSBuildThisFileDirectory)Gpu.props" {condition} /></Project>"""),
            ("Gpu.props", imported),
            (".globalconfig", Facts(["Microsoft.ML.OnnxRuntime.Gpu"], "")),
        ],
        Configure = WithProjectMarkup,
    });

    private static Task VerifyAsync(string properties, string references, string[] evaluated, string more = "", DiagnosticResult[]? expected = null) =>
        Rule.VerifyAsync("class Sample;", new()
        {
            References = [],
            Expected = [.. expected ?? []],
            Files = [("My.csproj", Project(properties, references)), (".globalconfig", Facts(evaluated, more))],
            Configure = WithProjectMarkup,
        });

    /// <summary>The place of a reference ends with its line, so nothing follows it there.</summary>
    private static string Project(string properties, string references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          {properties}
          <ItemGroup>
            {references}
          </ItemGroup>
        </Project>
        """;

    private static string Facts(string[] evaluated, string more) =>
        $"is_global = true\nbuild_property.IsPackable = true\nbuild_property.PortableMLPackageReferences = {string.Join('|', evaluated)}\n{more}\n";

    /// <summary>The framework checks that a '#pragma' silences a diagnostic, which a project file does not have.</summary>
    private static void WithProjectMarkup(AnalyzerTest<DefaultVerifier> test) => test.TestBehaviors |= TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedCodeCheck;
}
