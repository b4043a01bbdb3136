namespace PortableML.Analyzers.Tests.Guards.Properties;

/// <summary>A generated condition: how it is written, and what it is on a machine.</summary>
internal abstract record Condition
{
    /// <summary>The condition as C#.</summary>
    public abstract string Text { get; }

    /// <summary>Evaluates it as C# does, left to right and no further than needed.</summary>
    public abstract bool Evaluate(Run run);

    /// <summary>How often the flag is read.</summary>
    public abstract int FlagReads { get; }

    /// <summary>A question that the run answers.</summary>
    internal sealed record Atom(Question Question) : Condition
    {
        public override string Text => Question switch
        {
            Question.Cuda => "torch.cuda.is_available()",
            Question.Count => "torch.cuda.device_count() > 0",
            Question.Mps => "torch.mps_is_available()",
            Question.First => "a",
            _ => "b",
        };

        public override int FlagReads => 0;

        public override bool Evaluate(Run run) => run.Ask(Question);
    }

    /// <summary>The local <c>ok</c>.</summary>
    internal sealed record Flag : Condition
    {
        public override string Text => "ok";

        public override int FlagReads => 1;

        public override bool Evaluate(Run run) => run.Flag;
    }

    /// <summary>The opposite, in one of five spellings.</summary>
    internal sealed record Not(Condition Inner, int Spelling) : Condition
    {
        public override string Text => Spelling switch
        {
            0 => $"!({Inner.Text})",
            1 => $"(({Inner.Text}) == false)",
            2 => $"(({Inner.Text}) is false)",
            3 => $"(({Inner.Text}) is not true)",
            _ => $"(({Inner.Text}) != true)",
        };

        public override int FlagReads => Inner.FlagReads;

        public override bool Evaluate(Run run) => !Inner.Evaluate(run);
    }

    /// <summary>The same, in another spelling.</summary>
    internal sealed record Same(Condition Inner, int Spelling) : Condition
    {
        public override string Text => Spelling switch
        {
            0 => $"(({Inner.Text}) == true)",
            1 => $"(({Inner.Text}) is true)",
            2 => $"(true == ({Inner.Text}))",
            3 => $"(({Inner.Text}) is not false)",
            _ => $"(({Inner.Text}) switch {{ true => true, false => false }})",
        };

        public override int FlagReads => Inner.FlagReads;

        public override bool Evaluate(Run run) => Inner.Evaluate(run);
    }

    /// <summary>Both.</summary>
    internal sealed record And(Condition Left, Condition Right) : Condition
    {
        public override string Text => $"({Left.Text} && {Right.Text})";

        public override int FlagReads => Left.FlagReads + Right.FlagReads;

        public override bool Evaluate(Run run) => Left.Evaluate(run) && Right.Evaluate(run);
    }

    /// <summary>Either.</summary>
    internal sealed record Or(Condition Left, Condition Right) : Condition
    {
        public override string Text => $"({Left.Text} || {Right.Text})";

        public override int FlagReads => Left.FlagReads + Right.FlagReads;

        public override bool Evaluate(Run run) => Left.Evaluate(run) || Right.Evaluate(run);
    }

    /// <summary>A conditional expression.</summary>
    internal sealed record Choose(Condition If, Condition Then, Condition Else) : Condition
    {
        public override string Text => $"({If.Text} ? {Then.Text} : {Else.Text})";

        public override int FlagReads => If.FlagReads + Then.FlagReads + Else.FlagReads;

        public override bool Evaluate(Run run) => If.Evaluate(run) ? Then.Evaluate(run) : Else.Evaluate(run);
    }

    /// <summary>Both or either, where the second is asked whatever the first is: <c>&amp;</c>, <c>|</c>.</summary>
    internal sealed record Eager(Condition Left, Condition Right, bool IsBoth) : Condition
    {
        public override string Text => $"({Left.Text} {(IsBoth ? "&" : "|")} {Right.Text})";

        public override int FlagReads => Left.FlagReads + Right.FlagReads;

        public override bool Evaluate(Run run)
        {
            bool left = Left.Evaluate(run);
            bool right = Right.Evaluate(run);
            return IsBoth ? left & right : left | right;
        }
    }

    /// <summary>Both, as the elements of a tuple that a pattern asks for; all of a tuple is asked before any of it is compared.</summary>
    internal sealed record Tuple(Condition Left, Condition Right, int Spelling) : Condition
    {
        public override string Text => $"(({Left.Text}, {Right.Text}) {Pattern})";

        public override int FlagReads => Left.FlagReads + Right.FlagReads;

        private string Pattern => Spelling switch
        {
            0 => "is (true, true)",
            1 => "switch { (true, true) => true, _ => false }",
            _ => "switch { (false, _) => false, (_, false) => false, _ => true }",
        };

        public override bool Evaluate(Run run)
        {
            bool left = Left.Evaluate(run);
            return Right.Evaluate(run) & left;
        }
    }

    /// <summary>An arm with a <c>when</c>.</summary>
    internal sealed record When(Condition If, Condition Clause, Condition Then, Condition Else) : Condition
    {
        public override string Text => $"(({If.Text}) switch {{ true when {Clause.Text} => {Then.Text}, _ => {Else.Text} }})";

        public override int FlagReads => If.FlagReads + Clause.FlagReads + Then.FlagReads + Else.FlagReads;

        public override bool Evaluate(Run run) => If.Evaluate(run) && Clause.Evaluate(run) ? Then.Evaluate(run) : Else.Evaluate(run);
    }
}
