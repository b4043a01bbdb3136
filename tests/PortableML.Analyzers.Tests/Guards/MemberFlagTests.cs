namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks whose answer a field, a property or a method of the project gives.</summary>
public class MemberFlagTests
{
    private const string Guarded = " void Run(Tensor x) { if (Ready) x.{|PML1002:cuda()|}; }";
    private const string GuardedByCall = " void Run(Tensor x) { if (Ready()) x.{|PML1002:cuda()|}; }";
    private const string HardCoded = " void Run(Tensor x, int n) { if (Ready) x.[|cuda()|]; }";
    private const string HardCodedByCall = " void Run(Tensor x, int n) { if (Ready()) x.[|cuda()|]; }";

    // ---- Fields.

    [SkippableTheory]
    [InlineData("private readonly bool Ready = torch.cuda.is_available();")]
    [InlineData("private static readonly bool Ready = torch.cuda.is_available();")]
    [InlineData("internal static readonly bool Ready = torch.cuda.is_available() && torch.cuda.device_count() < 9;")]
    [InlineData("private bool Ready = torch.cuda.is_available();")]
    [InlineData("private readonly bool Ready; Sample() { Ready = torch.cuda.is_available(); }")]
    [InlineData("private readonly bool Ready; Sample(bool wanted) { if (wanted) Ready = torch.cuda.is_available(); }")]
    [InlineData("private readonly bool Ready; Sample() { if (!torch.cuda.is_available()) return; Ready = true; }")]
    [InlineData("private static readonly bool Ready; static Sample() { Ready = torch.cuda.is_available(); }")]
    [InlineData("private static readonly bool Ready; static Sample() { if (torch.cuda.is_available()) { Ready = true; } }")]
    [InlineData("private static readonly bool Ready = Ask(); static bool Ask() => torch.cuda.is_available();")]
    public Task A_field_that_holds_the_answer_is_a_guard(string members) => GuardedCode.TorchMembersAsync(members + Guarded);

    [SkippableFact]
    public Task A_field_that_a_probe_in_the_static_constructor_sets_is_a_guard() => GuardedCode.TorchTypesAsync(
        """
        static class Probe
        {
            public static readonly bool Passed;

            static Probe()
            {
                try
                {
                    torch.InitializeDeviceType({|PML1002:DeviceType.CUDA|});
                    Passed = true;
                }
                catch (Exception)
                {
                    Passed = false;
                }
            }
        }

        class Sample
        {
            void Run(Tensor x) { if (Probe.Passed) x.{|PML1002:cuda()|}; }
        }
        """);

    [SkippableTheory]
    [InlineData("private readonly bool Ready = !torch.cuda.is_available();")]
    [InlineData("private readonly bool Ready; Sample() { if (!torch.cuda.is_available()) Ready = true; }")]
    public Task A_field_that_holds_the_opposite_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    [SkippableTheory]
    [InlineData("private readonly bool Ready = torch.cuda.is_available() || Environment.ProcessorCount > 4;")]
    [InlineData("private readonly bool Ready; Sample(int n) { Ready = n > 0; if (n > 1) Ready = torch.cuda.is_available(); }")]
    [InlineData("private readonly bool Ready = torch.cuda.is_available(); Sample(int n) { if (n > 0) Ready = true; }")]
    public Task A_field_that_may_be_true_without_it_is_too_weak(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    [SkippableTheory]
    [InlineData("private readonly bool Ready = torch.mps_is_available();")]
    [InlineData("private static readonly bool Ready; static Sample() { Ready = torch.mps_is_available(); }")]
    public Task A_field_for_another_vendor_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    [SkippableTheory]
    [InlineData("private bool Ready = torch.cuda.is_available(); void Force() => Ready = true;")]
    [InlineData("private bool Ready = torch.cuda.is_available(); void Force(bool value) => Ready = value;")]
    [InlineData("private bool Ready = torch.cuda.is_available(); void Force() => Set(ref Ready); static void Set(ref bool flag) => flag = true;")]
    [InlineData("private bool Ready = torch.cuda.is_available(); void Force(int n) => Ready |= n > 0;")]
    [InlineData("private bool Ready = torch.cuda.is_available(); void Force() => (Ready, _) = (true, 0);")]
    public Task A_field_that_is_also_set_otherwise_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    // ---- Properties.

    [SkippableTheory]
    [InlineData("bool Ready => torch.cuda.is_available();")]
    [InlineData("static bool Ready => torch.cuda.is_available() && torch.cuda.device_count() < 9;")]
    [InlineData("bool Ready { get; } = torch.cuda.is_available();")]
    [InlineData("static bool Ready { get; } = torch.cuda.is_available();")]
    [InlineData("bool Ready { get => torch.cuda.is_available(); }")]
    [InlineData("bool Ready { get { return torch.cuda.is_available(); } }")]
    [InlineData("bool Ready { get { if (!torch.cuda.is_available()) return false; return Environment.ProcessorCount > 4; } }")]
    [InlineData("bool Ready { get; } Sample() { Ready = torch.cuda.is_available(); }")]
    [InlineData("public bool Ready { get; private set; } = torch.cuda.is_available();")]
    [InlineData("bool Ready => Other; bool Other => torch.cuda.is_available();")]
    [InlineData("bool _ready = torch.cuda.is_available(); bool Ready => _ready;")]
    public Task A_property_that_gives_the_answer_is_a_guard(string members) => GuardedCode.TorchMembersAsync(members + Guarded);

    [SkippableTheory]
    [InlineData("bool? _ready; bool Ready => _ready ??= torch.cuda.is_available();")]
    [InlineData("bool? _ready; bool Ready { get { _ready ??= torch.cuda.is_available(); return _ready.Value; } }")]
    [InlineData("bool? _ready; bool Ready { get { if (_ready == null) { _ready = torch.cuda.is_available(); } return _ready.Value; } }")]
    [InlineData("bool? _ready; bool Ready { get { if (_ready is { } known) return known; _ready = torch.cuda.is_available(); return _ready.Value; } }")]
    [InlineData("static bool? s_ready; static bool Ready => (s_ready ?? (s_ready = torch.cuda.is_available())).Value;")]
    [InlineData("bool? _ready; bool Ready => (_ready ??= torch.cuda.is_available()) == true;")]
    public Task A_property_that_caches_the_answer_is_a_guard(string members) => GuardedCode.TorchMembersAsync(members + Guarded);

    [SkippableFact]
    public Task A_lazy_answer_is_a_guard() => GuardedCode.TorchMembersAsync(
        """
        static readonly Lazy<bool> s_ready = new(() => torch.cuda.is_available());
        void Run(Tensor x) { if (s_ready.Value) x.{|PML1002:cuda()|}; }
        """);

    [SkippableTheory]
    [InlineData("bool Ready => !torch.cuda.is_available();")]
    [InlineData("bool Ready { get { if (torch.cuda.is_available()) return false; return true; } }")]
    [InlineData("bool? _ready; bool Ready => _ready ??= !torch.cuda.is_available();")]
    public Task A_property_that_gives_the_opposite_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    [SkippableTheory]
    [InlineData("bool Ready => torch.cuda.is_available() || Environment.ProcessorCount > 4;")]
    [InlineData("bool Ready { get { if (torch.cuda.is_available()) return true; return Environment.ProcessorCount > 4; } }")]
    [InlineData("bool? _ready; bool Ready => _ready ??= torch.cuda.is_available() || Environment.ProcessorCount > 4;")]
    [InlineData("bool? _ready; Sample() => _ready = true; bool Ready => _ready ??= torch.cuda.is_available();")]
    public Task A_property_that_may_be_true_without_it_is_too_weak(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    [SkippableTheory]
    [InlineData("bool Ready => torch.mps_is_available();")]
    [InlineData("bool? _ready; bool Ready => _ready ??= torch.mps_is_available();")]
    public Task A_property_for_another_vendor_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    [SkippableTheory]
    [InlineData("public bool Ready { get; private set; } = torch.cuda.is_available(); void Force() => Ready = true;")]
    [InlineData("public bool Ready { get; set; } = torch.cuda.is_available(); static Sample Make() => new() { Ready = true };")]
    public Task A_property_that_is_also_set_otherwise_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    // ---- Methods.

    [SkippableTheory]
    [InlineData("bool Ready() => torch.cuda.is_available();")]
    [InlineData("static bool Ready() { return torch.cuda.is_available(); }")]
    [InlineData("bool Ready() { if (!torch.cuda.is_available()) return false; Console.WriteLine(); return true; }")]
    [InlineData("bool Ready() { if (!torch.cuda.is_available()) { return false; } try { Console.WriteLine(); return true; } catch (Exception) { return false; } }")]
    [InlineData("bool Ready() { bool ok = torch.cuda.is_available(); Console.WriteLine(ok); return ok; }")]
    [InlineData("bool Ready() { try { return torch.cuda.is_available(); } catch (Exception) { return false; } }")]
    [InlineData("bool Ready() => Really() && Environment.ProcessorCount > 4; bool Really() => torch.cuda.is_available();")]
    [InlineData("bool Ready() => torch.cuda.device_count() > 0;")]
    [InlineData("bool Ready() { bool Odd(int n) { return n % 2 == 1; } Console.WriteLine(Odd(3)); return torch.cuda.is_available(); }")]
    [InlineData("bool Ready() { Func<int, bool> odd = n => { return n % 2 == 1; }; Console.WriteLine(odd(3)); return torch.cuda.is_available(); }")]
    [InlineData("bool Ready() { switch (torch.cuda.device_count()) { case 0: return false; default: return true; } }")]
    public Task A_method_that_gives_the_answer_is_a_guard(string members) => GuardedCode.TorchMembersAsync(members + GuardedByCall);

    [SkippableFact]
    public Task A_method_that_tries_is_a_guard() => GuardedCode.TorchMembersAsync(
        """
        static bool Ready()
        {
            try
            {
                torch.InitializeDeviceType({|PML1002:DeviceType.CUDA|});
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
        """ + GuardedByCall);

    [SkippableFact]
    public Task A_method_that_throws_without_it_is_a_guard() => GuardedCode.TorchMembersAsync(
        """
        static void Require() { if (!torch.cuda.is_available()) throw new NotSupportedException(); }
        void Run(Tensor x) { Require(); x.{|PML1002:cuda()|}; }
        """);

    [SkippableTheory]
    [InlineData("bool Ready() => !torch.cuda.is_available();")]
    [InlineData("bool Ready() { if (torch.cuda.is_available()) return false; return true; }")]
    public Task A_method_that_gives_the_opposite_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCodedByCall);

    [SkippableTheory]
    [InlineData("bool Ready() => torch.cuda.is_available() || Environment.ProcessorCount > 4;")]
    [InlineData("bool Ready() { if (!torch.cuda.is_available()) Console.WriteLine(); return true; }")]
    [InlineData("bool Ready() { if (Environment.ProcessorCount > 4) return true; return torch.cuda.is_available(); }")]
    [InlineData("bool Ready() { try { return torch.cuda.is_available(); } catch (Exception) { return true; } }")]
    [InlineData("bool Ready() { torch.cuda.is_available(); return Environment.ProcessorCount > 4; }")]
    [InlineData("bool Ready() { Func<bool> ask = () => { return torch.cuda.is_available(); }; return Environment.ProcessorCount > 4; }")]
    [InlineData("bool Ready() { bool Ask() { return torch.cuda.is_available(); } return Environment.ProcessorCount > 4; }")]
    public Task A_method_that_may_say_yes_without_it_is_too_weak(string members) => GuardedCode.TorchMembersAsync(members + HardCodedByCall);

    [SkippableTheory]
    [InlineData("bool Ready() { bool ok = torch.cuda.is_available(); ok = Environment.ProcessorCount > 4; return ok; }")]
    [InlineData("bool Ready() { bool ok = torch.cuda.is_available(); Force(ref ok); return ok; } static void Force(ref bool ok) => ok = true;")]
    public Task A_method_whose_answer_is_replaced_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCodedByCall);

    [SkippableTheory]
    [InlineData("bool Ready() => torch.mps_is_available();")]
    [InlineData("bool Ready() { if (!torch.mps_is_available()) return false; return true; }")]
    public Task A_method_for_another_vendor_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCodedByCall);

    [SkippableFact]
    public Task A_helper_of_another_file_is_a_guard() => GuardedCode.TorchTypesAsync(
        "class Sample { void Run(Tensor x) { if (Probe.Ready) x.{|PML1002:cuda()|}; else if (Probe.Missing) x.[|cuda()|]; } }",
        ("Probe.cs", """
            using TorchSharp;

            static class Probe
            {
                public static bool Ready { get; } = torch.cuda.is_available();
                public static bool Missing => !Ready;
            }
            """));

    [SkippableTheory]
    [InlineData("bool Ready() => Environment.ProcessorCount > 4 || Again(); bool Again() => Ready();")]
    [InlineData("bool Ready() => Environment.ProcessorCount > 4 ? true : Again(); bool Again() => Ready() && Environment.ProcessorCount > 2;")]
    public Task Members_that_only_ask_each_other_prove_nothing(string members) => GuardedCode.TorchMembersAsync(members + HardCodedByCall);

    [SkippableTheory]
    [InlineData("bool Ready() => Again() || torch.cuda.is_available(); bool Again() => Ready() && Environment.ProcessorCount > 4;")]
    [InlineData("bool Ready() { if (!torch.cuda.is_available()) return false; return Environment.ProcessorCount > 4 || Ready(); }")]
    public Task Members_that_ask_each_other_and_the_library_prove_what_it_says(string members) => GuardedCode.TorchMembersAsync(members + GuardedByCall);

    // ---- An answer that is kept.

    [SkippableTheory]
    [InlineData("bool _asked; bool _ready; bool Ready { get { if (!_asked) { _ready = torch.cuda.is_available(); _asked = true; } return _ready; } }")]
    [InlineData("bool? _ready; bool Ready { get { if (_ready == null) { _ready = torch.cuda.is_available(); } return _ready.Value; } }")]
    [InlineData("bool? _ready; bool Ready => _ready ??= torch.cuda.is_available();")]
    public Task An_answer_that_is_kept_from_the_first_time_on_is_a_guard(string members) => GuardedCode.TorchMembersAsync(members + Guarded);

    [SkippableTheory]
    [InlineData("bool _asked; bool _ready; void Force() => _ready = true; bool Ready { get { if (!_asked) { _ready = torch.cuda.is_available(); _asked = true; } return _ready; } }")]
    [InlineData("bool? _ready; void Force(bool value) => _ready = value; bool Ready => _ready ??= torch.cuda.is_available();")]
    [InlineData("bool? _ready; bool Ready { get { if (_ready == null) { _ready = torch.cuda.is_available(); _ready = true; } return _ready.Value; } }")]
    public Task An_answer_that_is_kept_and_also_set_otherwise_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    [SkippableTheory]
    [InlineData("bool _asked; bool _ready; bool Ready { get { if (!_asked) { _ready = torch.mps_is_available(); _asked = true; } return _ready; } }")]
    [InlineData("bool? _ready; bool Ready { get { if (_ready == null) { _ready = torch.mps_is_available(); } return _ready.Value; } }")]
    [InlineData("bool? _ready; bool Ready => _ready ??= torch.mps_is_available();")]
    [InlineData("bool _asked; bool _ready; bool Ready { get { if (!_asked) { _ready = !torch.cuda.is_available(); _asked = true; } return _ready; } }")]
    public Task An_answer_about_something_else_that_is_kept_is_none(string members) => GuardedCode.TorchMembersAsync(members + HardCoded);

    // ---- Members that another may override.

    [SkippableTheory]
    [InlineData("protected virtual bool Ready => torch.cuda.is_available();" + Guarded)]
    [InlineData("protected virtual bool Ready { get; } = torch.cuda.is_available();" + Guarded)]
    [InlineData("protected virtual bool Ready { get { return torch.cuda.is_available(); } }" + Guarded)]
    [InlineData("protected virtual bool Ready() => torch.cuda.is_available();" + GuardedByCall)]
    [InlineData("protected virtual bool Ready() { return torch.cuda.is_available(); }" + GuardedByCall)]
    [InlineData("protected virtual bool Ready => torch.cuda.is_available(); void Run(Tensor x) { if (Ready) return; x.{|PML1002:cuda()|}; }")]
    [InlineData("protected virtual bool Ready() => torch.cuda.is_available(); void Run(Tensor x) { if (Ready()) return; x.{|PML1002:cuda()|}; }")]
    [InlineData("protected virtual bool Missing => !torch.cuda.is_available(); void Run(Tensor x) { if (Missing) return; x.{|PML1002:cuda()|}; }")]
    public Task A_check_that_a_derived_type_may_replace_is_not_understood(string members) => GuardedCode.TorchTypesAsync("class Sample { " + members + " }");

    [SkippableTheory]
    [InlineData("protected override bool Ready => torch.cuda.is_available();" + Guarded)]
    [InlineData("protected override bool Ready => torch.cuda.is_available(); void Run(Tensor x) { if (Ready) return; x.{|PML1002:cuda()|}; }")]
    public Task A_check_that_overrides_another_is_not_understood(string members) =>
        GuardedCode.TorchTypesAsync("abstract class Base { protected abstract bool Ready { get; } } class Sample : Base { " + members + " }");

    [SkippableFact]
    public Task A_check_of_an_interface_that_nobody_can_replace_is_a_guard() => GuardedCode.TorchTypesAsync(
        "interface IProbe { static bool Ready => torch.cuda.is_available(); } class Sample { void Run(Tensor x) { if (IProbe.Ready) x.{|PML1002:cuda()|}; else x.[|cuda()|]; } }");

    [SkippableTheory]
    [InlineData("abstract class Sample { internal abstract bool Ready { get; set; } internal Sample() => Ready = torch.cuda.is_available();" + HardCoded + " }")]
    [InlineData("class Sample { protected virtual bool Ready => torch.mps_is_available();" + HardCoded + " }")]
    [InlineData("class Sample { public bool Ready { get; set; }" + HardCoded + " }")]
    [InlineData("class Sample { public bool Ready = true;" + HardCoded + " }")]
    [InlineData("abstract class Sample { protected virtual bool Ready => true;" + HardCoded + " }")]
    [InlineData("abstract class Sample { protected virtual bool Ready { get; } = true;" + HardCoded + " }")]
    [InlineData("abstract class Sample { protected abstract bool Ready { get; }" + HardCoded + " }")]
    [InlineData("abstract class Base { protected abstract bool Ready { get; } } class Sample : Base { protected override bool Ready => true;" + HardCoded + " }")]
    public Task A_flag_that_no_check_gives_and_no_name_explains_is_none(string types) => GuardedCode.TorchTypesAsync(types);

    [SkippableTheory]
    [InlineData("protected bool Ready => true;")]
    [InlineData("protected bool Ready { get; } = true;")]
    [InlineData("protected bool Ready { get { return true; } }")]
    [InlineData("protected bool Ready { get => true; }")]
    public Task A_flag_that_is_always_on_is_no_guard(string member) => GuardedCode.TorchTypesAsync("class Sample { " + member + HardCoded + " }");
}
