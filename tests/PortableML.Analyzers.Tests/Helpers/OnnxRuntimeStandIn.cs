namespace PortableML.Analyzers.Tests.Helpers;

/// <summary>
/// A stand-in for ONNX Runtime whose providers do what a test says, so that hardware can be played that no test machine has. It fails as
/// the library does, and what would end the process (options that are closed, or whose session failed) is recorded as a crash.
/// </summary>
internal static class OnnxRuntimeStandIn
{
    /// <summary>The source, to be compiled as <c>Microsoft.ML.OnnxRuntime</c>.</summary>
    public const string Source =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.InteropServices;

        namespace Microsoft.ML.OnnxRuntime
        {
            /// <summary>The machine: what each provider does, and what was asked of it.</summary>
            public static class Machine
            {
                public static Dictionary<string, string> Does = new Dictionary<string, string>();
                public static List<string> Present = new List<string>();
                public static List<OrtEpDevice> Devices = new List<OrtEpDevice>();
                public static List<string> Sessions = new List<string>();
                public static bool Crashed;

                public static string Of(string provider) => Does.TryGetValue(provider, out string what) ? what : "absent";

                public static void Register(string name, string type) => Devices.Add(new OrtEpDevice(name, (OrtHardwareDeviceType)Enum.Parse(typeof(OrtHardwareDeviceType), type), Devices.Count));
            }

            public class OnnxRuntimeException : Exception { public OnnxRuntimeException(string message) : base(message) { } }
            public enum ExecutionMode { ORT_SEQUENTIAL, ORT_PARALLEL }
            public enum OrtHardwareDeviceType { CPU, GPU, NPU }
            public class OrtHardwareDevice { public OrtHardwareDeviceType Type { get; set; } }

            public class OrtEpDevice
            {
                public OrtEpDevice(string name, OrtHardwareDeviceType type, int number) { EpName = name; HardwareDevice = new OrtHardwareDevice { Type = type }; Number = number; }
                public string EpName { get; }
                public int Number { get; }
                public OrtHardwareDevice HardwareDevice { get; }
            }

            public class OrtEnv
            {
                public static OrtEnv Instance() => new OrtEnv();
                public string[] GetAvailableProviders() => Machine.Present.Append("CPUExecutionProvider").ToArray();
                public IReadOnlyList<OrtEpDevice> GetEpDevices() => Machine.Devices;
            }

            public class SessionOptions : SafeHandle
            {
                public List<string> Providers = new List<string>();
                public bool IsPoisoned;

                public SessionOptions() : base((IntPtr)0, true) { handle = (IntPtr)1; }
                public override bool IsInvalid => handle == (IntPtr)0;
                protected override bool ReleaseHandle() => true;
                public bool EnableMemoryPattern { get; set; } = true;
                public ExecutionMode ExecutionMode { get; set; } = ExecutionMode.ORT_PARALLEL;

                public void AppendExecutionProvider_CUDA(int deviceId = 0) => Append("CUDA:" + deviceId);
                public void AppendExecutionProvider_Tensorrt(int deviceId = 0) => Append("TensorRT:" + deviceId);
                public void AppendExecutionProvider_ROCm(int deviceId = 0) => Append("ROCm:" + deviceId);
                public void AppendExecutionProvider_MIGraphX(int deviceId = 0) => Append("MIGraphX:" + deviceId);
                public void AppendExecutionProvider_DML(int deviceId = 0)
                {
                    if (EnableMemoryPattern || ExecutionMode != ExecutionMode.ORT_SEQUENTIAL) throw new OnnxRuntimeException("DML supports neither memory patterns nor parallel execution");
                    Append("DML:" + deviceId);
                }
                public void AppendExecutionProvider_CoreML(uint flags = 0) => Append("CoreML");
                public void AppendExecutionProvider_OpenVINO(string deviceId = "") => Append("OpenVINO");
                public void AppendExecutionProvider(string name, Dictionary<string, string> options = null) => Append(name);
                public void AppendExecutionProvider(OrtEnv env, IReadOnlyList<OrtEpDevice> devices, IReadOnlyDictionary<string, string> options)
                {
                    if (devices.Count == 0) throw new ArgumentException("empty");
                    Append(devices[0].EpName + "#" + devices[0].Number + (devices.Count > 1 ? "+" : ""));
                }

                private void Append(string provider)
                {
                    if (IsClosed || IsPoisoned || Providers.Contains(provider)) { Machine.Crashed = true; throw new AccessViolationException("crash"); }
                    switch (Machine.Of(provider))
                    {
                        case "absent": throw new EntryPointNotFoundException(provider + " has no entry point");
                        case "no library": throw new DllNotFoundException(provider + " has no library");
                        case "not supported": throw new NotSupportedException(provider + " is not supported");
                        case "fails at append": throw new OnnxRuntimeException(provider + " fails at append");
                        case "another failure": throw new InvalidProgramException(provider + " has a bug");
                        default: Providers.Add(provider); break;
                    }
                }
            }

            public class InferenceSession : IDisposable
            {
                public InferenceSession(byte[] model, SessionOptions options)
                {
                    if (options.IsClosed || options.IsPoisoned) { Machine.Crashed = true; throw new AccessViolationException("crash"); }
                    lock (Machine.Sessions) Machine.Sessions.Add(string.Join("+", options.Providers));
                    System.Threading.Thread.Sleep(1);
                    if (options.Providers.FirstOrDefault(provider => Machine.Of(provider) == "fails at the session" || provider.EndsWith("+")) is string failing)
                    {
                        options.IsPoisoned = true;
                        throw new OnnxRuntimeException(failing + " fails at the session");
                    }
                }

                public void Dispose() { }
            }
        }
        """;
}
