namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks that a <c>Lazy&lt;bool&gt;</c> makes when they are first asked for.</summary>
public class LazyFlagTests
{
    [SkippableTheory]
    [InlineData("static readonly Lazy<bool> s_ready = new(() => torch.cuda.is_available());")]
    [InlineData("static readonly Lazy<bool> s_ready = new Lazy<bool>(() => { return torch.cuda.is_available(); });")]
    [InlineData("static readonly Lazy<bool> s_ready = new(Ask); static bool Ask() => torch.cuda.is_available();")]
    [InlineData("static readonly Lazy<bool> s_ready = new(torch.cuda.is_available);")]
    [InlineData("static readonly Lazy<bool> s_ready = new(() => torch.cuda.is_available(), isThreadSafe: true);")]
    [InlineData("static Lazy<bool> s_ready { get; } = new(() => torch.cuda.is_available());")]
    public Task A_lazy_yes_is_a_guard(string member) => GuardedCode.TorchMembersAsync(member + " void Run(Tensor x) { if (s_ready.Value) x.{|PML1002:cuda()|}; }");

    [SkippableTheory]
    [InlineData("static readonly Lazy<bool> s_ready = new(() => torch.cuda.is_available());", "if (!s_ready.Value) x.[|cuda()|];")]
    [InlineData("static readonly Lazy<bool> s_ready = new(() => !torch.cuda.is_available());", "if (s_ready.Value) x.[|cuda()|];")]
    public Task A_lazy_no_is_none(string member, string statements) => VerifyAsync(member, statements);

    [SkippableTheory]
    [InlineData("static readonly Lazy<bool> s_ready = new(() => torch.cuda.is_available() || Environment.ProcessorCount > 4);", "if (s_ready.Value) x.[|cuda()|];")]
    [InlineData("static readonly Lazy<bool> s_ready = new(() => torch.cuda.is_available());", "if (s_ready.IsValueCreated) x.[|cuda()|];")]
    [InlineData("static readonly Lazy<bool> s_ready = new(() => torch.cuda.is_available());", "_ = s_ready.Value; x.[|cuda()|];")]
    public Task A_lazy_answer_that_may_be_yes_without_it_is_too_weak(string member, string statements) => VerifyAsync(member, statements);

    [SkippableFact]
    public Task A_lazy_yes_for_another_vendor_is_none() => VerifyAsync(
        "static readonly Lazy<bool> s_ready = new(() => torch.mps_is_available());", "if (s_ready.Value) x.[|cuda()|];");

    [SkippableTheory]
    [InlineData("static Lazy<bool> s_ready = new(() => torch.cuda.is_available()); static void Force() => s_ready = new(() => true);", "if (s_ready.Value) x.[|cuda()|];")]
    [InlineData("static readonly Lazy<bool> s_ready = new(() => torch.cuda.is_available());", "bool ok = s_ready.Value; ok = Environment.ProcessorCount > 4; if (ok) x.[|cuda()|];")]
    public Task A_lazy_answer_that_is_replaced_is_none(string member, string statements) => VerifyAsync(member, statements);

    private static Task VerifyAsync(string member, string statements) => GuardedCode.TorchMembersAsync(member + " void Run(Tensor x) { " + statements + " }");
}
