using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>PML2001 and PML2005: every way of appending a vendor's execution provider, and of naming one that cannot be appended.</summary>
public class HardCodedExecutionProviderTests
{
    private const string Parameters = "SessionOptions options, string model, string name";

    // ---- Providers that are appended.

    [SkippableTheory]
    [InlineData("AppendExecutionProvider_CUDA()")]
    [InlineData("AppendExecutionProvider_CUDA(0)")]
    [InlineData("AppendExecutionProvider_CUDA(deviceId: 1)")]
    [InlineData("AppendExecutionProvider_CUDA(new OrtCUDAProviderOptions())")]
    [InlineData("AppendExecutionProvider_Tensorrt(0)")]
    [InlineData("AppendExecutionProvider_Tensorrt(new OrtTensorRTProviderOptions())")]
    [InlineData("AppendExecutionProvider_MIGraphX(0)")]
    [InlineData("AppendExecutionProvider_DML(0)")]
    [InlineData("AppendExecutionProvider_OpenVINO()")]
    [InlineData("""AppendExecutionProvider_OpenVINO("GPU")""")]
    [InlineData("AppendExecutionProvider_Dnnl(1)")]
    [InlineData("AppendExecutionProvider_CoreML()")]
    [InlineData("AppendExecutionProvider_CoreML(CoreMLFlags.COREML_FLAG_USE_NONE)")]
    [InlineData("AppendExecutionProvider_Nnapi(NnapiFlags.NNAPI_FLAG_USE_NONE)")]
    public Task A_vendors_provider_that_is_appended_is_found(string call) => Statements($"options.[|{call}|];");

    [SkippableTheory]
    [InlineData("DML")]
    [InlineData("DmlExecutionProvider")]
    [InlineData("QNN")]
    [InlineData("QNNExecutionProvider")]
    [InlineData("OpenVINO")]
    [InlineData("OpenVINOExecutionProvider")]
    [InlineData("SNPE")]
    [InlineData("VitisAI")]
    [InlineData("VitisAIExecutionProvider")]
    [InlineData("CoreML")]
    [InlineData("CoreMLExecutionProvider")]
    [InlineData("MIGraphX")]
    [InlineData("MIGraphXExecutionProvider")]
    [InlineData("NvTensorRtRtx")]
    public Task A_vendors_provider_that_is_appended_by_name_is_found(string provider) => Statements(
        $$"""
        options.[|AppendExecutionProvider("{{provider}}")|];
        options.[|AppendExecutionProvider("{{provider}}", new Dictionary<string, string> { ["device_id"] = "0" })|];
        """);

    [SkippableTheory]
    [InlineData("""const string Provider = [|"QNN"|]; options.AppendExecutionProvider(Provider);""")]
    [InlineData("""string provider = [|"QNN"|]; options.AppendExecutionProvider(provider);""")]
    [InlineData("""options.AppendExecutionProvider(model.Length > 9 ? [|"QNN"|] : "CPU");""")]
    [InlineData("""options.AppendExecutionProvider(model.Length switch { 0 => "CPU", _ => [|"DML"|] });""")]
    [InlineData("""var settings = new Dictionary<string, string>(); options.[|AppendExecutionProvider("QNN", settings)|];""")]
    [InlineData("""options.[|AppendExecutionProvider(providerName: "QNN")|];""")]
    public Task A_providers_name_is_found_where_it_is_written(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""const string Provider = [|"QNN"|]; void Run(SessionOptions options) => options.AppendExecutionProvider(Provider);""")]
    [InlineData("""private readonly string _provider = [|"QNN"|]; void Run(SessionOptions options) => options.AppendExecutionProvider(_provider);""")]
    [InlineData("""public string Provider { get; set; } = [|"QNN"|]; void Run(SessionOptions options) => options.AppendExecutionProvider(Provider);""")]
    [InlineData("""void Run(SessionOptions options, string provider = [|"QNN"|]) => options.AppendExecutionProvider(provider);""")]
    [InlineData("""void Append(SessionOptions options, string provider) => options.AppendExecutionProvider(provider); void Run(SessionOptions options) => Append(options, [|"QNN"|]);""")]
    public Task A_providers_name_in_a_member_is_found_where_it_is_written(string members) => Members(members);

    [SkippableTheory]
    [InlineData("MakeSessionOptionWithCudaProvider()")]
    [InlineData("MakeSessionOptionWithCudaProvider(1)")]
    [InlineData("MakeSessionOptionWithCudaProvider(new OrtCUDAProviderOptions())")]
    [InlineData("MakeSessionOptionWithTensorrtProvider(0)")]
    [InlineData("MakeSessionOptionWithTensorrtProvider(new OrtTensorRTProviderOptions())")]
    public Task Options_that_are_made_with_a_provider_are_found(string call) => Statements($"using var session = new InferenceSession(model, SessionOptions.[|{call}|]);");

    [SkippableFact]
    public Task Every_append_without_a_condition_is_a_site_of_its_own() => Statements(
        """
        options.[|AppendExecutionProvider_Tensorrt(0)|];
        options.[|AppendExecutionProvider_CUDA(0)|];
        options.[|AppendExecutionProvider_DML(0)|];
        """);

    // ---- Places in code.

    [SkippableTheory]
    [InlineData("options?.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("new SessionOptions().[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("Action<SessionOptions> configure = o => o.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("Action configure = () => { options.[|AppendExecutionProvider_CUDA(0)|]; };")]
    [InlineData("Action configure = delegate { options.[|AppendExecutionProvider_CUDA(0)|]; };")]
    [InlineData("void Configure() => options.[|AppendExecutionProvider_CUDA(0)|]; Configure();")]
    [InlineData("Action<int> append = options.[|AppendExecutionProvider_CUDA|]; append(0);")]
    [InlineData("Func<int, SessionOptions> make = SessionOptions.[|MakeSessionOptionWithCudaProvider|]; make(0);")]
    [InlineData("SessionOptions[] all = { options, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|] };")]
    [InlineData("List<SessionOptions> all = [options, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]];")]
    public Task A_site_is_found_however_the_call_stands(string statements) => Statements(statements);

    [SkippableFact]
    public Task A_property_named_like_its_type_is_an_instance() => Members(
        """
        SessionOptions SessionOptions { get; } = new();
        void Run() => SessionOptions.[|AppendExecutionProvider_CUDA(0)|];
        """);

    [SkippableFact]
    public Task A_derived_types_own_call_is_found() => Rule.VerifyAsync(
        Sources.Onnx(
            """
            class FastOptions : SessionOptions
            {
                public FastOptions() => [|AppendExecutionProvider_CUDA(0)|];
                public void More() => base.[|AppendExecutionProvider_Tensorrt(0)|];
            }
            """));

    [SkippableTheory]
    [InlineData("""static readonly SessionOptions s_options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];""")]
    [InlineData("""SessionOptions Options => SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];""")]
    [InlineData("""SessionOptions Options { get; } = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];""")]
    [InlineData("""Lazy<SessionOptions> Options { get; } = new(() => SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]);""")]
    [InlineData("""Sample(SessionOptions? options = null) => _ = options ?? SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];""")]
    public Task A_site_is_found_in_every_kind_of_member(string members) => Members(members);

    [SkippableFact]
    public Task A_site_is_found_in_top_level_statements() => Rule.VerifyAsync(
        Sources.Onnx(
            """
            using var options = new SessionOptions();
            options.[|AppendExecutionProvider_CUDA(0)|];
            using var session = new InferenceSession(args[0], options);
            """),
        new() { OutputKind = OutputKind.ConsoleApplication });

    [CSharpFact("14.0")]
    public Task A_site_is_found_in_an_extension_block() => Rule.VerifyAsync(
        Sources.Onnx(
            """
            static class Appends
            {
                extension(SessionOptions options)
                {
                    public SessionOptions Fast() { options.[|AppendExecutionProvider_CUDA(0)|]; return options; }
                }
            }
            """));

    // ---- Providers that cannot be appended.

    [SkippableTheory]
    [InlineData("AppendExecutionProvider_ROCm(0)")]
    [InlineData("AppendExecutionProvider_ROCm(new OrtROCMProviderOptions())")]
    [InlineData("""AppendExecutionProvider("CUDA")""")]
    [InlineData("""AppendExecutionProvider("CUDAExecutionProvider")""")]
    [InlineData("""AppendExecutionProvider("ROCM")""")]
    [InlineData("""AppendExecutionProvider("ROCMExecutionProvider")""")]
    [InlineData("""AppendExecutionProvider("TensorrtExecutionProvider")""")]
    [InlineData("""AppendExecutionProvider("CUDA", new Dictionary<string, string> { ["device_id"] = "0" })""")]
    public Task A_provider_that_does_not_exist_is_found(string call) => Statements($"options.{{|PML2005:{call}|}};");

    [SkippableTheory]
    [InlineData("MakeSessionOptionWithRocmProvider(0)")]
    [InlineData("MakeSessionOptionWithRocmProvider(new OrtROCMProviderOptions())")]
    public Task Options_with_a_provider_that_does_not_exist_are_found(string call) => Statements($"_ = SessionOptions.{{|PML2005:{call}|}};");

    [SkippableTheory]
    [InlineData("""const string Provider = {|PML2005:"CUDA"|}; options.AppendExecutionProvider(Provider);""")]
    [InlineData("""string provider = {|PML2005:"CUDA"|}; options.AppendExecutionProvider(provider);""")]
    [InlineData("""options.AppendExecutionProvider(model.Length > 9 ? {|PML2005:"CUDA"|} : "CPU");""")]
    public Task A_name_that_is_never_taken_is_found_where_it_is_written(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")) { options.{|PML2005:AppendExecutionProvider("CUDA")|}; }""")]
    [InlineData("""if (name == "cuda") { options.{|PML2005:AppendExecutionProvider("CUDA")|}; }""")]
    [InlineData("""if (name == "rocm") { options.{|PML2005:AppendExecutionProvider_ROCm(0)|}; }""")]
    [InlineData("""try { options.{|PML2005:AppendExecutionProvider("CUDA")|}; } catch (OnnxRuntimeException) { throw; } using var session = new InferenceSession(model, options);""")]
    [InlineData("""try { options.{|PML2005:AppendExecutionProvider_ROCm(0)|}; } catch (ArgumentException) { } using var session = new InferenceSession(model, options);""")]
    public Task No_condition_makes_a_missing_provider_exist(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""try { options.{|PML2002:AppendExecutionProvider("CUDA")|}; } catch { } using var session = new InferenceSession(model, options);""")]
    [InlineData("""try { options.{|PML2002:AppendExecutionProvider_ROCm(0)|}; } catch { } using var session = new InferenceSession(model, options);""")]
    public Task A_missing_provider_whose_failure_is_caught_harms_nobody(string statements) => Statements(statements);

    [SkippableFact]
    public Task In_a_version_that_has_ROCm_it_is_a_vendors_provider() => Rule.VerifyAsync(
        """
        using Microsoft.ML.OnnxRuntime;

        class Sample
        {
            void Run(SessionOptions options) => options.[|AppendExecutionProvider_ROCm(0)|];
        }
        """,
        new()
        {
            References =
            [
                LibraryReferences.Compile(
                    "Microsoft.ML.OnnxRuntime",
                    """
                    [assembly: System.Reflection.AssemblyVersion("1.20.1.0")]
                    namespace Microsoft.ML.OnnxRuntime
                    {
                        public class SessionOptions
                        {
                            public void AppendExecutionProvider_ROCm(int deviceId = 0) { }
                            public void AppendExecutionProvider_CUDA(int deviceId = 0) { }
                        }
                    }
                    """),
            ],
        });

    // ---- What is no site.

    [SkippableTheory]
    [InlineData("options.AppendExecutionProvider_CPU(1);")]
    [InlineData("options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_GPU);")]
    [InlineData("options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_NPU);")]
    [InlineData("""options.AppendExecutionProvider("CPU");""")]
    [InlineData("""options.AppendExecutionProvider("XNNPACK");""")]
    [InlineData("""options.AppendExecutionProvider("XNNPACK", new Dictionary<string, string> { ["intra_op_num_threads"] = "2" });""")]
    [InlineData("""options.AppendExecutionProvider("WebGPU");""")]
    [InlineData("""options.AppendExecutionProvider("WebGpuExecutionProvider");""")]
    [InlineData("""options.AppendExecutionProvider("JS");""")]
    [InlineData("""options.AppendExecutionProvider("AZURE");""")]
    [InlineData("options.AppendExecutionProvider(name);")]
    [InlineData("var env = OrtEnv.Instance(); options.AppendExecutionProvider(env, env.GetEpDevices(), new Dictionary<string, string>());")]
    [InlineData("using var session = new InferenceSession(model, options);")]
    public Task A_neutral_provider_or_choice_is_silent(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""var device = OrtEnv.Instance().GetEpDevices().First(d => d.EpName == [|"CUDAExecutionProvider"|]);""")]
    [InlineData("""var device = OrtEnv.Instance().GetEpDevices().Single(d => d.EpName.Equals([|"CUDAExecutionProvider"|], StringComparison.Ordinal));""")]
    [InlineData("""var device = OrtEnv.Instance().GetEpDevices().Where(d => d.EpName == [|"QNNExecutionProvider"|]).First();""")]
    public Task A_device_that_the_list_is_expected_to_hold_is_reported(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""var device = OrtEnv.Instance().GetEpDevices().First(d => d.EpName == "CPUExecutionProvider");""")]
    [InlineData("""var device = OrtEnv.Instance().GetEpDevices().FirstOrDefault(d => d.EpName == "CUDAExecutionProvider");""")]
    [InlineData("""var device = OrtEnv.Instance().GetEpDevices().First(d => d.EpName == name);""")]
    [InlineData("""var text = new[] { name }.First(one => one.ToString() == "CUDAExecutionProvider");""")]
    [InlineData("""var text = new[] { new { EpName = name } }.First(one => one.EpName == "CUDAExecutionProvider");""")]
    public Task A_device_that_may_be_missing_or_is_no_vendors_is_silent(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""_ = OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider");""")]
    [InlineData("""_ = OrtEnv.Instance().GetEpDevices().Any(d => d.EpName == "CUDAExecutionProvider");""")]
    [InlineData("""_ = name == "CUDA" || name.StartsWith("DML");""")]
    [InlineData("""_ = name switch { "QNN" => 1, _ => 0 };""")]
    [InlineData("""Console.WriteLine("QNN");""")]
    [InlineData("""_ = nameof(options.AppendExecutionProvider_CUDA);""")]
    [InlineData("""_ = nameof(SessionOptions.MakeSessionOptionWithCudaProvider);""")]
    [InlineData("""var settings = new Dictionary<string, string> { ["provider"] = "QNN" };""")]
    [InlineData("""options.AddSessionConfigEntry("ep", "QNN");""")]
    [InlineData("""options.LogId = "DML";""")]
    [InlineData("""throw new NotSupportedException("CoreML");""")]
    public Task A_question_a_comparison_or_a_text_that_goes_elsewhere_is_silent(string statements) => Statements(statements);

    [SkippableFact]
    public Task Types_of_the_projects_own_with_the_same_names_are_silent() => Rule.VerifyAsync(
        """
        namespace Own
        {
            class SessionOptions
            {
                public static SessionOptions MakeSessionOptionWithCudaProvider(int deviceId = 0) => new();
                public void AppendExecutionProvider_CUDA(int deviceId = 0) { }
                public void AppendExecutionProvider_ROCm(int deviceId = 0) { }
                public void AppendExecutionProvider(string providerName) { }
            }

            class Sample
            {
                void Run()
                {
                    var options = SessionOptions.MakeSessionOptionWithCudaProvider(0);
                    options.AppendExecutionProvider_CUDA(0);
                    options.AppendExecutionProvider_ROCm(0);
                    options.AppendExecutionProvider("CUDA");
                    options.AppendExecutionProvider("QNN");
                    try { options.AppendExecutionProvider_CUDA(0); } catch (OnnxRuntimeException) { }
                    System.GC.KeepAlive(options);
                }
            }

            class OnnxRuntimeException : System.Exception { }
        }
        """);

    [SkippableFact]
    public Task Comments_and_disabled_text_are_silent() => Members(
        """
        /// <summary>As <see cref="SessionOptions.AppendExecutionProvider_CUDA(int)"/>.</summary>
        void Run(SessionOptions options)
        {
            // options.AppendExecutionProvider_CUDA(0);
        #if GPU
            options.AppendExecutionProvider_CUDA(0);
        #endif
        }
        """);

    [SkippableFact]
    public Task A_project_without_the_library_is_silent() => Rule.VerifyAsync(
        """class SessionOptions { void Run() => AppendExecutionProvider_CUDA("CUDA"); void AppendExecutionProvider_CUDA(string text) { } }""",
        new() { References = [LibraryReferences.TorchSharp] });

    [SkippableFact]
    public Task The_devices_of_TorchSharp_are_not_this_rules() => Rule.VerifyAsync(
        Sources.TorchStatements("""x.cuda(); x.to("cuda"); x.to(DeviceType.CUDA); torch.set_default_device("cuda");""", "Tensor x"));

    // ---- The report.

    [SkippableFact]
    public Task The_message_names_the_code_the_library_the_vendor_the_reason_and_the_remedy() => Rule.VerifyAsync(
        Sources.OnnxStatements("options.{|#0:AppendExecutionProvider_DML(1)|};", "SessionOptions options"),
        new()
        {
            Expected =
            [
                Rule.Diagnostic("PML2001").WithLocation(0).WithSeverity(DiagnosticSeverity.Warning).WithMessage(
                    "'AppendExecutionProvider_DML(1)' ties ONNX Runtime to Microsoft's DirectML: it fails on a machine or package without it "
                    + "(no check on any path). Try the provider and fall back to the CPU."),
            ],
        });

    [SkippableFact]
    public Task The_message_of_a_missing_provider_says_that_it_always_throws() => Rule.VerifyAsync(
        Sources.OnnxStatements("""options.{|#0:AppendExecutionProvider("CUDA")|};""", "SessionOptions options"),
        new()
        {
            Expected =
            [
                Rule.Diagnostic("PML2005").WithLocation(0).WithSeverity(DiagnosticSeverity.Warning).WithMessage(
                    "'AppendExecutionProvider(\"CUDA\")' always throws: this version of ONNX Runtime has no execution provider 'CUDA' that can be "
                    + "appended this way. Use the call that exists for the hardware."),
            ],
        });

    [SkippableFact]
    public async Task Behind_the_list_of_providers_the_message_says_that_it_tells_what_was_compiled_in()
    {
        string source = Sources.OnnxStatements(
            """
            if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider"))
            {
                options.AppendExecutionProvider_CUDA(0);
            }
            """,
            "SessionOptions options");
        CSharpCompilation compilation = new SourceOptions().Compile([SourceText.From(source)]);

        ImmutableArray<Diagnostic> diagnostics =
            await compilation.WithAnalyzers([new HardCodedExecutionProviderAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal("PML2002", diagnostic.Id);
        Assert.Contains("compiled in", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [SkippableFact]
    public Task A_vendor_that_the_project_allows_is_silent() => Rule.VerifyAsync(
        Sources.OnnxStatements(
            """
            options.AppendExecutionProvider_CUDA(0);
            options.[|AppendExecutionProvider_DML(0)|];
            """,
            "SessionOptions options"),
        new() { EditorConfig = "portable_ml.allowed_vendors = nvidia" });

    private static Task Statements([StringSyntax("C#-test")] string statements) => Rule.VerifyAsync(Sources.OnnxStatements(statements, Parameters));

    private static Task Members([StringSyntax("C#-test")] string members) => Rule.VerifyAsync(Sources.OnnxMembers(members));
}
