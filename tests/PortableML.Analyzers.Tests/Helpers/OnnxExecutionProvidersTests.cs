using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Helpers;

/// <summary>The generated helper, run on played machines.</summary>
[Collection(nameof(EnvironmentVariableTests))]
public sealed class OnnxExecutionProvidersTests
{
    private const string Use =
        """
        using Microsoft.ML.OnnxRuntime;
        using PortableML;

        public static class Use
        {
            public static string Append(int device, string prefer)
            {
                SessionOptions options = new SessionOptions();
                options.AppendAvailableExecutionProvider(out string appended, device, prefer);
                return appended + " [" + string.Join(", ", options.Providers) + "]";
            }

            public static void AppendToClosed()
            {
                SessionOptions options = new SessionOptions();
                options.Dispose();
                options.AppendAvailableExecutionProvider();
            }

            public static void AppendToNothing() => OnnxExecutionProviders.AppendAvailableExecutionProvider(null);

            public static bool Ask(string provider, int device) => OnnxExecutionProviders.IsAvailable(provider, device);

            public static bool CreateClosesWhatItMadeWhenItThrows()
            {
                try { OnnxExecutionProviders.CreateSessionOptions(prefer: "none such"); return false; }
                catch (System.ArgumentException) { return true; }
            }

            public static string Create(int device, string prefer)
            {
                using (SessionOptions options = OnnxExecutionProviders.CreateSessionOptions(device, prefer))
                {
                    return string.Join(", ", options.Providers) + " " + options.EnableMemoryPattern + " " + options.ExecutionMode;
                }
            }
        }
        """;

    private static readonly (byte[] Image, MetadataReference Reference) s_library = Library();

    [Fact]
    public void Machine_with_nothing_uses_the_CPU()
    {
        Machine machine = new();

        Assert.Equal("CPU []", machine.Append(0, "CUDA"));
        Assert.Empty(machine.Sessions);
        Assert.Empty(machine.Traced);
    }

    [Fact]
    public void Present_and_usable_provider_is_proven_and_appended()
    {
        Machine machine = new() { ["CUDA:0"] = "works" };

        Assert.Equal("CUDA [CUDA:0]", machine.Append(0, null));
        Assert.Equal(["CUDA:0"], machine.Sessions);
        Assert.Empty(machine.Traced);
    }

    [Theory]
    [InlineData("fails at append", "OnnxRuntimeException")]
    [InlineData("fails at the session", "OnnxRuntimeException")]
    [InlineData("absent", "EntryPointNotFoundException")]
    [InlineData("no library", "DllNotFoundException")]
    [InlineData("not supported", "NotSupportedException")]
    public void Present_provider_that_fails_is_traced_once_and_leaves_the_options_as_they_were(string how, string exception)
    {
        Machine machine = new() { ["CUDA:0"] = how };

        Assert.Equal("CPU []", machine.Append(0, "CUDA"));
        Assert.Equal("CPU []", machine.Append(0, null));

        string traced = Assert.Single(machine.Traced);
        Assert.Contains("CUDA", traced, StringComparison.Ordinal);
        Assert.Contains(exception, traced, StringComparison.Ordinal);
        Assert.False(machine.Crashed);
    }

    [Fact]
    public void Options_of_a_failed_session_are_never_used_again()
    {
        Machine machine = new() { ["CUDA:0"] = "fails at the session", ["MIGraphX:0"] = "fails at the session", ["DML:0"] = "works" };

        Assert.Equal("DirectML [DML:0]", machine.Append(0, null));
        Assert.Equal("DirectML [DML:0]", machine.Append(0, "CUDA"));

        // Each was tried once; the caller's own session is not made here.
        Assert.Equal(["CUDA:0", "MIGraphX:0", "DML:0"], machine.Sessions);
        Assert.False(machine.Crashed);
    }

    [Fact]
    public void Failure_that_no_missing_hardware_explains_is_not_hidden() =>
        Assert.Throws<InvalidProgramException>(() => new Machine { ["CUDA:0"] = "another failure" }.Append(0, null));

    [Fact]
    public void Order_is_CUDA_MIGraphX_DirectML_CoreML_OpenVINO()
    {
        string[] order = ["CUDA:0", "MIGraphX:0", "DML:0", "CoreML", "OpenVINO"];
        for (int first = 0; first < order.Length; first++)
        {
            Machine machine = new();
            foreach (string provider in order.Skip(first).Reverse())
            {
                machine[provider] = "works";
            }

            Assert.EndsWith($"[{order[first]}]", machine.Append(0, null), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("DML", "DirectML [DML:0]")]
    [InlineData("directml", "DirectML [DML:0]")]
    [InlineData("DmlExecutionProvider", "DirectML [DML:0]")]
    [InlineData("CUDA", "CUDA [CUDA:0]")]
    [InlineData("MIGraphX", "MIGraphX [MIGraphX:0]")]
    [InlineData("ROCm", "ROCm [ROCm:0]")]
    [InlineData("TensorRT", "TensorRT [TensorRT:0, CUDA:0]")]
    [InlineData("Tensorrt", "TensorRT [TensorRT:0, CUDA:0]")]
    [InlineData(null, "CUDA [CUDA:0]")]
    public void Preferred_provider_is_tried_first(string? prefer, string expected)
    {
        Machine machine = new() { ["CUDA:0"] = "works", ["MIGraphX:0"] = "works", ["DML:0"] = "works", ["ROCm:0"] = "works", ["TensorRT:0"] = "works" };

        Assert.Equal(expected, machine.Append(0, prefer));
    }

    [Fact]
    public void ROCm_that_is_gone_is_replaced_by_the_provider_for_the_same_hardware() =>
        Assert.Equal("MIGraphX [MIGraphX:0]", new Machine { ["CUDA:0"] = "works", ["MIGraphX:0"] = "works" }.Append(0, "ROCm"));

    [Fact]
    public void Preferred_provider_that_fails_gives_way_to_the_others() =>
        Assert.Equal("DirectML [DML:0]", new Machine { ["CUDA:0"] = "fails at the session", ["DML:0"] = "works" }.Append(0, "CUDA"));

    [Fact]
    public void Unknown_preferred_provider_is_an_error_that_lists_the_known()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => new Machine().Append(0, "Kuda"));

        Assert.Contains("'Kuda'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("cuda, ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("directml", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Device_number_is_kept_where_there_is_such_a_device() =>
        Assert.Equal("CUDA [CUDA:1]", new Machine { ["CUDA:0"] = "works", ["CUDA:1"] = "works" }.Append(1, "CUDA"));

    [Fact]
    public void Device_number_that_is_not_there_gives_way_to_the_first_and_is_traced()
    {
        Machine machine = new() { ["CUDA:0"] = "works", ["CUDA:1"] = "fails at the session" };

        Assert.Equal("CUDA [CUDA:0]", machine.Append(1, "CUDA"));
        Assert.Contains("device 1", Assert.Single(machine.Traced), StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_device_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(() => new Machine().Append(-1, null));

    [Fact]
    public void Registered_GPU_is_used_one_device_of_a_provider()
    {
        Machine machine = new() { ["CudaPluginExecutionProvider#0"] = "works", ["CudaPluginExecutionProvider#1"] = "works" };
        machine.Register("CudaPluginExecutionProvider", "GPU");
        machine.Register("CudaPluginExecutionProvider", "GPU");

        Assert.Equal("CudaPluginExecutionProvider [CudaPluginExecutionProvider#0]", machine.Append(0, null));
        Assert.Equal("CudaPluginExecutionProvider [CudaPluginExecutionProvider#1]", machine.Append(1, "CUDA"));
    }

    [Fact]
    public void Registered_provider_of_the_preferred_name_comes_before_what_was_compiled_in()
    {
        Machine machine = new() { ["DML:0"] = "works", ["CudaPluginExecutionProvider#0"] = "works" };
        machine.Register("CudaPluginExecutionProvider", "GPU");

        Assert.Equal("CudaPluginExecutionProvider [CudaPluginExecutionProvider#0]", machine.Append(0, "CUDA"));
        Assert.Equal("DirectML [DML:0]", machine.Append(0, null));
    }

    [Fact]
    public void Registered_CPU_and_NPU_are_not_tried_unasked()
    {
        Machine machine = new() { ["QNNExecutionProvider#0"] = "works", ["CPUExecutionProvider#1"] = "works" };
        machine.Register("QNNExecutionProvider", "NPU");
        machine.Register("CPUExecutionProvider", "CPU");

        Assert.Equal("CPU []", machine.Append(0, null));
        Assert.Empty(machine.Sessions);
    }

    [Theory]
    [InlineData("cpu", "CPU []")]
    [InlineData("CPU", "CPU []")]
    [InlineData("auto", "CUDA [CUDA:0]")]
    [InlineData(" ", "CUDA [CUDA:0]")]
    [InlineData("cuda:1", "CUDA [CUDA:1]")]
    [InlineData("directml", "DirectML [DML:0]")]
    [InlineData("dml:0", "DirectML [DML:0]")]
    [InlineData("tensorrt", "TensorRT [TensorRT:0, CUDA:0]")]
    [InlineData("qnn", "QNN [QNN]")]
    public void Variable_overrides_the_choice_and_what_is_preferred(string value, string expected)
    {
        using EnvironmentVariable variable = new("PORTABLEML_EXECUTION_PROVIDER", value);
        Machine machine = new() { ["CUDA:0"] = "works", ["CUDA:1"] = "works", ["DML:0"] = "works", ["TensorRT:0"] = "works", ["QNN"] = "works" };

        Assert.Equal(expected, machine.Append(0, "CUDA"));
    }

    [Fact]
    public void Variable_reaches_a_registered_NPU()
    {
        using EnvironmentVariable variable = new("PORTABLEML_EXECUTION_PROVIDER", "qnn");
        Machine machine = new() { ["QNNExecutionProvider#0"] = "works" };
        machine.Register("QNNExecutionProvider", "NPU");

        Assert.Equal("QNNExecutionProvider [QNNExecutionProvider#0]", machine.Append(0, null));
    }

    [Fact]
    public void What_the_variable_asks_for_and_fails_is_an_error_with_its_cause()
    {
        using EnvironmentVariable variable = new("PORTABLEML_EXECUTION_PROVIDER", "cuda:1");
        Machine machine = new() { ["CUDA:0"] = "works", ["CUDA:1"] = "fails at the session" };

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => machine.Append(0, null));

        Assert.Contains("PORTABLEML_EXECUTION_PROVIDER asks for 'cuda:1'", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("CUDA:1 fails at the session", thrown.InnerException!.Message);
    }

    [Fact]
    public void What_the_variable_says_and_nobody_knows_is_an_error_that_lists_the_known()
    {
        using EnvironmentVariable variable = new("PORTABLEML_EXECUTION_PROVIDER", "gpu");
        Machine machine = new();
        machine.Register("ExampleExecutionProvider", "NPU");

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => machine.Append(0, null));

        Assert.Contains("PORTABLEML_EXECUTION_PROVIDER is 'gpu'", thrown.Message, StringComparison.Ordinal);
        Assert.Matches("auto, cpu or.*cuda.*directml.*ExampleExecutionProvider", thrown.Message);
    }

    [Fact]
    public void Closed_options_are_an_exception_and_no_crash()
    {
        Machine machine = new() { ["CUDA:0"] = "works" };

        Assert.Throws<ObjectDisposedException>(() => machine.Call("AppendToClosed"));
        Assert.Throws<ArgumentNullException>(() => machine.Call("AppendToNothing"));
        Assert.False(machine.Crashed);
    }

    [Fact]
    public void What_works_is_available_and_nothing_else_is()
    {
        Machine machine = new() { ["DML:0"] = "works", ["CUDA:0"] = "fails at the session" };

        Assert.True(machine.Ask("DirectML", 0));
        Assert.True(machine.Ask("dml", 0));
        Assert.False(machine.Ask("CUDA", 0));
        Assert.False(machine.Ask("OpenVINO", 0));
        Assert.False(machine.Crashed);
    }

    [Fact]
    public void A_provider_is_not_available_on_a_device_that_is_not_there() => Assert.False(new Machine { ["CUDA:0"] = "works" }.Ask("CUDA", 1));

    [Fact]
    public void A_provider_that_nobody_knows_is_an_error_that_lists_the_known() =>
        Assert.Contains("cuda", Assert.Throws<ArgumentException>(() => new Machine().Ask("none such", 0)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("cpu", false)]
    [InlineData("directml", false)]
    [InlineData("cuda", true)]
    [InlineData("auto", true)]
    public void What_the_variable_asks_for_is_all_that_is_available(string value, bool expected)
    {
        using EnvironmentVariable variable = new("PORTABLEML_EXECUTION_PROVIDER", value);

        Assert.Equal(expected, new Machine { ["CUDA:0"] = "works", ["DML:0"] = "works" }.Ask("CUDA", 0));
    }

    [Fact]
    public void Options_are_made_with_what_works()
    {
        Machine machine = new() { ["DML:0"] = "works" };

        Assert.Equal("DML:0 False ORT_SEQUENTIAL", machine.Call("Create", 0, "CUDA"));
        Assert.Equal(" True ORT_PARALLEL", new Machine().Call("Create", 0, "CUDA"));
        Assert.Equal(true, machine.Call("CreateClosesWhatItMadeWhenItThrows"));
    }

    [Fact]
    public void Thirty_two_threads_prove_each_provider_once_and_agree()
    {
        Machine machine = new() { ["CUDA:0"] = "fails at the session", ["DML:0"] = "works" };
        string?[] results = new string?[32];
        using Barrier start = new(results.Length);
        Thread[] threads = [.. Enumerable.Range(0, results.Length).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            results[i] = machine.Append(0, "CUDA");
        }))];

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(results, result => Assert.Equal("DirectML [DML:0]", result));
        Assert.Equal(["CUDA:0", "DML:0"], machine.Sessions);
        Assert.Single(machine.Traced);
        Assert.False(machine.Crashed);
    }

    private static (byte[], MetadataReference) Library()
    {
        byte[] image = LibraryReferences.CompileImage("Microsoft.ML.OnnxRuntime", OnnxRuntimeStandIn.Source);
        return (image, MetadataReference.CreateFromImage(image));
    }

    /// <summary>One played machine with statics of its own; what is set is also compiled in.</summary>
    private sealed class Machine : IEnumerable
    {
        private static readonly byte[] s_use = GeneratedHelpers.In([s_library.Reference], Use).Emit();

        private readonly Type _use;
        private readonly Type _machine;
        private readonly List<string> _traced = [];

        public Machine()
        {
            (Assembly library, Assembly use) = GeneratedHelpers.Load(s_library.Image, s_use);
            _machine = library.GetType("Microsoft.ML.OnnxRuntime.Machine")!;
            _use = use.GetType("Use")!;
        }

        public IReadOnlyList<string> Sessions => Get<List<string>>("Sessions");

        public bool Crashed => Get<bool>("Crashed");

        public IReadOnlyList<string> Traced => _traced;

        public string this[string provider]
        {
            set
            {
                Get<Dictionary<string, string>>("Does")[provider] = value;
                string name = provider.Split(':')[0];
                if (!provider.Contains('#', StringComparison.Ordinal))
                {
                    Get<List<string>>("Present").Add((name switch { "DML" => "Dml", "TensorRT" => "Tensorrt", "ROCm" => "ROCM", _ => name }) + "ExecutionProvider");
                }
            }
        }

        public string Append(int device, string? prefer) => (string)Call("Append", device, prefer)!;

        public bool Ask(string provider, int device) => (bool)Call("Ask", provider, device)!;

        public void Register(string name, string type) => _machine.GetMethod("Register")!.Invoke(null, [name, type]);

        public object? Call(string method, params object?[] arguments)
        {
            using IDisposable listening = TraceMessages.Into(_traced);
            return _use.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }

        public IEnumerator GetEnumerator() => throw new NotSupportedException();

        private T Get<T>(string field) => (T)_machine.GetField(field)!.GetValue(null)!;
    }
}
