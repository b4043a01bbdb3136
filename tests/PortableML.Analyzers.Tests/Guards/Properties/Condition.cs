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

    /// <summary>The opposite, in one of four spellings.</summary>
    internal sealed record Not(Condition Inner, int Spelling) : Condition
    {
        public override string Text => Spelling switch
        {
            0 => $"!({Inner.Text})",
            1 => $"(({Inner.Text}) == false)",
            2 => $"(({Inner.Text}) is false)",
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
}
