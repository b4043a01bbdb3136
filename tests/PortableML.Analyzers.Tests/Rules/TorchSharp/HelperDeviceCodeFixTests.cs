using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Helpers;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;
using PortableML.CodeFixes.Rules.TorchSharp;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>The alternative for those who have the generated helper: it is offered second, and only where a device is chosen.</summary>
public class HelperDeviceCodeFixTests
{
    private const string Helper =
        """
        namespace PortableML
        {
            internal static class TorchDevice
            {
                public static TorchSharp.torch.Device Best => TorchSharp.torch.get_default_device();
                public static TorchSharp.torch.Device BestAt(int index) => Best;
            }
        }
        """;

    private static readonly FixOptions s_helper = new() { Files = [("Helper.cs", Helper)], EquivalenceKey = "PML1001.UseTorchDevice", Index = 1 };

    [Fact]
    public Task Every_place_that_chooses_a_device_can_ask_the_helper() => Verifier.VerifyInAnyOrderAsync(
        Sources.TorchMembers(
            """
            private readonly Device _device = [|CUDA|];

            public static Tensor Run(Tensor x)
            {
                string name = [|"cuda"|];
                DeviceType kind = [|DeviceType.CUDA|];
                return x.[|cuda(non_blocking: true)|] + x.to([|"cuda:1"|]).to(name).to(kind);
            }

            public static Tensor Optional(Tensor x, string name = [|"cuda"|])
            {
                return x.to(name);
            }
            """),
        Sources.TorchMembers(
            """
            private readonly Device _device = PortableML.TorchDevice.Best;

            public static Tensor Run(Tensor x)
            {
                string name = PortableML.TorchDevice.Best.ToString();
                DeviceType kind = PortableML.TorchDevice.Best.type;
                return x.to(PortableML.TorchDevice.Best, non_blocking: true) + x.to(PortableML.TorchDevice.BestAt(1)).to(name).to(kind);
            }

            public static Tensor Optional(Tensor x, string? name = null)
            {
                name ??= PortableML.TorchDevice.Best.ToString();
                return x.to(name);
            }
            """),
        s_helper);

    [Fact]
    public Task The_name_is_as_short_as_the_usings_allow() => Verifier.VerifyInAnyOrderAsync(
        "using PortableML;\n" + Sources.TorchStatements("var d = [|CUDA|];\nzeros(1, device: d);"),
        "using PortableML;\n" + Sources.TorchStatements("var d = TorchDevice.Best;\nzeros(1, device: d);"),
        s_helper with { Title = "Use 'TorchDevice.Best'" });

    [Theory]
    [InlineData("x.cuda();", "Tensor x, Device device", "PML1001.UseDeviceInScope")]
    [InlineData("x.to(float64).cuda();", "Tensor x", "PML1001.IntroduceDevice")]
    [InlineData("x.mps();", "Tensor x", "PML1001.IntroduceDevice")]
    [InlineData("ones(1).to(\"cuda:\" + rank);", "int rank", "PML1001.InPlace")]
    [InlineData("InitializeDeviceType(DeviceType.CUDA);", "", "PML1001.TryInitialize")]
    public async Task Where_a_device_is_in_scope_or_the_helper_would_choose_otherwise_it_is_not_offered(string statement, string parameters, string only) =>
        Assert.Equal([only], await KeysAsync(Sources.TorchStatements(statement, parameters), "true"));

    [Theory]
    [InlineData(null, true)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task The_helper_is_offered_where_it_is_generated(string? property, bool isOffered)
    {
        string[] keys = await KeysAsync(Sources.TorchStatements("var d = CUDA;\nzeros(1, device: d);"), property);

        Assert.Equal(isOffered ? ["PML1001.InPlace", "PML1001.UseTorchDevice"] : ["PML1001.InPlace"], keys);
    }

    /// <summary>The keys of what is offered at the first place of <paramref name="source"/>, in a project over which the generator runs.</summary>
    private static async Task<string[]> KeysAsync(string source, string? property)
    {
        GeneratedHelpers helpers = GeneratedHelpers.In([LibraryReferences.TorchSharp], source, nullable: NullableContextOptions.Enable, property: property);
        using AdhocWorkspace workspace = new();
        ProjectId project = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, "Consumer", "Consumer", LanguageNames.CSharp,
            compilationOptions: helpers.Compilation.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: [.. LibraryReferences.Framework, LibraryReferences.TorchSharp]));
        DocumentId document = DocumentId.CreateNewId(project);
        solution = solution.AddDocument(document, "Own.cs", SourceText.From(source));
        foreach ((string name, string text) in helpers.Files)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project), name, SourceText.From(text));
        }

        Compilation compilation = (await solution.GetProject(project)!.GetCompilationAsync())!;
        Diagnostic first = (await compilation.WithAnalyzers([new HardCodedDeviceAnalyzer()]).GetAnalyzerDiagnosticsAsync()).First(diagnostic => diagnostic.Id == "PML1001");
        List<CodeAction> actions = [];
        await new HardCodedDeviceCodeFix().RegisterCodeFixesAsync(new CodeFixContext(solution.GetDocument(document)!, first, (action, _) => actions.Add(action), default));
        return [.. actions.Select(action => action.EquivalenceKey!)];
    }
}
