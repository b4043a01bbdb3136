namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks whose answer a property holds that a pattern asks for.</summary>
public class PropertyPatternTests
{
    [SkippableTheory]
    [InlineData("if (this is { Ready: true }) x.{|PML1002:cuda()|};")]
    [InlineData("if (this is { Ready: not false }) x.{|PML1002:cuda()|};")]
    [InlineData("if (this is { Ready: false }) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (Maybe is { Ready: true }) x.{|PML1002:cuda()|};")]
    [InlineData("if (this is not { Ready: true }) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (this is { Ready: true, Size: > 0 }) x.{|PML1002:cuda()|};")]
    [InlineData("if (this is { Inner.Ready: true }) x.{|PML1002:cuda()|};")]
    [InlineData("if (this is { Inner: { Ready: true } }) x.{|PML1002:cuda()|};")]
    [InlineData("switch (this) { case { Ready: true }: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("var place = this switch { { Ready: true } => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("var place = new { Ready = torch.cuda.is_available() } switch { { Ready: true } => {|PML1002:CUDA|}, _ => CPU };")]
    public Task A_property_that_must_be_the_yes_is_a_guard(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (this is { Ready: false }) x.[|cuda()|];")]
    [InlineData("if (this is { Ready: not true }) x.[|cuda()|];")]
    [InlineData("if (this is { Ready: true }) return; x.[|cuda()|];")]
    [InlineData("var place = this switch { { Ready: false } => [|CUDA|], _ => CPU };")]
    public Task A_property_that_must_be_the_no_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (this is { Ready: true } or { Size: 1 }) x.[|cuda()|];")]
    [InlineData("if (this is { Size: 1 }) x.[|cuda()|];")]
    [InlineData("if (this is { Ready: _ }) x.[|cuda()|];")]
    [InlineData("if (this is { Ready: true, Size: 1 }) return; x.[|cuda()|];")]
    [InlineData("if (Maybe is { Ready: false }) return; x.[|cuda()|];")]
    public Task A_pattern_that_matches_without_it_is_too_weak(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (this is { OnMps: true }) x.[|cuda()|];")]
    [InlineData("var place = this switch { { OnMps: true } => [|CUDA|], _ => CPU };")]
    public Task A_property_for_another_vendor_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (this is { Changed: true }) x.[|cuda()|];")]
    [InlineData("var place = this switch { { Changed: true } => [|CUDA|], _ => CPU };")]
    public Task A_property_that_is_also_set_otherwise_is_none(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => GuardedCode.TorchMembersAsync(
        $$"""
        bool Ready { get; } = torch.cuda.is_available();
        bool OnMps { get; } = torch.mps_is_available();
        public bool Changed { get; private set; } = torch.cuda.is_available();
        int Size { get; } = Environment.ProcessorCount;
        Sample Inner => this;
        Sample? Maybe { get; set; }
        void Force(bool value) => Changed = value;
        void Run(Tensor x) { {{statements}} }
        """);
}
