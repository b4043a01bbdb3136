using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Contracts;

/// <summary>
/// What a library calls its types and members is data. A rule or a fix that held such a name as text would have to be changed for another
/// library, or for another version of this one.
/// </summary>
public partial class LibraryNamesTests
{
    private const string Idiom = "the idiom that the fixes of TorchSharp code write";
    private const string Provider = "the one file that says what ONNX Runtime's own names are in the code that its fixes rearrange";

    /// <summary>The parts whose sources name no library: the folders below src.</summary>
    private static readonly string[] s_parts = ["PortableML.Analyzers/Rules", "PortableML.Analyzers/Guards", "PortableML.Analyzers/Values", "PortableML.CodeFixes"];

    /// <summary>Words that are there for another reason, with it. An exception that is no longer needed fails too.</summary>
    private static readonly (string Word, string[] Files, string Reason)[] s_exceptions =
    [
        ("device", ["FreeName.cs"], "names a variable that the fix introduces"),
        ("device", ["DevicePlan.cs", "InPlaceFix.cs"], "stands for such a variable while the fix asks whether there is a change at all"),
        ("device", ["DeviceFlow.Calls.cs", "HardwareWords.cs"], "is a word in the names that people give to settings"),
        ("CPU", ["FallbackRegion.cs"], "is in the comment that the fix writes"),
        ("Device", ["OwnedDevices.cs"], "is what people call a property of their own that holds a device"),

        // What the fixes write is TorchSharp's official idiom, so that its words are part of them; each stands in the file that writes or reads it.
        ("torch", ["TorchLibrary.cs", "TorchNames.cs"], Idiom),
        ("Device", ["TorchLibrary.cs", "TorchNames.cs"], Idiom),
        ("DeviceType", ["TorchLibrary.cs"], Idiom),
        ("Tensor", ["TorchLibrary.cs"], Idiom),
        ("CPU", ["DeviceIdiom.cs", "DeviceValues.cs", "NeutralTest.cs", "TorchNames.cs"], Idiom),
        ("CUDA", ["DeviceIdiom.cs", "FixSite.cs", "OtherAcceleratorFix.cs"], Idiom),
        ("MPS", ["DeviceIdiom.cs", "FixSite.cs", "OtherAcceleratorFix.cs", "TorchLibrary.cs"], Idiom),
        ("cuda", ["DeviceIdiom.cs", "GuardFix.cs", "OtherAcceleratorFix.cs"], Idiom),
        ("mps", ["DeviceIdiom.cs"], Idiom),
        ("is_available", ["DeviceIdiom.cs", "DeviceValues.cs", "GuardFix.cs", "OtherAcceleratorFix.cs"], Idiom),
        ("mps_is_available", ["DeviceIdiom.cs", "OtherAcceleratorFix.cs", "TorchLibrary.cs"], Idiom),
        ("type", ["CallReplacement.cs", "DeviceIdiom.cs", "TypeComparisonFix.cs"], Idiom),
        ("device_count", ["DeviceValues.cs", "DeviceIdiom.cs"], Idiom),
        ("device", ["CallReplacement.cs", "GivenTensors.cs", "TorchNames.cs"], Idiom),
        ("to", ["CallReplacement.cs", "InPlaceWrites.cs"], Idiom),

        ("AppendExecutionProvider", ["ProviderNames.cs"], Provider),
        ("AppendExecutionProvider_CPU", ["ProviderNames.cs"], Provider),
        ("SessionOptions", ["ProviderNames.cs"], Provider),
        ("SetEpSelectionPolicy", ["ProviderNames.cs"], Provider),
        ("UpdateOptions", ["ProviderNames.cs"], Provider),
        ("OrtCUDAProviderOptions", ["ProviderNames.cs"], Provider),
        ("OrtTensorRTProviderOptions", ["ProviderNames.cs"], Provider),
        ("OrtROCMProviderOptions", ["ProviderNames.cs"], Provider),
    ];


    private static readonly HashSet<string> s_names =
    [
        .. ApiCatalog.BuiltIn.Where(library => !library.IsPartOfPlatform).SelectMany(library => library.Entries)
            .Where(entry => entry.DeclaringType is not null)
            .SelectMany(entry => new[] { entry.MemberName, entry.DeclaringType!.Split('.')[^1].Split('`')[0] }),
    ];

    [Fact]
    public void The_catalogue_has_names_to_look_for()
    {
        Assert.Contains("CreateCudaAccelerator", s_names);
        Assert.Contains("AppendExecutionProvider_CUDA", s_names);
        Assert.Contains("is_available", s_names);
    }

    [Theory]
    [InlineData("if (name == \"is_available\") { }", "is_available")]
    [InlineData("string s = $\"{x}.CreateCudaAccelerator({y})\";", "CreateCudaAccelerator")]
    [InlineData("string s = \"\"\"a.GpuDeviceId = 0\"\"\";", "GpuDeviceId")]
    public void A_name_in_a_text_is_found(string code, string name) => Assert.Equal([name], Names(code));

    [Theory]
    [InlineData("string title = \"Use the device in scope, CUDA or CPU\";")]
    [InlineData("// is_available")]
    [InlineData("x.is_available();")]
    [InlineData("string s = nameof(is_available);")]
    public void A_sentence_a_comment_and_code_are_no_such_text(string code) => Assert.Empty(Names(code));

    [Fact]
    public void No_rule_and_no_fix_holds_a_librarys_name_as_text()
    {
        (string File, string Word)[] found =
        [
            .. s_parts.SelectMany(Files).SelectMany(path => Names(File.ReadAllText(path)).Select(word => (Path.GetFileName(path), word))).Distinct().Order(),
        ];
        (string File, string Word)[] allowed = [.. s_exceptions.SelectMany(exception => exception.Files.Select(file => (file, exception.Word))).Order()];

        Assert.All(s_exceptions, exception => Assert.NotEmpty(exception.Reason));
        string[] wrong =
        [
            .. found.Except(allowed).Select(name => $"{name.File} holds '{name.Word}', which is a library's name: it belongs in the catalogue."),
            .. allowed.Except(found).Select(name => $"{name.File} does not hold '{name.Word}': the exception is to go."),
        ];
        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong));
    }

    private static IEnumerable<string> Files(string part)
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(Repository.Root, "src", part), "*.cs", SearchOption.AllDirectories).Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))];
        Assert.NotEmpty(files);
        return files;
    }

    private static IEnumerable<string> Names(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()
        .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringTextToken)
        .Select(token => token.ValueText)
        .Where(text => !Sentence().IsMatch(text))
        .SelectMany(text => Identifier().Matches(text).Select(match => match.Value))
        .Where(s_names.Contains);

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    /// <summary>Words with blanks between them and nothing that only code has.</summary>
    [GeneratedRegex("^[^.=;?<>]*[A-Za-z]{2,}[,:]? [A-Za-z]{2,}[^.=;?<>]*$")]
    private static partial Regex Sentence();
}
