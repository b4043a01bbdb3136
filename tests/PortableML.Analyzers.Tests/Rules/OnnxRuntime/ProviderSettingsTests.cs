using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.ProviderSettingsAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>PML2007: settings that one provider reads, and artefacts that only one can use.</summary>
public class ProviderSettingsTests
{
    private const string Parameters = "SessionOptions options, OrtTensorRTProviderOptions trt, OrtCUDAProviderOptions cuda, string value, bool useTensorRt, Own own, Dictionary<string, string> given";

    private const string Own = "class Own { public Dictionary<string, string> Set = new(); public Dictionary<string, string> Made { get; } = new(); public void AddSessionConfigEntry(string configKey, string configValue) { } public void UpdateOptions(Dictionary<string, string> providerOptions) { } }";

    [Theory]
    [InlineData("""trt.UpdateOptions(new Dictionary<string, string> { [[|"trt_engine_cache_enable"|]] = "1", ["trt_engine_cache_path"] = value });""")]
    [InlineData("""trt.UpdateOptions(new Dictionary<string, string> { { "device_id", "0" }, { [|"trt_engine_cache_path"|], value } });""")]
    [InlineData("""var set = new Dictionary<string, string>(); set[[|"trt_fp16_enable"|]] = "1"; set.Add("trt_timing_cache_enable", "1"); trt.UpdateOptions(set);""")]
    [InlineData("""var set = new Dictionary<string, string> { [[|"trt_fp16_enable"|]] = "1" }; trt.UpdateOptions(providerOptions: set);""")]
    [InlineData("""options.AppendExecutionProvider("NvTensorRtRtx", new Dictionary<string, string> { [[|"nv_cuda_graph_enable"|]] = "1" });""")]
    [InlineData("""Dictionary<string, string> set; set = new() { [[|"trt_fp16_enable"|]] = "1" }; trt.UpdateOptions(set);""")]
    [InlineData("""given[[|"trt_fp16_enable"|]] = "1"; trt.UpdateOptions(given);""")]
    [InlineData("""own.Set[[|"trt_fp16_enable"|]] = "1"; trt.UpdateOptions(own.Set);""")]
    [InlineData("""own.Made.Add([|"trt_fp16_enable"|], "1"); trt.UpdateOptions(own.Made);""")]
    public Task Option_that_is_called_for_its_provider_is_reported_once(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("""options.AddSessionConfigEntry([|"ep.context_enable"|], "1");""")]
    [InlineData("""options.AddSessionConfigEntry([|"ep.share_ep_contexts"|], value);""")]
    [InlineData("""const string Key = "ep.context_file_path"; options.AddSessionConfigEntry([|Key|], value);""")]
    [InlineData("""var key = "ep.qnnexecutionprovider.htp_arch"; options.AddSessionConfigEntry([|key|], "73");""")]
    [InlineData("""options.AddSessionConfigEntry([|"ep.nvtensorrtrtxexecutionprovider.enable_cuda_graph"|], "1");""")]
    public Task Session_s_entry_that_one_provider_reads_is_reported(string statement) => VerifyAsync(statement);

    [Fact]
    public Task Model_that_is_compiled_for_a_provider_is_reported() =>
        VerifyAsync("using var compile = new OrtModelCompilationOptions(options); compile.SetInputModelPath(value); compile.[|CompileModel()|];");

    [Theory]
    [InlineData("""options.AddSessionConfigEntry("session.use_env_allocators", "1");""")]
    [InlineData("""options.AddSessionConfigEntry("ep", "1"); options.AddSessionConfigEntry("ep.", "1"); options.AddSessionConfigEntry("trt_", "1");""")]
    [InlineData("""options.AddSessionConfigEntry(value, "ep.context_enable");""")]
    [InlineData("""cuda.UpdateOptions(new Dictionary<string, string> { ["device_id"] = "0", ["gpu_mem_limit"] = value });""")]
    [InlineData("""var other = new Dictionary<string, string> { ["trt_fp16_enable"] = "1" }; Console.WriteLine(other.Count); trt.UpdateOptions(new Dictionary<string, string>());""")]
    [InlineData("""own.AddSessionConfigEntry("ep.context_enable", "1"); own.UpdateOptions(new Dictionary<string, string> { ["trt_fp16_enable"] = "1" });""")]
    [InlineData("""Console.WriteLine("trt_engine_cache_enable");""")]
    [InlineData("""var key = "ep.context_enable"; key = value; options.AddSessionConfigEntry(key, "1");""")]
    [InlineData("""Console.WriteLine(given["trt_fp16_enable"]); trt.UpdateOptions(given);""")]
    [InlineData("""given.Remove("trt_fp16_enable"); trt.UpdateOptions(given);""")]
    [InlineData("""given["trt_fp16_enable"] = "1"; own.Set["device_id"] = "1"; trt.UpdateOptions(own.Set);""")]
    [InlineData("""given[value] = "trt_fp16_enable"; trt.UpdateOptions(given);""")]
    public Task What_every_provider_reads_and_what_reaches_none_is_not(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("""if (useTensorRt) { trt.UpdateOptions(new Dictionary<string, string> { ["trt_fp16_enable"] = "1" }); }""")]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("TensorrtExecutionProvider")) { trt.UpdateOptions(new Dictionary<string, string> { ["trt_fp16_enable"] = "1" }); }""")]
    [InlineData("""try { trt.UpdateOptions(new Dictionary<string, string> { ["trt_fp16_enable"] = "1" }); } catch (Exception) { } Console.WriteLine(value);""")]
    public Task Setting_that_is_only_made_where_its_provider_is_asked_for_is_not(string statement) => VerifyAsync(statement);

    [Fact]
    public Task Check_for_another_provider_is_no_check() => VerifyAsync(
        """if (OrtEnv.Instance().GetAvailableProviders().Contains("QNNExecutionProvider")) { trt.UpdateOptions(new Dictionary<string, string> { [[|"trt_fp16_enable"|]] = "1" }); }""");

    [Fact]
    public Task Allowed_vendor_is_not_reported() => Rule.VerifyAsync(
        Sources.OnnxStatements("""options.AddSessionConfigEntry("ep.cudaexecutionprovider.device_id", "1");""", "SessionOptions options"),
        new() { EditorConfig = "portable_ml.allowed_vendors = nvidia" });

    [Fact]
    public Task Message_names_the_provider_or_says_why() => Rule.VerifyAsync(
        Sources.OnnxStatements("""options.AddSessionConfigEntry({|#0:"ep.openvinoexecutionprovider.device_type"|}, "NPU"); options.AddSessionConfigEntry({|#1:"ep.context_enable"|}, "1");""", "SessionOptions options"),
        new()
        {
            Expected =
            [
                Rule.Diagnostic("PML2007").WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage("'ep.openvinoexecutionprovider.device_type' is for Intel's OpenVINO, and no other provider reads it. Set it only where that provider is used, and keep what it writes apart from the model."),
                Rule.Diagnostic("PML2007").WithLocation(1).WithSeverity(DiagnosticSeverity.Info).WithMessage("'ep.context_enable' is about a model that is compiled for one provider, which no other can run. Set it only where that provider is used, and keep what it writes apart from the model."),
            ],
        });

    [Fact]
    public Task Provider_in_the_configuration_of_a_model_is_reported_where_it_stands() => Rule.VerifyAsync(
        "class Sample { }",
        new()
        {
            References = [.. LibraryReferences.Catalogued],
            Files =
            [
                ("models/genai_config.json",
                    """
                    {
                      "model": {
                        "decoder": {
                          "session_options": {
                            "log_id": "a \" cuda { ",
                            "provider_options": [ { "cuda": { "enable_cuda_graph": "0", "dml": "1" } }, { "cpu": {} }, { "webgpu": {} } ]
                          }
                        },
                        "vision": { "session_options": { "provider_options": [
                          { "QNN": { "backend_path": "QnnHtp.dll" } }
                        ] } }
                      },
                      "cuda": "not a provider"
                    }
                    """),
            ],
            Expected =
            [
                Rule.Diagnostic("PML2007").WithSpan("/0/models/genai_config.json", 6, 33, 6, 39).WithArguments("cuda", "is for NVIDIA's CUDA, and no other provider reads it"),
                Rule.Diagnostic("PML2007").WithSpan("/0/models/genai_config.json", 10, 9, 10, 14).WithArguments("QNN", "is for Qualcomm's QNN, and no other provider reads it"),
            ],
        });

    [Theory]
    [InlineData("models/genai_config.json", """{ "provider_options": [] }""")]
    [InlineData("models/genai_config.json", """{ "provider_options": [ { "cuda" """)]
    [InlineData("models/genai_config.json", """{ "provider_options": "cuda", "providers": [ { "cuda": {} } ] }""")]
    [InlineData("models/other.json", """{ "provider_options": [ { "cuda": {} } ] }""")]
    public Task Other_files_and_broken_ones_are_silent(string name, string text) => Rule.VerifyAsync(
        "class Sample { }", new() { References = [.. LibraryReferences.Catalogued], Files = [(name, text)] });

    [Fact]
    public Task File_says_nothing_where_the_library_is_not_used() => Rule.VerifyAsync(
        "class Sample { }", new() { References = [], Files = [("genai_config.json", """{ "provider_options": [ { "cuda": {} } ] }""")] });

    private static Task VerifyAsync(string statements) => Rule.VerifyAsync(Sources.OnnxStatements(statements, Parameters) + Own);
}
