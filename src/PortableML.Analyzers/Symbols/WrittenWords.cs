using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Symbols;

/// <summary>
/// Tells whether the text of a file holds one of a few words. It makes neither tokens nor a string of the text, so that a rule which every
/// project has costs next to nothing where there is nothing for it.
/// </summary>
internal sealed class WrittenWords
{
    private const int PartLength = 16 * 1024;

    [ThreadStatic]
    private static char[]? t_part;

    private readonly string[] _words;
    private readonly int _overlap;

    /// <summary>Looks for <paramref name="words"/>; one that another holds finds that too.</summary>
    public WrittenWords(IEnumerable<string> words)
    {
        string[] all = [.. words.Distinct()];
        _words = [.. all.Where(word => !all.Any(other => other != word && word.Contains(other)))];
        _overlap = _words.Length == 0 ? 0 : _words.Max(word => word.Length) - 1;
    }

    /// <summary>Tells whether <paramref name="text"/> holds one, as a word or inside another.</summary>
    public bool AreIn(SourceText text)
    {
        char[] part = t_part ??= new char[PartLength];
        for (int start = 0; start < text.Length; start += PartLength - _overlap)
        {
            int length = Math.Min(PartLength, text.Length - start);
            text.CopyTo(start, part, 0, length);
            ReadOnlySpan<char> copied = part.AsSpan(0, length);
            foreach (string word in _words)
            {
                if (copied.IndexOf(word.AsSpan()) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Tells whether a <c>global using static</c> or alias of the project is for a type that one of the words names, so that every file can use it
    /// without the word. Such a using stands at the beginning of its file.
    /// </summary>
    public bool AreBroughtIn(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is CompilationUnitSyntax { Usings: { Count: > 0 } usings } && usings[0].GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && usings.Any(BringsIn))
            {
                return true;
            }
        }

        return false;
    }

    private bool BringsIn(UsingDirectiveSyntax directive) =>
        directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
        && (directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) || directive.Alias is not null)
        && directive.NamespaceOrType.ToString() is var type && _words.Any(word => type.EndsWith(word, StringComparison.Ordinal));
}
