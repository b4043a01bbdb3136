using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>The sites of one member share a local.</summary>
public class IntroducedLocalTests : DeviceCodeFixTests
{
    [Fact]
    public Task Sites_of_a_method_share_a_local_at_its_top() => FixStatementsAsync(
        """
        // The model.
        var model = nn.Linear(1, 2).[|cuda()|];
        var x = ones(3).to([|"cuda"|], true);
        var y = x.[|cuda(non_blocking: true)|].to([|DeviceType.CUDA|], 0, true);
        zeros(3, device: [|CUDA|]);
        """,
        $"""
        var device = {Best};
        // The model.
        var model = nn.Linear(1, 2).to(device);
        var x = ones(3).to(device, true);
        var y = x.to(device, non_blocking: true).to(device, copy: true);
        zeros(3, device: device);
        """);

    [Fact]
    public Task Introduction_says_what_it_introduces() => FixStatementsAsync(
        """
        ones(3).[|cuda()|];
        """,
        $"""
        var device = {Best};
        ones(3).to(device);
        """,
        new() { EquivalenceKey = "PML1001.IntroduceDevice", Title = "Introduce 'device': CUDA, MPS or CPU" });

    [Fact]
    public Task Each_index_has_its_own_local() => FixStatementsAsync(
        """
        x.to([|DeviceType.CUDA|], 2);
        x.to([|"cuda:1"|]);
        model.[|cuda(1, true)|];
        x.[|cuda()|];
        """,
        $"""
        var device = {Best};
        var device1 = {Best1};
        var device2 = cuda.device_count() > 2 ? torch.device("cuda:2") : {Best};
        x.to(device2);
        x.to(device1);
        model.to(device1, true);
        x.to(device);
        """,
        parameters: "Tensor x, nn.Module model");

    [Fact]
    public Task Computed_index_is_written_in_place() => FixStatementsAsync(
        """
        x.to([|"cuda:" + rank|]);
        x.to([|DeviceType.CUDA|], rank);
        x.to([|torch.device("cuda", rank)|]);
        model.[|cuda(rank)|];
        """,
        """
        x.to(cuda.is_available() ? "cuda:" + rank : mps_is_available() ? "mps" : "cpu");
        x.to(cuda.is_available() ? torch.device(DeviceType.CUDA, rank) : mps_is_available() ? MPS : CPU);
        x.to(cuda.is_available() ? torch.device("cuda", rank) : mps_is_available() ? MPS : CPU);
        model.to(cuda.is_available() ? torch.device(DeviceType.CUDA, rank) : mps_is_available() ? MPS : CPU);
        """,
        parameters: "Tensor x, nn.Module model, int rank");

    [Fact]
    public Task Top_level_statements_share_a_local_below_the_usings() => FixAsync(
        """
        // Makes a tensor.
        var x = ones(3).[|cuda()|];
        foreach (var y in Make())
        {
            y.to([|"cuda"|]);
        }

        IEnumerable<Tensor> Make()
        {
            yield return x.to([|CUDA|]);
        }
        """,
        $$"""
        var device = {{Best}};
        // Makes a tensor.
        var x = ones(3).to(device);
        foreach (var y in Make())
        {
            y.to(device);
        }

        IEnumerable<Tensor> Make()
        {
            yield return x.to(device);
        }
        """,
        s_topLevel);

    [Fact]
    public Task Top_level_statements_keep_the_head_of_the_file() => Verifier.VerifyInAnyOrderAsync(
        """
        // Licence.

        // Makes a tensor.
        TorchSharp.torch.ones(3).[|cuda()|];
        """,
        """
        // Licence.

        var device = TorchSharp.torch.cuda.is_available() ? TorchSharp.torch.CUDA : TorchSharp.torch.mps_is_available() ? TorchSharp.torch.MPS : TorchSharp.torch.CPU;
        // Makes a tensor.
        TorchSharp.torch.ones(3).to(device);
        """,
        s_topLevel);

    [Fact]
    public Task Static_functions_of_top_level_statements_have_their_own_local() => FixAsync(
        """
        Move(ones(3)).[|cuda()|];

        static Tensor Move(Tensor x) => x.[|cuda()|];

        static Tensor Copy(Tensor x)
        {
            return x.[|cuda()|];
        }

        Copy(ones(3));
        """,
        $$"""
        var device = {{Best}};
        Move(ones(3)).to(device);

        static Tensor Move(Tensor x)
        {
            var torchDevice = {{Best}};
            return x.to(torchDevice);
        }

        static Tensor Copy(Tensor x)
        {
            var computeDevice = {{Best}};
            return x.to(computeDevice);
        }

        Copy(ones(3));
        """,
        s_topLevel);

    [Fact]
    public Task Lambdas_and_local_functions_use_the_local_of_the_member() => FixStatementsAsync(
        """
        var moved = all.Select(x => x.[|cuda()|]).ToList();
        Tensor Move(Tensor x) => x.[|cuda()|];
        Move(moved[0]);
        """,
        $"""
        var device = {Best};
        var moved = all.Select(x => x.to(device)).ToList();
        Tensor Move(Tensor x) => x.to(device);
        Move(moved[0]);
        """,
        parameters: "List<Tensor> all");

    [Fact]
    public Task Static_lambda_and_local_function_with_a_block_have_their_own_local() => FixStatementsAsync(
        """
        var moved = all.Select(static x =>
        {
            return x.[|cuda()|];
        });
        static Tensor Move(Tensor x)
        {
            return x.[|cuda()|];
        }

        Move(moved.First());
        """,
        $$"""
        var moved = all.Select(static x =>
        {
            var device = {{Best}};
            return x.to(device);
        });
        static Tensor Move(Tensor x)
        {
            var torchDevice = {{Best}};
            return x.to(torchDevice);
        }

        Move(moved.First());
        """,
        parameters: "List<Tensor> all");

    [Fact]
    public Task Iterators_and_async_methods_have_a_local() => FixAsync(
        """
        class Iterator
        {
            public IEnumerable<Tensor> Make(Tensor x)
            {
                yield return x.[|cuda()|];
                yield return x.to([|"cuda"|]);
            }
        }

        class Async
        {
            public async System.Threading.Tasks.Task<Tensor> Make(Tensor x)
            {
                await System.Threading.Tasks.Task.Yield();
                return x.[|cuda()|];
            }
        }
        """,
        $$"""
        class Iterator
        {
            public IEnumerable<Tensor> Make(Tensor x)
            {
                var device = {{Best}};
                yield return x.to(device);
                yield return x.to(device);
            }
        }

        class Async
        {
            public async System.Threading.Tasks.Task<Tensor> Make(Tensor x)
            {
                var device = {{Best}};
                await System.Threading.Tasks.Task.Yield();
                return x.to(device);
            }
        }
        """);

    [Fact]
    public Task Block_on_one_line_stays_on_one_line() => FixMembersAsync(
        """
        public Tensor Move(Tensor x) { return x.[|cuda()|]; }
        """,
        $$"""
        public Tensor Move(Tensor x) { var device = {{Best}}; return x.to(device); }
        """);

    [Theory]
    [InlineData("var device = 1; x.add(device)")]
    [InlineData("x.to(device(\"cpu\"))")]
    [InlineData("var f = (int device) => device; f(1)")]
    public Task Name_that_the_member_uses_is_not_taken(string statement) => FixStatementsAsync(
        $"""
        {statement};
        x.[|cuda()|];
        """,
        $"""
        var torchDevice = {Best};
        {statement};
        x.to(torchDevice);
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Name_of_an_argument_or_of_another_types_member_does_not_matter() => FixStatementsAsync(
        """
        Console.WriteLine(x.device);
        zeros(3, device: [|CUDA|]);
        """,
        $"""
        var device = {Best};
        Console.WriteLine(x.device);
        zeros(3, device: device);
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Name_is_not_taken_where_another_site_calls_the_method_of_that_name() => FixStatementsAsync(
        """
        x.to([|device("cuda")|]);
        x.to([|device("cuda")|]);
        """,
        $"""
        var torchDevice = {Best};
        x.to(torchDevice);
        x.to(torchDevice);
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Local_is_declared_with_its_type_where_the_code_does_so() => FixStatementsAsync(
        """
        Tensor x = ones(3);
        Tensor y = x.[|cuda()|];
        """,
        $"""
        Device device = {Best};
        Tensor x = ones(3);
        Tensor y = x.to(device);
        """);

    [Theory]
    [InlineData("false:warning", "Device")]
    [InlineData("true", "var")]
    public Task Local_is_declared_as_the_options_say(string option, string type) => FixStatementsAsync(
        """
        ones(3).[|cuda()|];
        """,
        $"""
        {type} device = {Best};
        ones(3).to(device);
        """,
        new() { EditorConfig = $"csharp_style_var_elsewhere = {option}" });
}
