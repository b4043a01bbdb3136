using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Tests.Symbols;

/// <summary>The look at a file's text that comes before everything else of a rule which every project has.</summary>
public class WrittenWordsTests
{
    private const int PartLength = 16 * 1024;

    private static readonly WrittenWords s_words = new(["DllImport", "LoadLibraryW", "LoadLibrary", "dlopen"]);

    [Theory]
    [InlineData("[DllImport(\"x\")] static extern int F();")]
    [InlineData("[DllImportAttribute(\"x\")]")]
    [InlineData("LoadLibraryW(name)")]
    [InlineData("x = dlopen")]
    [InlineData("dlopen")]
    public void A_word_is_found_anywhere_also_inside_a_longer_one(string text) => Assert.True(s_words.AreIn(SourceText.From(text)));

    [Theory]
    [InlineData("")]
    [InlineData("dllimport(\"x\")")]
    [InlineData("Load Library, Dll Import, dlope")]
    public void Other_texts_hold_none(string text) => Assert.False(s_words.AreIn(SourceText.From(text)));

    [Theory]
    [InlineData(PartLength - 1)]
    [InlineData(PartLength - 4)]
    [InlineData(PartLength)]
    [InlineData((2 * PartLength) - 12)]
    [InlineData((3 * PartLength) - 30)]
    public void A_word_is_found_across_the_parts_that_the_text_is_read_in(int position) =>
        Assert.True(s_words.AreIn(SourceText.From(new string('\n', position) + "LoadLibrary" + new string(' ', PartLength))));

    [Theory]
    [InlineData("class LibraryCard { }", false)]
    [InlineData("class Loader { void Load() => NativeLibrary.Load(name); }", true)]
    [InlineData("[LibraryImport(\"x\")]", true)]
    public void Words_that_have_letters_in_common_are_found_one_by_one(string text, bool are) =>
        Assert.Equal(are, new WrittenWords(["NativeLibrary", "LibraryImport", "LoadLibrary", "dlopen"]).AreIn(SourceText.From(text)));

    [Fact]
    public void What_is_known_of_a_file_is_known_for_each_set_of_words()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("[DllImport(\"x\")] static extern int F();");

        Assert.True(s_words.AreIn(tree, CancellationToken.None));
        Assert.False(new WrittenWords(["dlopen"]).AreIn(tree, CancellationToken.None));
        Assert.True(s_words.AreIn(tree, CancellationToken.None));
    }

    [Fact]
    public void Without_words_nothing_is_found() => Assert.False(new WrittenWords([]).AreIn(SourceText.From("DllImport")));
}
