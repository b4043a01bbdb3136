namespace PortableML.Analyzers.Tests.Guards;

/// <summary><c>NativeLibrary.TryLoad</c> of a vendor's library, which proves that vendor's accelerator for every managed library.</summary>
public class NativeLibraryGuardTests
{
    [SkippableTheory]
    [InlineData("if (NativeLibrary.TryLoad(\"nvcuda\", out _)) x.{|PML1002:cuda()|};")]
    [InlineData("if (NativeLibrary.TryLoad(\"libcuda.so.1\", out IntPtr driver)) x.{|PML1002:cuda()|};")]
    [InlineData("if (!NativeLibrary.TryLoad(\"cudart64_12.dll\", out _)) return; x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = NativeLibrary.TryLoad(\"nvcuda\", out _); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("var place = NativeLibrary.TryLoad(\"nvcuda\", out _) ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("const string Driver = \"nvcuda.dll\"; if (NativeLibrary.TryLoad(Driver, out _)) x.{|PML1002:cuda()|};")]
    [InlineData("string driver = OperatingSystem.IsWindows() ? \"nvcuda.dll\" : \"libcuda.so.1\"; if (NativeLibrary.TryLoad(driver, out _)) x.{|PML1002:cuda()|};")]
    [InlineData("if (Ready()) x.{|PML1002:cuda()|}; bool Ready() => NativeLibrary.TryLoad(\"nvcuda\", out _) || NativeLibrary.TryLoad(\"libcuda.so.1\", out _);")]
    [InlineData("""if (NativeLibrary.TryLoad($"cudart64_{n}.dll", out _)) x.{|PML1002:cuda()|};""")]
    [InlineData("""if (NativeLibrary.TryLoad("cudart64_" + n + ".dll", out _)) x.{|PML1002:cuda()|};""")]
    [InlineData("""if (NativeLibrary.TryLoad(System.IO.Path.Combine(text, "nvcuda.dll"), out _)) x.{|PML1002:cuda()|};""")]
    [InlineData("""if (NativeLibrary.TryLoad(n switch { 0 => "nvcuda", 1 => "libcuda.so.1", _ => throw new NotSupportedException() }, out _)) x.{|PML1002:cuda()|};""")]
    [InlineData("""if (NativeLibrary.TryLoad(n > 0 ? "nvcuda" : n > 1 ? "libcuda.so" : "libcuda.so.1", out _)) x.{|PML1002:cuda()|};""")]
    [InlineData("""string name = "nvcuda", same = name; if (NativeLibrary.TryLoad(same, out _)) x.{|PML1002:cuda()|};""")]
    public Task A_library_that_could_be_loaded_is_a_guard(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (!NativeLibrary.TryLoad(\"nvcuda\", out _)) x.[|cuda()|];")]
    [InlineData("if (NativeLibrary.TryLoad(\"nvcuda\", out _)) return; x.[|cuda()|];")]
    public Task A_library_that_could_not_be_loaded_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("NativeLibrary.TryLoad(\"nvcuda\", out _); x.[|cuda()|];")]
    [InlineData("if (NativeLibrary.TryLoad(\"nvcuda\", out _) || n > 0) x.[|cuda()|];")]
    [InlineData("if (NativeLibrary.TryLoad(n > 0 ? \"nvcuda\" : \"libc\", out _)) x.[|cuda()|];")]
    [InlineData("if (NativeLibrary.TryLoad(\"nvcuda\", out _)) x.to([|\"cuda:1\"|]);")]
    [InlineData("""if (NativeLibrary.TryLoad(n switch { 0 => "nvcuda", _ => "amdhip64" }, out _)) x.[|cuda()|];""")]
    [InlineData("""if (NativeLibrary.TryLoad(n switch { 0 => "amdhip64", _ => "nvcuda" }, out _)) x.[|cuda()|];""")]
    [InlineData("""if (NativeLibrary.TryLoad($"{text}.dll", out _)) x.[|cuda()|];""")]
    [InlineData("""if (NativeLibrary.TryLoad(text, out _)) x.[|cuda()|];""")]
    public Task A_load_that_may_succeed_or_fail_without_it_is_too_weak(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData(6, "{|PML1002:cuda()|}")]
    [InlineData(7, "[|cuda()|]")]
    public Task A_name_that_six_variables_hand_on_is_known_and_one_behind_more_is_not(int variables, string move) => VerifyAsync(
        "string n1 = \"nvcuda\"" + string.Concat(Enumerable.Range(2, variables - 1).Select(i => $", n{i} = n{i - 1}")) + $"; if (NativeLibrary.TryLoad(n{variables}, out _)) x.{move};");

    [SkippableTheory]
    [InlineData(6, "{|PML1002:cuda()|}")]
    [InlineData(7, "[|cuda()|]")]
    public Task A_name_that_six_sums_add_to_is_known_and_one_with_more_is_not(int sums, string move) => VerifyAsync(
        "if (NativeLibrary.TryLoad(\"cudart64_\"" + string.Concat(Enumerable.Repeat(" + n", sums)) + $", out _)) x.{move};");

    [SkippableTheory]
    [InlineData("if (NativeLibrary.TryLoad(\"amdhip64\", out _)) x.[|cuda()|];")]
    [InlineData("if (NativeLibrary.TryLoad(\"kernel32.dll\", out _)) x.[|cuda()|];")]
    [InlineData("if (NativeLibrary.TryLoad(\"nvcuda\", out _)) x.[|mps()|];")]
    public Task A_library_of_somebody_else_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = NativeLibrary.TryLoad(\"nvcuda\", out _); ok = n > 0; if (ok) x.[|cuda()|];")]
    [InlineData("string driver = \"nvcuda\"; driver = text; if (NativeLibrary.TryLoad(driver, out _)) x.[|cuda()|];")]
    public Task An_answer_or_a_name_that_is_replaced_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (NativeLibrary.TryLoad(\"nvcuda\", out _)) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};")]
    [InlineData("if (NativeLibrary.TryLoad(\"nvcuda\", out _)) options.[|AppendExecutionProvider_DML(0)|];")]
    public Task Execution_providers_are_guarded_by_it_as_well(string statements) =>
        GuardedCode.OnnxAsync(statements.Replace("NativeLibrary.", "System.Runtime.InteropServices.NativeLibrary.", StringComparison.Ordinal));

    private static Task VerifyAsync(string statements) =>
        GuardedCode.TorchAsync(statements.Replace("NativeLibrary.", "System.Runtime.InteropServices.NativeLibrary.", StringComparison.Ordinal));
}
