using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>What a member makes beside the tensor that it was given goes where that tensor is.</summary>
public class GivenTensorCodeFixTests
{
    private const string Best = "cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU";

    [Fact]
    public Task What_is_created_goes_to_the_device_of_the_given_tensor() => FixAsync(
        """
        public Tensor Forward(Tensor input)
        {
            var mask = ones(3, device: [|CUDA|]);
            var noise = rand(3).[|cuda()|];
            return input * mask + noise;
        }
        """,
        """
        public Tensor Forward(Tensor input)
        {
            var mask = ones(3, device: input.device);
            var noise = rand(3).to(input.device);
            return input * mask + noise;
        }
        """,
        new() { EquivalenceKey = "PML1001.UseDeviceInScope", Title = "Use 'input.device'" });

    [Fact]
    public Task What_the_type_holds_goes_there_too() => FixAsync(
        """
        private readonly Tensor _weights = zeros(3);

        public Tensor Forward(Tensor input) => input * _weights.[|cuda()|];
        """,
        """
        private readonly Tensor _weights = zeros(3);

        public Tensor Forward(Tensor input) => input * _weights.to(input.device);
        """);

    [Fact]
    public Task Device_that_is_in_scope_comes_first() => FixAsync(
        """
        private readonly Device _device = get_default_device();

        public Tensor Forward(Tensor input) => input * ones(3).[|cuda()|];
        """,
        """
        private readonly Device _device = get_default_device();

        public Tensor Forward(Tensor input) => input * ones(3).to(_device);
        """);

    [Theory]
    [InlineData("Tensor input", "return input.[|cuda()|] * ones(3, device: [|CUDA|]);")]
    [InlineData("Tensor input", "var view = input.view(-1); return view.[|cuda()|] * ones(3, device: [|CUDA|]);")]
    [InlineData("Tensor input, nn.Module model", "model.[|cuda()|]; return input * ones(3, device: [|CUDA|]);")]
    [InlineData("Tensor cpu", "return cpu * ones(3, device: [|CUDA|]);")]
    [InlineData("Tensor left, Tensor right", "return left * right * ones(3, device: [|CUDA|]);")]
    [InlineData("Tensor? input", "return input! * ones(3, device: [|CUDA|]);")]
    [InlineData("Tensor input", "input = input + 1; return input * ones(3, device: [|CUDA|]);")]
    public Task Where_the_given_tensor_may_be_elsewhere_a_device_is_introduced(string parameters, string statements)
    {
        string after = statements.Replace("[|cuda()|]", "to(device)", StringComparison.Ordinal).Replace("[|CUDA|]", "device", StringComparison.Ordinal);
        return FixAsync(
            $$"""
            public Tensor Forward({{parameters}})
            {
                {{statements}}
            }
            """,
            $$"""
            public Tensor Forward({{parameters}})
            {
                var device = {{Best}};
                {{after}}
            }
            """);
    }

    [Fact]
    public Task Name_that_is_in_scope_is_used_where_a_name_is_wanted() => FixAsync(
        """
        public Tensor Forward()
        {
            var name = [|"cuda"|];
            return Make([|"cuda"|]).to(name);
        }

        private static Tensor Make(string where) => ones(3).to(where);
        """,
        """
        public Tensor Forward()
        {
            var name = cuda.is_available() ? "cuda" : mps_is_available() ? "mps" : "cpu";
            return Make(name).to(name);
        }

        private static Tensor Make(string where) => ones(3).to(where);
        """);

    private static Task FixAsync(string before, string after, FixOptions? options = null) =>
        Verifier.VerifyInAnyOrderAsync(Sources.TorchMembers(before), Sources.TorchMembers(after), options);
}
