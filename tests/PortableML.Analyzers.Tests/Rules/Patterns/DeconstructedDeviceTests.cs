using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A device is one of several values that are assigned at once: <c>(Rank, Place) = (rank, place);</c>.</summary>
public class DeconstructedDeviceTests
{
    [SkippableFact]
    public Task A_default_that_a_base_constructor_takes_apart_is_hard_coded() => TorchAsync(
        """
        abstract class Space
        {
            protected Space(int rank, DeviceType place) => (Rank, Place) = (rank, place);
            public int Rank { get; }
            protected DeviceType Place { get; }
            public Tensor Sample() => torch.zeros(Rank).to(Place);
        }

        class Box : Space
        {
            public Box(int rank, DeviceType place = [|DeviceType.CUDA|]) : base(rank, place) { }
        }
        """);

    [SkippableTheory]
    [InlineData("""string place; (n, place) = (1, [|"cuda"|]); return x.to(place);""")]
    [InlineData("""var (rows, place) = (n, [|"cuda"|]); return x.to(place);""")]
    [InlineData("""(int rows, string place) = (n, [|"cuda"|]); return x.to(place);""")]
    [InlineData("""var ((rows, place), columns) = ((n, [|"cuda"|]), n); return x.to(place);""")]
    public Task A_name_that_a_local_gets_beside_another_value_is_hard_coded(string statements) => MethodAsync(statements);

    [SkippableTheory]
    [InlineData("""var (label, place) = ("cuda", "cpu"); Console.WriteLine(label); return x.to(place);""")]
    [InlineData("""var place = "cuda"; Console.WriteLine(place); (n, place) = (1, "cpu"); return x.to(place);""")]
    [InlineData("""var pair = ("cuda", n); Console.WriteLine(pair); return x.to("cpu");""")]
    public Task A_name_that_another_variable_gets_is_silent(string statements) => MethodAsync(statements);

    [SkippableFact]
    public Task A_flag_that_gets_the_callers_value_chooses() => TorchAsync(
        """
        class Sample
        {
            private readonly bool _useGpu;
            private readonly int _rank;
            public Sample(int rank, bool useGpu) => (_rank, _useGpu) = (rank, useGpu);
            public Tensor Run(Tensor x) => _useGpu ? x.{|PML1002:cuda()|} : x;
        }
        """);

    [SkippableFact]
    public Task A_flag_that_always_gets_the_same_value_chooses_nothing() => TorchAsync(
        """
        class Sample
        {
            private readonly bool _useGpu;
            private readonly int _rank;
            public Sample(int rank) => (_rank, _useGpu) = (rank, true);
            public Tensor Run(Tensor x) => _useGpu ? x.[|cuda()|] : x;
        }
        """);

    private static Task MethodAsync(string statements) => TorchAsync("class Sample { Tensor Run(Tensor x, int n) { " + statements + " } }");

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => GuardedCode.TorchTypesAsync(code);
}
