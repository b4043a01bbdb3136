using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Tests.Verification;
using Devices = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Guards.Classification;

/// <summary>"Values travel": every way of writing a device, where it is judged, and where it is reported.</summary>
public class ValuesTravelTests
{
    [SkippableTheory]
    [InlineData("`torch.CUDA`", "x.to([|torch.CUDA|])")]
    [InlineData("bare `CUDA`", "x.to([|CUDA|])")]
    [InlineData("`DeviceType.CUDA`", "x.to([|DeviceType.CUDA|])")]
    [InlineData("`(DeviceType)1`", "x.to([|(DeviceType)1|])")]
    [InlineData("`\"cuda\"`", "x.to([|\"cuda\"|])")]
    [InlineData("`\"CUDA\"`", "x.to([|\"CUDA\"|])")]
    [InlineData("`\"cuda:0\"`", "x.to([|\"cuda:0\"|])")]
    [InlineData("`$\"cuda:{rank}\"`", "x.to([|$\"cuda:{rank}\"|])")]
    [InlineData("concatenation", "x.to([|\"cuda:\" + rank|])")]
    [InlineData("arms of `?:`", "x.to(rank > 0 ? [|\"cuda\"|] : \"cpu\")")]
    [InlineData("`switch`", "x.to(rank switch { 0 => \"cpu\", _ => [|\"cuda\"|] })")]
    [InlineData("`??`", "x.to(name ?? [|\"cuda\"|])")]
    [InlineData("`??=`", "x.to(name ??= [|\"cuda\"|])")]
    [InlineData("the implicit conversion `string` → `Device`", "torch.zeros(1, device: [|\"cuda\"|])")]
    [InlineData("target-typed `new`", "torch.zeros(1, device: [|new(\"cuda\")|])")]
    [InlineData("named arguments", "x.to(copy: true, device: [|CUDA|])")]
    [InlineData("extension-method call", "nn.Linear(2, 2).[|cuda()|]")]
    [InlineData("static call form", "ModuleExtensionMethods.[|cuda(nn.Linear(2, 2))|]")]
    [InlineData("method groups", "new Func<Device?, bool, Tensor>(x.[|cuda|])")]
    [InlineData("chained calls", "x.alias().[|cuda()|].sum()")]
    public Task A_site_is_found_whichever_way_the_device_is_written(string sentence, string expression) => Row.TorchAsync(
        sentence, $"void Run(Tensor x, int rank, string? name) {{ _ = {expression}; }}");

    [SkippableTheory]
    [InlineData("aliases", "using T = TorchSharp.torch; class Sample { object Run() => [|T.CUDA|]; }")]
    [InlineData("collection expressions", "Tensor[] Run(Tensor x) => [x.[|cuda()|], x];")]
    [InlineData("`const`", "const string Place = [|\"cuda\"|]; Tensor Run(Tensor x) => x.to(Place);")]
    [InlineData("readonly fields", "static readonly string s_place = [|\"cuda\"|]; Tensor Run(Tensor x) => x.to(s_place);")]
    [InlineData("single-assignment locals", "Tensor Run(Tensor x) { string place = [|\"cuda\"|]; return x.to(place); }")]
    [InlineData("default parameter values", "Tensor Run(Tensor x, string place = [|\"cuda\"|]) => x.to(place);")]
    [InlineData("default parameter values of constructors", "class Mover { readonly string _place; public Mover(string place = [|\"cuda\"|]) => _place = place; Tensor Run(Tensor x) => x.to(_place); }")]
    [InlineData("of primary constructors", "class Mover(string place = [|\"cuda\"|]) { Tensor Run(Tensor x) => x.to(place); }")]
    [InlineData("of records", "record Settings(string Place = [|\"cuda\"|]) { public Tensor Run(Tensor x) => x.to(Place); }")]
    [InlineData("of indexers", "Tensor this[Tensor x, string place = [|\"cuda\"|]] => x.to(place);")]
    [InlineData("of delegates", "delegate Tensor Mover(Tensor x, string place = [|\"cuda\"|]); class Sample { Tensor Run(Tensor x) { Mover move = (t, p) => t.to(p); return move(x); } }")]
    [InlineData("of interfaces", "interface IMover { Tensor Move(Tensor x, string place = [|\"cuda\"|]); } class Mover : IMover { public Tensor Move(Tensor x, string place) => x.to(place); }")]
    [InlineData("of lambdas", "void Run(Tensor x) { var move = (string place = [|\"cuda\"|]) => x.to(place); move(); }")]
    [InlineData("of local functions", "void Run(Tensor x) { Move(); Tensor Move(string place = [|\"cuda\"|]) => x.to(place); }")]
    [InlineData("option initialisers", "class Options { public string Place { get; set; } = [|\"cuda\"|]; } class Sample { Tensor Run(Tensor x, Options options) => x.to(options.Place); }")]
    [InlineData("property initialisers", "Device Place { get; } = [|CUDA|];")]
    [InlineData("object initialisers", "class Options { public string Place { get; set; } = \"cpu\"; } class Sample { Tensor Run(Tensor x) { var o = new Options { Place = [|\"cuda\"|] }; return x.to(o.Place); } }")]
    public Task A_site_is_found_wherever_the_value_is_kept(string sentence, string code) => Row.TorchAsync(sentence, code);

    [CSharpFact("14.0")]
    public Task A_site_in_an_extension_block_is_found() => Row.TorchAsync(
        "C# 14 forms (extension blocks", "static class Moves { extension(Tensor x) { public Tensor Fast() => x.[|cuda()|]; } }");

    [CSharpFact("14.0")]
    public Task A_site_that_a_backing_field_holds_is_found() => Row.TorchAsync("`field`", "class Sample { Device? Place { get => field ??= [|CUDA|]; } }");

    [CSharpFact("14.0")]
    public Task A_site_behind_a_conditional_assignment_is_found() => Row.TorchAsync(
        "`?.=`)", "class Holder { public Tensor? X; } class Sample { void Run(Holder? h, Tensor x) => h?.X = x.[|cuda()|]; }");

    // ---- Silent forms are judged at their uses.

    [SkippableTheory]
    [InlineData("`var d = \"cuda\"; if (!torch.cuda.is_available()) d = \"cpu\";` is guarded", "Tensor Run(Tensor x) { var d = {|PML1002:\"cuda\"|}; if (!torch.cuda.is_available()) d = \"cpu\"; return x.to(d); }")]
    [InlineData("A site needs the accelerator value to reach a throwing use unguarded: strings", "Tensor Run(Tensor x) { var d = {|PML1002:\"cuda\"|}; return torch.cuda.is_available() ? x.to(d) : x; }")]
    [InlineData("`DeviceType`", "Tensor Run(Tensor x) { var d = {|PML1002:DeviceType.CUDA|}; return torch.cuda.is_available() ? x.to(d) : x; }")]
    [InlineData("`new Device`", "Tensor Run(Tensor x) { var d = {|PML1002:new Device(\"cuda\")|}; return torch.cuda.is_available() ? x.to(d) : x; }")]
    [InlineData("defaults", "Tensor Run(Tensor x, string d = {|PML1002:\"cuda\"|}) => torch.cuda.is_available() ? x.to(d) : x;")]
    [InlineData("unguarded at one use", "Tensor Run(Tensor x) { var d = [|\"cuda\"|]; return torch.cuda.is_available() ? x.to(d) : x.to(d); }")]
    [InlineData("a throwing form is judged where it stands", "Tensor Run(Tensor x) { var d = [|CUDA|]; return torch.cuda.is_available() ? x.to(d) : x; }")]
    public Task Silent_forms_are_judged_at_each_use(string sentence, string members) => Row.TorchAsync(sentence, members);

    [SkippableTheory]
    [InlineData("A string is a site only if it flows to a catalogued device parameter, directly", "Tensor Run(Tensor x) => x.to([|\"cuda\"|]);")]
    [InlineData("or through the project's own members", "Tensor Run(Tensor x) => Move(x, [|\"cuda\"|]); Tensor Move(Tensor x, string place) => x.to(place);")]
    [InlineData("or conversion", "Device Run() { Device d = [|\"cuda\"|]; torch.zeros(1, device: d); return d; }")]
    [InlineData("a name such as `device` is a prefilter, never a proof", "void Run() => Log(\"cuda\"); void Log(string device) => Console.WriteLine(device);")]
    [InlineData("a name such as `device` is a prefilter, never a proof", "string device = \"cuda\"; string Device => device;")]
    public Task A_string_is_a_site_only_where_it_flows_to_a_device(string sentence, string members) => Row.TorchAsync(sentence, members);

    // ---- Where and how it is reported.

    [SkippableFact]
    public Task It_is_reported_once_at_the_choice_with_its_uses_the_facts_and_the_reason() => Devices.VerifyAsync(
        Sources.TorchMembers("const string Place = {|#0:\"cuda\"|}; void Run(Tensor x, Tensor y) { x.{|#1:to(Place)|}; y.{|#2:to(Place)|}; }"),
        new()
        {
            Expected =
            [
                Devices.Diagnostic("PML1001").WithLocation(0).WithLocation(1).WithLocation(2)
                    .WithMessage("'\"cuda\"' ties TorchSharp to NVIDIA's CUDA: it fails on a machine without it (no check on any path). Choose the device at run time."),
            ],
        });

    [SkippableFact]
    public Task A_constant_of_another_assembly_is_reported_at_its_first_use() => Devices.VerifyAsync(
        Sources.TorchMembers("void Run(Tensor x, Tensor y) { x.to([|Places.Fast|]); }"),
        new() { References = [.. LibraryReferences.All, LibraryReferences.Compile("Places", "public static class Places { public const string Fast = \"cuda\"; }")] });

    [Theory]
    [InlineData("void Run(Tensor x) => x.cuda();", "nvidia", "TorchSharp", "hard-coded", "no check on any path")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) x.cuda(); }", "nvidia", "TorchSharp", "single-vendor", "only CUDA is checked for")]
    [InlineData("void Run(Tensor x, bool useGpu) { if (useGpu) x.mps(); }", "apple", "TorchSharp", "single-vendor", "only MPS can be chosen")]
    public async Task Every_result_carries_vendor_library_classification_and_reason(string members, string vendor, string library, string classification, string reason)
    {
        Diagnostic found = Assert.Single(await Properties.WholeAnalysis.DiagnoseAsync(Sources.TorchMembers(members)));

        Assert.Equal((vendor, library, classification, reason), (found.Properties["vendor"], found.Properties["library"], found.Properties["classification"], found.Properties["reason"]));
        Assert.Contains(reason, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [SkippableFact]
    public Task Behind_the_list_of_providers_the_message_says_what_the_list_is() => AnalyzerVerifier<HardCodedExecutionProviderAnalyzer>.VerifyAsync(
        Sources.OnnxStatements("if (OrtEnv.Instance().GetAvailableProviders().Contains(\"CUDAExecutionProvider\")) options.{|#0:AppendExecutionProvider_CUDA(0)|};", "SessionOptions options"),
        new()
        {
            Expected =
            [
                AnalyzerVerifier<HardCodedExecutionProviderAnalyzer>.Diagnostic("PML2002").WithLocation(0).WithMessage(
                    "'AppendExecutionProvider_CUDA(0)' considers NVIDIA's CUDA only (only CUDA is checked for, in a list of what was compiled in, not of what works here). "
                    + "Other accelerators stay unused: try their execution providers too before the CPU."),
            ],
        });

    [SkippableFact]
    public Task Where_the_referenced_version_offers_no_other_vendor_a_single_vendor_site_is_silent() => Devices.VerifyAsync(
        "using TorchSharp;\n\nclass Sample { object Guarded() => torch.cuda.is_available() ? torch.CUDA : torch.CPU; object HardCoded() => [|torch.CUDA|]; }",
        new()
        {
            References =
            [
                LibraryReferences.Compile(
                    "TorchSharp",
                    """
                    [assembly: System.Reflection.AssemblyVersion("0.101.6.0")]
                    namespace TorchSharp
                    {
                        public static class torch
                        {
                            public class Device { }
                            public static Device CUDA => new();
                            public static Device CPU => new();
                            public static class cuda { public static bool is_available() => false; }
                        }
                    }
                    """),
            ],
        });

    [SkippableTheory]
    [InlineData("Serialised properties are silent", "class Job { [System.Text.Json.Serialization.JsonPropertyName(\"device\")] public string Device { get; set; } = \"cuda\"; public string Json() => System.Text.Json.JsonSerializer.Serialize(this); }")]
    [InlineData("types that start other processes are silent", "class Script { string _device = \"cuda\"; void Start() => System.Diagnostics.Process.Start(\"python\", \"--device \" + _device); }")]
    [InlineData("Own types that merely share a name with the library's (`enum DeviceType`)", "namespace Own { enum DeviceType { CPU, CUDA } class Sample { DeviceType Run() => DeviceType.CUDA; } }")]
    [InlineData("`class torch`", "namespace Own { static class torch { public static string CUDA => \"x\"; } class Sample { string Run() => torch.CUDA; } }")]
    public Task What_leads_elsewhere_or_only_looks_like_it_is_silent(string sentence, string code) => Row.TorchAsync(sentence, code);

    [SkippableTheory]
    [InlineData("An unknown operation kind in a guard also answers unknown, which is Info", "void Run(Tensor x, int n) { if (new[] { torch.cuda.is_available() }[n]) x.{|PML1002:cuda()|}; }")]
    [InlineData("never unguarded", "void Run(Tensor x, Func<bool, bool> f) { if (f(torch.cuda.is_available())) x.{|PML1002:cuda()|}; }")]
    public Task What_is_not_understood_is_Info(string sentence, string members) => Row.TorchAsync(sentence, members);
}
