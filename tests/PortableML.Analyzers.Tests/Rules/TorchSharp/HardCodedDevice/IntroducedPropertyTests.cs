using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>The sites of several members share a property.</summary>
public class IntroducedPropertyTests : DeviceCodeFixTests
{
    [Fact]
    public Task Several_members_share_a_property() => FixMembersAsync(
        """
        private readonly int _n = 3;

        /// <summary>Makes.</summary>
        public Tensor Make()
        {
            return ones(_n).[|cuda()|];
        }

        public Tensor Move(Tensor x)
        {
            return x.to([|"cuda"|]);
        }
        """,
        $$"""
        private readonly int _n = 3;

        private static Device Device => {{Best}};

        /// <summary>Makes.</summary>
        public Tensor Make()
        {
            return ones(_n).to(Device);
        }

        public Tensor Move(Tensor x)
        {
            return x.to(Device);
        }
        """);

    [Fact]
    public Task Field_and_constructor_initialisers_use_the_property() => FixAsync(
        """
        class Base(Device d)
        {
            public Tensor T { get; } = ones(3, device: d);
        }

        class Sample : Base
        {
            private readonly Tensor _x = ones(3).[|cuda()|];
            private static readonly Tensor s_x = ones(3).[|cuda()|];

            public Sample() : base([|CUDA|])
            {
                _x = _x.to([|CUDA|]);
            }

            public Tensor X { get; } = ones(3, device: [|CUDA|]);
        }

        class Derived() : Base([|CUDA|])
        {
        }
        """,
        $$"""
        class Base(Device d)
        {
            public Tensor T { get; } = ones(3, device: d);
        }

        class Sample : Base
        {
            private readonly Tensor _x = ones(3).to(Device);
            private static readonly Tensor s_x = ones(3).to(Device);

            private static Device Device => {{Best}};

            public Sample() : base(Device)
            {
                _x = _x.to(Device);
            }

            public Tensor X { get; } = ones(3, device: Device);
        }

        class Derived() : Base(Device)
        {
            private static Device Device => {{Best}};
        }
        """);

    [Fact]
    public Task Expression_bodies_use_the_property() => FixMembersAsync(
        """
        public Tensor Make() => ones(3).[|cuda()|];
        """,
        $"""
        private static Device Device => {Best};

        public Tensor Make() => ones(3).to(Device);
        """,
        new() { Title = "Introduce 'Device': CUDA, MPS or CPU" });

    [Fact]
    public Task Static_lambda_without_a_block_uses_the_property() => FixMembersAsync(
        """
        public void Run(List<Tensor> all)
        {
            all.Select(static x => x.[|cuda()|]);
        }
        """,
        $$"""
        private static Device Device => {{Best}};

        public void Run(List<Tensor> all)
        {
            all.Select(static x => x.to(Device));
        }
        """);

    [Fact]
    public Task Parts_of_a_type_in_one_file_share_the_property() => FixAsync(
        """
        partial class Sample
        {
            public Tensor Make() => ones(3).[|cuda()|];
        }

        partial class Sample
        {
            public Tensor Move(Tensor x) => x.[|cuda()|];
        }
        """,
        $$"""
        partial class Sample
        {
            private static Device Device => {{Best}};

            public Tensor Make() => ones(3).to(Device);
        }

        partial class Sample
        {
            public Tensor Move(Tensor x) => x.to(Device);
        }
        """);

    [Fact]
    public Task Type_in_several_files_has_locals_and_blocks_and_choices_in_place() => FixAsync(
        """
        partial class Sample
        {
            private readonly Tensor _x = ones(3).[|cuda()|];

            public Tensor Make() => ones(3).[|cuda()|];

            public Tensor Move(Tensor x)
            {
                return x.[|cuda()|];
            }

            public Tensor Property => ones(3).[|cuda()|];
        }
        """,
        $$"""
        partial class Sample
        {
            private readonly Tensor _x = ones(3).to({{Best}});

            public Tensor Make()
            {
                var device = {{Best}};
                return ones(3).to(device);
            }

            public Tensor Move(Tensor x)
            {
                var device = {{Best}};
                return x.to(device);
            }

            public Tensor Property => ones(3).to({{Best}});
        }
        """,
        new() { Files = [("Other.cs", "partial class Sample { }")] });

    [Fact]
    public Task Conversion_to_a_block_returns_only_where_there_is_a_value() => FixAsync(
        """
        partial class Sample
        {
            public void Run(Tensor x) => x.[|cuda()|];

            public async System.Threading.Tasks.Task RunAsync(Tensor x) => await Wait(x.[|cuda()|]);

            private static System.Threading.Tasks.Task Wait(Tensor x) => System.Threading.Tasks.Task.CompletedTask;
        }
        """,
        $$"""
        partial class Sample
        {
            public void Run(Tensor x)
            {
                var device = {{Best}};
                x.to(device);
            }

            public async System.Threading.Tasks.Task RunAsync(Tensor x)
            {
                var device = {{Best}};
                await Wait(x.to(device));
            }

            private static System.Threading.Tasks.Task Wait(Tensor x) => System.Threading.Tasks.Task.CompletedTask;
        }
        """,
        new() { Files = [("Other.cs", "partial class Sample { }")] });

    [Fact]
    public Task Name_of_a_member_is_not_taken_by_the_property() => FixMembersAsync(
        """
        public enum Device { Small, Large }

        public Tensor Make() => ones(3).[|cuda()|];

        public Device Which => Device.Small;
        """,
        $$"""
        private static torch.Device TorchDevice => {{Best}};

        public enum Device { Small, Large }

        public Tensor Make() => ones(3).to(TorchDevice);

        public Device Which => Device.Small;
        """);

    [Fact]
    public Task Property_comes_first_where_the_members_have_directives() => FixMembersAsync(
        """
        private readonly int _n = 3;
        #region Members
        public Tensor Make() => ones(_n).[|cuda()|];
        #endregion
        """,
        $$"""
        private static Device Device => {{Best}};

        private readonly int _n = 3;
        #region Members
        public Tensor Make() => ones(_n).to(Device);
        #endregion
        """);

    [Fact]
    public Task Interface_has_the_choice_in_place() => FixAsync(
        """
        interface IMaker
        {
            Tensor Make() => ones(3).[|cuda()|];
        }
        """,
        $$"""
        interface IMaker
        {
            Tensor Make()
            {
                var device = {{Best}};
                return ones(3).to(device);
            }
        }
        """);

    [Fact]
    public Task MPS_is_left_out_of_a_property_where_one_of_its_users_needs_float64() => FixMembersAsync(
        """
        public Tensor Make() => ones(3).[|cuda()|];

        public Tensor Wide() => ones(3, dtype: float64).[|cuda()|];
        """,
        """
        private static Device Device => cuda.is_available() ? {|PML1002:CUDA|} : CPU;

        public Tensor Make() => ones(3).to(Device);

        public Tensor Wide() => ones(3, dtype: float64).to(Device);
        """);
}
