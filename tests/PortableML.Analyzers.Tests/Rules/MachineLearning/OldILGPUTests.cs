using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>
/// ILGPU before 1.0, whose accelerators are made by constructors. No registry serves these releases: the tests compile against a stub of
/// their public surface (<see cref="LibraryStubs.OldILGPU"/>); <see cref="ILGPUTests"/> has the real package of today.
/// </summary>
public class OldILGPUTests
{
    private static readonly string[] s_usings = ["ILGPU", "ILGPU.Runtime", "ILGPU.Runtime.CPU", "ILGPU.Runtime.Cuda"];

    [Theory]
    [InlineData("using var accelerator = [|new CudaAccelerator(new Context())|];")]
    [InlineData("using CudaAccelerator accelerator = [|new(new Context(), 0)|];")]
    public Task An_accelerator_is_made_by_its_constructor(string statements) => Check(statements);

    [Theory]
    [InlineData("using Accelerator accelerator = useCuda ? {|PML3003:new CudaAccelerator(new Context())|} : new CPUAccelerator(new Context());")]
    [InlineData("foreach (var cuda in CudaAccelerator.CudaAccelerators) { using var accelerator = {|PML3003:new CudaAccelerator(new Context(), cuda)|}; }")]
    [InlineData("if (CudaAccelerator.CudaAccelerators.Length > 0) { using var accelerator = {|PML3003:new CudaAccelerator(new Context())|}; }")]
    [InlineData("if (!CudaAccelerator.CudaAccelerators.Any()) { return; } using var accelerator = {|PML3003:new CudaAccelerator(new Context())|};")]
    public Task A_choice_or_a_list_that_holds_one_makes_it_one_vendors_only(string statements) => Check(statements);

    [Theory]
    [InlineData("using var accelerator = Accelerator.Create(new Context(), id);")]
    [InlineData("using var accelerator = new CPUAccelerator(new Context());")]
    [InlineData("Console.WriteLine(CudaAccelerator.CudaAccelerators.Length + nameof(CudaAccelerator));")]
    public Task What_is_no_vendors_and_a_question_are_not(string statements) => Check(statements);

    [Fact]
    public Task What_is_left_when_the_list_is_empty_is_reported() => Check(
        "foreach (var cuda in CudaAccelerator.CudaAccelerators) { Console.WriteLine(cuda); } using var accelerator = [|new CudaAccelerator(new Context())|];");

    private static Task Check([StringSyntax("C#-test")] string statements) => Verify.VerifyAsync(
        Sources.Statements(s_usings, statements, "bool useCuda, AcceleratorId id"), new() { References = [LibraryStubs.OldILGPU] });
}
