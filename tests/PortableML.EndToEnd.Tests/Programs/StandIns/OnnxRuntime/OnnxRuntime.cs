using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The machine that is played: the providers that work, those that are there and fail, and what the sessions were made with.</summary>
public static class Machine
{
    public static string[] Working { get; } = List("STAND_IN_WORKING");

    /// <summary>Can be appended, but no session can be made with them.</summary>
    public static string[] Broken { get; } = List("STAND_IN_BROKEN");

    public static List<string> Placed { get; } = [];

    private static string[] List(string variable) => Environment.GetEnvironmentVariable(variable)?.Split('+', StringSplitOptions.RemoveEmptyEntries) ?? [];
}

public enum GraphOptimizationLevel
{
    ORT_ENABLE_ALL,
}

public enum ExecutionMode
{
    ORT_SEQUENTIAL,
    ORT_PARALLEL,
}

public class OnnxRuntimeException(string message) : Exception(message);

public sealed class OrtEnv
{
    public static OrtEnv Instance() => new();

    public string[] GetAvailableProviders() => [.. Machine.Working.Concat(Machine.Broken).Select(name => (name == "DML" ? "Dml" : name) + "ExecutionProvider"), "CPUExecutionProvider"];
}

public sealed class OrtCUDAProviderOptions : IDisposable
{
    public string Device { get; private set; } = "0";

    public void UpdateOptions(Dictionary<string, string> options) => Device = options["device_id"];

    public void Dispose()
    {
    }
}

/// <summary>As much of the library as the fixed programs use.</summary>
public sealed class SessionOptions : SafeHandle
{
    public SessionOptions()
        : base(0, ownsHandle: true) => handle = 1;

    public override bool IsInvalid => handle == 0;

    public GraphOptimizationLevel GraphOptimizationLevel { get; set; }

    public ExecutionMode ExecutionMode { get; set; }

    public bool EnableMemoryPattern { get; set; } = true;

    public int IntraOpNumThreads { get; set; }

    public string LogId { get; set; } = "";

    internal List<string> Providers { get; } = [];

    /// <summary>A session with these options has failed: the library then ends the process.</summary>
    internal bool IsPoisoned { get; set; }

    public static SessionOptions MakeSessionOptionWithCudaProvider(int deviceId = 0) => Made(options => options.AppendExecutionProvider_CUDA(deviceId));

    public static SessionOptions MakeSessionOptionWithCudaProvider(OrtCUDAProviderOptions cuda) => Made(options => options.Append("CUDA:" + cuda.Device));

    public static SessionOptions MakeSessionOptionWithTensorrtProvider(int deviceId = 0) => Made(options =>
    {
        options.AppendExecutionProvider_Tensorrt(deviceId);
        options.AppendExecutionProvider_CUDA(deviceId);
    });

    public void AppendExecutionProvider_CUDA(int deviceId = 0) => Append("CUDA:" + deviceId);

    public void AppendExecutionProvider_Tensorrt(int deviceId = 0) => Append("Tensorrt:" + deviceId);

    public void AppendExecutionProvider_DML(int deviceId = 0) => Append("DML:" + deviceId);

    public void AppendExecutionProvider(string name, Dictionary<string, string>? options = null) => Append(name);

    internal void Append(string provider)
    {
        Use();
        if (!Machine.Working.Concat(Machine.Broken).Contains(provider.Split(':')[0]))
        {
            throw new EntryPointNotFoundException(provider);
        }

        Providers.Add(provider);
    }

    internal void Use()
    {
        if (IsClosed || IsPoisoned)
        {
            Environment.FailFast("The options are used after they were closed, or after a session with them failed.");
        }
    }

    protected override bool ReleaseHandle() => true;

    private static SessionOptions Made(Action<SessionOptions> append)
    {
        SessionOptions options = new();
        append(options);
        return options;
    }
}

/// <summary>A session is written down with its providers.</summary>
public sealed class InferenceSession : IDisposable
{
    public InferenceSession(byte[] model)
        : this(model, new SessionOptions())
    {
    }

    public InferenceSession(byte[] model, SessionOptions options)
    {
        options.Use();
        if (options.Providers.Exists(provider => Machine.Broken.Contains(provider.Split(':')[0])))
        {
            options.IsPoisoned = true;
            throw new OnnxRuntimeException("The provider's libraries are missing.");
        }

        // An empty model is a program's; the generated helper tries providers with one of its own.
        if (model.Length == 0)
        {
            Machine.Placed.Add(options.Providers.Count == 0 ? "CPU" : string.Join('+', options.Providers));
        }
    }

    public void Dispose()
    {
    }
}
