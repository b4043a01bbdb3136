using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>The providers of ONNX Runtime GenAI, by its real managed package; no model is loaded.</summary>
public class OnnxRuntimeGenAITests
{
    private static readonly string[] s_usings = ["Microsoft.ML.OnnxRuntimeGenAI"];

    [Theory]
    [InlineData("config.ClearProviders(); config.[|AppendProvider(\"cuda\")|];")]
    [InlineData("config.[|AppendProvider(provider: \"CUDA\")|];")]
    [InlineData("config.[|AppendProvider(\"CUDAExecutionProvider\")|];")]
    [InlineData("config.[|AppendProvider(\"rocm\")|];")]
    [InlineData("config.[|AppendProvider(\"NvTensorRtRtxExecutionProvider\")|];")]
    [InlineData("config.[|AppendProvider(\"AMDGPU\")|];")]
    [InlineData("config.[|AppendProvider(\"OpenVINO\")|];")]
    [InlineData("config.[|AppendProvider(\"qnn\")|];")]
    [InlineData("config.[|AppendProvider(\"dml\")|];")]
    [InlineData("const string provider = [|\"cuda\"|]; config.AppendProvider(provider);")]
    [InlineData("string provider = [|\"cuda\"|]; config.AppendProvider(provider);")]
    [InlineData("Append([|\"cuda\"|]); void Append(string name) => config.AppendProvider(name);")]
    [InlineData("Action<string> append = config.AppendProvider; append(\"cuda\"); config.[|AppendProvider(\"cuda\")|];")]
    [InlineData("foreach (var one in new[] { config }) { one.[|AppendProvider(\"cuda\")|]; }")]
    [InlineData("Config? given = config; given?.[|AppendProvider(\"cuda\")|];")]
    [InlineData("Utils.[|SetCurrentGpuDeviceId(0)|];")]
    public Task A_provider_that_is_appended_on_every_machine_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("config.[|SetProviderOption(\"cuda\", \"enable_cuda_graph\", \"0\")|];")]
    [InlineData("config.[|SetProviderOption(\"cuda\", \"enable_cuda_graph\", \"0\")|]; config.SetProviderOption(\"cuda\", \"device_id\", \"1\");")]
    [InlineData("config.SetProviderOption(\"cuda\", \"device_id\", \"1\"); config.[|AppendProvider(\"cuda\")|];")]
    [InlineData("config.[|AppendProvider(\"cuda\")|]; config.[|SetProviderOption(\"qnn\", \"backend_path\", \"QnnHtp.dll\")|];")]
    [InlineData("using var other = new Config(\"b\"); config.[|AppendProvider(\"cuda\")|]; other.[|SetProviderOption(\"cuda\", \"device_id\", \"1\")|];")]
    public Task An_option_is_reported_where_nothing_else_appends_its_provider(string statements) => Check(statements);

    [Theory]
    [InlineData("config.AppendProvider(\"cpu\");")]
    [InlineData("config.AppendProvider(\"webgpu\");")]
    [InlineData("config.SetProviderOption(\"cpu\", \"cuda\", \"cuda\");")]
    [InlineData("config.ClearProviders();")]
    [InlineData("config.AppendProvider(args[0]);")]
    [InlineData("Console.WriteLine(\"cuda\" + nameof(Config.AppendProvider) + typeof(Config));")]
    [InlineData("Console.WriteLine(Utils.GetCurrentGpuDeviceId());")]
    [InlineData("if (args[0] == \"cuda\") { Console.WriteLine(args[0] is \"rocm\"); }")]
    [InlineData("var models = new Dictionary<string, string> { [\"cuda\"] = \"cuda-int4\" }; Console.WriteLine(models[\"cuda\"]);")]
    [InlineData("System.Diagnostics.Process.Start(\"python\", \"builder.py -e cuda\");")]
    public Task A_provider_that_is_nobodys_or_the_users_and_a_mere_name_are_not(string statements) => Check(statements);

    [Theory]
    [InlineData("if (args[0] == \"cuda\") { config.AppendProvider(\"cuda\"); } else { config.AppendProvider(\"OpenVINO\"); }")]
    [InlineData("config.AppendProvider(useCuda ? \"cuda\" : \"rocm\");")]
    [InlineData("config.AppendProvider(args[0] switch { \"nvidia\" => \"cuda\", \"qualcomm\" => \"qnn\", _ => \"cpu\" });")]
    [InlineData("try { config.AppendProvider(\"cuda\"); model = new Model(config); return; } catch (Exception) { config = new Config(\"b\"); } try { config.AppendProvider(\"OpenVINO\"); model = new Model(config); } catch (Exception) { model = new Model(\"cpu-model\"); }")]
    public Task Providers_of_two_vendors_are_alternatives(string statements) => Check(statements);

    [Theory]
    [InlineData("if (useCuda) { config.{|PML3003:AppendProvider(\"cuda\")|}; }")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"MYAPP_DEVICE\") == \"gpu\") { config.{|PML3003:AppendProvider(\"cuda\")|}; }")]
    [InlineData("var device = args[0]; if (device != \"cuda\") { return; } config.{|PML3003:AppendProvider(\"cuda\")|};")]
    [InlineData("switch (args[0]) { case \"cuda\": config.{|PML3003:AppendProvider(\"cuda\")|}; break; default: config.AppendProvider(\"cpu\"); break; }")]
    [InlineData("config.AppendProvider(useCuda ? {|PML3003:\"cuda\"|} : \"cpu\");")]
    public Task A_provider_that_the_user_chooses_considers_one_vendor(string statements) => Check(statements);

    [Theory]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"cudart64_12.dll\", out _)) { config.{|PML3003:AppendProvider(\"cuda\")|}; }")]
    [InlineData("if (Machine.HasCuda) { config.{|PML3003:AppendProvider(\"cuda\")|}; }")]
    [InlineData("if (OperatingSystem.IsWindows()) { config.{|PML3003:AppendProvider(\"dml\")|}; }")]
    public Task A_check_makes_it_one_vendors_only(string statements) => Check(statements);

    [Theory]
    [InlineData("if (TorchSharp.torch.cuda.is_available()) { config.[|AppendProvider(\"cuda\")|]; }")]
    [InlineData("if (Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetAvailableProviders().Contains(\"CUDAExecutionProvider\")) { config.[|AppendProvider(\"cuda\")|]; }")]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"amdhip64\", out _)) { config.[|AppendProvider(\"cuda\")|]; }")]
    [InlineData("if (Machine.HasCuda) { Console.WriteLine(); } config.[|AppendProvider(\"cuda\")|];")]
    [InlineData("if (OperatingSystem.IsLinux()) { config.[|AppendProvider(\"cuda\")|]; }")]
    public Task Another_librarys_or_vendors_check_is_none(string statements) => Check(statements);

    [Theory]
    [InlineData("try { config.{|PML3003:AppendProvider(\"cuda\")|}; model = new Model(config); } catch (Exception) { model = new Model(\"cpu-model\"); }")]
    [InlineData("try { config.{|PML3003:AppendProvider(\"cuda\")|}; model = new Model(config); } catch (Exception e) when (e is OnnxRuntimeGenAIException or DllNotFoundException) { model = new Model(\"cpu-model\"); }")]
    public Task A_handler_that_goes_on_is_a_fallback(string statements) => Check(statements);

    [Theory]
    [InlineData("try { config.[|AppendProvider(\"cuda\")|]; model = new Model(config); } catch (Exception) { throw; }")]
    [InlineData("try { config.[|AppendProvider(\"cuda\")|]; model = new Model(config); } catch (ArgumentException) { model = new Model(\"cpu-model\"); }")]
    [InlineData("try { config.[|AppendProvider(\"cuda\")|]; model = new Model(config); } catch (Exception e) { Console.WriteLine(e); Environment.Exit(1); }")]
    public Task A_handler_that_ends_or_catches_something_else_is_none(string statements) => Check(statements);

    [Theory]
    [InlineData("void Load(Config config, string provider = [|\"cuda\"|]) => config.AppendProvider(provider);")]
    [InlineData("public string Provider { get; set; } = [|\"cuda\"|]; void Load(Config config) => config.AppendProvider(Provider);")]
    [InlineData("private readonly string _provider = [|\"cuda\"|]; void Load(Config config) => config.AppendProvider(_provider);")]
    [InlineData("const string Provider = [|\"cuda\"|]; void Load(Config config) { config.AppendProvider(Provider); config.SetProviderOption(Provider, \"device_id\", \"1\"); }")]
    public Task A_default_that_reaches_the_call_is_reported(string members) => Verify.VerifyAsync(
        "using Microsoft.ML.OnnxRuntimeGenAI;\n\nclass Sample { " + members + " }", new() { References = [LibraryReferences.OnnxRuntimeGenAI] });

    [Fact]
    public Task Own_types_with_the_librarys_names_are_not_the_librarys() => Verify.VerifyAsync(
        """
        class Config { public void AppendProvider(string provider) { } public void SetProviderOption(string provider, string option, string value) { } }

        static class Utils { public static void SetCurrentGpuDeviceId(int device_id) { } }

        class Sample
        {
            void Run(Config config)
            {
                config.AppendProvider("cuda");
                config.SetProviderOption("cuda", "device_id", "1");
                Utils.SetCurrentGpuDeviceId(0);
            }
        }
        """,
        new() { References = [LibraryReferences.OnnxRuntimeGenAI] });

    [Fact]
    public Task An_allowed_vendor_is_not_reported_and_the_others_are() => Check(
        "config.AppendProvider(\"cuda\"); using var other = new Config(\"b\"); other.[|AppendProvider(\"qnn\")|];", "portable_ml.allowed_vendors = nvidia");

    private static Task Check([StringSyntax("C#-test")] string statements, string settings = "portable_ml.guard_members = P:Machine.HasCuda") => Verify.VerifyAsync(
        Sources.Statements(s_usings, "Model model; var config = new Config(\"model\");\n" + statements, "string[] args, bool useCuda")
        + "static class Machine { public static bool HasCuda => Environment.ProcessorCount > 4; }",
        new() { References = [.. LibraryReferences.All, LibraryReferences.OnnxRuntimeGenAI], EditorConfig = settings });
}
