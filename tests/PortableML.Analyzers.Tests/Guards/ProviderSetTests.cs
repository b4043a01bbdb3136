namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Sets and lists that are made of ONNX Runtime's list of providers.</summary>
public class ProviderSetTests
{
    [SkippableTheory]
    [InlineData("""var set = new HashSet<string>(all); if (set.Contains("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""var set = new HashSet<string>(all, StringComparer.OrdinalIgnoreCase); if (set.Contains("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""HashSet<string> set = new(all); if (!set.Contains("CUDAExecutionProvider")) return; options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""HashSet<string> set = [.. all]; if (set.Contains("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""var set = all.ToHashSet(StringComparer.Ordinal); if (set.Contains("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""var set = new List<string>(all); if (set.Contains("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""IReadOnlyList<string> set = all; if (set.Contains("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""var found = all.Intersect(new[] { "CUDAExecutionProvider" }); if (found.Any()) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    public Task A_set_that_holds_the_provider_is_a_guard(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("""var set = new HashSet<string>(all); if (!set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = all.ToHashSet(); if (set.Contains("CUDAExecutionProvider")) return; options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new List<string>(all); if (!set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new SortedSet<string>(all); if (!set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new LinkedList<string>(all); if (!set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new Queue<string>(all); if (!set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""if (!all.Any(p => p.ToUpper() == "CUDAEXECUTIONPROVIDER")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""if (!all.Any(p => p.ToLower() == "cudaexecutionprovider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""if (!all.Any(p => p.Trim() == "CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""if (all.Where(p => p == "CUDAExecutionProvider").ToArray() is { Length: 0 }) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""if (all.Where(p => p == "CUDAExecutionProvider").ToList() is { Count: 0 }) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    public Task A_set_that_does_not_hold_it_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("""var set = new HashSet<string>(all); if (set.Count > 0) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new HashSet<string>(all); if (set.Contains("CUDAExecutionProvider") || n > 0) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = all.ToHashSet(); if (set.Any()) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    public Task A_set_that_is_not_asked_for_it_is_too_weak(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("""var set = new HashSet<string>(all); if (set.Contains("DmlExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = all.ToHashSet(); if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_Tensorrt(0)|];""")]
    public Task A_set_that_holds_another_provider_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("""var set = new HashSet<string>(all); set.Add("CUDAExecutionProvider"); if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new HashSet<string>(all); set = new HashSet<string> { text }; if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new HashSet<string>(all); set.SymmetricExceptWith(new[] { text }); if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new List<string>(all); set.AddRange(new[] { text }); if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new List<string>(all); set.Insert(0, text); if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new List<string>(all); set[0] = text; if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""var set = new List<string>(all); AddTo(set); if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|]; void AddTo(List<string> names) => names.Add(text);""")]
    [InlineData("""var set = new HashSet<string>(all); AddTo(set); if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|]; void AddTo(ICollection<string> names) => names.Add(text);""")]
    [InlineData("""var set = new HashSet<string>(all); set.UnionWith(new[] { text }); if (set.Contains("CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    public Task A_set_that_gets_other_names_too_is_none(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => GuardedCode.OnnxAsync("var all = OrtEnv.Instance().GetAvailableProviders();\n" + statements);
}
