using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using System.Collections.Immutable;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>
/// Code that is being typed: a source that ends after any of its tokens, or in which one is missing, stands twice or stands in another's
/// place, makes no rule and no fix throw. Every source of every rule's tests is tried, on one of the two compilers: ending at one token in
/// <see cref="s_step"/>, another one for every source, and with <see cref="s_changes"/> tokens changed, which the source itself decides, so
/// that a failure repeats.
/// <c>PORTABLEML_EVERY_CASE=1</c> ends it at every token and changes many, which takes about half an hour.
/// </summary>
internal static class BrokenSource
{
    private static readonly int s_step = Thoroughness.IsFull ? 1 : 48;
    private static readonly int s_changes = Thoroughness.IsFull ? 60 : 3;

    /// <summary>Breaks <paramref name="source"/>, with its markup, in some ways.</summary>
    /// <exception cref="InvalidOperationException">A rule or a fix has thrown; the message holds the broken source.</exception>
    public static Task VerifyAsync(string source, SourceOptions options) => VerifyAsync(source, options, EveryRule.Rules, EveryRule.Fixes, s_step, s_changes);

    /// <summary>The same, if it is <see cref="Thoroughness.IsTurnOf"/> this compiler: for what stands beside a check that every compiler makes.</summary>
    public static Task VerifyInTurnAsync(string source, SourceOptions options) => Thoroughness.IsTurnOf(source) ? VerifyAsync(source, options) : Task.CompletedTask;

    /// <summary>The same with the rules, the fixes, one in how many tokens and the number of changes of the caller's choice.</summary>
    public static async Task VerifyAsync(
        string source, SourceOptions options, ImmutableArray<DiagnosticAnalyzer> rules, ImmutableArray<CodeFixProvider> fixes, int step, int changes)
    {
        IEnumerable<string> others = options.Files.Where(file => Path.GetExtension(file.Name) == ".cs").Select(file => file.Text);
        CSharpCompilation whole = options.Compile(others.Prepend(source).Select(text => SourceText.From(text)));
        SyntaxTree tree = whole.SyntaxTrees[0];
        SyntaxToken[] tokens = [.. (await tree.GetRootAsync()).DescendantTokens()];
        foreach (string text in Cut(tree.ToString(), tokens, step).Concat(Changed(tree.ToString(), tokens, changes)))
        {
            SyntaxTree broken = tree.WithChangedText(SourceText.From(text));
            try
            {
                await EveryRule.RunAsync(whole.ReplaceSyntaxTree(tree, broken), broken, rules, fixes);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{e.GetBaseException().Message} in this source:{Environment.NewLine}{text}{Environment.NewLine}{e}", e);
            }
        }
    }

    private static IEnumerable<string> Cut(string text, SyntaxToken[] tokens, int step)
    {
        int index = text.Length % step;
        foreach (SyntaxToken token in tokens)
        {
            if (index++ % step == 0)
            {
                yield return text[..token.Span.End];
            }
        }
    }

    private static IEnumerable<string> Changed(string text, SyntaxToken[] tokens, int changes)
    {
        Random random = new(Thoroughness.Seed(text));
        for (int i = 0; i < changes && tokens.Length > 1; i++)
        {
            TextSpan one = tokens[random.Next(tokens.Length)].Span;
            TextSpan other = tokens[random.Next(tokens.Length)].Span;
            (TextSpan first, TextSpan second) = one.CompareTo(other) <= 0 ? (one, other) : (other, one);
            yield return (i % 3) switch
            {
                0 => text.Remove(one.Start, one.Length),
                1 => text[..one.End] + " " + text[one.Start..],
                _ when first == second => text.Remove(one.Start, one.Length),
                _ => text[..first.Start] + text[second.Start..second.End] + text[first.End..second.Start] + text[first.Start..first.End] + text[second.End..],
            };
        }
    }
}
