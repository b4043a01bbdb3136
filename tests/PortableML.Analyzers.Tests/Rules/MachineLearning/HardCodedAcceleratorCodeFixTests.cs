using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer, PortableML.CodeFixes.Rules.MachineLearning.HardCodedAcceleratorCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>The fix of PML3002: ILGPU by the real package, LLamaSharp by its stub.</summary>
public class HardCodedAcceleratorCodeFixTests
{
    private static readonly string[] s_ilgpu = ["ILGPU", "ILGPU.Runtime", "ILGPU.Runtime.Cuda"];
    private static readonly string[] s_llama = ["LLama.Native"];

    [Theory]
    [InlineData("using var context = Context.CreateDefault();")]
    [InlineData("using var context = Context.Create(builder => builder.Default());")]
    [InlineData("using var context = Context.Create(builder => builder.Profiling().AllAccelerators());")]
    public Task An_accelerator_is_made_of_the_device_that_the_context_prefers(string made) => Check(
        LibraryReferences.ILGPU,
        s_ilgpu,
        made + "\nusing var accelerator = context.[|CreateCudaAccelerator(0)|];",
        made + "\nusing var accelerator = context.GetPreferredDevice(preferCPU: false).CreateAccelerator(context);",
        "Let ILGPU choose the accelerator");

    [Fact]
    public Task A_field_and_two_accelerators_are_fixed_at_once() => Verify.VerifyAsync(
        """
        using ILGPU;
        using ILGPU.Runtime;
        using ILGPU.Runtime.Cuda;

        class Sample
        {
            private readonly Context _context = Context.CreateDefault();

            Accelerator First() => _context.[|CreateCudaAccelerator(0)|]; // the card

            Accelerator Second() => this._context
                .[|CreateCudaAccelerator(0)|];
        }
        """,
        """
        using ILGPU;
        using ILGPU.Runtime;
        using ILGPU.Runtime.Cuda;

        class Sample
        {
            private readonly Context _context = Context.CreateDefault();

            Accelerator First() => _context.GetPreferredDevice(preferCPU: false).CreateAccelerator(_context); // the card

            Accelerator Second() => this._context
                .GetPreferredDevice(preferCPU: false).CreateAccelerator(this._context);
        }
        """,
        new() { References = [LibraryReferences.ILGPU] });

    [Theory]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = context.[|CreateCudaAccelerator(1)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = context.[|CreateCudaAccelerator(index)|];")]
    [InlineData("using var context = Context.CreateDefault(); using CudaAccelerator accelerator = context.[|CreateCudaAccelerator(0)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = context.[|CreateCudaAccelerator(0)|]; Console.WriteLine(accelerator.Architecture);")]
    [InlineData("using var context = Context.Create(builder => builder.[|Cuda()|]); using var accelerator = context.[|CreateCudaAccelerator(0)|];")]
    [InlineData("using var accelerator = Context.CreateDefault().[|CreateCudaAccelerator(0)|];")]
    [InlineData("using var accelerator = given.[|CreateCudaAccelerator(0)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = CudaContextExtensions.[|CreateCudaAccelerator(context, 0)|];")]
    [InlineData("using var context = Context.CreateDefault(); var device = System.Linq.Enumerable.First(context.Devices, d => d.AcceleratorType == [|AcceleratorType.Cuda|]);")]
    public Task Nothing_is_offered_where_the_device_or_its_type_would_be_lost(string statements) => Verify.VerifyNoFixAsync(
        Sources.Statements(s_ilgpu, statements, "int index, Context given"), new() { References = [LibraryReferences.ILGPU] });

    [Theory]
    [InlineData("private readonly Context _context = Context.Create(builder => builder.Profiling().[|Cuda()|]); private CudaAccelerator? _accelerator; void Open() => _accelerator = _context.[|CreateCudaAccelerator(0)|];")]
    [InlineData("void Run() { using var context = Context.CreateDefault(); using var accelerator = context.[|CreateCudaAccelerator(0)|]; Show(accelerator); } void Show(CudaAccelerator accelerator) { }")]
    [InlineData("void Run() { using var context = Context.Create(builder => builder.[|Cuda()|]); foreach (var device in context.GetCudaDevices()) { using var accelerator = device.[|CreateCudaAccelerator(context)|]; Console.WriteLine(accelerator.Architecture); } }")]
    [InlineData("void Run() { using var context = Context.Create(builder => builder.[|Cuda()|].LibDevice()); foreach (var device in context) { using var accelerator = device.CreateAccelerator(context); } }")]
    public Task Nothing_is_offered_where_the_context_or_what_is_made_of_it_is_for_CUDA_alone(string members) => Verify.VerifyNoFixAsync(
        "#nullable enable\nusing System;\n" + string.Concat(s_ilgpu.Select(name => $"using {name};\n")) + "class Sample\n{\n" + members + "\n}\n", new() { References = [LibraryReferences.ILGPU] });

    [Fact]
    public Task Nothing_is_offered_for_GenAI_which_cannot_tell_what_works() => Verify.VerifyNoFixAsync(
        Sources.Statements(["Microsoft.ML.OnnxRuntimeGenAI"], "using var config = new Config(\"model\"); config.ClearProviders(); config.[|AppendProvider(\"cuda\")|]; using var model = new Model(config);"),
        new() { References = [LibraryReferences.OnnxRuntimeGenAI] });

    [Theory]
    [InlineData("NativeLibraryConfig.All.WithCuda().SkipCheck().[|WithAutoFallback(false)|];", "NativeLibraryConfig.All.WithCuda().WithAutoFallback();")]
    [InlineData("NativeLibraryConfig.All.WithCuda().[|WithAutoFallback(false)|].SkipCheck(true);", "NativeLibraryConfig.All.WithCuda().WithAutoFallback();")]
    [InlineData("NativeLibraryConfig.LLama.[|WithAutoFallback(enable: false)|];", "NativeLibraryConfig.LLama.WithAutoFallback();")]
    [InlineData("NativeLibraryConfig.All\n    .WithCuda()\n    .SkipCheck()\n    .[|WithAutoFallback(false)|];", "NativeLibraryConfig.All\n    .WithCuda()\n    .WithAutoFallback();")]
    public Task LLamaSharp_gets_its_fallback_back(string before, string after) => Check(
        LibraryReferences.LLamaSharp, s_llama, before, after, "Let LLamaSharp choose the accelerator");

    [Fact]
    public Task Nothing_is_offered_where_the_check_is_skipped_elsewhere() => Verify.VerifyNoFixAsync(
        Sources.Statements(s_llama, "NativeLibraryConfig.All.SkipCheck(); NativeLibraryConfig.All.[|WithAutoFallback(false)|];"),
        new() { References = [LibraryReferences.LLamaSharp] });

    private static Task Check(
        MetadataReference library, string[] usings, [StringSyntax("C#-test")] string before, [StringSyntax("C#-test")] string after, string title) => Verify.VerifyAsync(
            Sources.Statements(usings, before),
            Sources.Statements(usings, after),
            new() { References = [library], EquivalenceKey = "PML3002.LetTheLibraryChoose", Title = title });
}
