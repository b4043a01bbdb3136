using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>A device that the code has at hand is used, and one that is no choice is not.</summary>
public class DeviceInScopeTests : DeviceCodeFixTests
{
    [Fact]
    public Task Parameter_is_used() => FixStatementsAsync(
        """
        x.[|cuda()|];
        zeros(3, device: [|"cuda"|]);
        Func<Tensor> make = () => ones(1, device: [|CUDA|]);
        """,
        """
        x.to(device);
        zeros(3, device: device);
        Func<Tensor> make = () => ones(1, device: device);
        """,
        new() { EquivalenceKey = "PML1001.UseDeviceInScope", Title = "Use 'device'" },
        "Tensor x, Device device");

    [Fact]
    public Task Optional_parameter_is_used_behind_the_statement_that_replaces_null() => FixStatementsAsync(
        """
        device ??= CPU;
        x.[|cuda()|];
        """,
        """
        device ??= CPU;
        x.to(device);
        """,
        parameters: "Tensor x, Device? device = null");

    [Theory]
    [InlineData("Device? device")]
    [InlineData("Device device = null!")]
    [InlineData("ref Device device")]
    [InlineData("Device cpuDevice")]
    [InlineData("Device sourceDevice")]
    [InlineData("Device host_device")]
    public Task Parameter_that_may_be_null_or_is_something_else_is_not_used(string parameter) => FixStatementsAsync(
        """
        x.[|cuda()|];
        """,
        $"""
        var {(parameter.EndsWith(" device", StringComparison.Ordinal) || parameter.Contains(" device ") ? "torchDevice" : "device")} = {Best};
        x.to({(parameter.EndsWith(" device", StringComparison.Ordinal) || parameter.Contains(" device ") ? "torchDevice" : "device")});
        """,
        parameters: $"Tensor x, {parameter}");

    [Fact]
    public Task Local_is_used_behind_its_declaration() => FixStatementsAsync(
        """
        var d = get_default_device();
        x.[|cuda()|];
        if (x.requires_grad)
        {
            x.to([|"cuda"|]);
        }
        """,
        """
        var d = get_default_device();
        x.to(d);
        if (x.requires_grad)
        {
            x.to(d);
        }
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Local_that_each_branch_sets_is_used_behind_them() => FixStatementsAsync(
        """
        Device d;
        if (fast)
        {
            d = get_default_device();
        }
        else
        {
            d = CPU;
        }

        x.[|cuda()|];
        """,
        """
        Device d;
        if (fast)
        {
            d = get_default_device();
        }
        else
        {
            d = CPU;
        }

        x.to(d);
        """,
        parameters: "Tensor x, bool fast");

    [Theory]
    [InlineData("var d = CPU;")]
    [InlineData("var d = torch.device(\"cpu\");")]
    [InlineData("Device? d = get_default_device();")]
    [InlineData("Device d; if (x.requires_grad) { d = get_default_device(); x.to(d); }")]
    [InlineData("var d = get_default_device(); var change = () => { d = CPU; }; change();")]
    public Task Local_that_is_the_CPU_nullable_unassigned_or_changed_is_not_used(string declaration) => FixStatementsAsync(
        $"""
        {declaration}
        x.[|cuda()|];
        """,
        $"""
        var device = {Best};
        {declaration}
        x.to(device);
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Device_declared_behind_some_of_the_sites_is_used_by_none() => FixStatementsAsync(
        """
        var a = ones(3).[|cuda()|];
        var d = get_default_device();
        var b = ones(3).[|cuda()|].to(d);
        """,
        $"""
        var device = {Best};
        var a = ones(3).to(device);
        var d = get_default_device();
        var b = ones(3).to(device).to(d);
        """);

    [Fact]
    public Task Variable_that_is_itself_fixed_in_place_is_used() => FixStatementsAsync(
        """
        var d = [|CUDA|];
        x.to(d);
        x.[|cuda()|];
        """,
        $"""
        var d = {Best};
        x.to(d);
        x.to(d);
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Variable_is_not_used_for_its_own_value() => FixStatementsAsync(
        """
        var d = Pick([|CUDA|]);
        static Device Pick(Device x) => x;
        ones(3).to(d);
        """,
        $"""
        var device = {Best};
        var d = Pick(device);
        static Device Pick(Device x) => x;
        ones(3).to(d);
        """);

    [Fact]
    public Task Field_is_used() => FixMembersAsync(
        """
        private readonly Device _device;

        public Sample(Device device)
        {
            ones(1).[|cuda()|];
            _device = device;
        }

        public Tensor Move(Tensor x) => x.[|cuda()|];

        public static Tensor MoveStatic(Tensor x)
        {
            return x.[|cuda()|];
        }
        """,
        $$"""
        private readonly Device _device;

        public Sample(Device device)
        {
            ones(1).to(device);
            _device = device;
        }

        public Tensor Move(Tensor x) => x.to(_device);

        public static Tensor MoveStatic(Tensor x)
        {
            var device = {{Best}};
            return x.to(device);
        }
        """);

    [Fact]
    public Task Field_is_used_in_the_constructor_only_behind_its_assignment() => FixMembersAsync(
        """
        private readonly Device _device;

        public Sample()
        {
            _device = get_default_device();
            ones(1).[|cuda()|];
        }

        public Sample(int n)
        {
            ones(n).[|cuda()|];
            _device = get_default_device();
        }
        """,
        $$"""
        private readonly Device _device;

        public Sample()
        {
            _device = get_default_device();
            ones(1).to(_device);
        }

        public Sample(int n)
        {
            var device = {{Best}};
            ones(n).to(device);
            _device = get_default_device();
        }
        """);

    [Theory]
    [InlineData("private Device? _device = get_default_device();")]
    [InlineData("private Device _device = CPU;")]
    [InlineData("private Device _device = null!;")]
    [InlineData("private Device _hostDevice = get_default_device();")]
    public Task Field_that_may_be_null_or_is_the_CPU_is_not_used(string field) => FixMembersAsync(
        $$"""
        {{field}}

        public void Run()
        {
            ones(1).[|cuda()|];
        }
        """,
        $$"""
        {{field}}

        public void Run()
        {
            var device = {{Best}};
            ones(1).to(device);
        }
        """);

    [Fact]
    public Task Field_that_a_local_hides_is_not_used() => FixMembersAsync(
        """
        private readonly Device device = get_default_device();

        public void Run(Tensor x)
        {
            var move = (int device) => x.[|cuda()|];
        }
        """,
        $$"""
        private readonly Device device = get_default_device();

        public void Run(Tensor x)
        {
            var torchDevice = {{Best}};
            var move = (int device) => x.to(torchDevice);
        }
        """);

    [Fact]
    public Task Inherited_field_and_record_property_and_primary_constructor_parameter_are_used() => FixAsync(
        """
        class Base
        {
            protected Base(Device d) => Device = d;

            protected Device Device { get; }
        }

        class Derived(Device d) : Base(d)
        {
            public Tensor Move(Tensor x) => x.[|cuda()|];
        }

        record Options(Device Device)
        {
            public Tensor Move(Tensor x) => x.[|cuda()|];
        }

        class Primary(Device device)
        {
            public Tensor Move(Tensor x) => x.[|cuda()|];
        }
        """,
        """
        class Base
        {
            protected Base(Device d) => Device = d;

            protected Device Device { get; }
        }

        class Derived(Device d) : Base(d)
        {
            public Tensor Move(Tensor x) => x.to(Device);
        }

        record Options(Device Device)
        {
            public Tensor Move(Tensor x) => x.to(Device);
        }

        class Primary(Device device)
        {
            public Tensor Move(Tensor x) => x.to(device);
        }
        """);

    [Fact]
    public Task Device_of_the_options_is_used() => FixAsync(
        """
        class Options
        {
            public Device Device { get; init; } = get_default_device();
        }

        class Sample(int n)
        {
            private readonly Options _options = new();

            public Tensor Make() => ones(n).[|cuda()|];

            public static Tensor Make(Options options) => ones(3).[|cuda()|];

            public Tensor Read() => ones(Size(in _options)).[|cuda()|];

            private static int Size(in Options options) => 3;
        }
        """,
        """
        class Options
        {
            public Device Device { get; init; } = get_default_device();
        }

        class Sample(int n)
        {
            private readonly Options _options = new();

            public Tensor Make() => ones(n).to(_options.Device);

            public static Tensor Make(Options options) => ones(3).to(options.Device);

            public Tensor Read() => ones(Size(in _options)).to(_options.Device);

            private static int Size(in Options options) => 3;
        }
        """,
        new() { Title = null });

    [Fact]
    public Task Text_that_is_taken_as_a_device_is_used_for_a_text() => FixStatementsAsync(
        """
        x.to(name);
        x.to([|"cuda"|]);
        zeros(3, device: [|"cuda"|]);
        """,
        """
        x.to(name);
        x.to(name);
        zeros(3, device: name);
        """,
        parameters: "Tensor x, string name, string other");

    [Fact]
    public Task Text_that_is_not_taken_as_a_device_is_not_used() => FixStatementsAsync(
        """
        Console.WriteLine(device);
        x.to([|"cuda"|]);
        """,
        $"""
        var torchDevice = {Best};
        Console.WriteLine(device);
        x.to(torchDevice);
        """,
        parameters: "Tensor x, string device");

    [Fact]
    public Task Enum_variable_is_used_for_an_enum_member_without_an_index() => FixStatementsAsync(
        """
        x.to(type);
        x.to([|DeviceType.CUDA|]);
        """,
        """
        x.to(type);
        x.to(type);
        """,
        parameters: "Tensor x, DeviceType type");

    [Fact]
    public Task Index_is_not_lost_to_a_device_in_scope() => FixStatementsAsync(
        """
        x.to([|"cuda:1"|]);
        """,
        $"""
        var device1 = {Best1};
        x.to(device1);
        """,
        new() { Title = "Introduce 'device1': CUDA device 1, CUDA, MPS or CPU" },
        "Tensor x, Device device");

    [Fact]
    public Task Local_function_that_is_called_before_the_local_is_set_does_not_use_it() => FixStatementsAsync(
        """
        Move();
        var d = get_default_device();
        x.to(d);
        void Move() => x.[|cuda()|];
        """,
        $"""
        var device = {Best};
        Move();
        var d = get_default_device();
        x.to(d);
        void Move() => x.to(device);
        """,
        parameters: "Tensor x");
}
