using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;
using PortableML.CodeFixes.Rules.TorchSharp;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>What becomes of hard-coded devices. The verifier fixes one by one and all at once, and looks for new errors and warnings.</summary>
public class HardCodedDeviceCodeFixTests
{
    // The idiom as it is written under "using static TorchSharp.torch".
    private const string Best = "cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU";
    private const string BestText = "cuda.is_available() ? \"cuda\" : mps_is_available() ? \"mps\" : \"cpu\"";
    private const string BestKind = "cuda.is_available() ? DeviceType.CUDA : mps_is_available() ? DeviceType.MPS : DeviceType.CPU";
    private const string Best1 = "cuda.device_count() > 1 ? torch.device(\"cuda:1\") : " + Best;

    // The same through "torch".
    private const string TorchBest = "torch.cuda.is_available() ? torch.CUDA : torch.mps_is_available() ? torch.MPS : torch.CPU";

    private static readonly FixOptions s_topLevel = new() { OutputKind = OutputKind.ConsoleApplication };

    // ---- In place -------------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("CUDA")]
    [InlineData("torch.CUDA")]
    [InlineData("device(\"cuda\")")]
    [InlineData("torch.device(\"cuda:0\")")]
    [InlineData("torch.device(0)")]
    [InlineData("new Device(\"cuda\")")]
    [InlineData("new torch.Device(DeviceType.CUDA)")]
    public Task Value_of_a_local_is_replaced_in_place(string value) => FixStatementsAsync(
        $$"""
        var d = [|{{value}}|];
        ones(3).to(d);
        """,
        $$"""
        var d = {{Best}};
        ones(3).to(d);
        """,
        new() { EquivalenceKey = "PML1001.InPlace", Title = "Choose the device at run time: CUDA, MPS or CPU" });

    [Fact]
    public Task Text_that_becomes_a_device_is_replaced_by_a_device() => FixStatementsAsync(
        """
        Device d = [|"cuda"|];
        Device e = [|new("cuda")|];
        ones(3).to(d).to(e);
        """,
        $"""
        Device d = {Best};
        Device e = {Best};
        ones(3).to(d).to(e);
        """);

    [Fact]
    public Task Text_stays_text() => FixStatementsAsync(
        """
        var d = [|"cuda"|];
        ones(3).to(d);
        """,
        $"""
        var d = {BestText};
        ones(3).to(d);
        """);

    [Fact]
    public Task Spelling_of_a_text_is_kept() => FixStatementsAsync(
        """
        var d = [|"CUDA:0"|];
        ones(3).to(d);
        """,
        """
        var d = cuda.is_available() ? "CUDA:0" : mps_is_available() ? "MPS" : "CPU";
        ones(3).to(d);
        """);

    [Fact]
    public Task Enum_member_stays_an_enum_member() => FixStatementsAsync(
        """
        DeviceType d = [|DeviceType.CUDA|];
        ones(3).to(d);
        """,
        $"""
        DeviceType d = {BestKind};
        ones(3).to(d);
        """);

    [Fact]
    public Task Index_of_a_value_is_kept() => FixStatementsAsync(
        """
        var d = [|torch.device("cuda:1")|];
        var e = [|"cuda:2"|];
        ones(3).to(d).to(e);
        """,
        $"""
        var d = {Best1};
        var e = cuda.device_count() > 2 ? "cuda:2" : {BestText};
        ones(3).to(d).to(e);
        """,
        new() { Title = null });

    [Fact]
    public Task Index_that_is_computed_is_kept() => FixStatementsAsync(
        """
        var d = [|torch.device("cuda", rank)|];
        var e = [|"cuda:" + rank|];
        Device f = [|new(DeviceType.CUDA, rank)|];
        ones(3).to(d).to(e).to(f);
        """,
        """
        var d = cuda.is_available() ? torch.device("cuda", rank) : mps_is_available() ? MPS : CPU;
        var e = cuda.is_available() ? "cuda:" + rank : mps_is_available() ? "mps" : "cpu";
        Device f = cuda.is_available() ? new(DeviceType.CUDA, rank) : mps_is_available() ? MPS : CPU;
        ones(3).to(d).to(e).to(f);
        """,
        parameters: "int rank");

    [Fact]
    public Task Field_property_assignment_object_initialiser_and_result_are_replaced_in_place() => FixMembersAsync(
        """
        private readonly Device _field = [|CUDA|];
        private Device? _late;

        public Device Property { get; init; } = [|CUDA|];

        public Device Computed => [|CUDA|];

        public static Device Make() { return [|CUDA|]; }

        public void Set()
        {
            _late = [|CUDA|];
            _late ??= [|CUDA|];
            _ = new Sample { Property = [|CUDA|] };
            Func<Device> make = () => [|CUDA|];
            Device[] all = [ [|CUDA|] ];
        }
        """,
        $$"""
        private readonly Device _field = {{Best}};
        private Device? _late;

        public Device Property { get; init; } = {{Best}};

        public Device Computed => {{Best}};

        public static Device Make() { return {{Best}}; }

        public void Set()
        {
            _late = {{Best}};
            _late ??= {{Best}};
            _ = new Sample { Property = {{Best}} };
            Func<Device> make = () => {{Best}};
            Device[] all = [ {{Best}} ];
        }
        """);

    [Fact]
    public Task Choice_inside_another_expression_is_put_in_parentheses() => FixStatementsAsync(
        """
        var d = given ?? [|CUDA|];
        ones(3).to(d);
        """,
        $"""
        var d = given ?? ({Best});
        ones(3).to(d);
        """,
        parameters: "Device? given");

    [Fact]
    public Task Local_constant_becomes_a_variable_where_no_use_needs_a_constant() => FixStatementsAsync(
        """
        const string a = [|"cuda"|];
        ones(3).to(a);
        """,
        $"""
        string a = {BestText};
        ones(3).to(a);
        """);

    [Fact]
    public Task Local_constant_stays_where_a_use_needs_one() => NoFixInStatementsAsync(
        """
        const string a = [|"cuda"|];
        const string b = [|"cuda:0"|];
        ones(3).to(a).to(b);
        switch (mode) { case a: break; }
        static Tensor Move(Tensor x) => x.to(b);
        Move(ones(3));
        """,
        "string mode");

    [Theory]
    [InlineData("[|\"cuda\"|]", BestText)]
    [InlineData("[|\"CUDA\"|]", "cuda.is_available() ? \"CUDA\" : mps_is_available() ? \"MPS\" : \"CPU\"")]
    [InlineData("[|DeviceType.CUDA|]", BestKind)]
    public Task Single_text_or_enum_member_for_an_own_method_is_replaced_in_place(string device, string replaced) => FixMembersAsync(
        $$"""
        public void Run() => Move({{device}});

        private static void Move(string name) => ones(3).to(name);

        private static void Move(DeviceType type) => ones(3).to(type);
        """,
        $$"""
        public void Run() => Move({{replaced}});

        private static void Move(string name) => ones(3).to(name);

        private static void Move(DeviceType type) => ones(3).to(type);
        """);

    [Fact]
    public Task Text_and_enum_member_for_own_methods_are_read_from_the_device_that_the_type_shares() => FixMembersAsync(
        """
        public void Run() => Move([|"cuda"|], [|DeviceType.CUDA|]);

        public Tensor Make() => ones(3, device: [|CUDA|]);

        private static void Move(string name, DeviceType type) => ones(3).to(name).to(type);
        """,
        $"""
        private static Device Device => {Best};

        public void Run() => Move(Device.ToString(), Device.type);

        public Tensor Make() => ones(3, device: Device);

        private static void Move(string name, DeviceType type) => ones(3).to(name).to(type);
        """);

    [Fact]
    public Task Texts_of_several_members_share_a_device() => FixMembersAsync(
        """
        public void Run()
        {
            Move([|"cuda"|]);
        }

        public void RunAgain()
        {
            Move([|"cuda"|]);
            Move([|"cuda:1"|]);
        }

        private static void Move(string name) => ones(3).to(name);
        """,
        $$"""
        private static Device Device => {{Best}};

        public void Run()
        {
            Move(Device.ToString());
        }

        public void RunAgain()
        {
            Move(Device.ToString());
            Move(cuda.device_count() > 1 ? "cuda:1" : {{BestText}});
        }

        private static void Move(string name) => ones(3).to(name);
        """);

    [Fact]
    public Task Texts_of_one_member_share_a_device_with_what_takes_it() => FixMembersAsync(
        """
        public void Run(int mode)
        {
            Move([|"cuda"|]);
            ones(3).[|cuda()|];
        }

        private static void Move(string name) => ones(3).to(name);
        """,
        $$"""
        public void Run(int mode)
        {
            var device = {{Best}};
            Move(device.ToString());
            ones(3).to(device);
        }

        private static void Move(string name) => ones(3).to(name);
        """);

    [Fact]
    public Task Text_is_read_from_the_device_in_scope() => FixMembersAsync(
        """
        public void Run(Device where)
        {
            Move([|"cuda"|]);
        }

        private static void Move(string name) => ones(3).to(name);
        """,
        """
        public void Run(Device where)
        {
            Move(where.ToString());
        }

        private static void Move(string name) => ones(3).to(name);
        """,
        new() { EquivalenceKey = "PML1001.UseDeviceInScope", Title = "Use 'where.ToString()'" });

    [Fact]
    public Task Number_beside_an_enum_member_for_an_own_method_is_no_index() => FixMembersAsync(
        """
        public void Run()
        {
            Move([|DeviceType.CUDA|], 80);
        }

        private static void Move(DeviceType type, int length) => ones(length).to(type);
        """,
        $$"""
        public void Run()
        {
            Move({{BestKind}}, 80);
        }

        private static void Move(DeviceType type, int length) => ones(length).to(type);
        """);

    [Fact]
    public Task Text_before_the_device_of_the_member_leaves_it_to_the_others() => FixMembersAsync(
        """
        public void Run()
        {
            Move([|"cuda"|]);
            Device where = [|CUDA|];
            ones(3).[|cuda()|];
        }

        private static void Move(string name) => ones(3).to(name);
        """,
        $$"""
        public void Run()
        {
            Move({{BestText}});
            Device where = {{Best}};
            ones(3).to(where);
        }

        private static void Move(string name) => ones(3).to(name);
        """);

    [Theory]
    [InlineData("// for flash attention it must be cuda")]
    [InlineData("// CUDA only")]
    public Task Device_of_which_a_comment_says_that_it_has_to_be_CUDA_stays(string comment) => NoFixInStatementsAsync(
        $"""
        var d = [|CUDA|]; {comment}
        ones(3).to(d);
        """);

    [Fact]
    public Task Comment_that_only_names_CUDA_stays_beside_the_choice() => FixStatementsAsync(
        """
        var d = [|CUDA|]; // was cuda:1
        ones(3).to(d);
        """,
        $"""
        var d = {Best}; // was cuda:1
        ones(3).to(d);
        """);

    [Theory]
    [InlineData("if (!cuda.is_available()) d = CPU;")]
    [InlineData("if (!cuda.is_available() || length > 3) { d = CPU; }")]
    [InlineData("if (cuda.is_available() == false) d = torch.device(\"cpu\");")]
    [InlineData("if (cuda.is_available()) length++; else d = CPU;")]
    [InlineData("d = cuda.is_available() ? d : CPU;")]
    [InlineData("d = !cuda.is_available() ? CPU : d;")]
    public Task Device_that_the_code_itself_makes_the_CPU_without_CUDA_gets_no_other(string repair) => FixStatementsAsync(
        $"""
        var d = [|CUDA|];
        {repair}
        ones(length).to(d);
        """,
        $$"""
        var d = cuda.is_available() ? {|PML1002:CUDA|} : CPU;
        {{repair}}
        ones(length).to(d);
        """,
        new() { Title = "Choose the device at run time: CUDA or CPU (not MPS, which the code below makes the CPU)" },
        "int length");

    [Theory]
    [InlineData("if (cuda.is_available() && length > 3) d = CPU;")]
    [InlineData("if (length > 3) d = CPU;")]
    public Task Device_that_the_code_makes_the_CPU_for_another_reason_tries_every_accelerator(string choice) => FixStatementsAsync(
        $"""
        var d = [|CUDA|];
        {choice}
        ones(length).to(d);
        """,
        $"""
        var d = {Best};
        {choice}
        ones(length).to(d);
        """,
        parameters: "int length");

    [Fact]
    public Task Apple_site_tries_Apple_first() => FixStatementsAsync(
        """
        var d = [|MPS|];
        ones(3).to(d);
        """,
        """
        var d = mps_is_available() ? MPS : cuda.is_available() ? CUDA : CPU;
        ones(3).to(d);
        """,
        new() { Title = "Choose the device at run time: MPS, CUDA or CPU" });

    [Fact]
    public Task MPS_is_left_out_and_the_title_says_so_where_the_code_uses_float64() => FixStatementsAsync(
        """
        var d = [|CUDA|];
        ones(3, dtype: float64).to(d);
        """,
        """
        var d = cuda.is_available() ? {|PML1002:CUDA|} : CPU;
        ones(3, dtype: float64).to(d);
        """,
        new() { Title = "Choose the device at run time: CUDA or CPU (not MPS, which has no float64)" });

    [Theory]
    [InlineData("tensor(new double[3])")]
    [InlineData("tensor(new double[3, 3])")]
    [InlineData("tensor(1.0)")]
    [InlineData("ones(3).to(ScalarType.Float64)")]
    [InlineData("ones(3).to(ScalarType.ComplexFloat32)")]
    [InlineData("ones(3).@double()")]
    [InlineData("zeros(3, ScalarType.Float64)")]
    public Task MPS_is_left_out_for_every_way_to_double_precision(string value) => FixStatementsAsync(
        $"""
        var d = [|CUDA|];
        {value}.to(d);
        """,
        $$"""
        var d = cuda.is_available() ? {|PML1002:CUDA|} : CPU;
        {{value}}.to(d);
        """);

    [Fact]
    public Task MPS_is_tried_where_a_type_is_given_for_double_data() => FixStatementsAsync(
        """
        var d = [|CUDA|];
        tensor(new double[3], dtype: float32).to(d);
        """,
        $"""
        var d = {Best};
        tensor(new double[3], dtype: float32).to(d);
        """);

    [Fact]
    public Task MPS_is_left_out_where_the_referenced_version_has_no_query_for_it()
    {
        MetadataReference old = LibraryReferences.Compile(
            "TorchSharp",
            """
            [assembly: System.Reflection.AssemblyVersion("0.101.0.0")]
            namespace TorchSharp
            {
                public enum DeviceType { CPU, CUDA }
                public static class torch
                {
                    public class Device { }
                    public class Tensor { public Tensor to(Device device) => this; }
                    public static Device CUDA => new Device();
                    public static Device CPU => new Device();
                    public static Tensor ones(int n) => new Tensor();
                    public static class cuda { public static bool is_available() => true; }
                }
            }
            """);
        return FixStatementsAsync(
            """
            ones(3).to([|CUDA|]);
            """,
            """
            var device = cuda.is_available() ? CUDA : CPU;
            ones(3).to(device);
            """,
            new() { References = [old], Title = "Introduce 'device': CUDA or CPU" });
    }

    // ---- A device in scope ----------------------------------------------------------------------------------------------------------

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

    // ---- An introduced local --------------------------------------------------------------------------------------------------------

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

    // ---- An introduced property -----------------------------------------------------------------------------------------------------

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

    // ---- Shapes ---------------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("x.[|cuda()|]", "x.to(device)")]
    [InlineData("x.[|cuda(non_blocking: true)|]", "x.to(device, non_blocking: true)")]
    [InlineData("x.[|cuda(null)|]", "x.to(device)")]
    [InlineData("x.[|cuda(null, true)|]", "x.to(device, non_blocking: true)")]
    [InlineData("x.[|cuda(device: null)|]", "x.to(device: device)")]
    [InlineData("x.to([|\"cuda\"|])", "x.to(device)")]
    [InlineData("x.to([|\"cuda\"|], true, false, true)", "x.to(device, true, false, true)")]
    [InlineData("x.to(non_blocking: true, device: [|\"cuda\"|])", "x.to(non_blocking: true, device: device)")]
    [InlineData("x.to([|DeviceType.CUDA|])", "x.to(device)")]
    [InlineData("x.to([|DeviceType.CUDA|], 0)", "x.to(device)")]
    [InlineData("x.to([|DeviceType.CUDA|], -1, true, true)", "x.to(device, copy: true, disposeAfter: true)")]
    [InlineData("x.to([|DeviceType.CUDA|], non_blocking: true)", "x.to(device, non_blocking: true)")]
    [InlineData("x.to(deviceIndex: 0, deviceType: [|DeviceType.CUDA|])", "x.to(device: device)")]
    [InlineData("x.to(float32, [|CUDA|], true)", "x.to(float32, device, true)")]
    [InlineData("x.to([|(DeviceType)1|])", "x.to(device)")]
    [InlineData("ones(3, dtype: float32, device: [|CUDA|], requires_grad: true)", "ones(3, dtype: float32, device: device, requires_grad: true)")]
    [InlineData("ones(3, float32, [|\"cuda\"|], true)", "ones(3, float32, device, true)")]
    [InlineData("tensor(new[] { 1f }, device: [|torch.device(\"cuda\")|])", "tensor(new[] { 1f }, device: device)")]
    [InlineData("x.to(x.dtype, [|CUDA|], copy: true, disposeAfter: true)", "x.to(x.dtype, device, copy: true, disposeAfter: true)")]
    [InlineData("x?.[|cuda()|]", "x?.to(device)")]
    [InlineData("model.[|cuda()|]", "model.to(device)")]
    [InlineData("model.[|cuda(0, true)|]", "model.to(device, true)")]
    [InlineData("model.[|cuda(deviceIndex: 0, non_blocking: true)|]", "model.to(device: device, non_blocking: true)")]
    [InlineData("model.[|cuda<nn.Module>()|]", "model.to<nn.Module>(device)")]
    [InlineData("model.to([|\"cuda\"|], true)", "model.to(device, true)")]
    [InlineData("model.to([|DeviceType.CUDA|], 0, true)", "model.to(device, non_blocking: true)")]
    [InlineData("ModuleExtensionMethods.[|cuda(model)|]", "ModuleExtensionMethods.to(model, device)")]
    [InlineData("ModuleExtensionMethods.[|cuda(model, 0, true)|]", "ModuleExtensionMethods.to(model, device, true)")]
    [InlineData("ModuleExtensionMethods.to(model, [|\"cuda\"|])", "ModuleExtensionMethods.to(model, device)")]
    [InlineData("set_default_device([|\"cuda\"|])", "set_default_device(device)")]
    [InlineData("set_default_device([|CUDA|])", "set_default_device(device)")]
    [InlineData("jit.load(\"a\", [|DeviceType.CUDA|])", "jit.load(\"a\", device)")]
    [InlineData("jit.load(\"a\", [|DeviceType.CUDA|], 0)", "jit.load(\"a\", device)")]
    [InlineData("jit.load<Tensor, Tensor>(\"a\", device_type: [|DeviceType.CUDA|], device_index: 0)", "jit.load<Tensor, Tensor>(\"a\", map_location: device)")]
    [InlineData("Console.WriteLine($\"{[|CUDA|]}\")", "Console.WriteLine($\"{device}\")")]
    [InlineData("Console.WriteLine([|CUDA|].type)", "Console.WriteLine(device.type)")]
    public Task Call_takes_the_device_in_its_own_shape(string call, string replaced) => FixStatementsAsync(
        $"{call};",
        $"""
        var device = {Best};
        {replaced};
        """,
        parameters: "Tensor x, nn.Module model");

    [Theory]
    [InlineData("x.[|mps()|]", "x.to(device)")]
    [InlineData("x.[|mps(true)|]", "x.to(device, non_blocking: true)")]
    [InlineData("x.to([|\"mps\"|])", "x.to(device)")]
    [InlineData("x.to([|DeviceType.MPS|], -1, true)", "x.to(device, copy: true)")]
    public Task Apple_call_takes_the_device(string call, string replaced) => FixStatementsAsync(
        $"{call};",
        $"""
        var device = mps_is_available() ? MPS : cuda.is_available() ? CUDA : CPU;
        {replaced};
        """,
        new() { Title = "Introduce 'device': MPS, CUDA or CPU" },
        "Tensor x");

    [Fact]
    public Task Load_without_an_overload_for_devices_is_given_type_and_index()
    {
        MetadataReference old = LibraryReferences.Compile(
            "TorchSharp",
            """
            [assembly: System.Reflection.AssemblyVersion("0.102.0.0")]
            namespace TorchSharp
            {
                public enum DeviceType { CPU, CUDA, MPS }
                public static class torch
                {
                    public class Device { public DeviceType type; public int index; }
                    public class Tensor { }
                    public static Device CUDA => new Device();
                    public static Device MPS => new Device();
                    public static Device CPU => new Device();
                    public static bool mps_is_available() => true;
                    public static class cuda { public static bool is_available() => true; }
                    public static class jit
                    {
                        public class ScriptModule { }
                        public static ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new ScriptModule();
                    }
                }
            }
            """);
        return FixStatementsAsync(
            """
            jit.load("a", [|DeviceType.CUDA|]);
            jit.load("b", [|DeviceType.CUDA|], 0);
            jit.load("c", device_index: 0, device_type: [|DeviceType.CUDA|]);
            """,
            $"""
            var device = {Best};
            jit.load("a", device.type, device.index);
            jit.load("b", device.type, device.index);
            jit.load("c", device_index: device.index, device_type: device.type);
            """,
            new() { References = [old] });
    }

    [Fact]
    public Task Move_that_is_given_a_variable_keeps_it() => FixStatementsAsync(
        """
        x.[|cuda(d, true)|];
        """,
        """
        x.to(d, non_blocking: true);
        """,
        new() { Title = "Use 'd'" },
        "Tensor x, Device d, Device device");

    [Fact]
    public Task Move_that_is_given_a_variable_that_may_be_null_has_no_fix() => NoFixInStatementsAsync(
        """
        x.[|cuda(d)|];
        """,
        "Tensor x, Device? d");

    [Fact]
    public Task Site_inside_a_site_is_fixed_with_it() => FixStatementsAsync(
        """
        x.{|PML1001:cuda(CUDA)|};
        x.{|PML1001:cuda(torch.device("cuda:1"), non_blocking: true)|};
        x.{|PML1001:cuda("cuda:1")|};
        """,
        $"""
        var device = {Best};
        var device1 = {Best1};
        x.to(device);
        x.to(device1, non_blocking: true);
        x.to(device1);
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Storage_has_no_fix() => NoFixInStatementsAsync(
        """
        x.storage<float>().[|cuda()|];
        """,
        "Tensor x");

    [Theory]
    [InlineData("InitializeDeviceType([|DeviceType.CUDA|]);", "TryInitializeDeviceType(DeviceType.CUDA);")]
    [InlineData("torch.InitializeDeviceType([|DeviceType.MPS|]);", "torch.TryInitializeDeviceType(DeviceType.MPS);")]
    public Task Initialisation_is_only_tried(string statement, string replaced) => FixStatementsAsync(
        statement, replaced, new() { EquivalenceKey = "PML1001.TryInitialize", Title = "Use 'TryInitializeDeviceType'" });

    [Fact]
    public Task Initialisation_that_is_no_statement_has_no_fix() => NoFixInStatementsAsync(
        """
        Action initialize = () => InitializeDeviceType([|DeviceType.CUDA|]);
        """);

    [Fact]
    public Task Initialisation_of_a_device_takes_another() => FixStatementsAsync(
        """
        InitializeDevice([|CUDA|]);
        """,
        $"""
        var device = {Best};
        InitializeDevice(device);
        """);

    // ---- Writes in place ------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("var y = x.[|cuda()|]; y.add_(1);", "var y = x.to(device, copy: true); y.add_(1);")]
    [InlineData("x.to([|CUDA|]).view(-1).zero_();", "x.to(device, copy: true).view(-1).zero_();")]
    [InlineData("var y = x.view(3).to([|\"cuda\"|], non_blocking: true); y[0] = x;", "var y = x.view(3).to(device, non_blocking: true, copy: true); y[0] = x;")]
    [InlineData("var y = ones(3); var z = y.[|cuda()|]; z.zero_(); y.sum();", "var y = ones(3); var z = y.to(device, copy: true); z.zero_(); y.sum();")]
    [InlineData("x = x.[|cuda()|]; x.add_(1);", "x = x.to(device, copy: true); x.add_(1);")]
    public Task Move_copies_where_its_result_is_written_and_its_source_is_still_used(string statements, string replaced) => FixStatementsAsync(
        statements,
        $"""
        var device = {Best};
        {replaced}
        """,
        parameters: "Tensor x");

    [Theory]
    [InlineData("var y = x.[|cuda()|]; y.add(1);", "var y = x.to(device); y.add(1);")]
    [InlineData("var y = ones(3).[|cuda()|]; y.add_(1);", "var y = ones(3).to(device); y.add_(1);")]
    [InlineData("var y = ones(3); y = y.[|cuda()|]; y.add_(1);", "var y = ones(3); y = y.to(device); y.add_(1);")]
    [InlineData("var y = ones(3); var z = y.[|cuda()|]; z.add_(1);", "var y = ones(3); var z = y.to(device); z.add_(1);")]
    [InlineData("var y = x.[|cuda()|]; y.requires_grad_();", "var y = x.to(device); y.requires_grad_();")]
    [InlineData("var y = x.to([|\"cuda\"|], true); y.add_(1);", "var y = x.to(device, true); y.add_(1);")]
    public Task Move_does_not_copy_without_need(string statements, string replaced) => FixStatementsAsync(
        statements,
        $"""
        var device = {Best};
        {replaced}
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Move_through_a_fixed_variable_copies_too() => FixStatementsAsync(
        """
        var d = [|"cuda"|];
        var y = x.to(d);
        y.add_(1);
        """,
        $"""
        var d = {BestText};
        var y = x.to(d, copy: true);
        y.add_(1);
        """,
        parameters: "Tensor x");

    // ---- No fix ---------------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("x.to([|\"hip\"|]);")]
    [InlineData("x.to([|DeviceType.XLA|]);")]
    [InlineData("x.to([|\"mps:1\"|]);")]
    public Task Other_accelerators_have_no_fix(string statement) => NoFixInStatementsAsync(statement, "Tensor x");

    [Fact]
    public Task Comment_that_would_be_lost_means_no_fix() => NoFixInStatementsAsync(
        """
        x.to([|torch.device(/* why */ "cuda")|]);
        """,
        "Tensor x");

    [Theory]
    [InlineData("x.[|cuda(/* why */ null /* not */)|]", "x.to(/* why */ device /* not */)")]
    [InlineData("x.to([|DeviceType.CUDA|] /* that */, 0, /* so */ true)", "x.to(device /* that */, /* so */ copy: true)")]
    [InlineData("x.to([|DeviceType.CUDA|], /* why */ 0)", "x.to(device.type, /* why */ device.index)")]
    public Task Comment_that_can_be_kept_is_kept(string call, string replaced) => FixStatementsAsync(
        $"{call};",
        $"""
        var device = {Best};
        {replaced};
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Name_that_selects_what_is_done_is_chosen_and_the_rest_stays() => FixStatementsAsync(
        """
        var device = [|"cuda"|];
        if (device == "cuda")
        {
            InitializeDeviceType([|DeviceType.CUDA|]);
        }

        Console.WriteLine(device);
        """,
        $$"""
        var device = {{BestText}};
        if (device == "cuda")
        {
            InitializeDeviceType({|PML1002:DeviceType.CUDA|});
        }

        Console.WriteLine(device);
        """);

    [Fact]
    public Task Own_constant_that_the_project_maps_to_a_device_has_no_fix() => Verifier.VerifyNoFixAsync(Sources.Torch(
        """
        enum Hardware { CPU, CUDA }

        class Sample
        {
            public Hardware Where { get; set; } = [|Hardware.CUDA|];

            public Tensor Move(Tensor x) => x.to((DeviceType)Where);
        }
        """));

    [Theory]
    [InlineData("if (x.device == [|CUDA|]) { }", "if (x.device.type == DeviceType.CUDA) { }")]
    [InlineData("if ([|device(\"cuda\")|] != x.device) { }", "if (DeviceType.CUDA != x.device.type) { }")]
    [InlineData("if (given == ([|torch.CUDA|])) { }", "if (given.type == DeviceType.CUDA) { }")]
    [InlineData("if (maybe == [|CUDA|]) { }", "if (maybe?.type == DeviceType.CUDA) { }")]
    [InlineData("if (holder?.device == [|CUDA|]) { }", "if (holder?.device.type == DeviceType.CUDA) { }")]
    [InlineData("if ((flag ? x.device : given) == /* the GPU */ [|CUDA|]) { }", "if ((flag ? x.device : given).type == /* the GPU */ DeviceType.CUDA) { }")]
    [InlineData("if (x.device == [|MPS|]) { }", "if (x.device.type == DeviceType.MPS) { }")]
    public Task Comparison_with_a_device_compares_the_type(string statement, string replaced) => FixStatementsAsync(
        statement, replaced, new() { EquivalenceKey = "PML1001.CompareType" }, "Tensor x, Device given, Device? maybe, Tensor? holder, bool flag");

    [Fact]
    public Task Comparison_says_what_it_compares() => FixStatementsAsync(
        "if (x.device == [|CUDA|]) { }", "if (x.device.type == DeviceType.CUDA) { }",
        new() { Title = "Compare the type: 'x.device.type == DeviceType.CUDA' (devices are compared by reference)" }, "Tensor x");

    [Theory]
    [InlineData("if (x.device == [|device(\"cuda:1\")|]) { }")]
    [InlineData("if (x.device == [|device(\"cuda:\" + rank)|]) { }")]
    [InlineData("if (all[0] == (object)[|CUDA|]) { }")]
    public Task Comparison_that_would_lose_an_index_or_is_of_something_else_has_no_fix(string statement) =>
        NoFixInStatementsAsync(statement, "Tensor x, int rank, object[] all");

    [Theory]
    [InlineData("var y = x.[|pin_memory()|];", "var y = cuda.is_available() ? x.pin_memory() : x;")]
    [InlineData("var y = x.[|pin_memory()|].to(device);", "var y = (cuda.is_available() ? x.pin_memory() : x).to(device);")]
    [InlineData("Use(holder.Data.[|pin_memory()|]);", "Use(cuda.is_available() ? holder.Data.pin_memory() : holder.Data);")]
    public Task Memory_is_pinned_where_that_is_of_use(string statement, string replaced) => FixAsync(
        Sources.TorchMembers(Pinning(statement)) + Holder, Sources.TorchMembers(Pinning(replaced)) + Holder, new() { EquivalenceKey = "PML1001.Guard" });

    [Theory]
    [InlineData("x.[|pin_memory()|];")]
    [InlineData("var y = zeros(3).[|pin_memory()|];")]
    [InlineData("var y = maybe?.[|pin_memory()|];")]
    [InlineData("using var y = x.[|pin_memory()|];")]
    [InlineData("using (var y = x.[|pin_memory()|]) { }")]
    [InlineData("var y = x.[|pin_memory()|]; Use(y); y.Dispose();")]
    [InlineData("var y = x.[|pin_memory()|]; y.add_(1);")]
    [InlineData("var y = x.[|pin_memory()|].add_(1);")]
    [InlineData("var y = x.[|pin_memory(/* fast */)|];")]
    public Task Pinned_memory_that_its_source_cannot_stand_in_for_has_no_fix(string statement) =>
        Verifier.VerifyNoFixAsync(Sources.TorchMembers(Pinning(statement)) + Holder);

    private const string Holder = "class Holder { public Tensor Data = zeros(1); }\n";

    private static string Pinning(string statement) =>
        $"static void Use(Tensor x) {{ }}\n\nstatic void Run(Tensor x, Tensor? maybe, Holder holder, Device device)\n{{\n    {statement}\n}}";

    [Theory]
    [InlineData("public Tensor MoveToCuda(Tensor x) => x.[|cuda()|];")]
    [InlineData("public Device CudaDevice => [|CUDA|];")]
    [InlineData("private readonly Device _cuda = [|CUDA|]; public Tensor Move(Tensor x) => x.to(_cuda);")]
    [InlineData("public void Run(Tensor x) { to_cuda(x); static Tensor to_cuda(Tensor y) => y.[|cuda()|]; }")]
    public Task Member_that_names_the_vendor_has_no_fix(string member) => Verifier.VerifyNoFixAsync(Sources.TorchMembers(member));

    [Theory]
    [InlineData("class CudaBenchmark { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class TestCuda { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    public Task Test_or_benchmark_class_that_names_the_vendor_has_no_fix(string type) => Verifier.VerifyNoFixAsync(Sources.Torch(type));

    [Theory]
    [InlineData("class MoveBenchmarks { public Tensor Moves(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class Moves { public Tensor RunBenchmark(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class Moves { public void Run() { static Tensor bench(Tensor x) => x.[|cuda()|]; bench(ones(1)); } }")]
    public Task Benchmark_measures_what_it_was_written_for(string type) => Verifier.VerifyNoFixAsync(Sources.Torch(type));

    [Fact]
    public Task Device_beside_a_map_of_devices_stays_as_the_map_has_it() => NoFixInStatementsAsync(
        """
        var sizes = new System.Collections.Generic.Dictionary<string, long> { ["cuda:0"] = 8L << 30, ["cpu"] = 64L << 30 };
        var x = zeros(3, device: [|"cuda:0"|]);
        System.Console.WriteLine(sizes.Count);
        """);

    [Fact]
    public Task A_map_of_anything_else_is_no_map_of_devices() => FixStatementsAsync(
        """
        var sizes = new System.Collections.Generic.Dictionary<string, long> { ["weights"] = 8L << 30 };
        var device = [|CUDA|];
        System.Console.WriteLine(zeros(sizes.Count, device: device));
        """,
        """
        var sizes = new System.Collections.Generic.Dictionary<string, long> { ["weights"] = 8L << 30 };
        var device = cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU;
        System.Console.WriteLine(zeros(sizes.Count, device: device));
        """);

    [Fact]
    public Task Condition_that_names_the_vendor_means_no_fix() => NoFixInStatementsAsync(
        """
        switch (mode) { case Mode.CudaTest: x.[|cuda()|]; break; }
        if (mode == Mode.CudaTest) { x.[|cuda()|]; }
        """,
        "Tensor x, Mode mode",
        "enum Mode { CudaTest, Other }");

    [Fact]
    public Task Check_for_the_accelerator_is_no_wish_for_it() => FixStatementsAsync(
        """
        if (cuda.is_available())
        {
            x.to([|"cuda:1"|]);
        }
        """,
        $$"""
        var device1 = {{Best1}};
        if (cuda.is_available())
        {
            x.to(device1);
        }
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Member_that_asserts_the_accelerator_has_no_fix() => Verifier.VerifyNoFixAsync(Sources.Torch(
        """
        static class Assert
        {
            public static void IsTrue(bool condition) { }
            public static void AreEqual(object expected, object actual) { }
        }

        class Sample
        {
            public void Query() { var x = ones(3).[|cuda()|]; Assert.IsTrue(x.is_cuda); }
            public void Type() { var x = ones(3).[|cuda()|]; Assert.IsTrue(x.device.type == DeviceType.CUDA); }
            public void Text() { var x = ones(3).[|cuda()|]; Assert.AreEqual("cuda", x.device.ToString()); }
        }
        """));

    [Fact]
    public Task Attribute_argument_is_no_site() => Verifier.VerifyNoFixAsync(Sources.Torch(
        """
        class NamedAttribute(string name) : Attribute
        {
            public string Name { get; } = name;
        }

        [Named("cuda")]
        class Sample
        {
        }
        """));

    // ---- Surroundings ---------------------------------------------------------------------------------------------------------------

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

    // ---- All at once and one by one -------------------------------------------------------------------------------------------------

    [Fact]
    public async Task Fixing_one_by_one_in_any_order_gives_what_fixing_all_gives_and_a_second_run_changes_nothing()
    {
        string source = Sources.TorchMembers(ManySites);
        string all = await FixAllAsync(source);
        Random random = new(20261122);
        for (int run = 0; run < 6; run++)
        {
            Assert.Equal(all, await FixOneByOneAsync(source, random));
        }

        Assert.Equal(all, await FixAllAsync(all));
        Assert.Empty(await ReportedAsync(Document(all)));
    }

    [Fact]
    public async Task Fixes_of_a_file_in_two_projects_are_offered_only_where_both_want_the_same_text()
    {
        const string Source =
            """
            using TorchSharp;

            class Sample
            {
                void Same(torch.Tensor x) { x.cuda(); }
            #if FIRST
                void Only(torch.Tensor x, torch.Device device) { x.cuda(); }
            #endif
                void Differs(torch.Tensor x, Holder holder) { x.cuda(); }
            }
            """;
        Document first = Document(Source, "FIRST");
        Project second = first.Project.Solution.AddProject("Second", "Second", LanguageNames.CSharp)
            .WithMetadataReferences(first.Project.MetadataReferences).WithParseOptions(first.Project.ParseOptions!)
            .WithCompilationOptions(first.Project.CompilationOptions!);
        second = second.WithParseOptions(((CSharpParseOptions)second.ParseOptions!).WithPreprocessorSymbols());
        second = second.AddDocument("Sample.cs", Source, filePath: first.FilePath).Project;
        second = second.AddDocument("Holder.cs", "class Holder { public TorchSharp.torch.Device Device = TorchSharp.torch.get_default_device(); }").Project;
        Project last = second.Solution.GetProject(first.Project.Id)!.AddDocument("Holder.cs", "class Holder { }").Project;
        Document document = last.GetDocument(first.Id)!;

        List<string> titles = [];
        foreach (Diagnostic diagnostic in await ReportedAsync(document))
        {
            titles.Add((await ActionAsync(document, diagnostic))?.Title ?? "none");
        }

        Assert.Equal(["none", "Use 'device'", "none"], titles);
    }

    /// <summary>Every kind of fix, members that share, members that do not, and sites inside sites.</summary>
    private const string ManySites =
        """
        private readonly Device _chosen = CUDA;
        private readonly Tensor _weights = zeros(3, device: CUDA);

        public Sample()
        {
            _weights = _weights.cuda();
            InitializeDeviceType(DeviceType.CUDA);
        }

        public Tensor Field(Tensor x) => x.to(_chosen).cuda();

        public static Tensor Shared(Tensor x) => x.cuda();

        public static Tensor Mixed(Tensor x, int rank)
        {
            var a = x.cuda();
            var d = get_default_device();
            var b = x.to(d).to("cuda").to("cuda:1");
            a.add_(b);
            Func<Tensor, Tensor> move = t => t.cuda(CUDA, true);
            Func<Tensor, Tensor> fixedMove = static t => t.to(DeviceType.CUDA, 0, true);
            static Tensor Local(Tensor t)
            {
                return t.to(device("cuda"));
            }

            return Local(move(fixedMove(a.to("cuda:" + rank))));
        }

        public static void Texts(Tensor x)
        {
            const string name = "cuda";
            string other = "cuda:0";
            x.to(name).to(other).to("cuda");
            DeviceType type = DeviceType.CUDA;
            x.to(type);
        }
        """;

    private static Task FixAsync(string before, string after, FixOptions? options = null) =>
        Verifier.VerifyInAnyOrderAsync(Sources.Torch(before), Sources.Torch(after), options);

    private static Task FixMembersAsync(string before, string after, FixOptions? options = null) =>
        Verifier.VerifyInAnyOrderAsync(Sources.TorchMembers(before), Sources.TorchMembers(after), options);

    private static Task FixStatementsAsync(string before, string after, FixOptions? options = null, string parameters = "") =>
        Verifier.VerifyInAnyOrderAsync(Sources.TorchStatements(before, parameters), Sources.TorchStatements(after, parameters), options);

    private static Task NoFixInStatementsAsync(string statements, string parameters = "", string types = "") =>
        Verifier.VerifyNoFixAsync(Sources.TorchStatements(statements, parameters) + types);

    private static Document Document(string source, params string[] symbols)
    {
        AdhocWorkspace workspace = new();
        ProjectId project = ProjectId.CreateNewId();
        DocumentId document = DocumentId.CreateNewId(project);
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: symbols),
                metadataReferences: [.. LibraryReferences.Framework, LibraryReferences.TorchSharp]))
            .AddDocument(document, "Sample.cs", SourceText.From(source), filePath: "/0/Sample.cs");
        return solution.GetDocument(document)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportedAsync(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([new HardCodedDeviceAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. all.Where(diagnostic => diagnostic.Id == "PML1001").OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task<CodeAction?> ActionAsync(Document document, Diagnostic diagnostic)
    {
        CodeAction? first = null;
        await new HardCodedDeviceCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => first ??= action, default));
        return first;
    }

    private static async Task<string> ApplyAsync(Document document, CodeAction action)
    {
        ApplyChangesOperation operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(default)));
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task<string> FixOneByOneAsync(string source, Random random)
    {
        while (true)
        {
            Document document = Document(source);
            Diagnostic[] reported = [.. await ReportedAsync(document)];
            if (reported.Length == 0)
            {
                return source;
            }

            source = await ApplyAsync(document, Assert.IsAssignableFrom<CodeAction>(await ActionAsync(document, reported[random.Next(reported.Length)])));
        }
    }

    private static async Task<string> FixAllAsync(string source)
    {
        Document document = Document(source);
        HardCodedDeviceCodeFix fix = new();
        FixAllContext context = new(document, fix, FixAllScope.Document, "PML1001.InPlace", ["PML1001"], new Provider(), default);
        return await fix.GetFixAllProvider().GetFixAsync(context) is { } action ? await ApplyAsync(document, action) : source;
    }

    private sealed class Provider : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await ReportedAsync(project.Documents.Single());

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await ReportedAsync(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
