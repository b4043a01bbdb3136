using CsCheck;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Guards.Properties;

/// <summary>
/// Generated members against the analysis: a place that some machine without CUDA reaches is a warning, always; one that is never reached
/// without a check that said yes is none, as long as the flag is read once (an analysis that knows which flags belong together would be
/// another one). <c>PORTABLEML_EVERY_CASE=1</c> generates many more.
/// </summary>
public class GuardPropertyTests
{
    private const int Members = 12;

    // A member that asks more than this is only checked for missed warnings.
    private const int MaximumRuns = 1_000;

    private static readonly Gen<Condition> s_atom = Gen.Int[0, 6].Select(number => (Condition)(number switch
    {
        0 or 1 => new Condition.Atom(Question.Cuda),
        2 => new Condition.Atom(Question.Count),
        3 => new Condition.Atom(Question.Mps),
        4 => new Condition.Atom(Question.First),
        5 => new Condition.Atom(Question.Second),
        _ => new Condition.Flag(),
    }));

    private static readonly Gen<Statement[]> s_member = Block(2, isInLoop: false);

    /// <summary>The seeds, one for each source.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Thoroughness.IsFull ? 100 : 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_place_that_a_machine_without_it_reaches_is_hard_coded_and_a_guarded_one_is_not(int seed)
    {
        Statement[][] members = s_member.Array[Members].Generate(new PCG(1, (ulong)seed), null, out _);
        List<string> lines = [.. Sources.TorchUsings.Split('\n'), "class Sample", "{"];
        List<List<int>> sites = [];
        foreach (Statement[] member in members)
        {
            List<int> own = [];
            lines.Add($"void Run{sites.Count}(Tensor x, int n, bool a, bool b)");
            lines.Add("{");
            lines.Add("bool ok = torch.cuda.is_available();");
            foreach (Statement statement in member)
            {
                statement.Write(lines, own);
            }

            lines.Add("_ = ok;");
            lines.Add("}");
            sites.Add(own);
        }

        lines.Add("}");
        ILookup<int, string> found = await WholeAnalysis.RunAsync(string.Join('\n', lines));
        List<string> wrong = [];
        for (int i = 0; i < members.Length; i++)
        {
            HashSet<int> unguarded = Unguarded(members[i]);
            HashSet<int>? unproved = members[i].Sum(statement => statement.FlagReads) <= 1 ? Unproved(members[i]) : null;
            for (int site = 0; site < sites[i].Count; site++)
            {
                bool isWarning = found[sites[i][site]].Contains("PML1001");
                if (unguarded.Contains(site) && !isWarning)
                {
                    wrong.Add($"not warned at line {sites[i][site]} of Run{i}");
                }
                else if (unproved?.Contains(site) == false && isWarning)
                {
                    wrong.Add($"warned at line {sites[i][site]} of Run{i}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(5).Concat(lines.Select((line, number) => $"{number}: {line}"))));
        Assert.True(sites.Sum(own => own.Count) > Members, "too few places were generated");
    }

    /// <summary>The sites that some machine without CUDA reaches: all assignments of the machine's and the parameters' values.</summary>
    private static HashSet<int> Unguarded(Statement[] member)
    {
        HashSet<int> sites = [];
        for (int values = 0; values < 8; values++)
        {
            Run run = Execute(member, new Run(question => question switch
            {
                Question.Cuda or Question.Count => false,
                Question.Mps => (values & 1) != 0,
                Question.First => (values & 2) != 0,
                _ => (values & 4) != 0,
            }));
            sites.UnionWith(run.Reached);
        }

        return sites;
    }

    /// <summary>
    /// The sites that are reached without a check that said yes, where every other question may have either answer whenever it is asked. (After
    /// a yes there is nothing more to find, so that no run has one.) Null where there are too many runs.
    /// </summary>
    private static HashSet<int>? Unproved(Statement[] member)
    {
        HashSet<int> sites = [];
        Stack<bool[]> open = new([[]]);
        for (int runs = 0; open.Count > 0; runs++)
        {
            if (runs == MaximumRuns)
            {
                return null;
            }

            bool[] answers = open.Pop();
            int asked = 0;
            Run run = Execute(member, new Run(question => question is not (Question.Cuda or Question.Count) && asked++ < answers.Length && answers[asked - 1]));
            sites.UnionWith(run.Reached);
            for (int next = answers.Length; next < asked; next++)
            {
                open.Push([.. answers, .. new bool[next - answers.Length], true]);
            }
        }

        return sites;
    }

    private static Run Execute(Statement[] member, Run run)
    {
        run.Flag = run.Ask(Question.Cuda);
        int site = 0;
        foreach (Statement statement in member)
        {
            statement.Execute(run, ref site);
        }

        return run;
    }

    private static Gen<Condition> Conditions(int depth)
    {
        if (depth == 0)
        {
            return s_atom;
        }

        Gen<Condition> inner = Conditions(depth - 1);
        return Gen.Frequency(
            (3, s_atom),
            (2, Gen.Select(inner, Gen.Int[0, 4], (condition, spelling) => (Condition)new Condition.Not(condition, spelling))),
            (1, Gen.Select(inner, Gen.Int[0, 4], (condition, spelling) => (Condition)new Condition.Same(condition, spelling))),
            (3, Gen.Select(inner, inner, (left, right) => (Condition)new Condition.And(left, right))),
            (2, Gen.Select(inner, inner, (left, right) => (Condition)new Condition.Or(left, right))),
            (1, Gen.Select(inner, inner, inner, (test, yes, no) => (Condition)new Condition.Choose(test, yes, no))),
            (1, Gen.Select(inner, inner, Gen.Bool, (left, right, isBoth) => (Condition)new Condition.Eager(left, right, isBoth))),
            (1, Gen.Select(inner, inner, Gen.Int[0, 2], (left, right, spelling) => (Condition)new Condition.Tuple(left, right, spelling))),
            (1, Gen.Select(inner, inner, inner, inner, (test, and, yes, no) => (Condition)new Condition.When(test, and, yes, no))));
    }

    private static Gen<Statement[]> Block(int depth, bool isInLoop)
    {
        Gen<Condition> condition = Conditions(2);
        Gen<Statement> site = Gen.Int[0, 1].Select(_ => (Statement)new Statement.Site());
        Gen<Statement> simple = Gen.Frequency(
            (3, site),
            (2, Gen.Select(condition, Gen.Int[0, 6], (when, spelling) => (Statement)new Statement.Arm(when, spelling))),
            (2, Gen.Select(condition, Gen.Int[0, 2], (value, kind) => (Statement)new Statement.Set(value, kind))),
            (2, Gen.Select(condition, Gen.Int[0, isInLoop ? 2 : 1], (when, exit) => (Statement)new Statement.Leave(when, (Statement.Exit)exit))));
        if (depth == 0)
        {
            return simple.Array[1, 2];
        }

        Gen<Statement[]> inner = Block(depth - 1, isInLoop);
        Gen<Statement> branch = Gen.Select(condition, inner, inner, Gen.Int[0, 2], (when, yes, no, spelling) => (Statement)new Statement.Branch(when, yes, no, spelling));
        Gen<Statement> loop = Block(depth - 1, isInLoop: true).Select(body => (Statement)new Statement.Loop(body));
        return Gen.Frequency((2, simple), (3, branch), (1, loop)).Array[1, 3];
    }
}
