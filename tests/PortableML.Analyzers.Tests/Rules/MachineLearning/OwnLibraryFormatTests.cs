using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer, PortableML.CodeFixes.Rules.MachineLearning.HardCodedAcceleratorCodeFix>;
using Seed = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.VendorCallWithoutEffectAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.VendorCallWithoutEffectCodeFix>;
using Soft = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.MachineLearning.NoFallbackToCpuAnalyzer, PortableML.CodeFixes.Rules.MachineLearning.NoFallbackToCpuCodeFix>;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>
/// Every role and every property that docs/adding-a-rule.md describes, each in a user's catalogue about a library that is made up. What a
/// role does depends on the area whose rules look for it, so that the library has a file for each area.
/// </summary>
public class OwnLibraryFormatTests
{
    private const string Machine =
        """
        library Mosaic
        assembly Mosaic.Core
        failure System.Exception

        S:cuda  names nvidia/CUDA
        S:rocm  names amd/ROCm
        S:metal names apple/Metal platform=macos
        S:old   names nvidia/Old never-taken

        M:Mosaic.Engine.Use(System.String)           takes   throws=CUDA,Metal text=name reports-call
        M:Mosaic.Engine.Option(System.String)        takes   throws text=name reports-call repeats
        M:Mosaic.Engine.Load(System.String)          takes   throws text=name reports-call lets-in
        M:Mosaic.Engine.Run(Mosaic.Card)             takes   throws device=card
        M:Mosaic.Engine.Show(System.String)          ignores
        T:Mosaic.Card                                carries
        M:Mosaic.Cards.Cuda(System.Int32)            places  nvidia/CUDA throws index=number gives-device
        M:Mosaic.Engine.Only(System.Boolean,System.Int32) places nvidia/CUDA throws when=strict:true,number:*
        M:Mosaic.Engine.Pin                          places  nvidia/CUDA throws guard-is-enough
        M:Mosaic.Engine.Try                          places  nvidia/CUDA throws falls-back
        M:Mosaic.Engine.Strict                       forbids
        M:Mosaic.Engine.Any                          opens
        M:Mosaic.Engine.Open                         opens
        M:Mosaic.Engine.Fast                         places  nvidia/CUDA throws becomes={0}.Best(fast:~true) needs-open
        M:Mosaic.Engine.Quick                        places  nvidia/CUDA throws becomes={0}.Best(fast:~true) drops=Check
        M:Mosaic.Engine.Gone                         dead    nvidia/CUDA throws
        M:Mosaic.Engine.New                          places  nvidia/CUDA throws since=2.0
        M:Mosaic.Engine.Old                          places  nvidia/CUDA throws until=2.0
        M:Mosaic.Engine.CudaOnly                     places  nvidia/CUDA throws restricts
        M:Mosaic.Found.Start                         places  nvidia/CUDA throws on-device
        M:Mosaic.Engine.Best(System.Boolean)         neutral
        M:Mosaic.Machine.Count                       queries nvidia/CUDA counts
        M:Mosaic.Machine.All                         queries lists
        M:Mosaic.Machine.Cards                       queries nvidia/CUDA lists
        M:Mosaic.Machine.Has(System.String)          queries text=name proves=CUDA
        """;

    private const string Torch =
        """
        library Mosaic
        area TorchSharp
        assembly Mosaic.Core
        P:Mosaic.Card.IsCuda          compares nvidia/CUDA
        M:Mosaic.Machine.HasMetal     queries  apple/Metal
        M:Mosaic.Cards.Metal          places   apple/Metal silent shape=none
        M:Mosaic.Seeds.Cuda(System.Int64) idle nvidia/CUDA adds=M:Mosaic.Seeds.All(System.Int64) because=only~CUDA's~cards~are~seeded
        """;

    private const string Onnx =
        """
        library Mosaic
        area OnnxRuntime
        assembly Mosaic.Core
        M:Mosaic.Options.Cuda         places nvidia/CUDA throws shape=append-provider helper=second
        M:Mosaic.Options.Cpu          idle before because=the~CPU~takes~all~work
        M:Mosaic.Options.Policy       idle beside because=the~policy~is~not~asked
        M:Mosaic.Options.Set(Mosaic.Level) neutral
        F:Mosaic.Level.Default        idle where-meant because=it~means~the~CPU
        """;

    private const string Settings =
        """
        library Mosaic
        area ProviderSettings
        assembly Mosaic.Core
        S:cuda_*  binds nvidia/CUDA
        M:Mosaic.Options.Set(System.String) binds settings=key
        """;

    private const string Soften =
        """
        library Mosaic
        area MLNet
        assembly Mosaic.Core
        M:Mosaic.Engine.Score(System.Int32,System.Boolean) places nvidia/CUDA throws when=card:*,soft:false fallback=soft
        """;

    private static readonly MetadataReference s_library = LibraryReferences.Compile("Mosaic.Core",
        """
        [assembly: System.Reflection.AssemblyVersion("2.1.0.0")]
        namespace Mosaic
        {
            public class Card { public bool IsCuda => false; }
            public static class Cards { public static Card Cuda(int number) => null; public static Card Metal() => null; }
            public class Found { public void Start() { } }
            public static class Seeds { public static void Cuda(long seed) { } public static void All(long seed) { } }

            public class Engine
            {
                public static Engine Open() => null;
                public void Use(string name) { }
                public void Option(string name) { }
                public void Load(string name) { }
                public void Run(Card card) { }
                public void Show(string name) { }
                public void Only(bool strict, int number) { }
                public void Pin() { }
                public void Try() { }
                public void Strict() { }
                public void Any() { }
                public Engine Fast() => this;
                public Engine Quick() => this;
                public Engine Best(bool fast) => this;
                public Engine Check() => this;
                public void Gone() { }
                public void New() { }
                public void Old() { }
                public Engine CudaOnly() => this;
                public void Score(int card, bool soft) { }
            }

            public enum Level { Default, Gpu }

            public class Options
            {
                public void Cuda() { }
                public void Cpu() { }
                public void Policy() { }
                public void Set(Level level) { }
                public void Set(string key) { }
            }

            public static class Machine
            {
                public static int Count() => 0;
                public static string[] All() => null;
                public static Found[] Cards() => null;
                public static bool Has(string name) => false;
                public static bool HasMetal() => false;
            }
        }
        """);

    [Theory]
    [InlineData("takes text=", "engine.[|Use(\"cuda\")|]; engine.Use(\"cpu\");")]
    [InlineData("throws=", "engine.Use(\"rocm\");")]
    [InlineData("never-taken", "engine.[|Use(\"old\")|]; if (useGpu) { engine.[|Use(\"old\")|]; }")]
    [InlineData("platform=", "if (OperatingSystem.IsMacOS()) { engine.{|PML3003:Use(\"metal\")|}; } engine.[|Use(\"metal\")|];")]
    [InlineData("repeats", "engine.Option(\"cuda\"); engine.[|Use(\"cuda\")|];")]
    [InlineData("repeats", "engine.[|Option(\"cuda\")|]; engine.Option(\"cuda\");")]
    [InlineData("lets-in", "engine.Load(\"cpu\"); engine.Pin();")]
    [InlineData("takes device=, gives-device, index=", "engine.Run([|Cards.Cuda(0)|]);")]
    [InlineData("gives-device", "var first = [|Cards.Cuda(0)|]; engine.Run(first);")]
    [InlineData("ignores", "engine.Show(\"cuda\");")]
    [InlineData("when=", "engine.[|Only(true, 1)|]; engine.Only(false, 1); engine.Only(true, n);")]
    [InlineData("guard-is-enough", "if (Machine.Count() > 0) { engine.Pin(); }")]
    [InlineData("falls-back", "engine.Try();")]
    [InlineData("forbids", "engine.[|Try()|]; engine.Strict();")]
    [InlineData("opens", "engine.Any(); engine.Use(\"cuda\");")]
    [InlineData("dead", "engine.[|Gone()|];")]
    [InlineData("since=, until=", "engine.[|New()|]; engine.Old();")]
    [InlineData("counts", "if (Machine.Count() > 1) { engine.Run({|PML3003:Cards.Cuda(1)|}); } if (Machine.Count() > 0) { engine.Run([|Cards.Cuda(1)|]); }")]
    [InlineData("lists", "if (Machine.All().Contains(\"cuda\")) { engine.{|PML3003:Use(\"cuda\")|}; } if (Machine.All().Contains(\"rocm\")) { engine.[|Use(\"cuda\")|]; }")]
    [InlineData("on-device", "foreach (var found in Machine.Cards()) { found.{|PML3003:Start()|}; }")]
    [InlineData("restricts", "engine.[|CudaOnly()|];")]
    [InlineData("proves=", "if (Machine.Has(\"cuda\")) { engine.{|PML3003:Use(\"cuda\")|}; }")]
    [InlineData("proves=", "if (Machine.Has(\"metal\")) { engine.[|Use(\"metal\")|]; }")]
    [InlineData("neutral", "if (Machine.Has(\"cuda\")) { engine.Use(\"cuda\"); } else { engine.Best(true); }")]
    public Task A_line_of_the_area_for_other_libraries_means_what_the_page_says(string word, string statements)
    {
        Assert.NotEmpty(word);
        return Verify.VerifyAsync(Source(statements), Files(Machine));
    }

    [Fact]
    public Task What_a_call_becomes_needs_what_opened_and_drops_what_goes_with_it() => Fix.VerifyAsync(
        Source("var open = Engine.Open();\nopen.[|Fast()|];\nengine.Check().[|Quick()|];"),
        Source("var open = Engine.Open();\nopen.Best(fast: true);\nengine.Best(fast: true);"),
        new() { References = Files(Machine).References, Files = Files(Machine).Files });

    [Fact]
    public Task Without_what_opened_there_is_no_fix() => Fix.VerifyNoFixAsync(
        Source("engine.[|Fast()|];"), new() { References = Files(Machine).References, Files = Files(Machine).Files });

    [Fact]
    public Task Compares_is_what_the_rule_about_tests_for_one_vendor_reports() => AnalyzerVerifier<VendorDeviceTestAnalyzer>.VerifyAsync(
        Source("if ([|card.IsCuda|]) { Console.WriteLine(); }"), Files(Torch));

    [Fact]
    public Task Idle_with_adds_is_what_the_rule_about_calls_without_effect_reports_and_adds() => Seed.VerifyInAnyOrderAsync(
        Source("Seeds.[|Cuda(1)|];"), Source("Seeds.All(1);\nSeeds.Cuda(1);"), new() { References = [s_library, LibraryReferences.TorchSharp], Files = Files(Torch).Files });

    [Theory]
    [InlineData("before", "options.[|Cpu()|]; options.Cuda();")]
    [InlineData("before", "options.Cuda(); options.Cpu();")]
    [InlineData("beside", "options.Cuda(); options.[|Policy()|];")]
    [InlineData("beside", "options.Policy();")]
    [InlineData("where-meant", "if (useGpu) { options.Set(Level.[|Default|]); }")]
    [InlineData("where-meant", "options.Set(Level.Default);")]
    public Task Idle_is_what_the_rule_about_providers_without_effect_reports(string word, string statements)
    {
        Assert.NotEmpty(word);
        return AnalyzerVerifier<ProviderWithoutEffectAnalyzer>.VerifyAsync(Source(statements), Files(Onnx));
    }

    [Fact]
    public Task Binds_is_what_the_rule_about_settings_of_one_provider_reports() => AnalyzerVerifier<ProviderSettingsAnalyzer>.VerifyAsync(
        Source("options.Set([|\"cuda_graph\"|]); options.Set(\"threads\");"), Files(Settings));

    [Fact]
    public Task Fallback_is_what_the_rule_about_the_CPU_reports_and_turns_on() => Soft.VerifyAsync(
        Source("engine.[|Score(0, false)|]; engine.Score(n, false); engine.Score(0, true);"),
        Source("engine.Score(0, true); engine.Score(n, false); engine.Score(0, true);"),
        new() { References = Files(Soften).References, Files = Files(Soften).Files });

    [Fact]
    public void Every_role_and_every_property_is_in_one_of_the_files()
    {
        string[] words = [.. new[] { Machine, Torch, Onnx, Settings, Soften, OwnLibraryTests.Catalog }.SelectMany(file => file.Split('\n')).Where(line => line.Length > 2 && line[1] == ':')
            .SelectMany(line => Regex.Split(line, @"\s+")).Select(word => word.Split('=')[0])];
        string known = CatalogParser.Parse(["library L", "assembly A", "M:A.B queries unknown"]).Errors.Single().Message.Split(": ")[1].TrimEnd('.');

        Assert.All(Enum.GetNames<CatalogRole>(), role => Assert.Contains(role.ToLowerInvariant(), words));
        Assert.All(known.Split(", "), property => Assert.Contains(property, words));
        Assert.All([Machine, Torch, Onnx, Settings, Soften], file => Assert.Empty(CatalogParser.Parse(file.Split('\n')).Errors));
    }

    private static SourceOptions Files(string catalog) => new() { References = [s_library], Files = [("PortableML.Apis.Mosaic.txt", catalog)] };

    private static string Source([StringSyntax("C#-test")] string statements) =>
        Sources.Statements(["Mosaic"], statements, "Engine engine, Options options, Card card, int n, bool useGpu");
}
