using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Tests.Verification;
using PortableML.CodeFixes.Shared;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>Whether the code around a parameter stands it when its type becomes nullable.</summary>
public class RetypedParameterTests
{
    private const string Model = "public enum Backend { Cpu, Cuda } public class Model { public static string Load(string path, Backend backend = Backend.Cuda) => path + backend; }";

    private static readonly string s_changed = Model.Replace("Backend backend = Backend.Cuda", "Backend? backend = null", StringComparison.Ordinal);

    [Theory]
    [InlineData("class User { string Load() => Model.Load(\"\") + Model.Load(\"\", Backend.Cpu) + Model.Load(backend: 0, path: \"\"); }", true)]
    [InlineData("class User { System.Func<string, Backend, string> Loader => Model.Load; }", false)]
    [InlineData("class User { string Load() => Model.Load(\"\", default); }", false)]
    [InlineData("interface ILoader { string Load(string path, Backend backend); } class User : Derived, ILoader { } class Derived { public string Load(string path, Backend backend) => Model.Load(path, backend); }", true)]
    public async Task Users_in_the_project_and_in_those_above_it_are_asked(string user, bool suits)
    {
        Assert.Equal(suits, await SuitsAsync(user, isOwnProject: true));
        Assert.Equal(suits, await SuitsAsync(user, isOwnProject: false));
    }

    private static async Task<bool> SuitsAsync(string user, bool isOwnProject)
    {
        using AdhocWorkspace workspace = new();
        Project library = Project(workspace.CurrentSolution, "Library");
        Document document = library.AddDocument("Model.cs", Model);
        Project above = isOwnProject ? document.Project : Project(document.Project.Solution, "Application").AddProjectReference(new ProjectReference(library.Id));
        document = above.AddDocument("User.cs", user).Project.Solution.GetDocument(document.Id)!;
        SemanticModel model = (await document.GetSemanticModelAsync())!;
        ParameterSyntax parameter = (await document.GetSyntaxRootAsync())!.DescendantNodes().OfType<ParameterSyntax>().Last();
        return await RetypedParameter.SuitsAsync(document, SourceText.From(s_changed), model.GetDeclaredSymbol(parameter)!, CancellationToken.None);
    }

    private static Project Project(Solution solution, string name) => solution.AddProject(name, name, LanguageNames.CSharp)
        .WithMetadataReferences(LibraryReferences.Framework).WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
