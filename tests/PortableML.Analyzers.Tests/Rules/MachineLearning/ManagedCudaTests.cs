using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>
/// ManagedCuda's contexts and handles. No registry serves its packages: the tests compile against stubs of their public surface
/// (<see cref="LibraryStubs.ManagedCuda"/>), so what they show is not seen to hold for the library itself.
/// </summary>
public class ManagedCudaTests
{
    [Theory]
    [InlineData("using var context = [|new CudaContext(0)|];")]
    [InlineData("using CudaContext context = [|new()|];")]
    [InlineData("using var context = [|new PrimaryContext()|];")]
    [InlineData("using var context = [|new CudaContext(new CudaStream())|];")]
    [InlineData("var context = [|new GreenContext(new CudaStream())|];")]
    [InlineData("using var context = [|new CudaContext(0)|]; var x = new CudaDeviceVariable<float>(8);")]
    [InlineData("Func<CudaContext> make = () => [|new CudaContext(0)|];")]
    [InlineData("var contexts = new[] { [|new CudaContext(0)|], [|new CudaContext(1)|] };")]
    public Task A_context_that_is_made_on_every_machine_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("private readonly CudaContext _context = [|new CudaContext(0)|];")]
    [InlineData("private static readonly Lazy<CudaContext> s_context = new(() => [|new CudaContext(0)|]);")]
    [InlineData("public CudaContext Context { get; } = [|new()|];")]
    public Task A_context_that_a_member_starts_with_is_reported(string member) => Verify.VerifyAsync(
        "using System;\nusing ManagedCuda;\n\nclass Sample { " + member + " }", new() { References = [LibraryStubs.ManagedCuda] });

    [Fact]
    public Task A_context_of_the_users_own_that_is_one_is_reported_where_it_hands_on() => Verify.VerifyAsync(
        """
        using ManagedCuda;

        class Own : CudaContext
        {
            public Own() [|: base(0)|] { }
        }
        """,
        new() { References = [LibraryStubs.ManagedCuda] });

    [Theory]
    [InlineData("var blas = [|new ManagedCuda.CudaBlas.CudaBlas()|];")]
    [InlineData("var dnn = [|new ManagedCuda.CudaDNN.CudaDNNContext()|];")]
    [InlineData("var plan = [|new ManagedCuda.CudaFFT.CudaFFTPlan1D()|];")]
    [InlineData("var plan = [|new ManagedCuda.CudaFFT.CudaFFTPlan2D()|];")]
    [InlineData("var plan = [|new ManagedCuda.CudaFFT.CudaFFTPlan3D()|];")]
    [InlineData("var plan = [|new ManagedCuda.CudaFFT.CudaFFTPlanMany()|];")]
    [InlineData("var random = [|new ManagedCuda.CudaRand.CudaRandDevice(0)|];")]
    [InlineData("var random = [|new ManagedCuda.CudaRand.CudaRandHost(0)|];")]
    [InlineData("var solve = [|new ManagedCuda.CudaSolve.CudaSolveDense()|];")]
    [InlineData("var solve = [|new ManagedCuda.CudaSolve.CudaSolveSparse()|];")]
    [InlineData("var sparse = [|new ManagedCuda.CudaSparse.CudaSparseContext()|];")]
    [InlineData("var compiler = [|new ManagedCuda.NVRTC.CudaRuntimeCompiler(\"source\", \"name\")|];")]
    [InlineData("var jpeg = [|new ManagedCuda.NvJpeg.NvJpeg()|];")]
    public Task A_handle_of_a_library_beside_it_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("if (CudaContext.GetDeviceCount() > 0) { using var context = new CudaContext(0); }")]
    [InlineData("if (CudaContext.GetDeviceCount() == 0) { return; } using var context = new CudaContext(0);")]
    [InlineData("int count = CudaContext.GetDeviceCount(); if (count >= 1) { using var context = new PrimaryContext(); }")]
    [InlineData("if (CudaContext.GetDeviceCount() > 1) { using var context = new CudaContext(1); }")]
    [InlineData("if (Machine.HasCuda) { var blas = new ManagedCuda.CudaBlas.CudaBlas(); }")]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"nvcuda\", out _)) { using var context = new CudaContext(0); }")]
    public Task Behind_a_check_there_is_nothing_else_to_consider(string statements) => Check(statements);

    [Theory]
    [InlineData("if (useCuda) { using var context = new CudaContext(0); }")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"MYAPP_DEVICE\") == \"cuda\") { using var context = new CudaContext(0); }")]
    [InlineData("using var context = useCuda ? new CudaContext(0) : null;")]
    [InlineData("int found = 0; try { using var context = new CudaContext(0); found = 1; } catch (Exception) { Console.WriteLine(); } Console.WriteLine(found);")]
    [InlineData("CudaContext? context = null; try { context = new CudaContext(0); } catch (Exception e) when (e is CudaException or DllNotFoundException) { } Console.WriteLine(context is null);")]
    public Task Behind_a_choice_or_a_handler_there_is_nothing_else_to_consider_either(string statements) => Check(statements);

    [Theory]
    [InlineData("if (CudaContext.GetDeviceCount() > 0) { using var context = [|new CudaContext(1)|]; }")]
    [InlineData("if (CudaContext.GetDeviceCount() >= 0) { using var context = [|new CudaContext(0)|]; }")]
    [InlineData("if (CudaContext.GetDeviceCount() > 0) { Console.WriteLine(); } using var context = [|new CudaContext(0)|];")]
    [InlineData("if (TorchSharp.torch.cuda.is_available()) { using var context = [|new CudaContext(0)|]; }")]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"amdhip64\", out _)) { using var context = [|new CudaContext(0)|]; }")]
    [InlineData("CudaContext? context = null; try { context = [|new CudaContext(0)|]; } catch (CudaException) { } Console.WriteLine(context is null);")]
    [InlineData("try { using var context = [|new CudaContext(0)|]; } catch (Exception) { throw; }")]
    public Task A_check_for_less_or_of_another_library_is_none(string statements) => Check(statements);

    [Theory]
    [InlineData("Console.WriteLine(CudaContext.GetDeviceCount());")]
    [InlineData("var x = new CudaDeviceVariable<float>(8); var stream = new CudaStream();")]
    [InlineData("Console.WriteLine(nameof(CudaContext) + typeof(CudaContext) + default(CudaContext));")]
    [InlineData("object given = Environment.ProcessorCount; if (given is CudaContext) { Console.WriteLine(); }")]
    public Task A_question_a_name_and_what_works_in_a_context_are_not(string statements) => Check(statements);

    [Fact]
    public Task Own_types_with_the_librarys_names_are_not_the_librarys() => Verify.VerifyAsync(
        "namespace ManagedCuda { class CudaContext { public CudaContext(int deviceId) { } } }\n\nclass Sample { object Make() => new ManagedCuda.CudaContext(0); }",
        new() { References = [LibraryReferences.TorchSharp] });

    [Fact]
    public Task An_allowed_vendor_is_not_reported() => Check("using var context = new CudaContext(0);", "portable_ml.allowed_vendors = nvidia");

    private static Task Check([StringSyntax("C#-test")] string statements, string settings = "portable_ml.guard_members = P:Machine.HasCuda") => Verify.VerifyAsync(
        Sources.Statements(["ManagedCuda"], statements, "bool useCuda") + "static class Machine { public static bool HasCuda => Environment.ProcessorCount > 4; }",
        new() { References = [LibraryReferences.TorchSharp, LibraryStubs.ManagedCuda, .. LibraryStubs.ManagedCudaLibraries], EditorConfig = settings });
}
