using TorchSharp;
using static TorchSharp.torch;

namespace PumpMonitor;

/// <summary>Synthetic sensor readings: a pump fails when heat and vibration outweigh pressure.</summary>
internal static class PumpData
{
    public const int SensorCount = 4;
    public const int ClassCount = 2;

    private static Device TargetDevice => CUDA;

    /// <summary>Makes readings (count × 4, float) and their labels (count, long).</summary>
    public static (Tensor Readings, Tensor Labels) Generate(int count)
    {
        // Drawn on the CPU, so that the numbers are the same wherever they go.
        var readings = randn(count, SensorCount);
        var noise = randn(count) * 0.3f;
        var wear = readings.matmul(tensor(new[] { 0.9f, 1.1f, -0.7f, 0.2f })) + noise;
        var labels = wear.gt(0.8f).to(ScalarType.Int64);

        return (readings.to(TargetDevice), labels.to(DeviceType.CUDA));
    }
}
