using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>A device that is a value of its own is replaced where it stands.</summary>
public class DeviceInPlaceTests : DeviceCodeFixTests
{
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
    public Task In_the_first_arm_of_a_choice_it_stands_in_parentheses() => FixStatementsAsync(
        """
        var d = n > 0 ? [|CUDA|] : CPU;
        var e = n > 0 ? CPU : [|CUDA|];
        ones(3).to(d).to(e);
        """,
        $"""
        var d = n > 0 ? ({Best}) : CPU;
        var e = n > 0 ? CPU : {Best};
        ones(3).to(d).to(e);
        """,
        parameters: "int n");

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

    [Fact]
    public Task Own_constant_that_the_project_maps_to_a_device_is_chosen_where_that_is_available() => FixAsync(
        """
        enum Hardware { CPU, CUDA }

        class Sample
        {
            public Hardware Where { get; set; } = [|Hardware.CUDA|];

            public Tensor Move(Tensor x) => x.to((DeviceType)Where);
        }
        """,
        """
        enum Hardware { CPU, CUDA }

        class Sample
        {
            public Hardware Where { get; set; } = cuda.is_available() ? Hardware.CUDA : Hardware.CPU;

            public Tensor Move(Tensor x) => x.to((DeviceType)Where);
        }
        """);
}
