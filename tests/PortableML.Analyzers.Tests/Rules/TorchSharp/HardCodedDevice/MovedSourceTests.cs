using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>A move copies where its source must stay what it is.</summary>
public class MovedSourceTests : DeviceCodeFixTests
{
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
}
