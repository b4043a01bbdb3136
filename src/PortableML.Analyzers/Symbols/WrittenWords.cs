using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
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

    /// <summary>Letters that words have in common, so that they are looked for together; fewer are in too many texts.</summary>
    private const int SharedLength = 6;

    /// <summary>What is known of a file. An edit makes a new tree of one file, and all others of the project are asked for again.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, bool>> s_known = new();

    private readonly string[] _words;
    private readonly Lazy<string[]> _shared;
    private readonly string _name;
    private readonly int _overlap;

    /// <summary>Looks for <paramref name="words"/>; one that another holds finds that too.</summary>
    public WrittenWords(IEnumerable<string> words)
    {
        string[] all = [.. words.Distinct()];
        _words = [.. all.Where(word => !all.Any(other => other != word && word.Contains(other)))];
        _shared = new(() => Shared(_words));
        _name = string.Join(" ", _words);
        _overlap = _words.Length == 0 ? 0 : _words.Max(word => word.Length) - 1;
    }

    /// <summary>Tells the same of the text of <paramref name="tree"/> as <see cref="AreIn(SourceText)"/>, and looks for it once.</summary>
    public bool AreIn(SyntaxTree tree, CancellationToken cancellation)
    {
        ConcurrentDictionary<string, bool> known = s_known.GetValue(tree, static _ => new ConcurrentDictionary<string, bool>(concurrencyLevel: 1, capacity: 3, StringComparer.Ordinal));
        return known.TryGetValue(_name, out bool are) ? are : known.GetOrAdd(_name, AreIn(tree.GetText(cancellation)));
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
            if (IsIn(copied, _shared.Value) && IsIn(copied, _words))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.IndexOf(word.AsSpan()) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Few strings of which each of <paramref name="words"/> holds one: <c>Library</c> of <c>NativeLibrary</c> and <c>LoadLibrary</c>.</summary>
    private static string[] Shared(string[] words)
    {
        List<string> shared = [];
        foreach (string word in words)
        {
            int similar = shared.FindIndex(other => Common(other, word).Length >= SharedLength);
            if (similar < 0)
            {
                shared.Add(word);
            }
            else
            {
                shared[similar] = Common(shared[similar], word);
            }
        }

        return [.. shared];
    }

    /// <summary>The longest string that is in both.</summary>
    private static string Common(string first, string second) =>
        Enumerable.Range(0, first.Length).SelectMany(start => Enumerable.Range(1, first.Length - start).Select(length => first.Substring(start, length)))
            .Where(second.Contains).Append("").OrderByDescending(static part => part.Length).First();

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
