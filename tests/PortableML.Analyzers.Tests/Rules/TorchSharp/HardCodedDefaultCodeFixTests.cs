using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>What becomes of devices that are the default of a parameter, or a constant of a type.</summary>
public class HardCodedDefaultCodeFixTests
{
    private const string BestText = "cuda.is_available() ? \"cuda\" : mps_is_available() ? \"mps\" : \"cpu\"";
    private const string BestKind = "cuda.is_available() ? DeviceType.CUDA : mps_is_available() ? DeviceType.MPS : DeviceType.CPU";

    // ---- Parameters -----------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Text_default_becomes_null_which_is_resolved_first() => FixMembersAsync(
        """
        public Tensor Make(int size, string device = [|"cuda"|])
        {
            // The size comes first.
            return ones(size).to(device);
        }
        """,
        $$"""
        public Tensor Make(int size, string? device = null)
        {
            device ??= {{BestText}};
            // The size comes first.
            return ones(size).to(device);
        }
        """,
        new() { EquivalenceKey = "PML1001.ParameterDefault", Title = "Make 'device' optional: null means CUDA, MPS or CPU" });

    [Theory]
    [InlineData("if (device == DeviceType.CUDA) ones(3).to(device);")]
    [InlineData("if (size > 3 && (device == DeviceType.CUDA)) { ones(3).to(device); }")]
    public Task Default_that_the_code_only_uses_where_it_is_CUDA_tries_no_other(string statement) => FixMembersAsync(
        $$"""
        public void Run(int size, DeviceType device = [|DeviceType.CUDA|])
        {
            {{statement}}
        }
        """,
        $$"""
        public void Run(int size, DeviceType? device = null)
        {
            device ??= cuda.is_available() ? {|PML1002:DeviceType.CUDA|} : DeviceType.CPU;
            {{statement.Replace("to(device)", "to(device.Value)", StringComparison.Ordinal)}}
        }
        """,
        new() { Title = "Make 'device' optional: null means CUDA or CPU (not MPS, which the code does nothing with) (its type becomes 'DeviceType?')" });

    [Theory]
    [InlineData("if (device == DeviceType.CUDA) size++; ones(size).to(device);")]
    [InlineData("if (device == DeviceType.CUDA || size > 3) { ones(3).to(device); }")]
    [InlineData("if (device == DeviceType.CUDA) { size++; } else { ones(3).to(device); }")]
    public Task Default_that_the_code_also_uses_otherwise_tries_every_accelerator(string statements) => FixMembersAsync(
        $$"""
        public void Run(int size, DeviceType device = [|DeviceType.CUDA|])
        {
            {{statements}}
        }
        """,
        $$"""
        public void Run(int size, DeviceType? device = null)
        {
            device ??= {{BestKind}};
            {{statements.Replace("to(device)", "to(device.Value)", StringComparison.Ordinal)}}
        }
        """);

    [Fact]
    public Task Expression_body_becomes_a_block() => FixMembersAsync(
        """
        public Tensor Make(string device = [|"cuda"|]) => ones(3).to(device);
        """,
        $$"""
        public Tensor Make(string? device = null)
        {
            device ??= {{BestText}};
            return ones(3).to(device);
        }
        """);

    [Fact]
    public Task Expression_body_becomes_one_block_for_several_defaults() => FixMembersAsync(
        """
        public Tensor Make(string first = [|"cuda"|], DeviceType second = [|DeviceType.CUDA|]) => ones(3).to(first) + ones(3).to(second);
        """,
        $$"""
        public Tensor Make(string? first = null, DeviceType? second = null)
        {
            first ??= {{BestText}};
            second ??= {{BestKind}};
            return ones(3).to(first) + ones(3).to(second.Value);
        }
        """);

    [Theory]
    [InlineData("public Tensor Make(DeviceType kind = [|DeviceType.CUDA|]) => ones(3).to(kind); public Tensor Make(object anything) => ones(3);")]
    [InlineData("public Tensor Make(DeviceType kind = [|DeviceType.CUDA|]) => ones(3).to(kind); public Tensor Make<T>(T anything) => ones(3);")]
    [InlineData("public Tensor Make(DeviceType kind = [|DeviceType.CUDA|]) => ones(3).to(kind); public Tensor Other() => Make(default);")]
    public Task Default_whose_calls_could_mean_something_else_has_no_fix(string member) => Verifier.VerifyNoFixAsync(Sources.TorchMembers(member));

    [Fact]
    public Task Index_of_the_default_is_tried_first() => FixMembersAsync(
        """
        public Tensor Make(string device = [|"cuda:1"|])
        {
            return ones(3).to(device);
        }
        """,
        $$"""
        public Tensor Make(string? device = null)
        {
            device ??= cuda.device_count() > 1 ? "cuda:1" : {{BestText}};
            return ones(3).to(device);
        }
        """);

    [Fact]
    public Task Where_nullable_is_off_the_type_stays() => FixMembersAsync(
        """
        public Tensor Make(string device = [|"cuda"|])
        {
            return ones(3).to(device);
        }
        """,
        $$"""
        public Tensor Make(string device = null)
        {
            device ??= {{BestText}};
            return ones(3).to(device);
        }
        """,
        new() { Nullable = NullableContextOptions.Disable });

    [Fact]
    public Task Enum_default_becomes_nullable_and_is_read_by_its_value() => FixAsync(
        """
        class Model
        {
            private readonly Device _device;

            public Model(DeviceType kind = [|DeviceType.CUDA|], int size = 3)
            {
                _device = new Device(kind);
                Console.WriteLine($"{nameof(kind)}: {kind}, {size}");
                Weights = zeros(size, device: _device);
            }

            public Tensor Weights { get; }

            public static Model Small() => new(size: 1);

            public static Model OnCpu() => new(DeviceType.CPU);
        }
        """,
        $$"""
        class Model
        {
            private readonly Device _device;

            public Model(DeviceType? kind = null, int size = 3)
            {
                kind ??= {{BestKind}};
                _device = new Device(kind.Value);
                Console.WriteLine($"{nameof(kind)}: {kind.Value}, {size}");
                Weights = zeros(size, device: _device);
            }

            public Tensor Weights { get; }

            public static Model Small() => new(size: 1);

            public static Model OnCpu() => new(DeviceType.CPU);
        }
        """,
        new() { Title = "Make 'kind' optional: null means CUDA, MPS or CPU (its type becomes 'DeviceType?')" });

    [Fact]
    public Task Test_of_an_enum_stays_a_test() => FixMembersAsync(
        """
        public void Move(nn.Module model, DeviceType kind = [|DeviceType.CUDA|])
        {
            if (kind == DeviceType.CUDA || kind is DeviceType.MPS)
            {
                model.to(kind);
            }
        }
        """,
        $$"""
        public void Move(nn.Module model, DeviceType? kind = null)
        {
            kind ??= {{BestKind}};
            if (kind == DeviceType.CUDA || kind is DeviceType.MPS)
            {
                model.to(kind.Value);
            }
        }
        """);

    [Fact]
    public Task Only_what_needs_the_enum_reads_the_value() => FixMembersAsync(
        """
        public void Move(nn.Module model, DeviceType kind = [|DeviceType.CUDA|])
        {
            if (kind != null && (kind) != DeviceType.CPU)
            {
                model.to(kind);
            }

            switch (kind)
            {
                case DeviceType.CUDA:
                    Console.WriteLine(kind);
                    break;
            }
        }
        """,
        $$"""
        public void Move(nn.Module model, DeviceType? kind = null)
        {
            kind ??= {{BestKind}};
            if (kind != null && (kind) != DeviceType.CPU)
            {
                model.to(kind.Value);
            }

            switch (kind)
            {
                case DeviceType.CUDA:
                    Console.WriteLine(kind.Value);
                    break;
            }
        }
        """);

    [Fact]
    public Task Defaults_of_several_parameters_and_a_site_in_the_body_are_fixed_together() => FixMembersAsync(
        """
        public (Tensor, Tensor, Tensor) Make(string first = [|"cuda"|], string second = [|"cuda:0"|])
        {
            var third = [|CUDA|];
            return (ones(3).to(first), ones(3).to(second), ones(3).to(third));
        }
        """,
        $$"""
        public (Tensor, Tensor, Tensor) Make(string? first = null, string? second = null)
        {
            first ??= {{BestText}};
            second ??= {{BestText.Replace("\"cuda\"", "\"cuda:0\"", StringComparison.Ordinal)}};
            var third = cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU;
            return (ones(3).to(first), ones(3).to(second), ones(3).to(third));
        }
        """);

    [Fact]
    public Task Local_function_and_async_method_and_lambda_that_captures_are_fixed() => FixMembersAsync(
        """
        public async System.Threading.Tasks.Task<Tensor> Make(string device = [|"cuda"|])
        {
            await System.Threading.Tasks.Task.Yield();
            Func<Tensor, Tensor> move = x => x.to(device);
            return Local(move(ones(3)));

            static Tensor Local(Tensor x, string to = [|"cuda"|]) => x.to(to);
        }
        """,
        $$"""
        public async System.Threading.Tasks.Task<Tensor> Make(string? device = null)
        {
            device ??= {{BestText}};
            await System.Threading.Tasks.Task.Yield();
            Func<Tensor, Tensor> move = x => x.to(device);
            return Local(move(ones(3)));

            static Tensor Local(Tensor x, string? to = null)
            {
                to ??= {{BestText}};
                return x.to(to);
            }
        }
        """);

    [Theory]
    [InlineData("public virtual Tensor Make(string device = [|\"cuda\"|]) => ones(3).to(device);")]
    [InlineData("public override string ToString() => \"\"; public virtual Tensor Make(string device = [|\"cuda\"|]) { return ones(3).to(device); }")]
    [InlineData("public IEnumerable<Tensor> Make(string device = [|\"cuda\"|]) { yield return ones(3).to(device); }")]
    [InlineData("public Tensor Make(in DeviceType device = [|DeviceType.CUDA|]) => ones(3).to(device);")]
    [InlineData("public Tensor Make(string? device = [|\"cuda\"|]) => device == null ? ones(3) : ones(3).to(device);")]
    [InlineData("public Tensor Make(string device = [|\"cuda\"|]) => device is null ? ones(3) : ones(3).to(device);")]
    [InlineData("public Tensor Make(string device = [|\"cuda\"|]) => ones(3).to(device); public Func<string, Tensor> Maker => Make;")]
    public Task Default_that_others_rely_on_has_no_fix(string member) => Verifier.VerifyNoFixAsync(Sources.TorchMembers(member));

    [Fact]
    public Task Default_of_what_implements_an_interface_has_no_fix() => Verifier.VerifyNoFixAsync(Sources.Torch(
        """
        interface IMaker { Tensor Make(string device = [|"cuda"|]); }

        class Maker : IMaker { public Tensor Make(string device = [|"cuda"|]) => ones(3).to(device); }
        """));

    [Fact]
    public Task Default_of_what_is_overridden_partial_or_called_through_a_delegate_has_no_fix() => Verifier.VerifyNoFixAsync(Sources.Torch(
        """
        abstract class Maker { public abstract Tensor Make(string device = "cpu"); }

        class Derived : Maker { public override Tensor Make(string device = [|"cuda"|]) => ones(3).to(device); }

        partial class Parts { public partial Tensor Make(string device = [|"cuda"|]); }

        partial class Parts { public partial Tensor Make(string device) => ones(3).to(device); }

        class Through
        {
            private Func<string, Tensor> _make = null!;

            public void Set() { _make = Make; _make("cpu"); }

            private static Tensor Make(string device = [|"cuda"|]) { return ones(3).to(device); }
        }
        """));

    [Fact]
    public Task Default_that_a_constructor_uses_after_handing_it_on_or_that_a_primary_constructor_or_a_record_has_is_left() => Verifier.VerifyNoFixAsync(Sources.Torch(
        """
        class Base(string name) { public Tensor Make() => ones(3).to(name); }

        class Derived : Base { public Derived(string name = [|"cuda"|]) : base(name) { Console.WriteLine(name); } }

        class Primary(string name = [|"cuda"|]) { public Tensor Make() => ones(3).to(name); }

        record Options(string Name = [|"cuda"|]) { public Tensor Make() => ones(3).to(Name); }
        """));

    [Theory]
    [InlineData("string", "\"cuda\"", BestText)]
    [InlineData("DeviceType", "DeviceType.CUDA", BestKind)]
    public Task Default_that_a_constructor_only_hands_on_is_resolved_there(string type, string cuda, string best) => Verifier.VerifyAsync(
        Sources.Torch(Constructors($"{type} device = [|{cuda}|]", "device", type)), Sources.Torch(Constructors($"{type}? device = null", $"device ?? ({best})", type)));

    [Fact]
    public Task Default_that_a_constructor_hands_on_by_name_is_resolved_there() => Verifier.VerifyAsync(
        Sources.Torch("""class Sample { public Sample(int size, string place) => ones(size).to(place); public Sample(string device = [|"cuda"|]) : this(place: device, size: 3) { } }"""),
        Sources.Torch($$"""class Sample { public Sample(int size, string place) => ones(size).to(place); public Sample(string? device = null) : this(place: device ?? ({{BestText}}), size: 3) { } }"""));

    [Fact]
    public Task Default_that_a_constructor_hands_on_twice_has_no_fix() => Verifier.VerifyNoFixAsync(Sources.Torch(
        """
        class Base(string name) { public Tensor Make() => ones(3).to(name); }

        class Twice(string first, string second) : Base(first) { public string Second { get; } = second; }

        class Derived : Twice { public Derived(string name = [|"cuda"|]) : base(name, name) { } }
        """));

    private static string Constructors(string parameter, string argument, string type) =>
        $$"""
        class Base
        {
            private readonly {{type}} _device;

            protected Base(int size, {{type}} device)
            {
                _device = device;
            }

            public Tensor Make() => ones(3).to(_device);
        }

        class Derived : Base
        {
            public Derived(int size, {{parameter}})
                : base(size, {{argument}})
            {
            }
        }
        """;

    [Fact]
    public Task Older_language_has_no_fix() => Verifier.VerifyNoFixAsync(
        """
        using TorchSharp;
        public class Sample
        {
            public torch.Tensor Make(string device = [|"cuda"|]) { return torch.ones(3).to(device); }
        }
        """,
        new() { LanguageVersion = LanguageVersion.CSharp7_3 });

    // ---- Constants ------------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Private_constant_becomes_a_property_that_chooses() => FixMembersAsync(
        """
        private const string Name = [|"cuda"|];
        internal const DeviceType Kind = [|DeviceType.CUDA|];

        public Tensor Make() => ones(3).to(Name).to(Kind);
        """,
        $$"""
        private static string Name => {{BestText}};
        internal static DeviceType Kind => {{BestKind}};

        public Tensor Make() => ones(3).to(Name).to(Kind);
        """,
        new() { EquivalenceKey = "PML1001.InPlace", Title = "Choose the device at run time: CUDA, MPS or CPU" });

    [Theory]
    [InlineData("public const string Name = [|\"cuda\"|]; public Tensor Make() => ones(3).to(Name);")]
    [InlineData("protected const string Name = [|\"cuda\"|]; public Tensor Make() => ones(3).to(Name);")]
    [InlineData("private const string Name = [|\"cuda\"|]; public Tensor Make() => ones(3).to(Name); public bool Is(string other) => other is Name;")]
    [InlineData("private const string Name = [|\"cuda\"|]; public Tensor Make() => ones(3).to(Name); public bool Is(string other) => other switch { Name => true, _ => false };")]
    [InlineData("private const string Name = [|\"cuda\"|]; private const string Other = \"on \" + Name; public Tensor Make() => ones(3).to(Name);")]
    [InlineData("private const string Name = [|\"cuda\"|]; [Obsolete(Name)] public Tensor Make() => ones(3).to(Name);")]
    [InlineData("private const string Name = [|\"cuda\"|], Other = \"\"; public Tensor Make() => ones(3).to(Name);")]
    public Task Constant_that_others_need_has_no_fix(string member) => Verifier.VerifyNoFixAsync(Sources.Torch($$"""public class Sample { {{member}} }"""));

    private static Task FixAsync(string before, string after, FixOptions? options = null) =>
        Verifier.VerifyInAnyOrderAsync(Sources.Torch(before), Sources.Torch(after), options);

    private static Task FixMembersAsync(string before, string after, FixOptions? options = null) =>
        Verifier.VerifyInAnyOrderAsync(Sources.TorchMembers(before), Sources.TorchMembers(after), options);
}
