using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Tests.Verification;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Tests.Values;

/// <summary>What the look at an operation costs that is no site, which nearly every operation is.</summary>
public class SiteFinderTests
{
    /// <summary>All kinds of operation that rules are asked about, with names that the catalogue has and names that it has not.</summary>
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using TorchSharp;
        using static TorchSharp.torch;

        enum Mode { Slow, Fast, Gpu }

        class Other { public Other(string device = "cpu", bool useCache = true) { } public object cuda; public Other to(string name) => this; }

        class Code
        {
            private readonly Dictionary<string, List<int>> _numbers = new();
            private readonly Device _device = torch.CPU;

            public Tensor Run(Tensor x, int n, string name = "none", Mode mode = Mode.Fast)
            {
                var other = new Other("cpu", true).to("cpu");
                other.cuda = (object)n;
                Func<int, int> twice = number => number * 2;
                Func<string, string> trim = Local;
                int Local2(int a, int b = 3) => a + b;
                string Local(string text) => text.Trim() + $"{text.Length}: {n}" + "devices";
                for (int i = 0; i < n; i++)
                {
                    x = x.to(_device).add(torch.zeros(3, device: CPU)).sum() + (float)twice(i) + Local2(i);
                }

                if (mode == Mode.Slow || (Mode)1 == mode)
                {
                    throw new InvalidOperationException(trim(name));
                }

                return _numbers.Where(pair => pair.Value.Count > 0).Any() ? x.cpu() : x.to(DeviceType.CPU);
            }
        }
        """;

    [Fact]
    public void An_operation_that_is_no_site_allocates_nothing()
    {
        CSharpCompilation compilation = new SourceOptions().Compile([SourceText.From(Source)]);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        AnalyzerOptions options = new([]);
        SiteClassifier classifier = new(compilation, options, VendorSymbols.For(compilation, options), "TorchSharp");
        SiteFinder finder = classifier.Finder;
        IOperation[] operations = [.. Operations(compilation).Where(operation => finder.Kinds.Contains(operation.Kind))];
        Assert.Equal(
            finder.Kinds.Except([OperationKind.Invalid]).Order(),
            operations.Select(operation => operation.Kind).Distinct().Order());

        // The first round fills what is kept, and makes the parts of the operations.
        Assert.All(operations, operation => Assert.Null(classifier.Find(operation)));
        Assert.All(operations, operation =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            classifier.Find(operation);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated == 0, $"{allocated} bytes for {operation.Kind}: {operation.Syntax}");
        });
    }

    private static IEnumerable<IOperation> Operations(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        let model = compilation.GetSemanticModel(tree)
        from node in tree.GetRoot().DescendantNodes()
        let operation = model.GetOperation(node)
        where operation is { Parent: null }
        from descendant in operation.DescendantsAndSelf()
        select descendant;
}
