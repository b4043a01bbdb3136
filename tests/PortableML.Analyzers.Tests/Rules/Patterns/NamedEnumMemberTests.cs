using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>The enum and the variable are named for anything, its member for hardware: <c>platform == Platform.Cuda</c>.</summary>
public class NamedEnumMemberTests
{
    [SkippableTheory]
    [InlineData("if (kind == Engine.Cuda) x.{|PML1002:cuda()|};")]
    [InlineData("if (kind != Engine.Cpu) x.{|PML1002:cuda()|};")]
    [InlineData("if (kind is Engine.Cuda) x.{|PML1002:cuda()|};")]
    [InlineData("if (kind is Engine.Cuda or Engine.TensorRT) x.{|PML1002:cuda()|};")]
    [InlineData("if (kind is not Engine.Cpu) x.{|PML1002:cuda()|};")]
    [InlineData("switch (kind) { case Engine.Cuda: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("switch (kind) { case Engine.Cuda: case Engine.TensorRT: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("var d = kind switch { Engine.TensorRT => {|PML1002:CUDA|}, _ => CPU };")]
    public Task A_member_that_is_named_for_hardware_chooses(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (kind == Engine.Fast) x.[|cuda()|];")]
    [InlineData("if (kind is Engine.Fast or Engine.Slow) x.[|cuda()|];")]
    [InlineData("switch (kind) { case Engine.Fast: x.[|cuda()|]; break; }")]
    [InlineData("if (kind == Engine.Cuda) Console.WriteLine(); x.[|cuda()|];")]
    [InlineData("var mine = Engine.Cuda; if (mine == Engine.Cuda) x.[|cuda()|];")]
    [InlineData("if (installed == CudaVersion.Cuda12) x.{|PML1001:cuda()|};")]
    public Task A_member_that_is_named_for_something_else_chooses_nothing(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => GuardedCode.TorchTypesAsync(
        $$"""
        class Sample { void Run(Tensor x, Engine kind, CudaVersion installed) { {{statements}} } }
        enum Engine { Slow, Fast, Cpu, Cuda, TensorRT }
        enum CudaVersion { Cuda11, Cuda12 }
        """);
}
