using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>What stands around a fix: names, usings, language versions, comments, generated code.</summary>
public class DeviceFixSurroundingsTests : DeviceCodeFixTests
{
    [Fact]
    public Task Names_are_qualified_as_the_usings_need() => Verifier.VerifyInAnyOrderAsync(
        """
        using TorchSharp;
        using static TorchSharp.torch;

        class Bare { void Run(Tensor x) { x.[|cuda()|]; } }
        """,
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;

        class Bare { void Run(Tensor x) { var device = {{Best}}; x.to(device); } }
        """);

    [Fact]
    public Task Names_are_qualified_with_torch_without_a_static_using() => Verifier.VerifyInAnyOrderAsync(
        """
        using TorchSharp;

        class Sample
        {
            torch.Tensor Make() => torch.ones(3).[|cuda()|];

            torch.Tensor Index(torch.Tensor x)
            {
                return x.to([|"cuda:1"|]);
            }
        }
        """,
        $$"""
        using TorchSharp;

        class Sample
        {
            private static torch.Device Device => {{TorchBest}};

            torch.Tensor Make() => torch.ones(3).to(Device);

            torch.Tensor Index(torch.Tensor x)
            {
                var device1 = torch.cuda.device_count() > 1 ? torch.device("cuda:1") : {{TorchBest}};
                return x.to(device1);
            }
        }
        """);

    [Fact]
    public Task Names_are_written_through_aliases() => Verifier.VerifyInAnyOrderAsync(
        """
        using T = TorchSharp.torch;
        using Lib = TorchSharp;

        class Sample
        {
            public void Run(T.Tensor x)
            {
                var type = [|Lib.DeviceType.CUDA|];
                x.to(type);
                x.to([|"cuda:1"|]);
            }
        }
        """,
        """
        using T = TorchSharp.torch;
        using Lib = TorchSharp;

        class Sample
        {
            public void Run(T.Tensor x)
            {
                var device1 = T.cuda.device_count() > 1 ? T.device("cuda:1") : T.cuda.is_available() ? T.CUDA : T.mps_is_available() ? T.MPS : T.CPU;
                var type = T.cuda.is_available() ? Lib.DeviceType.CUDA : T.mps_is_available() ? Lib.DeviceType.MPS : Lib.DeviceType.CPU;
                x.to(type);
                x.to(device1);
            }
        }
        """);

    [Fact]
    public Task Names_that_mean_something_else_are_qualified() => FixMembersAsync(
        """
        private static int CPU => 1;

        public Tensor Move(Tensor x)
        {
            int MPS = CPU;
            return x.[|cuda()|].add(MPS);
        }
        """,
        """
        private static int CPU => 1;

        public Tensor Move(Tensor x)
        {
            Device device = cuda.is_available() ? CUDA : mps_is_available() ? torch.MPS : torch.CPU;
            int MPS = CPU;
            return x.to(device).add(MPS);
        }
        """);

    [Fact]
    public Task Old_language_versions_are_written_as_such() => Verifier.VerifyInAnyOrderAsync(
        """
        using TorchSharp;

        class Sample
        {
            private readonly torch.Device _device = [|torch.CUDA|];

            torch.Tensor Move(torch.Tensor x)
            {
                return x.[|cuda(null, true)|];
            }

            static torch.Tensor Make() => torch.ones(3, device: [|"cuda"|]);
        }
        """,
        $$"""
        using TorchSharp;

        class Sample
        {
            private readonly torch.Device _device = {{TorchBest}};

            private static torch.Device Device => {{TorchBest}};

            torch.Tensor Move(torch.Tensor x)
            {
                return x.to(_device, non_blocking: true);
            }

            static torch.Tensor Make() => torch.ones(3, device: Device);
        }
        """,
        new() { LanguageVersion = LanguageVersion.CSharp7_3 });

    [Fact]
    public Task Nothing_is_known_of_null_where_nullable_is_off_but_defaults() => Verifier.VerifyInAnyOrderAsync(
        """
        using TorchSharp;

        class Sample
        {
            torch.Tensor Given(torch.Tensor x, torch.Device device)
            {
                return x.[|cuda()|];
            }

            torch.Tensor Optional(torch.Tensor x, torch.Device device = null)
            {
                return x.[|cuda()|];
            }
        }
        """,
        $$"""
        using TorchSharp;

        class Sample
        {
            torch.Tensor Given(torch.Tensor x, torch.Device device)
            {
                return x.to(device);
            }

            torch.Tensor Optional(torch.Tensor x, torch.Device device = null)
            {
                var torchDevice = {{TorchBest}};
                return x.to(torchDevice);
            }
        }
        """,
        new() { Nullable = NullableContextOptions.Disable });

    [Fact]
    public Task Comments_line_breaks_and_indentation_are_kept()
    {
        const string Before = "using TorchSharp;\r\nusing static TorchSharp.torch;\r\n\r\nclass Sample\r\n{\r\n\tvoid Run(Tensor x)\r\n\t{ // Moves.\r\n\t\t/* all */ x /* of it */ . [|cuda ( )|] ; // away\r\n\t}\r\n}\r\n";
        const string After = "using TorchSharp;\r\nusing static TorchSharp.torch;\r\n\r\nclass Sample\r\n{\r\n\tvoid Run(Tensor x)\r\n\t{ // Moves.\r\n\t\tvar device = " + Best + ";\r\n\t\t/* all */ x /* of it */ . to (device ) ; // away\r\n\t}\r\n}\r\n";
        return Verifier.VerifyInAnyOrderAsync(Before, After);
    }

    [Fact]
    public Task Generated_and_suppressed_places_are_left_alone() => Verifier.VerifyInAnyOrderAsync(
        Sources.TorchStatements(
            """
            #pragma warning disable PML1001
            x.cuda();
            #pragma warning restore PML1001
            x.[|cuda()|];
            """,
            "Tensor x"),
        Sources.TorchStatements(
            $"""
            var device = {Best};
            #pragma warning disable PML1001
            x.cuda();
            #pragma warning restore PML1001
            x.to(device);
            """,
            "Tensor x"),
        new() { Configure = test => test.TestBehaviors |= Microsoft.CodeAnalysis.Testing.TestBehaviors.SkipSuppressionCheck });
}
