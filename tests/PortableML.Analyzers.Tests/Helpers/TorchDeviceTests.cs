using System.Reflection;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Helpers;

/// <summary>The generated helper, run on played machines.</summary>
[Collection(nameof(EnvironmentVariableTests))]
public sealed class TorchDeviceTests
{
    private const string Library =
        """
        using System;

        namespace TorchSharp
        {
            public static class Machine { public static int Cuda; public static bool Mps; }

            public static class torch
            {
                public class Device { public string Name; }

                public static Device CPU => new Device { Name = "cpu" };
                public static Device CUDA => device("cuda:0");
                public static Device MPS => Machine.Mps ? new Device { Name = "mps" } : throw new InvalidOperationException("no MPS");
                public static bool mps_is_available() => Machine.Mps;

                public static Device device(string name) =>
                    Machine.Cuda > 0 ? new Device { Name = name } : throw new InvalidOperationException("Torch device type CUDA did not initialise on the current machine.");

                public static class cuda { public static bool is_available() => Machine.Cuda > 0; public static int device_count() => Machine.Cuda; }
            }
        }
        """;

    private const string Use = "public static class Use { public static string At(int index) => PortableML.TorchDevice.BestAt(index).Name; public static string Best() => PortableML.TorchDevice.Best.Name; }";

    private static readonly byte[] s_library = LibraryReferences.CompileImage("TorchSharp", Library);
    private static readonly byte[] s_use = GeneratedHelpers.In([MetadataReference.CreateFromImage(s_library)], Use).Emit();

    [Theory]
    [InlineData(0, false, "cpu")]
    [InlineData(0, true, "mps")]
    [InlineData(1, false, "cuda:0")]
    [InlineData(2, true, "cuda:0")]
    public void Best_is_CUDA_then_MPS_then_the_CPU(int cuda, bool mps, string expected) => Assert.Equal(expected, Best(cuda, mps));

    [Theory]
    [InlineData(2, 1, "cuda:1")]
    [InlineData(1, 1, "cuda:0")]
    [InlineData(0, 1, "cpu")]
    public void Index_is_kept_where_there_are_so_many_devices(int cuda, int index, string expected) => Assert.Equal(expected, At(index, cuda, false));

    [Fact]
    public void Negative_index_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(() => At(-1, 1, false));

    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("auto", "cuda:0")]
    [InlineData("", "cuda:0")]
    [InlineData("CUDA", "cuda:0")]
    [InlineData("cuda:1", "cuda:1")]
    [InlineData(" mps ", "mps")]
    public void Variable_overrides_the_choice(string value, string expected)
    {
        using EnvironmentVariable variable = new("PORTABLEML_DEVICE", value);

        Assert.Equal(expected, Best(2, true));
    }

    [Theory]
    [InlineData("cuda", 0, true)]
    [InlineData("cuda:0", 0, true)]
    [InlineData("cuda:2", 2, true)]
    [InlineData("mps", 2, false)]
    public void What_the_variable_asks_for_and_is_not_there_is_an_error_with_its_cause(string value, int cuda, bool mps)
    {
        using EnvironmentVariable variable = new("PORTABLEML_DEVICE", value);

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => Best(cuda, mps));

        Assert.Contains($"PORTABLEML_DEVICE asks for '{value}'", thrown.Message, StringComparison.Ordinal);
        Assert.NotNull(thrown.InnerException);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:one")]
    public void What_the_variable_says_and_nobody_knows_is_an_error_that_lists_the_known(string value)
    {
        using EnvironmentVariable variable = new("PORTABLEML_DEVICE", value);

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Best(1, false));

        Assert.Contains($"PORTABLEML_DEVICE is '{value}'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("auto, cpu, cuda, cuda:<index> or mps", thrown.Message, StringComparison.Ordinal);
    }

    private static string Best(int cuda, bool mps) => Call("Best", cuda, mps);

    private static string At(int index, int cuda, bool mps) => Call("At", cuda, mps, index);

    private static string Call(string method, int cuda, bool mps, params object?[] arguments)
    {
        (Assembly library, Assembly use) = GeneratedHelpers.Load(s_library, s_use);
        Type machine = library.GetType("TorchSharp.Machine")!;
        machine.GetField("Cuda")!.SetValue(null, cuda);
        machine.GetField("Mps")!.SetValue(null, mps);
        return (string)use.GetType("Use")!.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
