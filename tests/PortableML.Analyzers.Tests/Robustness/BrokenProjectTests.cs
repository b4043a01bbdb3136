using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Robustness;

/// <summary>Projects that do not compile: every rule and every fix goes through them without an exception.</summary>
public sealed class BrokenProjectTests
{
    private const string TorchCode = """
        class Trainer
        {
            private readonly Device _device = torch.device("cuda:1");
            private string Name { get; set; } = "cuda";
            public Tensor Run(Tensor x, string where = "cuda")
            {
                if (torch.cuda.is_available()) { x = x.cuda(); }
                try { x = x.to(CUDA); } catch (System.Exception) { x = x.cpu(); }
                return x.to(where).to(Name).to(_device).to(DeviceType.CUDA);
            }
        }
        """;

    private const string OnnxCode = """
        class Scorer
        {
            public InferenceSession Open(string path, bool useCuda)
            {
                SessionOptions options = new();
                if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")) { options.AppendExecutionProvider_CUDA(0); }
                try { options.AppendExecutionProvider_Tensorrt(0); } catch (OnnxRuntimeException) { }
                return new InferenceSession(path, useCuda ? SessionOptions.MakeSessionOptionWithCudaProvider(0) : options);
            }
        }
        """;

    public static TheoryData<string, string> Projects => new()
    {
        { "without the framework", Sources.Torch(TorchCode) },
        { "without the libraries", Sources.Torch(TorchCode) + OnnxCode },
        { "without usings", TorchCode + OnnxCode },
        { "with a type declared twice", Sources.Torch(TorchCode) + TorchCode },
        { "with a member declared twice", Sources.TorchMembers("Device D = CUDA; Device D = CUDA; void M(string d = \"cuda\") { } void M(string d = \"cuda\") { ones(1).to(D).to(d); }") },
        { "with types that inherit from each other", Sources.Torch("class A : B { protected Device D = CUDA; } class B : A { Tensor M(Tensor x) => x.to(D).cuda(); } interface I : J { } interface J : I { Tensor N(Tensor x, string d = \"cuda\") => x.to(d); }") },
        { "with a constant that is made of itself", Sources.TorchMembers("const string A = B; const string B = A + \"cuda\"; string C => C; Tensor M(Tensor x) => x.to(A).to(B).to(C).cuda();") },
        { "with types that do not exist", Sources.TorchMembers("Missing.Device D = CUDA; Gone<Device> E = \"cuda\"; Tensor M(Lost x, Away y = \"cuda\") => x.to(y).cuda().to(D);") },
        { "with calls that fit no overload", Sources.TorchStatements("x.to(); x.to(\"cuda\", \"cuda\", 1, 2); x.cuda(1, 2, 3); torch.device(); new Device(); torch.ones(device: \"cuda\", device: \"cuda\");", "Tensor x") },
        { "with an ambiguous call", Sources.TorchMembers("void F(string a, object b) { } void F(object a, string b) { } void M() => F(\"cuda\", \"cuda\");") },
        { "with a look-alike in the way", Sources.Torch("enum DeviceType { CUDA } class torch { public static int CUDA; } class S { void M(Tensor x) { x.to(DeviceType.CUDA); x.to(torch.CUDA); } }") },
        { "with unreachable code", Sources.TorchStatements("return; x.cuda(); while (true) { } x.to(\"cuda\");", "Tensor x") },
        { "with labels that go nowhere", Sources.TorchStatements("again: if (cuda.is_available()) goto missing; x.cuda(); goto again; break; continue;", "Tensor x") },
        { "with statements outside of a member", Sources.Torch("class S { x.cuda(); if (true) { } torch.device(\"cuda\"); }") },
        { "with a file of no C# at all", "cuda \"cuda\" }} )) [[ <?xml version=\"1.0\"?> $\"cuda:{ @\" torch.CUDA /* " },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_project_that_does_not_compile_makes_nothing_throw(string what, string source)
    {
        ImmutableArray<MetadataReference> references = what switch
        {
            "without the framework" => LibraryReferences.All,
            "without the libraries" => LibraryReferences.Framework,
            _ => [.. LibraryReferences.Framework, .. LibraryReferences.All],
        };
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(source), new CSharpParseOptions(LanguageVersion.Preview), "Broken.cs");
        CSharpCompilation compilation = CSharpCompilation.Create("Broken", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Assert.True(compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) || what is "with unreachable code" or "with a look-alike in the way");
        await EveryRule.RunAsync(compilation, tree, EveryRule.Rules, EveryRule.Fixes);
    }

    [Fact]
    public async Task A_library_that_is_referenced_twice_in_two_versions_makes_nothing_throw()
    {
        MetadataReference other = LibraryReferences.Compile("TorchSharp", """
            [assembly: System.Reflection.AssemblyVersion("0.50.0.0")]
            namespace TorchSharp { public enum DeviceType { CPU, CUDA } public static class torch { public class Tensor { public Tensor cuda() => this; } public static object CUDA => null; } }
            """);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Sources.Torch(TorchCode), path: "Twice.cs");
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Twice", [tree], [.. LibraryReferences.Framework, .. LibraryReferences.All, other], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        await EveryRule.RunAsync(compilation, tree, EveryRule.Rules, EveryRule.Fixes);
    }
}
