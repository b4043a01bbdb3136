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
    [InlineData("Tensor left, Tensor right", "var mask = ones(left.shape, device: [|CUDA|]); mask.add_(1); return left + right;")]
    [InlineData("Tensor left, Tensor right", "left = left + 1; return left + ones(3, device: [|CUDA|]);")]
    [InlineData("Tensor left, Tensor right", "return right.[|cuda()|] + ones(3, device: [|CUDA|]) * left;")]
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

    [Theory]
    [InlineData("return left * right * ones(3).[|cuda()|];", "left")]
    [InlineData("return left + right * ones(3).[|cuda()|];", "right")]
    [InlineData("var mask = ones(left.shape).[|cuda()|]; return right.add(mask) + left;", "right")]
    [InlineData("Tensor mask; mask = ones(3, device: [|CUDA|]); var wide = mask.unsqueeze(0); return where(left > 0, right, wide);", "left")]
    [InlineData("var result = zeros(3).[|cuda()|]; result[0] = right; return result;", "right")]
    [InlineData("var result = zeros(left.size(0)).[|cuda()|]; Fill(result.Handle, right.Handle); return result;", "right")]
    [InlineData("var a = ones(3, device: [|CUDA|]); var b = ones(3, device: [|CUDA|]); b.mul_(right); return a + left;", "left")]
    public Task Of_several_given_tensors_the_one_that_it_is_combined_with_says_where_it_goes(string statements, string tensor)
    {
        string after = statements.Replace("[|cuda()|]", $"to({tensor}.device)", StringComparison.Ordinal)
            .Replace("[|CUDA|]", $"{tensor}.device", StringComparison.Ordinal);
        return FixAsync(
            $$"""
            public Tensor Forward(Tensor left, Tensor right)
            {
                {{statements}}
            }

            private static void Fill(IntPtr to, IntPtr from) { }
            """,
            $$"""
            public Tensor Forward(Tensor left, Tensor right)
            {
                {{after}}
            }

            private static void Fill(IntPtr to, IntPtr from) { }
            """);
    }

    [Fact]
    public Task Helpers_of_one_type_treat_one_and_several_tensors_alike() => FixAsync(
        """
        public static Tensor Pack(Tensor values)
        {
            var packed = zeros(values.size(0) / 2).[|cuda()|];
            return packed + values.abs().max();
        }

        public static Tensor Unpack(Tensor packed, Tensor scale)
        {
            var values = zeros(packed.size(0) * 2).[|cuda()|];
            return values + packed * scale;
        }
        """,
        """
        public static Tensor Pack(Tensor values)
        {
            var packed = zeros(values.size(0) / 2).to(values.device);
            return packed + values.abs().max();
        }

        public static Tensor Unpack(Tensor packed, Tensor scale)
        {
            var values = zeros(packed.size(0) * 2).to(packed.device);
            return values + packed * scale;
        }
        """);

    [Fact]
    public Task Table_that_an_own_method_makes_for_a_device_by_name_goes_there_too() => FixAsync(
        """
        public static Tensor Unpack(Tensor packed, Tensor scale)
        {
            var table = Table([|"cuda"|]);
            var values = zeros(3).[|cuda()|];
            return values + packed * scale * table;
        }

        private static Tensor Table(string device) => ones(16, device: device);
        """,
        """
        public static Tensor Unpack(Tensor packed, Tensor scale)
        {
            var table = Table(packed.device.ToString());
            var values = zeros(3).to(packed.device);
            return values + packed * scale * table;
        }

        private static Tensor Table(string device) => ones(16, device: device);
        """);

    [Fact]
    public Task Own_method_that_asks_for_the_plain_name_gets_no_tensors_device() => FixAsync(
        """
        public static Tensor Unpack(Tensor packed)
        {
            return packed * Table([|"cuda"|]);
        }

        private static Tensor Table(string device) => device == "cuda" ? ones(16).to(device) : ones(16);
        """,
        """
        public static Tensor Unpack(Tensor packed)
        {
            return packed * Table(cuda.is_available() ? "cuda" : mps_is_available() ? "mps" : "cpu");
        }

        private static Tensor Table(string device) => device == "cuda" ? ones(16).to(device) : ones(16);
        """);

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

    [Theory]
    [InlineData("var name = [|\"cuda\"|];", "var name = ")]
    [InlineData("const string name = [|\"cuda\"|];", "string name = ")]
    public Task Name_that_was_a_device_itself_is_used_whatever_else_is_done_with_it(string declaration, string declared) => FixAsync(
        $$"""
        public void Run()
        {
            {{declaration}}
            Make(name);
            Make([|"cuda"|]);
        }

        private static Tensor Make(string where) => ones(3).to(where);
        """,
        $$"""
        public void Run()
        {
            {{declared}}cuda.is_available() ? "cuda" : mps_is_available() ? "mps" : "cpu";
            Make(name);
            Make(name);
        }

        private static Tensor Make(string where) => ones(3).to(where);
        """);

    private static Task FixAsync(string before, string after, FixOptions? options = null) =>
        Verifier.VerifyInAnyOrderAsync(Sources.TorchMembers(before), Sources.TorchMembers(after), options);
}
