namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Loops over ONNX Runtime's list of providers.</summary>
public class ProviderLoopTests
{
    [SkippableTheory]
    [InlineData("""OrtEnv.Instance().GetAvailableProviders().Where(p => p == "CUDAExecutionProvider").ToList().ForEach(p => options.{|PML2002:AppendExecutionProvider_CUDA(0)|});""")]
    [InlineData("""OrtEnv.Instance().GetAvailableProviders().Where(p => p != "CUDAExecutionProvider").ToList().ForEach(p => options.[|AppendExecutionProvider_CUDA(0)|]);""")]
    [InlineData("""OrtEnv.Instance().GetAvailableProviders().ToList().ForEach(p => options.[|AppendExecutionProvider_CUDA(0)|]);""")]
    public Task A_lambda_that_runs_for_each_provider_knows_what_it_was_chosen_by(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("""foreach (var p in all) { if (p == "CUDAExecutionProvider") { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; break; } }""")]
    [InlineData("""foreach (string p in all) { if (p != "CUDAExecutionProvider") { continue; } options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    [InlineData("""foreach (var p in all.Where(p => p == "CUDAExecutionProvider")) { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    [InlineData("""for (int i = 0; i < all.Length; i++) { if (all[i] == "CUDAExecutionProvider") options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    [InlineData("""int i = 0; while (i < all.Length) { string p = all[i++]; if (p.Contains("CUDA")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    [InlineData("""foreach (var p in all) { switch (p) { case "CUDAExecutionProvider": options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; break; } }""")]
    [InlineData("""bool ok = false; foreach (var p in all) { if (p == "CUDAExecutionProvider") { ok = true; break; } } if (ok) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""bool ok = false; foreach (var p in all) { ok = ok || p == "CUDAExecutionProvider"; } if (ok) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""bool ok = false; foreach (var p in all) { ok |= p == "CUDAExecutionProvider"; } if (ok) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    public Task A_loop_that_finds_the_provider_is_a_guard(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("""foreach (var p in all) { if (p != "CUDAExecutionProvider") options.[|AppendExecutionProvider_CUDA(0)|]; }""")]
    [InlineData("""foreach (var p in all) { if (p == "CUDAExecutionProvider") continue; options.[|AppendExecutionProvider_CUDA(0)|]; }""")]
    [InlineData("""bool none = true; foreach (var p in all) { if (p == "CUDAExecutionProvider") none = false; } if (none) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    public Task A_loop_that_does_not_find_it_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("foreach (var p in all) { options.[|AppendExecutionProvider_CUDA(0)|]; }")]
    [InlineData("""foreach (var p in all) { if (p == "CUDAExecutionProvider" || n > 0) options.[|AppendExecutionProvider_CUDA(0)|]; }""")]
    [InlineData("""foreach (var p in all) { if (p == "CUDAExecutionProvider") Console.WriteLine(p); } options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""bool ok = false; foreach (var p in all) { if (p.Length > 3) ok = true; } if (ok) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    public Task A_loop_that_does_not_ask_for_it_is_too_weak(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("""foreach (var p in all) { if (p == "DmlExecutionProvider") options.[|AppendExecutionProvider_CUDA(0)|]; }""")]
    [InlineData("""foreach (var p in all) { if (p == "CUDAExecutionProvider") options.[|AppendExecutionProvider_Tensorrt(0)|]; }""")]
    [InlineData("""bool ok = false; foreach (var p in all) { if (p == "DmlExecutionProvider") ok = true; } if (ok) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    public Task A_loop_for_another_provider_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("""bool ok = false; foreach (var p in all) { if (p == "CUDAExecutionProvider") ok = true; } ok = n > 0; if (ok) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""all = new[] { "CUDAExecutionProvider" }; foreach (var p in all) { if (p == "CUDAExecutionProvider") options.[|AppendExecutionProvider_CUDA(0)|]; }""")]
    public Task A_list_a_name_or_an_answer_that_is_replaced_is_none(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => GuardedCode.OnnxAsync("var all = OrtEnv.Instance().GetAvailableProviders();\n" + statements);
}
