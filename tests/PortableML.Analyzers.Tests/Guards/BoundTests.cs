using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Guards.Properties;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>How far a check is followed: to its bound the answer is certain, behind it an Info. What is too large takes long: <see cref="BudgetTests"/>.</summary>
public class BoundTests
{
    [Theory]
    [InlineData(8, "only CUDA is checked for")]
    [InlineData(9, "its condition is not understood")]
    [InlineData(40, "its condition is not understood")]
    public async Task A_flag_that_is_another_flag_is_followed_eight_times_and_beyond_it_is_not_understood(int members, string reason)
    {
        string chain = string.Concat(Enumerable.Range(1, members - 1).Select(i => $"static bool R{i} => R{i + 1};\n"));

        Diagnostic found = Assert.Single(await WholeAnalysis.DiagnoseAsync(Sources.TorchMembers($"{chain}static bool R{members} => torch.cuda.is_available();\nTensor Run(Tensor x) => R1 ? x.cuda() : x;")));

        Assert.Equal(("PML1002", reason), (found.Id, found.Properties["reason"]));
    }

    [Theory]
    [InlineData("R1", "R8")]
    [InlineData("R8", "R1")]
    public async Task A_lazy_flag_that_is_too_far_away_behind_others_is_read_where_it_is_near(string first, string second)
    {
        // All are public, so that their callers are not asked, too.
        string chain = string.Concat(Enumerable.Range(1, 7).Select(i => $"public static bool R{i} => R{i + 1};\n"));

        Diagnostic[] found = [.. await WholeAnalysis.DiagnoseAsync(Sources.TorchMembers(
            chain + "public static bool R8 => Late.Value;\npublic static readonly Lazy<bool> Late = new(() => Environment.TickCount > 7);\n"
            + $"void Run(Tensor x, int n)\n{{\nif (n > 0) {{ if ({first}) x.cuda(); }}\nelse {{ if ({second}) x.cuda(); }}\n}}"))];

        // What could not be seen from afar is not kept for whoever asks next.
        Assert.Equal(
            new[] { first, second }.Select(flag => flag == "R1" ? ("PML1002", "its condition is not understood") : ("PML1001", "no check on any path")),
            found.OrderBy(one => one.Location.SourceSpan.Start).Select(one => (one.Id, one.Properties["reason"]!)));
    }

    [Fact]
    public async Task A_member_that_is_called_in_more_places_than_are_looked_at_is_not_understood()
    {
        string calls = string.Concat(Enumerable.Range(0, 300).Select(i => $"void M{i}(Tensor x) {{ if (torch.cuda.is_available()) Move(x); }}\n"));

        ILookup<int, string> found = await WholeAnalysis.RunAsync(Sources.TorchMembers(calls + "private Tensor Move(Tensor x) => x.cuda();"));

        Assert.Equal(["PML1002"], found.SelectMany(line => line));
    }

    [Fact]
    public async Task Forty_flags_each_read_twice_by_the_next_are_each_read_once()
    {
        string flags = string.Concat(Enumerable.Range(1, 39).Select(i => $"bool f{i} = f{i - 1} && f{i - 1};\n"));

        // In a lambda the order of assignments is not followed, so that each flag is asked for its value.
        await VerifyAsync($"bool f0 = torch.cuda.is_available();\n{flags}Action move = () => {{ if (f39) x.cuda(); }};", ["PML1002"]);
    }

    [Theory]
    [InlineData("ok = n > 3 ? ok && ok : ok || ok;")]
    [InlineData("ok = ok switch { true when ok && n > 3 => ok, true => ok, _ => ok };")]
    [InlineData("bool other = ok; ok = other && ok; other = ok || other; ok = other;")]
    public async Task A_flag_that_is_made_of_itself_is_not_followed_round_and_round(string statements) =>
        await VerifyAsync($"bool ok = torch.cuda.is_available();\n{statements}\nAction move = () => {{ if (ok) x.cuda(); }};", ["PML1002"]);

    [Fact]
    public async Task A_choice_that_thirty_locals_hand_on_is_still_one()
    {
        string locals = string.Concat(Enumerable.Range(1, 30).Select(i => $"bool f{i} = f{i - 1} || n > {i};\n"));

        await VerifyAsync($"bool f0 = device == \"cuda\" || n > 0;\n{locals}if (f30) x.cuda();", ["PML1002"]);
    }

    [Fact]
    public async Task Twenty_switches_on_each_others_value_are_each_read_once()
    {
        string value = "torch.cuda.is_available()";
        for (int i = 0; i < 20; i++)
        {
            value = $"(({value}) switch {{ true => true, false => false }})";
        }

        await VerifyAsync($"if ({value})\n{{\nx.cuda();\n}}", ["PML1002"]);
    }

    private static async Task VerifyAsync(string statements, IEnumerable<string> expected)
    {
        ILookup<int, string> found = await WholeAnalysis.RunAsync(Sources.TorchMembers($"void Run(Tensor x, int n, string device)\n{{\n{statements}\n}}"));
        Assert.Equal(expected, found.SelectMany(line => line));
    }
}
