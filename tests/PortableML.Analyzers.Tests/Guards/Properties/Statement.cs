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
        Run nowhere = new(_ => false) { HasReturned = true };
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
            if (!run.IsOut)
            {
                run.Reached.Add(site);
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
            if (!run.IsOut)
            {
                bool value = Value.Evaluate(run);
                run.Flag = Operator == 0 ? value : Operator == 1 ? run.Flag & value : run.Flag | value;
            }
        }
    }

    /// <summary>A place that needs CUDA in a part of an expression that is evaluated where the condition holds.</summary>
    internal sealed record Arm(Condition When, int Spelling) : Statement
    {
        public override int FlagReads => When.FlagReads;

        public override void Write(List<string> lines, List<int> sites)
        {
            sites.Add(lines.Count);
            lines.Add(Spelling switch
            {
                0 => $"_ = ({When.Text}) && x.cuda().numel() > 0;",
                1 => $"_ = !({When.Text}) || x.cuda().numel() > 0;",
                2 => $"_ = ({When.Text}) ? x.cuda() : x;",
                3 => $"_ = ({When.Text}) == false ? x : x.cuda();",
                4 => $"_ = ({When.Text}) switch {{ true => x.cuda(), false => x }};",
                5 => $"_ = n switch {{ _ when ({When.Text}) => x.cuda(), _ => x }};",
                _ => $"_ = (({When.Text}), n) switch {{ (true, _) => x.cuda(), _ => x }};",
            });
        }

        public override void Execute(Run run, ref int site)
        {
            if (!run.IsOut && When.Evaluate(run))
            {
                run.Reached.Add(site);
            }

            site++;
        }
    }

    /// <summary>How the rest is left.</summary>
    internal enum Exit
    {
        /// <summary><c>return</c></summary>
        Return,

        /// <summary><c>throw</c></summary>
        Throw,

        /// <summary><c>continue</c>, in a loop only.</summary>
        Continue,
    }

    /// <summary><c>if (…) return;</c></summary>
    internal sealed record Leave(Condition When, Exit How) : Statement
    {
        public override int FlagReads => When.FlagReads;

        public override void Write(List<string> lines, List<int> sites) =>
            lines.Add($"if ({When.Text}) {How switch { Exit.Throw => "throw new NotSupportedException()", Exit.Continue => "continue", _ => "return" }};");

        public override void Execute(Run run, ref int site)
        {
            if (!run.IsOut && When.Evaluate(run))
            {
                run.HasReturned = How != Exit.Continue;
                run.HasContinued = How == Exit.Continue;
            }
        }
    }

    /// <summary>A loop of one iteration, which <c>continue</c> leaves.</summary>
    internal sealed record Loop(IReadOnlyList<Statement> Body) : Statement
    {
        public override int FlagReads => Body.Sum(statement => statement.FlagReads);

        public override void Write(List<string> lines, List<int> sites)
        {
            lines.Add("do");
            Write(Body, lines, sites);
            lines.Add("while (false);");
        }

        public override void Execute(Run run, ref int site)
        {
            Execute(Body, run.IsOut ? null : run, ref site);
            run.HasContinued = false;
        }
    }

    /// <summary><c>if … else …</c>, or a <c>switch</c> of the condition, or one with a <c>when</c>.</summary>
    internal sealed record Branch(Condition When, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Else, int Spelling) : Statement
    {
        public override int FlagReads => When.FlagReads + Then.Concat(Else).Sum(statement => statement.FlagReads);

        public override void Write(List<string> lines, List<int> sites)
        {
            lines.Add(Spelling switch { 0 => $"if ({When.Text})", 1 => $"switch ({When.Text}) {{ case true:", _ => $"switch (n) {{ case var _ when {When.Text}:" });
            Write(Then, lines, sites);
            lines.Add(Spelling == 0 ? "else" : "break; default:");
            Write(Else, lines, sites);
            lines.Add(Spelling == 0 ? "" : "break; }");
        }

        public override void Execute(Run run, ref int site)
        {
            bool isThen = !run.IsOut && When.Evaluate(run);
            bool isElse = !run.IsOut && !isThen;
            Execute(Then, isThen ? run : null, ref site);
            Execute(Else, isElse ? run : null, ref site);
        }
    }
}
