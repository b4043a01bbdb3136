using System.Diagnostics.CodeAnalysis;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>PML1001: a kind of device in a nullable, as where null stands for a device that is chosen at run time.</summary>
public class NullableDeviceTests
{
    [Theory]
    [InlineData("torch.InitializeDeviceType(kind.Value);")]
    [InlineData("torch.InitializeDeviceType(kind.GetValueOrDefault());")]
    [InlineData("torch.InitializeDeviceType(kind.GetValueOrDefault(DeviceType.CPU));")]
    [InlineData("kind ??= DeviceType.CPU; torch.InitializeDeviceType(kind.Value);")]
    [InlineData("torch.InitializeDeviceType(kind ?? DeviceType.CPU);")]
    public Task The_kind_that_a_constructor_hands_to_its_base_is_followed_out_of_a_nullable(string statements) => VerifyAsync(
        $$"""
        class Model { protected Model(DeviceType? kind = null) { {{statements}} } }
        class Small : Model { public Small(DeviceType kind = [|DeviceType.CUDA|]) : base(kind) { } }
        """);

    [Theory]
    [InlineData("System.Console.WriteLine(kind.HasValue);")]
    [InlineData("System.Console.WriteLine(kind.Value);")]
    [InlineData("System.Console.WriteLine(kind.ToString());")]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.CUDA)) torch.InitializeDeviceType(kind.Value);")]
    public Task A_kind_that_reaches_no_device_or_a_check_first_is_not(string statements) => VerifyAsync(
        $$"""
        class Model { protected Model(DeviceType? kind = null) { {{statements}} } }
        class Small : Model { public Small(DeviceType kind = {{(statements.StartsWith("if", StringComparison.Ordinal) ? "{|PML1002:DeviceType.CUDA|}" : "DeviceType.CUDA")}}) : base(kind) { } }
        """);

    [Fact]
    public Task A_local_and_a_property_are_followed_too() => VerifyAsync(
        """
        class Model
        {
            DeviceType? Kind { get; set; } = [|DeviceType.CUDA|];
            void Move(nn.Module model) => model.to(Kind.Value);
            void Start()
            {
                DeviceType? kind = [|DeviceType.CUDA|];
                torch.InitializeDeviceType(kind.Value);
            }
        }
        """);

    [Fact]
    public Task What_replaces_null_is_a_choice_of_several_where_it_is_one() => VerifyAsync(
        """
        class Model
        {
            protected Model(DeviceType? kind = null)
            {
                kind ??= torch.cuda.is_available() ? DeviceType.CUDA : torch.mps_is_available() ? DeviceType.MPS : DeviceType.CPU;
                torch.InitializeDeviceType(kind.Value);
            }
        }
        """);

    private static Task VerifyAsync([StringSyntax("C#-test")] string code) => Rule.VerifyAsync("using TorchSharp;\nusing static TorchSharp.torch;\n" + code);
}
