using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Contracts;

/// <summary>The analyzers' own source is full of vendors' names and asks for none of their hardware.</summary>
public class OwnSourceTests
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    [Theory]
    [InlineData("PortableML.Analyzers")]
    [InlineData("PortableML.CodeFixes")]
    public async Task Every_rule_is_silent_on_it_and_not_on_a_site_beside_it(string project)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview);
        string folder = Path.Combine(Repository.Root, "src", project);
        SyntaxTree[] own =
        [
            .. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
            CSharpSyntaxTree.ParseText(ImplicitUsings, options, "ImplicitUsings.cs"),
        ];
        Assert.True(own.Length > 100);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Own",
            own,
            [
                .. LibraryReferences.FrameworkFor(LibraryReferences.Catalogued), .. LibraryReferences.Catalogued,
                .. new[] { typeof(Compilation), typeof(CSharpCompilation), typeof(Workspace), typeof(Microsoft.CodeAnalysis.CSharp.Formatting.CSharpFormattingOptions), typeof(PortableML.Analyzers.Rules.VendorAnalyzer) }
                    .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Assert.Empty(await EveryRule.DiagnoseAsync(compilation));

        SyntaxTree site = CSharpSyntaxTree.ParseText("class Site { TorchSharp.torch.Device Device => TorchSharp.torch.CUDA; }", options, "Site.cs");
        Assert.Equal("Site.cs", Assert.Single(await EveryRule.DiagnoseAsync(compilation.AddSyntaxTrees(site))).Location.SourceTree!.FilePath);
    }
}
