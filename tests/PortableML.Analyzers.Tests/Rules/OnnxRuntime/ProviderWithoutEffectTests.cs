using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.ProviderWithoutEffectAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>PML2006: settings that do nothing, or that take the CPU away.</summary>
public class ProviderWithoutEffectTests
{
    private const string Gpu = "ExecutionProviderDevicePolicy.PREFER_GPU";

    [Theory]
    [InlineData($"options.AppendExecutionProvider_CUDA(0); options.[|SetEpSelectionPolicy({Gpu})|];")]
    [InlineData($"options.[|SetEpSelectionPolicy({Gpu})|]; options.AppendExecutionProvider(\"CoreML\");")]
    [InlineData($"options.AppendExecutionProvider_CUDA(0); if (other) {{ options.[|SetEpSelectionPolicy({Gpu})|]; }}")]
    [InlineData($"var made = new SessionOptions(); made.AppendExecutionProvider_DML(0); made.[|SetEpSelectionPolicy({Gpu})|];")]
    [InlineData($"try {{ options.AppendExecutionProvider_CUDA(0); }} finally {{ Console.WriteLine(); }} options.[|SetEpSelectionPolicy({Gpu})|];")]
    [InlineData($"try {{ Console.WriteLine(); }} catch {{ }} finally {{ options.AppendExecutionProvider_CUDA(0); }} options.[|SetEpSelectionPolicy({Gpu})|];")]
    [InlineData($"while (other) {{ options.AppendExecutionProvider_CUDA(0); options.[|SetEpSelectionPolicy({Gpu})|]; }}")]
    [InlineData($"using (var model = System.IO.File.OpenRead(\"m\")) {{ options.AppendExecutionProvider_CUDA(0); }} options.[|SetEpSelectionPolicy({Gpu})|];")]
    public Task Policy_beside_an_appended_provider_is_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData($"options.SetEpSelectionPolicy({Gpu});")]
    [InlineData($"var made = new SessionOptions(); made.AppendExecutionProvider_DML(0); options.SetEpSelectionPolicy({Gpu});")]
    [InlineData($"if (other) {{ options.AppendExecutionProvider_CUDA(0); }} else {{ options.SetEpSelectionPolicy({Gpu}); }}")]
    [InlineData($"if (other) {{ options.AppendExecutionProvider_CUDA(0); return; }} options.SetEpSelectionPolicy({Gpu});")]
    [InlineData($"try {{ options.AppendExecutionProvider_CUDA(0); }} catch {{ options.SetEpSelectionPolicy({Gpu}); }}")]
    [InlineData($"try {{ options.AppendExecutionProvider_CUDA(0); }} catch {{ }} options.SetEpSelectionPolicy({Gpu});")]
    [InlineData($"Action append = () => options.AppendExecutionProvider_CUDA(0); options.SetEpSelectionPolicy({Gpu});")]
    [InlineData($"while (other) {{ options.AppendExecutionProvider_CUDA(0); }} options.SetEpSelectionPolicy({Gpu});")]
    [InlineData($"switch (policy) {{ case {Gpu}: options.AppendExecutionProvider_CUDA(0); break; }} options.SetEpSelectionPolicy({Gpu});")]
    [InlineData($"try {{ Console.WriteLine(); }} catch {{ options.AppendExecutionProvider_CUDA(0); }} options.SetEpSelectionPolicy({Gpu});")]
    [InlineData($"options.SetEpSelectionPolicy({Gpu}); void Append() => options.AppendExecutionProvider_CUDA(0);")]
    [InlineData($"options.SetEpSelectionPolicy({Gpu}); _ = other ? Append(() => options.AppendExecutionProvider_CUDA(0)) : 0; int Append(Action a) => 0;")]
    public Task Policy_that_may_be_all_there_is_is_not(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("options.[|AppendExecutionProvider_CPU()|]; options.AppendExecutionProvider_CUDA(0);")]
    [InlineData("options.[|AppendExecutionProvider_CPU(1)|]; if (other) { options.AppendExecutionProvider_CUDA(0); }")]
    public Task CPU_before_an_accelerator_is_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("options.AppendExecutionProvider_CUDA(0); options.AppendExecutionProvider_CPU();")]
    [InlineData("options.AppendExecutionProvider_CPU();")]
    [InlineData("if (other) { options.AppendExecutionProvider_CPU(); } else { options.AppendExecutionProvider_CUDA(0); }")]
    [InlineData("if (other) { options.AppendExecutionProvider_CPU(); return; } options.AppendExecutionProvider_CUDA(0);")]
    public Task CPU_behind_it_or_instead_of_it_is_not(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("if (useGpu) { options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.[|DEFAULT|]); }")]
    [InlineData("UseGpu(); void UseGpu() { options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.[|DEFAULT|]); }")]
    public Task DEFAULT_where_a_GPU_is_wanted_is_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.DEFAULT);")]
    [InlineData("if (useGpu) { options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_GPU); } else { options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_CPU); }")]
    [InlineData("if (policy == ExecutionProviderDevicePolicy.DEFAULT) { options.SetEpSelectionPolicy(policy); }")]
    public Task DEFAULT_elsewhere_is_not(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Own_types_with_the_librarys_names_are_not_the_librarys() => Rule.VerifyAsync(
        """
        enum ExecutionProviderDevicePolicy { DEFAULT, PREFER_GPU }

        class SessionOptions
        {
            public void AppendExecutionProvider_CPU(int useArena = 0) { }
            public void AppendExecutionProvider_CUDA(int deviceId = 0) { }
            public void SetEpSelectionPolicy(ExecutionProviderDevicePolicy policy) { }
            public void AddSessionConfigEntry(string configKey, string configValue) { }
        }

        class Sample
        {
            void UseGpu(SessionOptions options)
            {
                options.AppendExecutionProvider_CPU();
                options.AppendExecutionProvider_CUDA();
                options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.DEFAULT);
                options.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1");
            }
        }
        """);

    [Fact]
    public Task DEFAULT_among_all_that_a_user_can_pick_is_not() => Rule.VerifyAsync(Sources.OnnxMembers(
        """
        private readonly Dictionary<string, ExecutionProviderDevicePolicy> _devicePolicies = new()
        {
            { "As it comes", ExecutionProviderDevicePolicy.DEFAULT },
            { "GPU", ExecutionProviderDevicePolicy.PREFER_GPU },
            { "CPU", ExecutionProviderDevicePolicy.PREFER_CPU },
        };

        ExecutionProviderDevicePolicy GpuPolicy { get; set; } = ExecutionProviderDevicePolicy.DEFAULT;

        void ShowDevice() => Show(ExecutionProviderDevicePolicy.DEFAULT);

        void Show(ExecutionProviderDevicePolicy policy) { }
        """));

    [Theory]
    [InlineData("options.[|AddSessionConfigEntry(\"session.disable_cpu_ep_fallback\", \"1\")|];")]
    [InlineData("const string Key = \"session.disable_cpu_ep_fallback\"; options.[|AddSessionConfigEntry(Key, \"1\")|];")]
    public Task Fallback_that_is_forbidden_is_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("options.AddSessionConfigEntry(\"session.disable_cpu_ep_fallback\", \"0\");")]
    [InlineData("options.AddSessionConfigEntry(\"session.disable_cpu_ep_fallback\", other ? \"1\" : \"0\");")]
    [InlineData("options.AddSessionConfigEntry(\"session.use_env_allocators\", \"1\");")]
    public Task Other_entries_are_not(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Message_says_why() => Rule.VerifyAsync(
        Sources.OnnxStatements("options.{|#0:AppendExecutionProvider_CPU()|}; options.AppendExecutionProvider_CUDA(0);", "SessionOptions options"),
        new() { Expected = [Rule.Diagnostic("PML2006").WithLocation(0).WithArguments("AppendExecutionProvider_CPU()", "the CPU takes all work before the accelerator behind it is asked")] });

    private static Task VerifyAsync(string statements) =>
        Rule.VerifyAsync(Sources.OnnxStatements(statements, "SessionOptions options, bool other, bool useGpu, ExecutionProviderDevicePolicy policy"));
}
