using System.Globalization;

namespace TorchSharp
{
    /// <summary>The machine that is played: how many CUDA devices it has, and what was placed on which device.</summary>
    public static class Machine
    {
        public static int CudaDevices { get; } = int.Parse(Environment.GetEnvironmentVariable("STAND_IN_CUDA_DEVICES") ?? "0", CultureInfo.InvariantCulture);

        public static List<string> Placed { get; } = [];
    }

    public enum DeviceType
    {
        CPU = 0,
        CUDA = 1,
        MPS = 13,
    }

    public static class TensorExtensionMethods
    {
        public static float ToSingle(this torch.Tensor x) => 0;

        public static double ToDouble(this torch.Tensor x) => 0;
    }

    /// <summary>As much of the library as the fixed programs use. A tensor holds nothing; where it is put is written down.</summary>
    public static class torch
    {
        public enum ScalarType
        {
            Float32,
            Float64,
        }

        public static ScalarType float32 => ScalarType.Float32;

        public static ScalarType float64 => ScalarType.Float64;

        public static Device CPU => new(DeviceType.CPU);

        public static Device CUDA => device(DeviceType.CUDA);

        public static Device MPS => device(DeviceType.MPS);

        public static Device device(string name) => Initialized(new Device(name));

        public static Device device(DeviceType type, int index = -1) => Initialized(new Device(type, index));

        public static bool mps_is_available() => false;

        public static bool TryInitializeDeviceType(DeviceType type)
        {
            Machine.Placed.Add("initialized " + type);
            return type == DeviceType.CUDA && Machine.CudaDevices > 0;
        }

        public static void set_default_device(Device device) => Machine.Placed.Add("default " + device);

        public static Tensor ones(long size, Device? device = null) => Made(device);

        public static Tensor ones(long rows, long columns, Device? device = null) => Made(device);

        public static Tensor full(long size, float value, Device? device = null) => Made(device);

        public static Tensor eye(long rows, Device? device = null) => Made(device);

        public static Tensor arange(long stop, ScalarType? dtype = null, Device? device = null) => Made(device);

        public static Tensor tensor(float value, Device? device = null) => Made(device);

        public static Tensor tensor(float[] values, Device? device = null) => Made(device);

        public static Tensor tensor(double[] values, ScalarType? dtype = null, Device? device = null) => Made(device);

        public static Tensor ones_like(Tensor other, Device? device = null) => Made(device);

        private static Tensor Made(Device? device) => device is null ? new Tensor() : new Tensor().to(device);

        private static Device Initialized(Device device) =>
            device.type == DeviceType.MPS || (device.type == DeviceType.CUDA && device.index >= Machine.CudaDevices)
                ? throw new InvalidOperationException($"There is no {device} here.")
                : device;

        public static class cuda
        {
            public static bool is_available() => Machine.CudaDevices > 0;

            public static int device_count() => Machine.CudaDevices;
        }

        public sealed class Device(DeviceType type, int index = -1)
        {
            public Device(string name)
                : this(Enum.Parse<DeviceType>(name.Split(':')[0], ignoreCase: true), name.Contains(':') ? int.Parse(name.Split(':')[1], CultureInfo.InvariantCulture) : -1)
            {
            }

            public DeviceType type { get; } = type;

            public int index { get; } = index;

            public static implicit operator Device(string name) => new(name);

            public override string ToString() => type.ToString().ToLowerInvariant() + (index > 0 ? ":" + index : "");
        }

        public sealed class Tensor
        {
            public ScalarType dtype => ScalarType.Float32;

            public bool requires_grad => false;

            public Device device { get; private set; } = CPU;

            public static Tensor operator *(Tensor left, float right) => left;

            public static Tensor operator +(Tensor left, Tensor right) => left;

            public Tensor sum() => this;

            public Tensor add_(float value) => this;

            public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(new Device(device), copy, disposeAfter, non_blocking);

            public Tensor to(DeviceType type, int index = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
                to(new Device(type, index), copy, disposeAfter, non_blocking);

            public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            {
                Machine.Placed.Add(Initialized(device) + (non_blocking ? "+non_blocking" : ""));
                return new Tensor { device = device };
            }
        }

        public static class jit
        {
            public sealed class ScriptModule<T, TResult> : IDisposable
                where TResult : new()
            {
                public TResult forward(T input) => new();

                public void Dispose()
                {
                }
            }

            public static ScriptModule<T, TResult> load<T, TResult>(string path, Device? device = null)
                where TResult : new()
            {
                Made(device);
                return new();
            }
        }
    }
}
