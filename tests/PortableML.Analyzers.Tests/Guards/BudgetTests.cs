using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Tests.Guards.Properties;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Members that are too large or too deep to follow: the answer comes soon, and is never a wrong warning.</summary>
public class BudgetTests
{
    // Seconds on a machine that does nothing else; what is quadratic takes hours.
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_switch_with_thousands_of_arms_is_followed()
    {
        StringBuilder source = new("switch (n)\n{\n");
        for (int i = 0; i < (Thoroughness.IsFull ? 10_000 : 2_000); i++)
        {
            source.Append("case ").Append(i).Append(": if (!torch.cuda.is_available()) return; break;\n");
        }

        await VerifyAsync(source + "default: return;\n}\nx.cuda();", ["PML1002"]);
    }

    [Fact]
    public async Task A_member_with_more_facts_than_the_budget_is_not_understood()
    {
        StringBuilder source = new("switch (device)\n{\n");
        for (int i = 0; i < 2_000; i++)
        {
            source.Append("case \"").Append(i).Append("\": n++; break;\n");
        }

        await VerifyAsync(source + "}\nx.cuda();", ["PML1002"]);
    }

    [Fact]
    public async Task Conditions_that_are_nested_two_thousand_deep_end_no_stack()
    {
        StringBuilder source = new("if (!torch.cuda.is_available()) return;\n");
        for (int i = 0; i < 2_000; i++)
        {
            source.Append("if (n > ").Append(i).Append(") {\n");
        }

        await VerifyAsync(source + "x.cuda();\n" + new string('}', 2_000), ["PML1002"]);
    }

    [Fact]
    public void A_member_that_is_too_deep_for_a_graph_is_not_understood()
    {
        const int Depth = 2_000;
        string source = Sources.TorchMembers($"void Run(Tensor x, int n) {{ if ({string.Concat(Enumerable.Repeat("n + (", Depth))}n{new string(')', Depth)} > 0) x.cuda(); }}");
        CSharpCompilation compilation = new SourceOptions().Compile([]);
        IInvocationOperation? place = null;
        FactSet facts = FactSet.Empty;

        // How much stack there is, is for the host to say: enough for the compiler here, and less than the graph takes.
        WithStack(64 * 1024 * 1024, () =>
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(source);
            compilation = compilation.AddSyntaxTrees(tree);
            SyntaxNode method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
            place = compilation.GetSemanticModel(tree).GetOperation(method)!.Descendants().OfType<IInvocationOperation>().Single();
        });
        GuardContext context = new(VendorSymbols.For(compilation), members: null);
        WithStack(256 * 1024, () => facts = GuardAnalysis.Of(MemberBody.Of(place!), context).FactsAt(place!));

        Assert.Equal(FactSet.Of(GuardFact.NotUnderstood), facts);

        static void WithStack(int size, Action run)
        {
            Thread thread = new(() => run(), size);
            thread.Start();
            thread.Join();
        }
    }

    [Fact]
    public async Task A_condition_that_joins_three_thousand_parts_ends_no_stack() =>
        await VerifyAsync("if (torch.cuda.is_available() && " + string.Join(" && ", Enumerable.Range(0, 3_000).Select(i => $"n > {i}")) + ") x.cuda();", ["PML1002"]);

    [Fact]
    public async Task A_member_of_five_thousand_lines_is_followed()
    {
        StringBuilder source = new();
        for (int i = 0; i < 1_000; i++)
        {
            source.Append("bool ok").Append(i).Append(" = torch.cuda.is_available();\n")
                .Append("if (n > ").Append(i).Append(")\n{\nok").Append(i).Append(" = false;\n}\n")
                .Append("if (ok").Append(i).Append(") x.cuda();\n");
        }

        await VerifyAsync(source.ToString(), [.. Enumerable.Repeat("PML1002", 1_000)]);
    }

    [Fact]
    public async Task Ten_thousand_members_that_call_each_other_end_no_stack()
    {
        StringBuilder members = new("static Tensor M0(Tensor x) => torch.cuda.is_available() ? M1(x) : x;\n");
        for (int i = 1; i < 10_000; i++)
        {
            members.Append("static Tensor M").Append(i).Append("(Tensor x) => M").Append(i + 1).Append("(x);\n");
        }

        // All of the chain stands behind the check; too far away to be seen, so it is Info and no warning either way.
        ILookup<int, string> found = await WholeAnalysis.RunAsync(Sources.TorchMembers(members + "static Tensor M10000(Tensor x) => x.cuda();"));
        Assert.Equal(["PML1002"], found.SelectMany(line => line));
    }

    [Fact]
    public async Task Members_that_throw_and_call_many_others_are_each_solved_once()
    {
        StringBuilder members = new("static void Run(Tensor x, int n) { if (!torch.cuda.is_available()) return; M0(x, n); }\n");
        for (int i = 0; i < 60; i++)
        {
            members.Append("private static void M").Append(i).Append("(Tensor x, int n) { if (n < ").Append(i).Append(") throw new ArgumentException(); if (Is(n)) { ")
                .Append('M').Append(i + 1).Append("(x, n); } M").Append(i + 2).Append("(x, n); M").Append(i + 3).Append("(x, n); }\n");
        }

        members.Append("private static bool Is(int n) => n > 3;\n");
        for (int i = 60; i < 63; i++)
        {
            members.Append("private static void M").Append(i).Append("(Tensor x, int n) => x.cuda();\n");
        }

        // Each path from member to member on its own would be three to the sixtieth of them.
        ILookup<int, string> found = await WholeAnalysis.RunAsync(Sources.TorchMembers(members.ToString()));
        Assert.Equal(["PML1002", "PML1002", "PML1002"], found.SelectMany(line => line));
    }

    [Theory]
    [InlineData("private static readonly bool Ready = torch.cuda.is_available();", "if (Ready) { }")]
    [InlineData("public static bool Ready { get; private set; } = torch.cuda.is_available();", "Console.WriteLine(Ready);")]
    [InlineData("static bool Ready() => torch.cuda.is_available();", "if (Ready()) { }")]
    public async Task A_flag_that_is_read_in_a_thousand_places_is_still_a_guard(string flag, string read)
    {
        string reads = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"void M{i}() {{ {read} }}\n"));
        string call = flag.Contains("Ready()") ? "()" : "";

        ILookup<int, string> found = await WholeAnalysis.RunAsync(Sources.TorchMembers($"{flag}\n{reads}Tensor Run(Tensor x) => Ready{call} ? x.cuda() : x;"));

        Assert.Equal(["PML1002"], found.SelectMany(line => line));
    }

    [Fact]
    public async Task Twelve_members_that_all_call_each_other_are_not_followed_on_every_way()
    {
        const int Members = 12;
        StringBuilder members = new("public void Start(Tensor x, int n) { if (torch.cuda.is_available()) M0(x, n); }\n");
        for (int i = 0; i < Members; i++)
        {
            members.Append("static bool F").Append(i).Append("(int n) => n == ").Append(i).Append(" ? torch.cuda.is_available() : ")
                .AppendJoin(" || ", Enumerable.Range(0, Members).Select(j => $"F{j}(n - 1)")).Append(";\n");
            members.Append("private void M").Append(i).Append("(Tensor x, int n) { x.cuda(); ")
                .AppendJoin(" ", Enumerable.Range(0, Members).Select(j => $"M{j}(x, n - 1);")).Append(" }\n");
        }

        // Twelve factorial ways, and the same of the flags.
        ILookup<int, string> found = await WholeAnalysis.RunAsync(Sources.TorchMembers(members + "Tensor Run(Tensor x, int n) => F0(n) ? x.cuda() : x;"));
        Assert.Equal(Enumerable.Repeat("PML1002", Members + 1), found.SelectMany(line => line));
    }

    private static async Task VerifyAsync(string statements, IEnumerable<string> expected)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ILookup<int, string> found = await WholeAnalysis.RunAsync(
            Sources.TorchMembers($"void Run(Tensor x, int n, string device)\n{{\n{statements}\n}}"));
        Assert.Equal(expected, found.SelectMany(line => line));
        Assert.True(watch.Elapsed < s_soon, $"it took {watch.Elapsed}");
    }
}
