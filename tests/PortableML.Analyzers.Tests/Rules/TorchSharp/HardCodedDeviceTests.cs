using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>PML1001: whichever way a device is written, it is found once, where it is chosen; what only looks like one is not.</summary>
public class HardCodedDeviceTests
{
    private const string Parameters = "Tensor x, nn.Module<Tensor, Tensor> model, int rank, bool big, string? name";

    // ---- Devices of torch: made there and then, so they throw wherever they stand.

    [SkippableTheory]
    [InlineData("_ = [|torch.CUDA|];")]
    [InlineData("_ = [|CUDA|];")]
    [InlineData("_ = [|TorchSharp.torch.CUDA|];")]
    [InlineData("_ = [|global::TorchSharp.torch.CUDA|];")]
    [InlineData("_ = [|torch.MPS|];")]
    [InlineData("_ = [|MPS|];")]
    [InlineData("x.to([|CUDA|]);")]
    [InlineData("x.to([|CUDA|], copy: true);")]
    [InlineData("x.to(ScalarType.Float32, [|CUDA|]);")]
    [InlineData("model.to([|CUDA|]);")]
    [InlineData("_ = ([|CUDA|]);")]
    [InlineData("Console.WriteLine([|CUDA|]);")]
    [InlineData("_ = x.device == [|CUDA|];")]
    [InlineData("_ = [|CUDA|].type;")]
    [InlineData("object[] devices = { [|CUDA|], CPU };")]
    public Task A_device_of_torch_is_found_wherever_it_stands(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""_ = [|torch.device("cuda")|];""")]
    [InlineData("""_ = [|device("cuda")|];""")]
    [InlineData("""_ = [|torch.device("CUDA")|];""")]
    [InlineData("""_ = [|torch.device("cuda:1")|];""")]
    [InlineData("""_ = [|torch.device("cuda", 1)|];""")]
    [InlineData("""_ = [|torch.device(index: 1, deviceType: "cuda")|];""")]
    [InlineData("""_ = [|torch.device("mps")|];""")]
    [InlineData("""_ = [|torch.device(DeviceType.CUDA)|];""")]
    [InlineData("""_ = [|torch.device(DeviceType.CUDA, 1)|];""")]
    [InlineData("""_ = [|torch.device((DeviceType)1)|];""")]
    [InlineData("""_ = [|torch.device(DeviceType.MPS)|];""")]
    [InlineData("""_ = [|torch.device($"cuda:{rank}")|];""")]
    [InlineData("""_ = [|torch.device("cuda:" + rank)|];""")]
    [InlineData("""x.to([|torch.device("cuda")|]);""")]
    [InlineData("""_ = x.device == [|torch.device("cuda")|];""")]
    public Task A_device_that_torch_makes_by_name_or_kind_is_found_as_a_whole(string statements) => Statements(statements);

    // ---- Devices that are only named: they fail where they are used.

    [SkippableTheory]
    [InlineData("x.to([|torch.device(0)|]);")]
    [InlineData("x.to([|torch.device(1)|]);")]
    [InlineData("""x.to([|new Device("cuda")|]);""")]
    [InlineData("""x.to([|new Device("cuda:1")|]);""")]
    [InlineData("""x.to([|new Device("cuda", 1)|]);""")]
    [InlineData("""x.to([|new torch.Device("cuda")|]);""")]
    [InlineData("x.to([|new Device(DeviceType.CUDA)|]);")]
    [InlineData("x.to([|new Device(DeviceType.CUDA, 1)|]);")]
    [InlineData("x.to([|new Device((DeviceType)1)|]);")]
    [InlineData("x.to([|new Device(0)|]);")]
    [InlineData("""x.to([|new Device($"cuda:{rank}")|]);""")]
    [InlineData("""Device d = [|new("cuda")|]; x.to(d);""")]
    [InlineData("""Device d = [|new(DeviceType.CUDA, 1)|]; x.to(d);""")]
    [InlineData("""Device d = [|new(0)|]; x.to(d);""")]
    [InlineData("""Device d = [|"cuda"|]; x.to(d);""")]
    [InlineData("""Device d = [|"cuda:1"|]; x.to(d);""")]
    [InlineData("""x.to((Device)[|"cuda"|]);""")]
    [InlineData("""torch.zeros(3, device: [|"cuda:0"|]);""")]
    [InlineData("""string s = [|"cuda"|]; Device d = s; x.to(d);""")]
    public Task A_device_that_only_holds_a_name_is_found_where_it_is_used(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""_ = new Device("cuda");""")]
    [InlineData("""_ = new Device(DeviceType.CUDA, 1);""")]
    [InlineData("""Device d = "cuda";""")]
    [InlineData("_ = torch.device(0);")]
    [InlineData("""string s = "cuda";""")]
    [InlineData("var kind = DeviceType.CUDA;")]
    [InlineData("""_ = torch.device("hip");""")]
    public Task A_device_that_only_holds_a_name_and_is_never_used_is_silent(string statements) => Statements(statements);

    // ---- Moves.

    [SkippableTheory]
    [InlineData("x.[|cuda()|];")]
    [InlineData("x.[|cuda(non_blocking: true)|];")]
    [InlineData("x.half().[|cuda()|].sum();")]
    [InlineData("x?.[|cuda()|];")]
    [InlineData("_ = x.[|cuda()|] + x;")]
    [InlineData("x.[|mps()|];")]
    [InlineData("model.[|cuda()|];")]
    [InlineData("model.[|cuda(1)|];")]
    [InlineData("model.[|cuda()|].forward(x);")]
    [InlineData("_ = nn.Linear(2, 2).[|cuda()|];")]
    [InlineData("ModuleExtensionMethods.[|cuda(model)|];")]
    [InlineData("""ModuleExtensionMethods.to(model, [|"cuda"|]);""")]
    [InlineData("x.storage<float>().[|cuda()|];")]
    [InlineData("""x.to([|"cuda"|]);""")]
    [InlineData("""x.to([|"Cuda:0"|]);""")]
    [InlineData("""x.to(device: [|"cuda"|], copy: true);""")]
    [InlineData("""x.to([|@"cuda"|]);""")]
    [InlineData("x.to([|\"\"\"cuda\"\"\"|]);")]
    [InlineData("x.to([|DeviceType.CUDA|]);")]
    [InlineData("x.to([|DeviceType.CUDA|], 1);")]
    [InlineData("x.to(deviceIndex: 1, deviceType: [|DeviceType.CUDA|]);")]
    [InlineData("x.to([|(DeviceType)1|]);")]
    [InlineData("""model.to([|"cuda"|]);""")]
    [InlineData("model.to([|DeviceType.CUDA|]);")]
    [InlineData("model.to([|DeviceType.CUDA|], 1);")]
    public Task A_move_to_an_accelerator_is_found(string statements) => Statements(statements);

    [SkippableFact]
    public Task A_tensor_that_is_pinned_needs_an_accelerator() => Statements("x.[|pin_memory()|];");

    // ---- Creation and initialisation.

    [SkippableTheory]
    [InlineData("torch.zeros(3, device: [|torch.CUDA|]);")]
    [InlineData("""torch.ones(3, 4, device: [|torch.device("cuda")|]);""")]
    [InlineData("""torch.tensor(new[] { 1f }, device: [|new Device("cuda")|]);""")]
    [InlineData("torch.arange(10, device: [|CUDA|]);")]
    [InlineData("torch.rand(2, 2, dtype: ScalarType.Float32, device: [|CUDA|]);")]
    [InlineData("""torch.full(3, 1, device: [|"cuda"|]);""")]
    [InlineData("torch.empty_like(x, device: [|CUDA|]);")]
    [InlineData("nn.Linear(2, 2, device: [|CUDA|]);")]
    [InlineData("nn.LSTM(2, 2, device: [|new Device(DeviceType.CUDA)|]);")]
    public Task A_device_that_a_factory_is_given_is_found(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""torch.set_default_device([|"cuda"|]);""")]
    [InlineData("torch.set_default_device([|torch.CUDA|]);")]
    [InlineData("""torch.set_default_device([|new Device("cuda")|]);""")]
    [InlineData("torch.InitializeDeviceType([|DeviceType.CUDA|]);")]
    [InlineData("InitializeDeviceType([|DeviceType.CUDA|]);")]
    [InlineData("torch.InitializeDeviceType([|DeviceType.MPS|]);")]
    [InlineData("torch.InitializeDevice([|torch.CUDA|]);")]
    [InlineData("""torch.InitializeDevice([|new Device("cuda")|]);""")]
    [InlineData("""torch.InitializeDevice([|"cuda"|]);""")]
    [InlineData("""torch.jit.load("model.pt", [|DeviceType.CUDA|]);""")]
    [InlineData("""torch.jit.load<Tensor, Tensor>("model.pt", [|DeviceType.CUDA|], 0);""")]
    [InlineData("""torch.jit.load(new byte[1], device_type: [|DeviceType.CUDA|]);""")]
    public Task A_device_that_torch_is_told_to_initialise_or_to_load_on_is_found(string statements) => Statements(statements);

    // ---- Other accelerators of DeviceType.

    [SkippableTheory]
    [InlineData("HIP")]
    [InlineData("XLA")]
    [InlineData("MPS")]
    [InlineData("MKLDNN")]
    [InlineData("IDEEP")]
    [InlineData("FPGA")]
    [InlineData("MSNPU")]
    public Task Every_vendors_kind_of_device_is_found(string kind) => Statements(
        $$"""
        x.to([|DeviceType.{{kind}}|]);
        x.to([|new Device(DeviceType.{{kind}})|]);
        x.to([|"{{kind.ToLowerInvariant()}}:0"|]);
        """);

    [SkippableTheory]
    [InlineData("CPU")]
    [InlineData("META")]
    [InlineData("OPENGL")]
    [InlineData("OPENCL")]
    public Task A_kind_of_device_that_is_no_vendors_is_silent(string kind) => Statements(
        $$"""
        x.to(DeviceType.{{kind}});
        x.to(new Device(DeviceType.{{kind}}));
        x.to("{{kind.ToLowerInvariant()}}");
        torch.zeros(3, device: "{{kind.ToLowerInvariant()}}");
        _ = torch.device(DeviceType.{{kind}});
        """);

    [SkippableFact]
    public Task The_CPU_is_silent() => Statements(
        """
        x.to(CPU);
        x.to(torch.CPU);
        x.cpu();
        x.to(torch.META);
        _ = torch.device("cpu");
        torch.set_default_device("cpu");
        torch.InitializeDeviceType(DeviceType.CPU);
        torch.zeros(3, device: (Device?)null);
        """);

    // ---- Names for the library's types.

    [SkippableFact]
    public Task Aliases_are_seen_through() => Rule.VerifyAsync(
        """
        using TorchSharp;
        using T = TorchSharp.torch;
        using Kind = TorchSharp.DeviceType;
        using Place = TorchSharp.torch.Device;
        using Tensor = TorchSharp.torch.Tensor;

        class Sample
        {
            void Run(Tensor x)
            {
                x.to([|T.CUDA|]);
                x.to([|Kind.CUDA|]);
                x.to([|new Place("cuda")|]);
                x.to([|T.device("cuda")|]);
            }
        }
        """);

    [SkippableFact]
    public Task A_static_using_of_the_kinds_is_seen_through() => Rule.VerifyAsync(
        """
        using static TorchSharp.DeviceType;

        class Sample
        {
            void Run(TorchSharp.torch.Tensor x) => x.to([|CUDA|]);
        }
        """);

    [SkippableFact]
    public Task Global_usings_of_another_file_are_seen_through() => Rule.VerifyAsync(
        """
        class Sample
        {
            Tensor Run(Tensor x) => x.to([|CUDA|]);
        }
        """,
        new() { Files = [("Usings.cs", "global using TorchSharp; global using static TorchSharp.torch;")] });

    [SkippableFact]
    public Task Usings_inside_a_namespace_are_seen_through() => Rule.VerifyAsync(
        """
        namespace Vision
        {
            using TorchSharp;
            using static TorchSharp.torch;

            class Sample
            {
                Tensor Run(Tensor x) => x.to([|CUDA|]).to([|DeviceType.CUDA|]);
            }
        }
        """);

    // ---- Texts and variables on the way.

    [SkippableTheory]
    [InlineData("""x.to([|$"cuda:{rank}"|]);""")]
    [InlineData("""x.to([|"cuda:" + rank|]);""")]
    [InlineData("""x.to([|"cuda" + ":" + rank|]);""")]
    [InlineData("""const string Where = [|"cuda"|]; x.to(Where);""")]
    [InlineData("""const string Where = [|"cuda:" + "0"|]; x.to(Where);""")]
    [InlineData("""string where = [|"cuda"|]; x.to(where);""")]
    [InlineData("""string where; where = [|"cuda"|]; x.to(where);""")]
    [InlineData("""string where = [|$"cuda:{rank}"|]; torch.device(where);""")]
    [InlineData("""var kind = [|DeviceType.CUDA|]; x.to(kind);""")]
    [InlineData("""var kind = [|DeviceType.CUDA|]; x.to(new Device(kind, 0));""")]
    [InlineData("""Device where = [|torch.CUDA|]; x.to(where);""")]
    [InlineData("""var where = [|new Device("cuda")|]; var other = where; x.to(other);""")]
    [InlineData("""string where = [|"cuda"|]; x.to(where); model.to(where); torch.zeros(3, device: where);""")]
    public Task A_device_in_a_variable_is_found_once_where_it_is_written(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""x.to(big ? [|"cuda"|] : "cpu");""")]
    [InlineData("""x.to(big ? "cpu" : [|"cuda"|]);""")]
    [InlineData("""x.to(big ? [|CUDA|] : CPU);""")]
    [InlineData("""string where = big ? [|"cuda"|] : "cpu"; x.to(where);""")]
    [InlineData("""x.to(rank switch { 0 => "cpu", _ => [|"cuda"|] });""")]
    [InlineData("""x.to(rank switch { 0 => CPU, 1 => [|new Device("cuda")|], _ => META });""")]
    [InlineData("""x.to(name ?? [|"cuda"|]);""")]
    [InlineData("""name ??= [|"cuda"|]; x.to(name);""")]
    [InlineData("""x.to(name ?? (big ? [|"cuda"|] : "cpu"));""")]
    public Task A_device_in_one_arm_of_a_choice_about_something_else_is_found(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("x.[|cuda(torch.CUDA)|];")]
    [InlineData("""x.[|cuda(new Device("cuda"))|];""")]
    [InlineData("""x.[|cuda("cuda:1")|];""")]
    [InlineData("""x.storage<float>().[|cuda(new Device("cuda"))|];""")]
    public Task A_device_inside_a_move_to_it_is_one_site_with_the_move(string statements) => Statements(statements);

    [SkippableFact]
    public Task A_value_that_is_replaced_before_its_use_is_silent() => Statements(
        """
        string where = "cuda";
        where = "cpu";
        x.to(where);
        """);

    // ---- Members.

    [SkippableTheory]
    [InlineData("""string _where = [|"cuda"|]; Tensor Run(Tensor x) => x.to(_where);""")]
    [InlineData("""private readonly string _where = [|"cuda"|]; Tensor Run(Tensor x) => x.to(_where);""")]
    [InlineData("""private static readonly Device s_where = [|new("cuda")|]; Tensor Run(Tensor x) => x.to(s_where);""")]
    [InlineData("""private static readonly Device s_where = [|torch.CUDA|];""")]
    [InlineData("""const string Where = [|"cuda"|]; Tensor Run(Tensor x) => x.to(Where);""")]
    [InlineData("""public DeviceType Kind = [|DeviceType.CUDA|]; Tensor Run(Tensor x) => x.to(Kind);""")]
    [InlineData("""string? _where; Sample() { _where = [|"cuda"|]; } Tensor Run(Tensor x) => x.to(_where!);""")]
    [InlineData("""string? _where; Sample() => _where = [|"cuda"|]; Tensor Run(Tensor x) => x.to(this._where!);""")]
    public Task A_device_in_a_field_is_found_where_it_is_written(string members) => Members(members);

    [SkippableTheory]
    [InlineData("""public string Where { get; set; } = [|"cuda"|]; Tensor Run(Tensor x) => x.to(Where);""")]
    [InlineData("""public string Where { get; init; } = [|"cuda"|]; Tensor Run(Tensor x) => x.to(Where);""")]
    [InlineData("""string Where => [|"cuda"|]; Tensor Run(Tensor x) => x.to(Where);""")]
    [InlineData("""string Where { get => [|"cuda"|]; } Tensor Run(Tensor x) => x.to(Where);""")]
    [InlineData("""string Where { get { return [|"cuda"|]; } } Tensor Run(Tensor x) => x.to(Where);""")]
    [InlineData("""Device Where => [|new Device("cuda")|]; Tensor Run(Tensor x) => x.to(Where);""")]
    [InlineData("""Device Where => [|torch.CUDA|];""")]
    [InlineData("""public Device Where { get; } = [|torch.CUDA|];""")]
    [InlineData("""string Where() => [|"cuda"|]; Tensor Run(Tensor x) => x.to(Where());""")]
    [InlineData("""static Device Where() { return [|new Device("cuda")|]; } Tensor Run(Tensor x) => x.to(Where());""")]
    public Task A_device_in_a_property_or_a_result_is_found_where_it_is_written(string members) => Members(members);

    [SkippableTheory]
    [InlineData("""private string _where = "cuda"; public string Text => "runs on " + _where;""")]
    [InlineData("""public string Where { get; set; } = "cuda";""")]
    [InlineData("""string Where() => "cuda"; void Run() => Console.WriteLine(Where());""")]
    [InlineData("""void Run(string where = "cuda") => Console.WriteLine(where);""")]
    public Task A_text_in_a_member_that_reaches_no_device_is_silent(string members) => Members(members);

    [SkippableTheory]
    [InlineData("""void Run(Tensor x, string where = [|"cuda"|]) => x.to(where);""")]
    [InlineData("""void Run(Tensor x, string where = [|"cuda:0"|]) { x.to(where); x.to(where); }""")]
    [InlineData("""void Run(Tensor x, DeviceType kind = [|DeviceType.CUDA|]) => x.to(kind);""")]
    [InlineData("""void Run(Tensor x, DeviceType kind = [|(DeviceType)1|]) => x.to(kind);""")]
    [InlineData("""void Run(Tensor x, string where = [|"cuda"|]) { var d = new Device(where); x.to(d); }""")]
    [InlineData("""string _where; Sample(string where = [|"cuda"|]) { _where = where; } Tensor Run(Tensor x) => x.to(_where);""")]
    [InlineData("""Tensor Move(Tensor x, string where = [|"cuda"|]) => x.to(where); Tensor Run(Tensor x) => Move(Move(x), "cpu");""")]
    [InlineData("""Sample(string where = [|"cuda"|]) => torch.set_default_device(where); static Sample Make() => new();""")]
    [InlineData("""Sample(string where = [|"cuda"|]) => torch.set_default_device(where);""")]
    [InlineData("""Sample(string where) => torch.set_default_device(where); Sample(int n, string where = [|"cuda"|]) : this(where) { }""")]
    [InlineData("""Tensor this[Tensor x, string where = [|"cuda"|]] => x.to(where);""")]
    [InlineData("""Tensor this[Tensor x, string where = [|"cuda"|]] { get { return x.to(where); } }""")]
    [InlineData("""void Run(Tensor x) { var move = (Tensor t, string where = [|"cuda"|]) => t.to(where); move(x); }""")]
    [InlineData("""void Run(Tensor x) { Tensor Move(Tensor t, string where = [|"cuda"|]) => t.to(where); Move(x); }""")]
    [InlineData("""void Run(Tensor x) { static Tensor Move(Tensor t, DeviceType kind = [|DeviceType.CUDA|]) => t.to(kind); Move(x); }""")]
    [InlineData("""delegate Tensor Mover(Tensor x, string where = [|"cuda"|]); void Run(Tensor x) { Mover move = (t, where) => t.to(where); move(x); }""")]
    public Task A_default_of_a_parameter_is_found(string members) => Members(members);

    [SkippableTheory]
    [InlineData("""class Mover(string where = [|"cuda"|]) { public Tensor Run(Tensor x) => x.to(where); }""")]
    [InlineData("""class Mover(string where = [|"cuda"|]) { readonly string _where = where; public Tensor Run(Tensor x) => x.to(_where); }""")]
    [InlineData("""struct Mover(DeviceType kind = [|DeviceType.CUDA|]) { public Tensor Run(Tensor x) => x.to(kind); }""")]
    [InlineData("""class Base(string where) { public Tensor Run(Tensor x) => x.to(where); } class Mover(string where = [|"cuda"|]) : Base(where);""")]
    [InlineData("""record Settings(string Where = [|"cuda"|]); class Mover { Tensor Run(Tensor x, Settings settings) => x.to(settings.Where); }""")]
    [InlineData("""record struct Settings(string Where = [|"cuda"|]); class Mover { Tensor Run(Tensor x, Settings settings) => x.to(settings.Where); }""")]
    [InlineData("""interface IMover { Tensor Run(Tensor x, string where = [|"cuda"|]); } class Mover : IMover { public Tensor Run(Tensor x, string where) => x.to(where); }""")]
    public Task A_default_of_a_types_parameter_is_found(string types) => Rule.VerifyAsync(Sources.Torch(types));

    [SkippableTheory]
    [InlineData("""class Program { void Run(Tensor x) => Mover.Move(x, [|"cuda"|]); }""")]
    [InlineData("""class Program { void Run(Tensor x) => Mover.Move(where: [|"cuda"|], x: x); }""")]
    [InlineData("""class Program { void Run(Tensor x) => new Mover { Where = [|"cuda"|] }.Run(x); }""")]
    [InlineData("""class Program { void Run(Tensor x) { var mover = new Mover(); mover.Where = [|"cuda"|]; mover.Run(x); } }""")]
    [InlineData("""class Program { void Run(Tensor x) => Mover.Move(x, [|$"cuda:{1}"|]); }""")]
    public Task A_text_that_the_projects_own_members_hand_on_is_found_where_it_is_written(string program) => Rule.VerifyAsync(
        Sources.Torch(program),
        new()
        {
            Files =
            [
                ("Mover.cs", """
                    using TorchSharp;

                    class Mover
                    {
                        public string Where { get; set; } = "cpu";
                        public torch.Tensor Run(torch.Tensor x) => Move(x, Where);
                        public static torch.Tensor Move(torch.Tensor x, string where) => x.to(where);
                    }
                    """),
            ],
        });

    [SkippableFact]
    public Task A_constant_of_another_file_is_found_where_it_is_declared() => Rule.VerifyAsync(
        Sources.TorchStatements("x.to(Settings.Where);", "Tensor x"),
        new() { Files = [("Settings.cs", """static class Settings { public const string Where = [|"cuda"|]; }""")] });

    [SkippableFact]
    public Task A_constant_of_another_assembly_is_found_at_its_use() => Rule.VerifyAsync(
        Sources.TorchStatements("x.to([|Settings.Where|]);", "Tensor x"),
        new()
        {
            References =
            [
                .. LibraryReferences.All,
                LibraryReferences.Compile("Shared", """public static class Settings { public const string Where = "cuda"; }"""),
            ],
        });

    // ---- Places in code.

    [SkippableTheory]
    [InlineData("""Func<Device?, bool, Tensor> Move(Tensor x) => x.[|cuda|];""")]
    [InlineData("""IEnumerable<Tensor> Run(IEnumerable<Tensor> xs) => xs.Select(x => x.[|cuda()|]);""")]
    [InlineData("""IEnumerable<Tensor> Run(IEnumerable<Tensor> xs) { foreach (var x in xs) { yield return x.[|cuda()|]; } }""")]
    [InlineData("""async System.Threading.Tasks.Task<Tensor> Run(Tensor x) { await System.Threading.Tasks.Task.Yield(); return x.[|cuda()|]; }""")]
    [InlineData("""static Tensor s_zero = torch.zeros(1, device: [|CUDA|]);""")]
    [InlineData("""static Sample() { torch.InitializeDeviceType([|DeviceType.CUDA|]); }""")]
    [InlineData("""~Sample() => torch.InitializeDeviceType([|DeviceType.CUDA|]);""")]
    [InlineData("""event Action Moved { add => torch.zeros(1, device: [|CUDA|]); remove { } }""")]
    [InlineData("""public static Sample operator +(Sample a, Sample b) { torch.zeros(1, device: [|CUDA|]); return a; }""")]
    [InlineData("""Device[] Both() => [[|CUDA|], CPU];""")]
    [InlineData("""List<Tensor> Both(Tensor x) => [x, x.[|cuda()|], .. new[] { x.to([|"cuda"|]) }];""")]
    [InlineData("""(Device, int) Pair() => ([|CUDA|], 0);""")]
    [InlineData("""object Boxed(Tensor x) => new { On = x.[|cuda()|] };""")]
    [InlineData("""string Text(Tensor x) => $"{x.[|cuda()|]}";""")]
    public Task A_site_is_found_in_every_kind_of_member(string members) => Members(members);

    [SkippableFact]
    public Task A_site_is_found_in_top_level_statements() => Rule.VerifyAsync(
        Sources.Torch(
            """
            string where = [|"cuda"|];
            var x = torch.zeros(3).to(where);
            Move(x);

            static Tensor Move(Tensor x) => x.[|cuda()|];
            """),
        new() { OutputKind = OutputKind.ConsoleApplication });

    [SkippableFact]
    public Task A_site_is_found_in_the_arguments_of_a_constructor_initializer() => Rule.VerifyAsync(
        Sources.Torch(
            """
            class Base { protected Base(Device where) { } }
            class First : Base { First() : base([|CUDA|]) { } }
            class Second() : Base([|CUDA|]);
            """));

    [SkippableFact]
    public Task A_site_is_found_in_a_module() => Rule.VerifyAsync(
        Sources.Torch(
            """
            class Net : nn.Module<Tensor, Tensor>
            {
                private readonly nn.Module<Tensor, Tensor> _layer = nn.Linear(2, 2, device: [|torch.CUDA|]);

                public Net() : base("net")
                {
                    RegisterComponents();
                    this.to([|"cuda"|]);
                }

                public override Tensor forward(Tensor input) => _layer.call(input.[|cuda()|]);
            }
            """));

    [CSharpFact("14.0")]
    public Task A_site_is_found_in_an_extension_block() => Rule.VerifyAsync(
        Sources.Torch(
            """
            static class Moves
            {
                extension(Tensor x)
                {
                    public Tensor OnAccelerator() => x.[|cuda()|];
                    public Tensor Copied => x.to([|"cuda"|], copy: true);
                }
            }
            """));

    [CSharpFact("14.0")]
    public Task A_site_is_found_in_a_field_backed_property() => Members(
        """
        string Where { get => field ??= [|"cuda"|]; set; }
        Device Place => field ??= [|torch.CUDA|];
        Tensor Run(Tensor x) => x.to(Where);
        """);

    [CSharpFact("14.0")]
    public Task A_site_is_found_behind_a_conditional_assignment() => Members(
        """
        public string? Where;
        static Tensor Run(Tensor x, Sample? sample)
        {
            sample?.Where = [|"cuda"|];
            return x.to(sample!.Where!);
        }
        """);

    // ---- What is no site.

    [SkippableTheory]
    [InlineData("_ = x.device_type == DeviceType.CUDA;")]
    [InlineData("_ = x.device.type != DeviceType.CUDA;")]
    [InlineData("_ = x.device.type == (DeviceType)1;")]
    [InlineData("_ = x.device_type is DeviceType.CUDA;")]
    [InlineData("_ = x.device_type is DeviceType.CUDA or DeviceType.MPS;")]
    [InlineData("_ = x.device is { type: DeviceType.CUDA, index: 0 };")]
    [InlineData("_ = x.device_type switch { DeviceType.CUDA => 1, DeviceType.MPS => 2, _ => 0 };")]
    [InlineData("switch (x.device_type) { case DeviceType.CUDA: break; }")]
    [InlineData("_ = x.device_type.Equals(DeviceType.CUDA);")]
    [InlineData("_ = x.device_type.HasFlag(DeviceType.CUDA);")]
    [InlineData("_ = x.is_cuda;")]
    [InlineData("""_ = x.device.ToString() == "cuda";""")]
    [InlineData("""_ = name == "cuda" || name is "cuda:0";""")]
    [InlineData("""_ = name!.StartsWith("cuda") && name.Contains("mps");""")]
    [InlineData("""_ = name switch { "cuda" => 1, _ => 0 };""")]
    public Task A_comparison_with_a_kind_or_a_name_is_silent(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("_ = torch.cuda.is_available();")]
    [InlineData("_ = torch.cuda.is_cudnn_available();")]
    [InlineData("_ = torch.cuda_is_available();")]
    [InlineData("_ = torch.cuda.device_count();")]
    [InlineData("_ = torch.mps_is_available();")]
    [InlineData("_ = torch.TryInitializeDeviceType(DeviceType.CUDA);")]
    [InlineData("torch.cuda.synchronize();")]
    [InlineData("torch.cuda.synchronize(new Device(\"cuda\"));")]
    [InlineData("torch.cuda.manual_seed(1);")]
    public Task A_question_or_a_call_that_does_nothing_elsewhere_is_silent(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("_ = nameof(torch.CUDA);")]
    [InlineData("_ = nameof(CUDA);")]
    [InlineData("_ = nameof(DeviceType.CUDA);")]
    [InlineData("_ = nameof(torch.cuda);")]
    [InlineData("_ = typeof(torch.Device);")]
    [InlineData("_ = typeof(DeviceType);")]
    [InlineData("_ = default(DeviceType);")]
    public Task A_name_or_a_type_is_silent(string statements) => Statements(statements);

    [SkippableTheory]
    [InlineData("""Console.WriteLine("cuda");""")]
    [InlineData("""Console.WriteLine($"cuda:{rank}");""")]
    [InlineData("Console.WriteLine(DeviceType.CUDA);")]
    [InlineData("""throw new InvalidOperationException("cuda");""")]
    [InlineData("""var options = new Dictionary<string, string> { ["device"] = "cuda" };""")]
    [InlineData("""var options = new Dictionary<string, string>(); options.Add("device", "cuda");""")]
    [InlineData("""_ = System.Text.Json.JsonSerializer.Serialize(new { device = "cuda" });""")]
    [InlineData("""_ = "{ \"device\": \"cuda\" }";""")]
    [InlineData("""System.Diagnostics.Process.Start("python", "cuda");""")]
    [InlineData("""new System.Diagnostics.ProcessStartInfo("python").ArgumentList.Add("cuda:0");""")]
    [InlineData("""Environment.SetEnvironmentVariable("DEVICE", "cuda");""")]
    [InlineData("""string[] names = { "cuda", "mps" };""")]
    [InlineData("""_ = Enum.Parse<DeviceType>(name!);""")]
    public Task A_text_or_a_kind_that_goes_elsewhere_is_silent(string statements) => Statements(statements);

    [SkippableFact]
    public Task A_property_that_is_serialised_for_another_process_is_silent() => Rule.VerifyAsync(
        Sources.Torch(
            """
            class Job
            {
                [System.Text.Json.Serialization.JsonPropertyName("device")]
                public string Device { get; set; } = "cuda";

                public void Start() => System.Diagnostics.Process.Start("python", System.Text.Json.JsonSerializer.Serialize(this));
            }
            """));

    [SkippableFact]
    public Task Types_of_the_projects_own_with_the_same_names_are_silent() => Rule.VerifyAsync(
        """
        namespace Own
        {
            enum DeviceType { CPU, CUDA, MPS }
            class Device { public Device(string name) { } public static implicit operator Device(string name) => new(name); }
            class Tensor
            {
                public Tensor cuda() => this;
                public Tensor to(string device) => this;
                public Tensor to(DeviceType device) => this;
                public Tensor to(Device device) => this;
            }
            static class torch
            {
                public static Device CUDA => new("cuda");
                public static Device device(string name) => new(name);
                public static void InitializeDeviceType(DeviceType type) { }
            }

            class Sample
            {
                void Run(Tensor x, DeviceType kind = DeviceType.CUDA)
                {
                    torch.InitializeDeviceType(DeviceType.CUDA);
                    x.cuda().to("cuda").to(DeviceType.CUDA).to(torch.CUDA).to(torch.device("cuda")).to(new Device("cuda"));
                    Device d = "cuda";
                    x.to(d).to((DeviceType)1);
                }
            }
        }
        """);

    [SkippableFact]
    public Task Types_of_the_projects_own_in_the_librarys_namespace_are_silent() => Rule.VerifyAsync(
        """
        namespace TorchSharp
        {
            public enum DeviceType { CPU, CUDA }
            public static class torch
            {
                public static object CUDA => "cuda";
                public static object device(string name) => name;
                public static void InitializeDeviceType(DeviceType type) { }
            }
        }

        class Sample
        {
            void Run()
            {
                _ = TorchSharp.torch.CUDA;
                _ = TorchSharp.torch.device("cuda");
                TorchSharp.torch.InitializeDeviceType(TorchSharp.DeviceType.CUDA);
            }
        }
        """);

    [SkippableFact]
    public Task Documentation_comments_and_disabled_text_are_silent() => Members(
        """
        /// <summary>Moves to <see cref="torch.CUDA"/>, as <c>x.cuda()</c> does. <see cref="DeviceType.CUDA"/></summary>
        void Run(Tensor x)
        {
            // x.cuda(); torch.device("cuda");
        #if GPU
            x.cuda();
            x.to("cuda");
        #endif
        }
        """);

    [SkippableFact]
    public Task Text_that_a_symbol_enables_is_code() => Rule.VerifyAsync(
        """
        using TorchSharp;

        class Sample
        {
        #if GPU
            torch.Device Place => [|torch.CUDA|];
        #else
            torch.Device Place => torch.CPU;
        #endif
        }
        """,
        new() { PreprocessorSymbols = ["GPU"] });

    [SkippableFact]
    public async Task Generated_code_is_silent()
    {
        await Rule.VerifyAsync("// <auto-generated/>\n" + Sources.TorchStatements("x.cuda(); x.to(\"cuda\");", "Tensor x"), Generated);
        await Rule.VerifyAsync(
            Sources.Torch("[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] class Sample { Tensor Run(Tensor x) => x.cuda(); }"), Generated);
        await Rule.VerifyAsync(
            "class Sample;",
            Generated with { Files = [("Model.g.cs", "class Model { TorchSharp.torch.Device Place => TorchSharp.torch.CUDA; }")] });
    }

    [SkippableFact]
    public Task A_project_without_the_library_is_silent() => Rule.VerifyAsync(
        """
        static class torch { public static string CUDA => "cuda"; }
        class Tensor { public Tensor to(string device) => this; public Tensor cuda() => this; }
        class Sample { Tensor Run(Tensor x) => x.cuda().to("cuda").to(torch.CUDA); }
        """,
        new() { References = [LibraryReferences.OnnxRuntime] });

    // ---- The report.

    [SkippableFact]
    public Task The_message_names_the_code_the_library_the_vendor_the_reason_and_the_remedy() => Rule.VerifyAsync(
        Sources.TorchStatements("_ = {|#0:torch.CUDA|};"),
        new()
        {
            Expected =
            [
                Rule.Diagnostic("PML1001").WithLocation(0).WithSeverity(DiagnosticSeverity.Warning).WithMessage(
                    "'torch.CUDA' ties TorchSharp to NVIDIA's CUDA: it fails on a machine without it (no check on any path). Choose the device at run time."),
            ],
        });

    [SkippableTheory]
    [InlineData("var x = ones(3).{|#0:cuda()|}; Assert.True(x.is_cuda);", "Skip the test where there is none")]
    [InlineData("var x = ones(3).{|#0:cuda()|}; Assert.Equal(DeviceType.CUDA, x.device.type);", "Skip the test where there is none")]
    [InlineData("var x = ones(3).{|#0:cuda()|}; Assert.Equal(\"cuda:0\", x.device.ToString());", "Skip the test where there is none")]
    [InlineData("var x = ones(3).{|#0:cuda()|}; Assert.Equal(3, x.shape[0]);", "Choose the device at run time")]
    [InlineData("var x = ones(3).{|#0:cuda()|}; Assert.True(x.to(DeviceType.CPU).is_sparse);", "Choose the device at run time")]
    [InlineData("var x = ones(3).{|#0:cuda()|}; if (x.is_cuda) Console.WriteLine();", "Choose the device at run time")]
    public Task The_message_in_a_test_of_the_accelerator_says_to_skip_it(string statements, string remedy) => Rule.VerifyAsync(
        Sources.TorchStatements(statements) + "static class Assert { public static void True(bool condition) { } public static void Equal(object expected, object? actual) { } }",
        new()
        {
            Expected = [Rule.Diagnostic("PML1001").WithLocation(0).WithMessage($"'cuda()' ties TorchSharp to NVIDIA's CUDA: it fails on a machine without it (no check on any path). {remedy}.")],
        });

    [SkippableFact]
    public Task The_message_of_a_guarded_site_names_what_is_left_unused() => Rule.VerifyAsync(
        Sources.TorchStatements("var device = torch.mps_is_available() ? {|#0:MPS|} : CPU;"),
        new()
        {
            Expected =
            [
                Rule.Diagnostic("PML1002").WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
                    "'MPS' considers Apple's MPS only (only MPS is checked for). Other accelerators stay unused: try them too before the CPU."),
            ],
        });

    [SkippableFact]
    public Task A_long_call_is_reported_over_its_lines_and_named_by_its_first() => Rule.VerifyAsync(
        Sources.TorchStatements(
            """
            x.half().{|#0:cuda(
                non_blocking: true)|}.sum();
            """,
            "Tensor x"),
        new()
        {
            Expected = [Rule.Diagnostic("PML1001").WithLocation(0).WithArguments("cuda(…", "TorchSharp", "NVIDIA", "CUDA", "no check on any path", "", "Choose the device at run time")],
        });

    [SkippableFact]
    public async Task The_uses_are_additional_locations_and_the_properties_say_what_was_found()
    {
        const string Source =
            """
            using TorchSharp;

            class Sample
            {
                void Run(torch.Tensor x)
                {
                    string where = "cuda:1";
                    x.to(where);
                    x.sum().to(where);
                }
            }
            """;

        Diagnostic diagnostic = Assert.Single(await AnalyzeAsync(Source));

        Assert.Equal("\"cuda:1\"", TextAt(diagnostic.Location));
        Assert.Equal(["to(where)", "to(where)"], diagnostic.AdditionalLocations.Select(TextAt));
        Assert.Equal([7, 8], diagnostic.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("nvidia", diagnostic.Properties["vendor"]);
        Assert.Equal("CUDA", diagnostic.Properties["accelerator"]);
        Assert.Equal("TorchSharp", diagnostic.Properties["library"]);
        Assert.Equal("hard-coded", diagnostic.Properties["classification"]);
        Assert.Equal("no check on any path", diagnostic.Properties["reason"]);
        Assert.Equal(1.ToString(CultureInfo.InvariantCulture), diagnostic.Properties["index"]);
    }

    // ---- What is allowed.

    [SkippableTheory]
    [InlineData("nvidia")]
    [InlineData("NVIDIA, amd")]
    [InlineData("apple|nvidia")]
    public Task A_vendor_that_the_project_allows_is_silent(string vendors) => Rule.VerifyAsync(
        Sources.TorchStatements(
            """
            x.cuda();
            x.to(torch.cuda.is_available() ? CUDA : CPU);
            x.to([|DeviceType.XLA|]);
            """,
            "Tensor x"),
        new() { EditorConfig = "portable_ml.allowed_vendors = " + vendors });

    [SkippableFact]
    public Task Without_another_vendors_API_in_the_library_a_guarded_site_is_silent() => Rule.VerifyAsync(
        """
        using TorchSharp;

        class Sample
        {
            object Guarded() => torch.cuda.is_available() ? torch.CUDA : torch.CPU;
            object HardCoded() => [|torch.CUDA|];
        }
        """,
        new()
        {
            References =
            [
                LibraryReferences.Compile(
                    "TorchSharp",
                    """
                    [assembly: System.Reflection.AssemblyVersion("0.101.6.0")]
                    namespace TorchSharp
                    {
                        public static class torch
                        {
                            public class Device { }
                            public static Device CPU => new Device();
                            public static Device CUDA => new Device();
                            public static class cuda { public static bool is_available() => false; }
                        }
                    }
                    """),
            ],
        });

    private static SourceOptions Generated => new() { Configure = test => test.TestBehaviors |= TestBehaviors.SkipGeneratedCodeCheck };

    private static Task Statements([StringSyntax("C#-test")] string statements) => Rule.VerifyAsync(Sources.TorchStatements(statements, Parameters));

    private static Task Members([StringSyntax("C#-test")] string members) => Rule.VerifyAsync(Sources.TorchMembers(members));

    private static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source)
    {
        CSharpCompilation compilation = new SourceOptions().Compile([SourceText.From(source)]);
        return compilation.WithAnalyzers([new HardCodedDeviceAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
