namespace PortableML.Analyzers.Tests.Guards.Properties;

/// <summary>A generated statement.</summary>
internal abstract record Statement
{
    /// <summary>How often the flag is read in it.</summary>
    public abstract int FlagReads { get; }

    /// <summary>Writes it line by line; a site stands on a line of its own, whose number is added to <paramref name="sites"/>.</summary>
    public abstract void Write(List<string> lines, List<int> sites);

    /// <summary>Executes it; a site does not stop the run, since every one is judged by itself.</summary>
    public abstract void Execute(Run run, ref int site);

    private static void Write(IReadOnlyList<Statement> statements, List<string> lines, List<int> sites)
    {
        lines.Add("{");
        foreach (Statement statement in statements)
        {
            statement.Write(lines, sites);
        }

        lines.Add("}");
    }

    /// <summary>Executes a block, or only counts its sites.</summary>
    private static void Execute(IReadOnlyList<Statement> statements, Run? run, ref int site)
    {
        Run nowhere = new((_, _) => false) { HasReturned = true };
        foreach (Statement statement in statements)
        {
            statement.Execute(run ?? nowhere, ref site);
        }
    }

    /// <summary>A place that needs CUDA.</summary>
    internal sealed record Site : Statement
    {
        public override int FlagReads => 0;

        public override void Write(List<string> lines, List<int> sites)
        {
            sites.Add(lines.Count);
            lines.Add("x.cuda();");
        }

        public override void Execute(Run run, ref int site)
        {
            if (!run.HasReturned)
            {
                run.Reached.Add((site, run.HasSeenCuda));
            }

            site++;
        }
    }

    /// <summary><c>ok = …</c>, or with another operator.</summary>
    internal sealed record Set(Condition Value, int Operator) : Statement
    {
        public override int FlagReads => Value.FlagReads + (Operator == 0 ? 0 : 1);

        public override void Write(List<string> lines, List<int> sites) => lines.Add($"ok {(Operator == 0 ? "=" : Operator == 1 ? "&=" : "|=")} {Value.Text};");

        public override void Execute(Run run, ref int site)
        {
            if (!run.HasReturned)
            {
                bool value = Value.Evaluate(run);
                run.Flag = Operator == 0 ? value : Operator == 1 ? run.Flag & value : run.Flag | value;
            }
        }
    }

    /// <summary><c>if (…) return;</c></summary>
    internal sealed record Leave(Condition When) : Statement
    {
        public override int FlagReads => When.FlagReads;

        public override void Write(List<string> lines, List<int> sites) => lines.Add($"if ({When.Text}) return;");

        public override void Execute(Run run, ref int site) => run.HasReturned = run.HasReturned || When.Evaluate(run);
    }

    /// <summary><c>if … else …</c>, or a <c>switch</c> of the condition.</summary>
    internal sealed record Branch(Condition When, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Else, bool IsSwitch) : Statement
    {
        public override int FlagReads => When.FlagReads + Then.Concat(Else).Sum(statement => statement.FlagReads);

        public override void Write(List<string> lines, List<int> sites)
        {
            lines.Add(IsSwitch ? $"switch ({When.Text}) {{ case true:" : $"if ({When.Text})");
            Write(Then, lines, sites);
            lines.Add(IsSwitch ? "break; default:" : "else");
            Write(Else, lines, sites);
            lines.Add(IsSwitch ? "break; }" : "");
        }

        public override void Execute(Run run, ref int site)
        {
            bool isThen = !run.HasReturned && When.Evaluate(run);
            bool isElse = !run.HasReturned && !isThen;
            Execute(Then, isThen ? run : null, ref site);
            Execute(Else, isElse ? run : null, ref site);
        }
    }
}
