namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Tests of the list of ONNX Runtime's providers.</summary>
public class AvailableProvidersTests
{
    [SkippableTheory]
    [InlineData("""providers.Contains("CUDAExecutionProvider")""")]
    [InlineData("""providers.Contains("CUDAExecutionProvider") && n > 0""")]
    [InlineData("""!(!providers.Contains("CUDAExecutionProvider"))""")]
    [InlineData("""providers.Contains("CUDAExecutionProvider", StringComparer.OrdinalIgnoreCase)""")]
    [InlineData("""providers.Any(p => p == "CUDAExecutionProvider")""")]
    [InlineData("""providers.Any(p => "CUDAExecutionProvider" == p)""")]
    [InlineData("""providers.Any(p => p.Equals("CUDAExecutionProvider"))""")]
    [InlineData("""providers.Any(p => p.Equals("CUDAExecutionProvider", StringComparison.OrdinalIgnoreCase))""")]
    [InlineData("""providers.Any(p => string.Equals(p, "CUDAExecutionProvider", StringComparison.Ordinal))""")]
    [InlineData("""providers.Any(p => p.Contains("CUDA"))""")]
    [InlineData("""providers.Any(p => p.StartsWith("CUDA"))""")]
    [InlineData("""providers.Any(p => p is "CUDAExecutionProvider")""")]
    [InlineData("""providers.Any(p => { return p == "CUDAExecutionProvider"; })""")]
    [InlineData("""providers.Where(p => p == "CUDAExecutionProvider").Any()""")]
    [InlineData("""providers.Count(p => p == "CUDAExecutionProvider") > 0""")]
    [InlineData("""providers.FirstOrDefault(p => p == "CUDAExecutionProvider") != null""")]
    [InlineData("""providers.FirstOrDefault(p => p == "CUDAExecutionProvider") is not null""")]
    [InlineData("""providers.FirstOrDefault(p => p == "CUDAExecutionProvider") is { } found""")]
    [InlineData("""Array.Exists(providers, p => p == "CUDAExecutionProvider")""")]
    [InlineData("""Array.IndexOf(providers, "CUDAExecutionProvider") >= 0""")]
    [InlineData("""Array.IndexOf(providers, "CUDAExecutionProvider") != -1""")]
    [InlineData("""Array.IndexOf(providers, "CUDAExecutionProvider") > -1""")]
    [InlineData("""!(Array.IndexOf(providers, "CUDAExecutionProvider") < 0)""")]
    [InlineData("""Array.Find(providers, p => p == "CUDAExecutionProvider") != null""")]
    [InlineData("""providers.ToList().Contains("CUDAExecutionProvider")""")]
    [InlineData("""providers.Select(p => p.ToUpperInvariant()).Contains("CUDAEXECUTIONPROVIDER")""")]
    [InlineData("""string.Join(",", providers).Contains("CUDAExecutionProvider")""")]
    [InlineData("""new HashSet<string>(providers).Contains("CUDAExecutionProvider")""")]
    [InlineData("""providers.ToHashSet().Contains("CUDAExecutionProvider")""")]
    [InlineData("""!providers.All(p => p != "CUDAExecutionProvider")""")]
    [InlineData("""(from p in providers where p == "CUDAExecutionProvider" select p).Any()""")]
    [InlineData("""(from p in providers where p.Contains("CUDA") orderby p select p.ToUpperInvariant()).FirstOrDefault() != null""")]
    [InlineData("""providers.Intersect(new[] { "CUDAExecutionProvider" }).Any()""")]
    [InlineData("""providers.Intersect(["CUDAExecutionProvider"]).Any()""")]
    public async Task A_test_that_finds_the_provider_is_a_guard(string condition)
    {
        await GuardedCode.OnnxAsync(
            $$"""
            var providers = OrtEnv.Instance().GetAvailableProviders();
            if ({{condition}}) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
            """);
        await GuardedCode.OnnxAsync(
            $$"""
            if ({{condition.Replace("providers", "OrtEnv.Instance().GetAvailableProviders()", StringComparison.Ordinal)}}) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
            """);
    }

    [SkippableTheory]
    [InlineData("""const string Name = "CUDAExecutionProvider"; if (OrtEnv.Instance().GetAvailableProviders().Contains(Name)) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""string name = "CUDAExecutionProvider"; if (OrtEnv.Instance().GetAvailableProviders().Contains(name)) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""var set = new HashSet<string>(OrtEnv.Instance().GetAvailableProviders()); if (set.Contains("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""var set = OrtEnv.Instance().GetAvailableProviders().ToList(); if (!set.Contains("CUDAExecutionProvider")) return; options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""bool ok = OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider"); if (ok) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""int at = Array.IndexOf(OrtEnv.Instance().GetAvailableProviders(), "CUDAExecutionProvider"); if (at < 0) return; options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""var found = from p in OrtEnv.Instance().GetAvailableProviders() where p == "CUDAExecutionProvider" select p; if (found.Any()) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""foreach (var p in from p in OrtEnv.Instance().GetAvailableProviders() where p == "CUDAExecutionProvider" select p) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""foreach (var p in OrtEnv.Instance().GetAvailableProviders()) { if (p == "CUDAExecutionProvider") options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    [InlineData("""foreach (var p in OrtEnv.Instance().GetAvailableProviders()) { if (p.StartsWith("CUDA")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    [InlineData("""foreach (var p in OrtEnv.Instance().GetAvailableProviders()) { if (p != "CUDAExecutionProvider") continue; options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    [InlineData("""foreach (var p in OrtEnv.Instance().GetAvailableProviders()) { switch (p) { case "CUDAExecutionProvider": options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; break; } }""")]
    [InlineData("""var all = OrtEnv.Instance().GetAvailableProviders(); for (int i = 0; i < all.Length; i++) { if (all[i] == "CUDAExecutionProvider") options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    [InlineData("""bool ok = false; foreach (var p in OrtEnv.Instance().GetAvailableProviders()) { if (p == "CUDAExecutionProvider") ok = true; } if (ok) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("DmlExecutionProvider")) options.{|PML2002:AppendExecutionProvider_DML(0)|};""")]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("QNNExecutionProvider")) options.{|PML2002:AppendExecutionProvider("QNN")|};""")]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("TensorrtExecutionProvider")) options.{|PML2002:AppendExecutionProvider_Tensorrt(0)|};""")]
    [InlineData("""var session = OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider") ? new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}) : new InferenceSession(model);""")]
    public Task The_list_or_the_answer_in_a_variable_guards_as_well(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("""!providers.Contains("CUDAExecutionProvider")""")]
    [InlineData("""!providers.Any(p => p == "CUDAExecutionProvider")""")]
    [InlineData("""providers.All(p => p != "CUDAExecutionProvider")""")]
    [InlineData("""providers.FirstOrDefault(p => p == "CUDAExecutionProvider") == null""")]
    [InlineData("""providers.FirstOrDefault(p => p == "CUDAExecutionProvider") is null""")]
    [InlineData("""Array.IndexOf(providers, "CUDAExecutionProvider") < 0""")]
    [InlineData("""Array.IndexOf(providers, "CUDAExecutionProvider") == -1""")]
    [InlineData("""providers.Count(p => p == "CUDAExecutionProvider") == 0""")]
    public Task A_test_that_does_not_find_it_is_none(string condition) => VerifyHardCodedAsync(condition);

    [SkippableTheory]
    [InlineData("providers.Any()")]
    [InlineData("providers.Length > 0")]
    [InlineData("providers.Length > 1")]
    [InlineData("providers.Count() >= 1")]
    [InlineData("providers is { Length: > 0 }")]
    [InlineData("providers != null")]
    [InlineData("""providers.Any(p => p != "CPUExecutionProvider")""")]
    [InlineData("""providers.Any(p => p != "CUDAExecutionProvider")""")]
    [InlineData("""providers.Any(p => !p.Contains("CUDA"))""")]
    [InlineData("""providers.Contains("CPUExecutionProvider")""")]
    [InlineData("""providers.Any(p => p == "CUDAExecutionProvider" || p == "CPUExecutionProvider")""")]
    [InlineData("""providers.Any(p => p == "CUDAExecutionProvider" || p == "DmlExecutionProvider")""")]
    [InlineData("""providers.Any(p => p == "CUDAExecutionProvider" || n > 0)""")]
    [InlineData("""providers.Any(p => p.EndsWith("ExecutionProvider"))""")]
    [InlineData("""providers.Contains("CUDAExecutionProvider") || n > 0""")]
    [InlineData("""Array.IndexOf(providers, "CUDAExecutionProvider") >= -1""")]
    [InlineData("""Array.IndexOf(providers, "CUDAExecutionProvider") != 0""")]
    [InlineData("""providers.Count(p => p == "CUDAExecutionProvider") >= 0""")]
    [InlineData("""!providers.All(p => p == "CUDAExecutionProvider")""")]
    [InlineData("""providers.Except(new[] { "CUDAExecutionProvider" }).Any()""")]
    [InlineData("""(from p in providers where p != "CUDAExecutionProvider" select p).Any()""")]
    [InlineData("""(from p in providers select p).Any()""")]
    [InlineData("""providers.Intersect(["CUDAExecutionProvider", "CPUExecutionProvider"]).Any()""")]
    public Task A_test_that_may_succeed_without_it_is_too_weak(string condition) => VerifyHardCodedAsync(condition);

    [SkippableTheory]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("DmlExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("TensorrtExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_Tensorrt(0)|];""")]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_DML(0)|];""")]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider("QNN")|];""")]
    [InlineData("""foreach (var p in OrtEnv.Instance().GetAvailableProviders()) { if (p == "DmlExecutionProvider") options.[|AppendExecutionProvider_CUDA(0)|]; }""")]
    public Task A_test_for_another_provider_guards_nothing(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("""var list = OrtEnv.Instance().GetAvailableProviders(); list = new[] { "CUDAExecutionProvider" }; if (list.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var list = OrtEnv.Instance().GetAvailableProviders().ToList(); list.Add("CUDAExecutionProvider"); if (list.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""bool ok = OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider"); ok = n > 0; if (ok) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""int at = Array.IndexOf(OrtEnv.Instance().GetAvailableProviders(), "CUDAExecutionProvider"); at = n; if (at < 0) return; options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""foreach (var p in OrtEnv.Instance().GetAvailableProviders()) { if (p == "CUDAExecutionProvider") Console.WriteLine(); options.[|AppendExecutionProvider_CUDA(0)|]; }""")]
    public Task A_list_or_an_answer_that_is_replaced_guards_nothing(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableFact]
    public Task A_helper_that_is_asked_for_the_provider_is_a_guard() => GuardedCode.OnnxMembersAsync(
        """
        static bool Has(string name) => OrtEnv.Instance().GetAvailableProviders().Contains(name);
        void Run(SessionOptions options) { if (Has("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }
        """);

    private static Task VerifyHardCodedAsync(string condition) => GuardedCode.OnnxAsync(
        $$"""
        var providers = OrtEnv.Instance().GetAvailableProviders();
        if ({{condition}}) options.[|AppendExecutionProvider_CUDA(0)|];
        """);
}
