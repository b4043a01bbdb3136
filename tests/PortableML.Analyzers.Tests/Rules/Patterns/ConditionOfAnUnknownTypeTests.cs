using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A type that is not there, as one that is generated later: whether a condition on a value of it checks or chooses cannot be known.</summary>
public class ConditionOfAnUnknownTypeTests
{
    [Theory]
    [InlineData("var device = (box.SelectedItem as Missing)?.Content?.ToString(); if (device == \"CUDA\") o.{|PML2002:AppendExecutionProvider_CUDA(0)|};")]
    [InlineData("var window = new Missing(); if (window.IsChecked) o.{|PML2002:AppendExecutionProvider_CUDA(0)|};")]
    public Task A_value_of_it_may_choose(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var window = new Missing(); if (window == null) return; o.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("Missing window = Find(); if (window != null) o.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("Missing window = Find(); window.Show(); o.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("Missing window = Find(); if (n > 3) o.[|AppendExecutionProvider_CUDA(0)|];")]
    public Task That_there_is_one_chooses_nothing(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync([StringSyntax("C#-test")] string statements) => AnalyzerVerifier<HardCodedExecutionProviderAnalyzer>.VerifyAsync(
        Sources.OnnxMembers("void Run(SessionOptions o, int n) { " + statements + " }"),
        new() { Configure = static test => test.CompilerDiagnostics = CompilerDiagnostics.None });
}
