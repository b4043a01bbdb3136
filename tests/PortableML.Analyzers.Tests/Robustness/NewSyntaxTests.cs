using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Robustness;

/// <summary>
/// The newest forms of the language, up to what is only a preview. A compiler that is too old sees a mistake, which must not make anything
/// throw either; one that knows the form reports the device in it.
/// </summary>
public sealed class NewSyntaxTests
{
    [Theory]
    [InlineData("9.0", "record Options(string Device = \"cuda\"); class U { Tensor M(Tensor x, Options o) => x.to(o.Device); }")]
    [InlineData("10.0", "record struct Place(Tensor X) { public Tensor Move() => X.cuda(); }")]
    [InlineData("11.0", "class U { required public Device D { get; init; } = CUDA; Tensor M(Tensor x) => x.to(\"\"\"cuda\"\"\"); }")]
    [InlineData("11.0", "class U { Tensor M(Tensor[] xs) => xs is [var first, .., var last] ? first.cuda() : xs[0]; }")]
    [InlineData("12.0", "class U(string device = \"cuda\") { Tensor M(Tensor x) => x.to(device); }")]
    [InlineData("12.0", "class U { Tensor[] M(Tensor x) => [x.cuda(), .. new[] { x }]; }")]
    [InlineData("12.0", "class U { void M(Tensor x) { var f = (Tensor t, string d = \"cuda\") => t.to(d); f(x); } }")]
    [InlineData("13.0", "class U { void M(params ReadOnlySpan<Tensor> xs) { foreach (var x in xs) x.cuda(); } }")]
    [InlineData("13.0", "partial class U { public partial Device D { get; } } partial class U { public partial Device D => CUDA; }")]
    [InlineData("14.0", "class U { public Device D { get => field ??= CUDA; set; } }")]
    [InlineData("14.0", "class H { public Tensor X; } class U { void M(H? h, Tensor x) => h?.X = x.cuda(); }")]
    [InlineData("14.0", "static class E { extension(Tensor x) { public Tensor OnCuda() => x.cuda(); public Tensor Best => x.to(\"cuda\"); } }")]
    [InlineData("14.0", "static class E { extension(Tensor) { public static Device Fast => CUDA; } }")]
    [InlineData("14.0", "class U { void M() { System.Console.WriteLine(nameof(List<>)); ones(1).cuda(); } }")]
    [InlineData("14.0", "delegate bool Try(string s, out Tensor x); class U { Try T = (s, out x) => (x = ones(1).cuda()) is not null; }")]
    [InlineData("14.0", "partial class U { public partial U(Tensor x); public partial event Action E; } partial class U { public partial U(Tensor x) { x.cuda(); } public partial event Action E { add { } remove { } } }")]
    public async Task A_device_in_the_newest_syntax_is_reported_and_makes_nothing_throw(string version, [StringSyntax("C#-test")] string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Sources.Torch(code), new CSharpParseOptions(LanguageVersion.Preview), "New.cs");
        CSharpCompilation compilation = CSharpCompilation.Create(
            "New", [tree], [.. LibraryReferences.Framework, .. LibraryReferences.All], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        await EveryRule.RunAsync(compilation, tree, EveryRule.Rules, EveryRule.Fixes);

        if (LanguageVersionFacts.TryParse(version, out _))
        {
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            Assert.Contains(await EveryRule.DiagnoseAsync(compilation), diagnostic => diagnostic.Id == "PML1001");
        }
    }

    [Theory]
    [InlineData("union Place(Tensor, Device); class U { Place M(Tensor x) => x.cuda(); }")]
    [InlineData("class U { void M(Tensor x) { List<Tensor> l = [with(capacity: 4), x.cuda()]; } }")]
    [InlineData("closed class A; class U { unsafe void M(Tensor x) { await using var y = x.cuda(); goto case; } }")]
    [InlineData("class U { async System.Collections.Generic.IAsyncEnumerable<Tensor> M(Tensor x) { yield return await x.cuda(); yield break yield; } }")]
    public async Task Syntax_that_is_a_preview_or_none_makes_nothing_throw([StringSyntax("C#-test")] string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Sources.Torch(code), new CSharpParseOptions(LanguageVersion.Preview), "Preview.cs");
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Preview", [tree], [.. LibraryReferences.Framework, .. LibraryReferences.All], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

        await EveryRule.RunAsync(compilation, tree, EveryRule.Rules, EveryRule.Fixes);
    }
}
