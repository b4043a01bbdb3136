using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.Build;
using PortableML.Analyzers.Rules.MachineLearning;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;
using Configuration = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.Build.ConfigurationAnalyzer>;
using Devices = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;
using Providers = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;
using OtherLibraries = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Build;

/// <summary>What the user can set and add, and what is said of what cannot be used.</summary>
public class ConfigurationTests
{
    private const string Nothing = "class Sample { }";

    // ---- Settings -------------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Setting_that_cannot_be_used_is_reported_once_without_a_place() => Configuration.VerifyAsync(
        Nothing,
        new()
        {
            EditorConfig = "portable_ml.allowed_vendors = nvida\nportable_ml.device_expression = My.Devices.Default",
            Files = [("Other.cs", "class Other { }")],
            Expected =
            [
                Configuration.Diagnostic("PML9001").WithArguments(
                    "'portable_ml.allowed_vendors = nvida' cannot be used. Use a list of nvidia, amd, apple, intel, microsoft, qualcomm, google, aws, huawei, android"),
            ],
        });

    [Fact]
    public Task Each_value_of_a_setting_is_reported() => Configuration.VerifyAsync(
        Nothing,
        new()
        {
            Files =
            [
                ("A/.editorconfig", "[*.cs]\nportable_ml.torch_devices = cuda"), ("A/One.cs", "class One { }"),
                ("B/.editorconfig", "[*.cs]\nportable_ml.torch_devices = cpu, cuda"), ("B/Two.cs", "class Two { }"),
            ],
            Expected =
            [
                Configuration.Diagnostic("PML9001").WithArguments(
                    "'portable_ml.torch_devices = cuda' cannot be used. Use cuda, mps or both in the order in which they are tried, and then cpu"),
                Configuration.Diagnostic("PML9001").WithArguments(
                    "'portable_ml.torch_devices = cpu, cuda' cannot be used. Use cuda, mps or both in the order in which they are tried, and then cpu"),
            ],
        });

    [Fact]
    public Task Setting_of_a_project_file_is_reported_too() => Configuration.VerifyAsync(
        Nothing,
        new()
        {
            Files = [("App.csproj", "<Project />"), (".editorconfig", "root = true\n[*.csproj]\nportable_ml.allowed_vendors = nvida")],
            Expected =
            [
                Configuration.Diagnostic("PML9001").WithArguments(
                    "'portable_ml.allowed_vendors = nvida' cannot be used. Use a list of nvidia, amd, apple, intel, microsoft, qualcomm, google, aws, huawei, android"),
            ],
        });

    [Theory]
    [InlineData("portable_ml.allowed_vendor")]
    [InlineData("portable_ml_torch_devices")]
    public Task Setting_that_is_not_known_is_reported_once_with_those_that_are(string key) => Configuration.VerifyAsync(
        Nothing,
        new()
        {
            EditorConfig = $"{key} = nvidia\nsomebody.elses = 1",
            Files = [("Other.cs", "class Other { }")],
            Expected =
            [
                Configuration.Diagnostic("PML9001").WithArguments(
                    $"'{key}' is not a known setting. Use one of: portable_ml.allowed_vendors, portable_ml.guard_members, portable_ml.device_expression, portable_ml.append_provider_method, portable_ml.torch_devices"),
            ],
        });

    [Theory]
    [InlineData("portable_ml.allowed_vendors", "nvida", "a list of nvidia, amd, apple, intel, microsoft, qualcomm, google, aws, huawei, android")]
    [InlineData("portable_ml.guard_members", "Gpu.IsReady", "documentation-comment ids of methods, properties or fields with '|' between them, such as M:My.Gpu.HasCuda|P:My.Gpu.IsReady")]
    [InlineData("portable_ml.device_expression", "Default()", "a member access, such as My.Devices.Default")]
    [InlineData("portable_ml.append_provider_method", "Append", "a static method that takes the session options, such as My.Onnx.AppendBest")]
    [InlineData("portable_ml.torch_devices", "cpu, cuda", "cuda, mps or both in the order in which they are tried, and then cpu")]
    public Task Value_of_every_setting_is_reported_with_what_is_allowed(string key, string value, string allowed) => Configuration.VerifyAsync(
        Nothing,
        new()
        {
            EditorConfig = $"{key} = {value}",
            Files = [("Other.cs", "class Other { }"), ("Third.cs", "class Third { }")],
            Expected = [Configuration.Diagnostic("PML9001").WithArguments($"'{key} = {value}' cannot be used. Use {allowed}")],
        });

    [Fact]
    public Task Property_of_the_project_that_cannot_be_used_is_reported() => Configuration.VerifyAsync(
        Nothing,
        new()
        {
            Files = [(".globalconfig", "is_global = true\nbuild_property.PortableMLGenerateHelpers = no")],
            Expected = [Configuration.Diagnostic("PML9001").WithArguments("'PortableMLGenerateHelpers = no' cannot be used. Use true or false")],
        });

    [Theory]
    [InlineData("false")]
    [InlineData("True")]
    [InlineData("")]
    public Task Property_of_the_project_that_can_be_used_is_not(string value) => Configuration.VerifyAsync(
        Nothing, new() { Files = [(".globalconfig", "is_global = true\nbuild_property.PortableMLGenerateHelpers = " + value)] });

    [Fact]
    public Task Without_a_library_settings_are_not_read() => Configuration.VerifyAsync(
        Nothing, new() { References = [], EditorConfig = "portable_ml.allowed_vendors = nvida" });

    [Fact]
    public Task Setting_that_cannot_be_used_has_no_effect() => Devices.VerifyAsync(
        Sources.TorchStatements("ones(3).[|cuda()|];"), new() { EditorConfig = "portable_ml.allowed_vendors = nvidia, cuda" });

    [Fact]
    public Task Vendor_can_be_allowed_for_one_folder() => Devices.VerifyAsync(
        "class Sample { TorchSharp.torch.Device Device => [|TorchSharp.torch.CUDA|]; }",
        new()
        {
            Files =
            [
                (".editorconfig", "root = true\n[Cuda/**.cs]\nportable_ml.allowed_vendors = nvidia"),
                ("Cuda/Backend.cs", "class Backend { TorchSharp.torch.Device Device => TorchSharp.torch.CUDA; }"),
            ],
        });

    [Theory]
    [InlineData("P:Machine.IsReady", "if (Machine.IsReady) { x.{|PML1002:cuda()|}; } else { x.[|cuda()|]; }")]
    [InlineData("F:Machine.Ready", "if (!Machine.Ready) { return; } x.{|PML1002:cuda()|};")]
    [InlineData("M:Machine.Has(System.Int32)", "var y = Machine.Has(0) ? x.{|PML1002:cuda()|} : x;")]
    [InlineData("M:Machine.Has", "var y = Machine.Has(0) ? x.{|PML1002:cuda()|} : x;")]
    [InlineData("M:Machine.Other|P:Machine.IsReady", "if (Machine.IsReady) { x.{|PML1002:cuda()|}; }")]
    [InlineData("P:Machine.IsReady", "if (Machine.IsReady) { x.to({|PML1002:\"cuda:1\"|}); }")]
    public Task Member_that_is_named_as_a_guard_is_one(string members, string statements) => Devices.VerifyAsync(
        Sources.TorchStatements(statements, "Tensor x") + Machine, new() { EditorConfig = "portable_ml.guard_members = " + members });

    [Fact]
    public Task Member_that_is_named_as_a_guard_guards_every_library() => Providers.VerifyAsync(
        Sources.OnnxStatements("if (Machine.IsReady) { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }", "SessionOptions options") + Machine,
        new() { EditorConfig = "portable_ml.guard_members = P:Machine.IsReady" });

    [Fact]
    public Task Member_that_is_named_in_one_folder_is_a_guard_in_all() => Devices.VerifyAsync(
        Sources.TorchStatements("if (Machine.IsReady) { x.{|PML1002:cuda()|}; }", "Tensor x") + Machine,
        new()
        {
            Files =
            [
                (".editorconfig", "root = true\n[Own/**.cs]\nportable_ml.guard_members = P:Machine.IsReady"), ("Own/Other.cs", "class Other { }"),
            ],
        });

    [Fact]
    public Task Member_that_is_not_named_is_none() => Devices.VerifyAsync(
        Sources.TorchStatements("if (Machine.IsReady) { x.[|cuda()|]; }", "Tensor x") + Machine, new() { EditorConfig = "portable_ml.guard_members = F:Machine.Ready" });

    private const string Machine = "static class Machine { public static bool IsReady => Environment.Is64BitProcess; public static readonly bool Ready = IsReady; public static bool Has(int n) => n > Environment.ProcessorCount; }";

    // ---- The user's catalogue -------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Member_in_the_users_catalogue_is_reported() => OtherLibraries.VerifyAsync(
        """
        namespace Acme
        {
            public static class Runner
            {
                public static void UseCuda(int index) { }
                public static bool HasCuda() => true;
                public static void UseCuda(string name) { }
            }
        }

        class Sample
        {
            void Run()
            {
                Acme.Runner.[|UseCuda(0)|];
                Acme.Runner.UseCuda("");
                if (Acme.Runner.HasCuda()) { Acme.Runner.UseCuda(0); }
            }
        }
        """,
        new() { References = [], Files = [("PortableML.Apis.txt", AcmeCatalog)] });

    [Fact]
    public Task Member_in_the_users_catalogue_guards_what_its_library_is_called_after() => Devices.VerifyAsync(
        Sources.TorchStatements("if (Machine.IsReady) { x.{|PML1002:cuda()|}; }", "Tensor x") + Machine,
        new() { Files = [("PortableML.Apis.Own.txt", "library TorchSharp\narea TorchSharp\nassembly TestProject\nP:Machine.IsReady queries nvidia/CUDA\n")] });

    [Fact]
    public Task Line_that_cannot_be_used_is_reported_where_it_stands_and_the_others_count() => Configuration.VerifyAsync(
        "static class Acme { static void Run() { } static void Other() { } }",
        new()
        {
            References = [],
            Files = [("PortableML.Apis.txt", "library Acme\nassembly TestProject\n\nM:Acme.Run places nvida/CUDA\nM:Acme.Other places nvidia/CUDA\n")],
            Expected =
            [
                Configuration.Diagnostic("PML9001").WithSpan("/0/PortableML.Apis.txt", 4, 19, 4, 29).WithArguments(
                    "'nvida' is not a known vendor. Use one of: nvidia, amd, apple, intel, microsoft, qualcomm, google, aws, huawei, android"),
            ],
        });

    /// <summary>Lines below a head for the project's own assembly, each with the word at fault in [|…|].</summary>
    [Theory]
    [InlineData("[|M:Own.Runner.UseCud(System.Int32)|] places nvidia/CUDA", "'Own.Runner' has no such member")]
    [InlineData("[|M:Own.Runner.UseCuda|] places nvidia/CUDA", "'Own.Runner' has no such member. Use one of: M:Own.Runner.UseCuda(System.Int32) M:Own.Runner.UseCuda(System.String)")]
    [InlineData("[|M:Own.Runner.#ctor|] places nvidia/CUDA", "'Own.Runner' has no such member. Use one of: M:Own.Runner.#ctor(System.Int32)")]
    [InlineData("[|P:Own.Runner.Missing|] queries nvidia/CUDA", "'Own.Runner' has no such member")]
    [InlineData("[|M:Own.Runnr.UseCuda(System.Int32)|] places nvidia/CUDA", "There is no type 'Own.Runnr' in TestProject")]
    [InlineData("[|T:Own.Engine|] places nvidia/CUDA", "There is no type 'Own.Engine' in TestProject")]
    [InlineData("M:Own.Runner.UseCuda(System.String) takes [|text=nam|]", "'nam' is no parameter here. Use one of: name")]
    [InlineData("M:Own.Runner.UseCuda(System.Int32) places nvidia/CUDA [|index=card|]", "'card' is no parameter here. Use one of: index")]
    [InlineData("M:Own.Runner.UseCuda(System.Int32) places nvidia/CUDA [|when=card:*|]", "'card' is no parameter here. Use one of: index")]
    [InlineData("T:Own.Runner places nvidia/CUDA [|index=card|]", "'card' is no parameter here. Use one of: number")]
    [InlineData("P:Own.Runner.Device takes [|text=name|]", "'name' is no parameter here. Use one of: value")]
    [InlineData("M:Own.Runner.UseCuda(System.String) takes text=name [|throws=CUDDA|]\nS:cuda names nvidia/CUDA\nS:rocm names amd/ROCm", "'CUDDA' is no accelerator of this library. Use one of: CUDA, ROCm")]
    [InlineData("M:Own.Runner.UseCuda(System.String) queries text=name [|proves=rocm|]\nS:cuda names nvidia/CUDA", "'rocm' is no accelerator of this library. Use one of: CUDA")]
    [InlineData("failure [|Own.Missing|]", "There is no exception 'Own.Missing'. Write its full name, a nested type's with '+'")]
    public Task Line_that_names_what_is_not_there_is_reported_at_the_word(string lines, string message)
    {
        const string head = "library Own\nassembly TestProject\n";
        string text = (head + lines).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        int column = lines.IndexOf("[|", StringComparison.Ordinal) + 1;
        int end = lines.IndexOf("|]", StringComparison.Ordinal) - 1;
        return Configuration.VerifyAsync(Own, new()
        {
            References = [],
            Files = [("PortableML.Apis.txt", text)],
            Expected = [Configuration.Diagnostic("PML9001").WithSpan("/0/PortableML.Apis.txt", 3, column, 3, end).WithArguments(message)],
        });
    }

    [Theory]
    [InlineData("assembly TestProject\nassembly Elsewhere\nT:Elsewhere.Engine places nvidia/CUDA\nfailure Elsewhere.Missing")]
    [InlineData("assembly Elsewhere\nM:Own.Runner.UseCud places nvidia/CUDA\nfailure Elsewhere.Missing")]
    [InlineData("assembly TestProject\nM:Own.Runner.UseGpu places nvidia/CUDA until=1.0")]
    [InlineData("assembly TestProject\nP:Own.Runner.Device takes text=value\nM:Own.Runner.UseCuda(System.Int32) places nvidia/CUDA index=index when=index:*\nM:Own.Runner.#ctor(System.Int32) places nvidia/CUDA index=number\nfailure System.InvalidOperationException")]
    [InlineData("assembly TestProject\nM:Own.Runner.op_Implicit(System.String)~Own.Runner takes text=name")]
    public Task Line_about_what_is_there_not_referenced_or_of_another_version_is_not(string lines) => Configuration.VerifyAsync(
        Own, new() { References = [], Files = [("PortableML.Apis.txt", "library Own\n" + lines)] });

    private const string Own =
        """
        namespace Own
        {
            public class Runner
            {
                public Runner(int number) { }
                public string Device { get; set; } = "";
                public void UseCuda(int index) { }
                public void UseCuda(string name) { }
                public static implicit operator Runner(string name) => new(0);
            }
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001 \uFFFF\n\n::: places\nM: M: M:")]
    [InlineData("library\nassembly\narea\ntexts\nfailure")]
    public async Task Catalogue_of_any_content_makes_nothing_throw(string text)
    {
        ImmutableArray<Diagnostic> diagnostics = await AnalyzeAsync("/PortableML.Apis.txt", text);

        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.Equal("PML9001", diagnostic.Id));
    }

    [Fact]
    public async Task File_of_another_name_is_no_catalogue() => Assert.Empty(await AnalyzeAsync("/Apis.txt", "nonsense"));

    private const string AcmeCatalog =
        """
        library Acme Runner
        assembly TestProject
        M:Acme.Runner.UseCuda(System.Int32) places nvidia/CUDA throws
        M:Acme.Runner.HasCuda queries nvidia/CUDA
        """;

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string path, string text) =>
        new SourceOptions { References = [] }.Compile([SourceText.From(Nothing)])
            .WithAnalyzers([new ConfigurationAnalyzer(), new HardCodedAcceleratorAnalyzer(), new HardCodedDeviceAnalyzer()], new AnalyzerOptions([new TextFile(path, text)]))
            .GetAnalyzerDiagnosticsAsync();
}
