using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Values;

/// <summary>The ways that a device takes from where it is written to where it is needed, and those that lead elsewhere.</summary>
public class TravellingDeviceTests
{
    [SkippableTheory]
    [InlineData("""const string Kind = [|"cuda"|]; Tensor Run(Tensor x, int n) => x.to($"{Kind}:{n}");""")]
    [InlineData("""static readonly string s_kind = [|"cuda"|]; Tensor Run(Tensor x, int n) => x.to(s_kind + ":" + n);""")]
    [InlineData("""string _where = [|"CUDA"|]; Tensor Run(Tensor x) => x.to(_where.ToLowerInvariant().Trim());""")]
    [InlineData("""DeviceType _kind = [|DeviceType.CUDA|]; Tensor Run(Tensor x) => x.to(_kind.ToString().ToLower());""")]
    public Task A_text_that_is_composed_or_written_otherwise_is_followed(string members) => Members(members);

    [SkippableTheory]
    [InlineData("""string? _where; string Where => _where ??= [|"cuda"|]; Tensor Run(Tensor x) => x.to(Where);""")]
    [InlineData("""Tensor Run(Tensor x, string? where) { where ??= [|"cuda"|]; return x.to(where); }""")]
    [InlineData("""Tensor Run(Tensor x, string? where) => x.to(where ?? [|"cuda"|]);""")]
    [InlineData("""Device? _place; Tensor Run(Tensor x) => x.to(_place ??= [|"cuda"|]);""")]
    [InlineData("""Tensor Run(Tensor x, int n) { string where; if (n > 0) where = [|"cuda"|]; else where = "cpu"; return x.to(where); }""")]
    [InlineData("""Tensor Run(Tensor x, int n) => x.to(n switch { 0 => "cpu", _ => [|"cuda"|] });""")]
    public Task A_value_behind_a_null_or_a_case_about_something_else_is_followed(string members) => Members(members);

    [SkippableTheory]
    [InlineData("ToLower()")]
    [InlineData("ToLowerInvariant()")]
    [InlineData("ToUpper()")]
    [InlineData("ToUpperInvariant()")]
    [InlineData("Trim()")]
    [InlineData("ToString()")]
    public Task The_same_text_in_another_case_is_followed(string call) =>
        Members($$"""string _where = [|"CUDA"|]; Tensor Run(Tensor x) => x.to(_where.{{call}});""");

    [SkippableTheory]
    [InlineData("Substring(1)")]
    [InlineData("Replace('c', 'x')")]
    [InlineData("PadLeft(9)")]
    [InlineData("Length.ToString()")]
    public Task Another_text_is_not(string call) => Members($$"""string _where = "CUDA"; Tensor Run(Tensor x) => x.to(_where.{{call}});""");

    [SkippableTheory]
    [InlineData("""record Settings(string Where); class Sample { Tensor Run(Tensor x) => Move(x, new([|"cuda"|])); Tensor Move(Tensor x, Settings s) => x.to(s.Where); }""")]
    [InlineData("""record Settings(string Where); class Sample { Tensor Run(Tensor x, Settings s) => Move(x, s with { Where = [|"cuda"|] }); Tensor Move(Tensor x, Settings s) => x.to(s.Where); }""")]
    [InlineData("""partial class Sample { private record Settings(string Where); Tensor Run(Tensor x) => Move(x, new([|"cuda"|])); } partial class Sample { Tensor Move(Tensor x, Settings s) => x.to(s.Where); }""")]
    [InlineData("""record struct Settings(string Where); class Sample { Tensor Run(Tensor x) { var s = new Settings([|"cuda"|]); return x.to(s.Where); } }""")]
    [InlineData("""class Settings { public string Where { get; init; } = "cpu"; } class Sample { Tensor Run(Tensor x) { Settings s = new() { Where = [|"cuda"|] }; return x.to(s.Where); } }""")]
    [InlineData("""class Settings { public Inner Inner { get; } = new(); } class Inner { public string Where = "cpu"; } class Sample { Tensor Run(Tensor x) { Settings s = new() { Inner = { Where = [|"cuda"|] } }; return x.to(s.Inner.Where); } }""")]
    [InlineData("""class Settings { public string Where { get; set; } = "cpu"; } class Sample { void Add(Action<Settings> configure) { } void Run() => Add(s => s.Where = [|"cuda"|]); Tensor Move(Tensor x, Settings s) => x.to(s.Where); }""")]
    [InlineData("""class Mover(string where) { public Tensor Run(Tensor x) => x.to(where); } class Sample { Tensor Run(Tensor x) => new Mover([|"cuda"|]).Run(x); }""")]
    [InlineData("""class Mover(string where) { private readonly Device _place = new(where, 0); public Tensor Run(Tensor x) => x.to(_place); } class Sample { Mover Make() => new(where: [|"cuda"|]); }""")]
    [InlineData("""class Base(string where) { protected Device Place => where; public Tensor Run(Tensor x) => x.to(Place); } class Mover() : Base([|"cuda"|]);""")]
    [InlineData("""class Base { private readonly string _where; protected Base(string where) => _where = where; public Tensor Run(Tensor x) => x.to(_where); } class Mover : Base { Mover() : base([|"cuda"|]) { } }""")]
    public Task A_value_in_a_record_an_options_object_or_a_constructor_is_followed(string types) => Types(types);

    [SkippableTheory]
    [InlineData("""class Place { public string Name = ""; public static implicit operator Place(string name) => new() { Name = name }; } class Sample { Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, Place place) => x.to(place.Name); }""")]
    [InlineData("""class Sample { async System.Threading.Tasks.Task<string> Where() { await System.Threading.Tasks.Task.Yield(); return [|"cuda"|]; } async System.Threading.Tasks.Task<Tensor> Run(Tensor x) => x.to(await Where()); }""")]
    [InlineData("""static class Moves { public static Tensor Move(this Tensor x, string where) => x.to(where); } class Sample { Tensor Run(Tensor x) => x.Move([|"cuda"|]); }""")]
    [InlineData("""static class Moves { public static Tensor Move(this Tensor x, string where) => x.to(where); } class Sample { Tensor Run(Tensor x) => Moves.Move(where: [|"cuda"|], x: x); }""")]
    [InlineData("""partial class Sample { partial void Move(Tensor x, string where); void Run(Tensor x) => Move(x, [|"cuda"|]); } partial class Sample { partial void Move(Tensor x, string where) => x.to(where); }""")]
    [InlineData("""class Sample { Tensor this[Tensor x, string where] => x.to(where); Tensor Run(Tensor x) => this[x, [|"cuda"|]]; }""")]
    [InlineData("""class Sample { Tensor Run(Tensor x) { Tensor Move(string where) => x.to(where); return Move([|"cuda"|]); } }""")]
    [InlineData("""delegate Tensor Mover(Tensor x, string where); class Sample { Tensor Run(Tensor x) { Mover move = (t, where) => t.to(where); return move(x, [|"cuda"|]); } }""")]
    [InlineData("""interface IMover { Tensor Move(Tensor x, string where); } class Mover : IMover { public Tensor Move(Tensor x, string where) => x.to(where); } class Sample { Tensor Run(Tensor x, IMover mover) => mover.Move(x, [|"cuda"|]); }""")]
    [InlineData("""abstract class Base { public abstract Tensor Move(Tensor x, string where); } class Mover : Base { public override Tensor Move(Tensor x, string where) => x.to(where); } class Sample { Tensor Run(Tensor x, Base mover) => mover.Move(x, [|"cuda"|]); }""")]
    public Task A_value_that_goes_through_members_of_every_kind_is_followed(string types) => Types(types);

    [SkippableTheory]
    [InlineData("""Func<Device?, bool, Tensor> Run(Tensor x) { Func<Device?, bool, Tensor> move = x.[|cuda|]; return move; }""")]
    [InlineData("""List<Func<Tensor>> Run(Tensor x) => [() => x.[|cuda()|], x.cpu];""")]
    [InlineData("""Tensor[] Run(Tensor x) => [x.to([|"cuda"|]), .. new[] { x.[|cuda()|] }];""")]
    [InlineData("""Device[] Run() => [[|CUDA|], [|torch.device("cuda:1")|]];""")]
    public Task A_device_in_a_method_group_or_a_collection_expression_is_found(string members) => Members(members);

    // ---- What the project itself maps to a device.

    [SkippableTheory]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) => useGpu ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, useGpu: [|true|]); Tensor Move(Tensor x, bool useGpu) { if (!useGpu) return x; return x.{|PML1002:cuda()|}; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) { if (!useGpu) { throw new NotSupportedException(); } x = x.alias(); return x.{|PML1002:cuda()|}; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|Accelerated.Gpu|]); enum Accelerated { None, Gpu } Tensor Move(Tensor x, Accelerated device) => device == Accelerated.Gpu ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|Kind.Gpu|]); enum Kind { Cpu, Gpu } Tensor Move(Tensor x, Kind device) => device switch { Kind.Cpu => x, _ => x.{|PML1002:cuda()|} };""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|Kind.Gpu|]); enum Kind { Cpu, Gpu } Tensor Move(Tensor x, Kind device) => device is not Kind.Cpu ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|Kind.Gpu|]); enum Kind { Cpu, Gpu } Tensor Move(Tensor x, Kind kind) => x.to((DeviceType)kind);""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"gpu"|]); Tensor Move(Tensor x, string device) => device == "gpu" ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) => device.StartsWith("cuda") ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) { switch (device.ToLower()) { case "gpu": case "cuda": return x.{|PML1002:cuda()|}; default: return x; } }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) => device.Equals("CUDA", StringComparison.OrdinalIgnoreCase) ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) => device.Contains("ud") ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) => !device.Equals("cpu") ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) { if (device.StartsWith("cpu")) { return x; } x = x.alias(); return x.{|PML1002:cuda()|}; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) { if (device == "cpu") throw new NotSupportedException(); return x.{|PML1002:cuda()|}; }""")]
    [InlineData("""void Run(Tensor x) { foreach (var name in new[] { "a" }) { Move(x, [|"cuda"|]); } } void Move(Tensor x, string device) { foreach (var name in new[] { "a" }) { if (device == "cpu") continue; x.{|PML1002:cuda()|}; } }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|Kind.Gpu|]); enum Kind { Cpu, Gpu } Tensor Move(Tensor x, Kind device) { switch (device) { case Kind.Cpu: return x; default: return x.{|PML1002:cuda()|}; } }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|Kind.Gpu|]); enum Kind { Cpu, Gpu, Other } Tensor Move(Tensor x, Kind device) => device is Kind.Gpu or Kind.Other ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) { if (useGpu) { x = x.alias(); if (useGpu) return x.{|PML1002:cuda()|}; } return x; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) => useGpu ? First(x) : x; Tensor First(Tensor x) => Second(x); Tensor Second(Tensor x) => x.{|PML1002:cuda()|};""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) => useGpu == true ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) => useGpu != false ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) => false == useGpu ? x : x.{|PML1002:cuda()|};""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) => useGpu is true ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) => x.ndim > 1 && useGpu ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|true|]); Tensor Move(Tensor x, bool useGpu) => useGpu & x.ndim > 1 ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"Cuda"|]); Tensor Move(Tensor x, string device) => device == "cuda" ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) => device.Trim() switch { "cpu" => x, "cuda" => x.{|PML1002:cuda()|}, _ => x };""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) { switch (device) { default: return x.{|PML1002:cuda()|}; case "cpu": return x; } }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) { switch (device) { case "cpu": return x; case "gpu" or "cuda": return x.{|PML1002:cuda()|}; } return x; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) { if (device != "cuda") { return x; } else { return x.{|PML1002:cuda()|}; } }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string device) => device == "cuda" ? x.to(device) : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, [|Kind.Cuda|]); enum Kind { Cpu, Cuda } Tensor Move(Tensor x, Kind kind) => x.to((DeviceType)kind);""")]
    public Task A_constant_that_selects_a_vendors_arm_is_found(string members) => Members(members);

    [SkippableTheory]
    [InlineData("""Tensor Run(Tensor x) => Move(x, false); Tensor Move(Tensor x, bool useGpu) => useGpu ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, true); Tensor Move(Tensor x, bool useGpu) => useGpu && torch.cuda.is_available() ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x, string vendor) => Move(x, true, vendor); Tensor Move(Tensor x, bool useGpu, string gpuVendor) { if (useGpu) { if (gpuVendor == "nvidia") return x.{|PML1002:cuda()|}; } return x; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, Kind.Gpu); enum Kind { Gpu, Cpu } Tensor Move(Tensor x, Kind kind) => x.to((DeviceType)kind);""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, true); Tensor Move(Tensor x, bool useGpu) => x.to({|CS0030:(DeviceType)useGpu|});""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) => x.to({|CS0030:(DeviceType)device|});""")]
    [InlineData("""void Run() => Log("gpu", true); void Log(string device, bool useGpu) => Console.WriteLine(device + useGpu);""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string name) => x.to(name);""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, Kind.Cpu); enum Kind { Cpu, Gpu } Tensor Move(Tensor x, Kind device) => device switch { Kind.Cpu => x, _ => x.{|PML1002:cuda()|} };""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) => device.StartsWith("cuda") ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) => device.Equals("cuda") ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) => device.Contains("cuda") ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, Kind.Cpu); enum Kind { Cpu, Gpu, Other } Tensor Move(Tensor x, Kind device) => device is Kind.Gpu or Kind.Other ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, Kind.Cpu); enum Kind { Cpu, Gpu } Tensor Move(Tensor x, Kind device) { switch (device) { case Kind.Cpu: return x; default: return x.{|PML1002:cuda()|}; } }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, Kind.Cpu); enum Kind { Cpu, Gpu } Tensor Move(Tensor x, Kind device) { if (device == Kind.Cpu) return x; return x.{|PML1002:cuda()|}; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, Kind.Cuda); enum Kind { Cpu, Gpu, Cuda } Tensor Move(Tensor x, Kind device) => device is not Kind.Cpu and not Kind.Cuda ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, true); Tensor Move(Tensor x, bool useGpu) => useGpu ? First(x) : x; Tensor First(Tensor x) => Second(x); Tensor Second(Tensor x) => Third(x); Tensor Third(Tensor x) => x.{|PML1002:cuda()|};""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, true); Tensor Move(Tensor x, bool useGpu) => useGpu == false ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, true); Tensor Move(Tensor x, bool useGpu) { bool wanted = x.ndim > 1; return useGpu == wanted ? x.{|PML1002:cuda()|} : x; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, true); Tensor Move(Tensor x, bool useGpu) => !useGpu || x.ndim > 1 ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) { switch (device) { case "cpu": return x; case "cuda": return x.{|PML1002:cuda()|}; } return x; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) { switch (device) { default: return x; case "cuda": return x.{|PML1002:cuda()|}; } }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) { switch (device) { case "gpu" when x.ndim > 1: return x.{|PML1002:cuda()|}; default: return x; } }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) => device switch { "gpu" when x.ndim > 1 => x.{|PML1002:cuda()|}, _ => x };""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) => device.EndsWith("gpu") ? x.{|PML1002:cuda()|} : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, "gpu"); Tensor Move(Tensor x, string device) => device == null ? x.[|cuda()|] : x;""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, Kind.Gpu); enum Kind { Cpu, Gpu } Tensor Move(Tensor x, Kind kind) { Console.WriteLine((DeviceType)kind); return x; }""")]
    [InlineData("""Tensor Run(Tensor x) => Move(x, Kind.Cuda); enum Kind { Cpu, Mkldnn, Cuda } Tensor Move(Tensor x, Kind kind) => x.to((DeviceType)kind);""")]
    public Task A_constant_that_selects_none_is_silent(string members) => Members(members);

    // ---- What leads elsewhere.

    [SkippableTheory]
    [InlineData("""class Job { [System.Text.Json.Serialization.JsonPropertyName("device")] public string Device { get; set; } = "cuda"; public string Json() => System.Text.Json.JsonSerializer.Serialize(this); }""")]
    [InlineData("""class Script { private string _device = "cuda:0"; void Start() => System.Diagnostics.Process.Start("python", "train.py --device " + _device); }""")]
    [InlineData("""class Script { public string Device { get; set; } = "cuda"; System.Diagnostics.ProcessStartInfo Info() => new() { FileName = "python", Arguments = $"--device {Device}" }; }""")]
    [InlineData("""class Sample { Dictionary<string, string> Settings { get; } = new() { ["device"] = "cuda" }; Tensor Run(Tensor x) => x.to(Settings["device"]); }""")]
    [InlineData("""class Sample { void Run() => Log("cuda"); void Log(string device) => Console.WriteLine(device); }""")]
    [InlineData("""class Sample { bool Run(Device d) => Is(d, "cuda"); bool Is(Device d, string name) => d.ToString() == name; }""")]
    [InlineData("""class Sample { string Where { get; set; } = "cuda"; Tensor Run(Tensor x, string where) => x.to(where); }""")]
    [InlineData("""class Sample { string _where = "cuda"; Tensor Run(Tensor x) => x.to("my" + _where); }""")]
    [InlineData("""class Sample { string _where = "cuda"; Tensor Run(Tensor x, int n) => x.to($"{n}{_where}"); }""")]
    [InlineData("""class Sample { string _where = "cuda"; Tensor Run(Tensor x) => x.to(_where == "x" ? "cpu" : "cpu:0"); }""")]
    [InlineData("""class Sample { string _where = "cuda"; Tensor Run(Tensor x, string y) => x.to(y switch { "a" when _where == "b" => "cpu", _ => "cpu:0" }); }""")]
    [InlineData("""class Sample { string _where = "cuda"; void Run(Dictionary<string, Tensor> all) => all[_where] = all["x"]; }""")]
    public Task A_text_that_reaches_no_device_is_silent(string types) => Types(types);

    private static Task Members([StringSyntax("C#-test")] string members) => Rule.VerifyAsync(Sources.TorchMembers(members));

    private static Task Types([StringSyntax("C#-test")] string types) => Rule.VerifyAsync(Sources.Torch(types));
}
