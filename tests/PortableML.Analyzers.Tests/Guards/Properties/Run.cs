namespace PortableML.Analyzers.Tests.Guards.Properties;

/// <summary>What a condition can ask.</summary>
internal enum Question
{
    /// <summary>Is CUDA there?</summary>
    Cuda,

    /// <summary>Is a CUDA device there?</summary>
    Count,

    /// <summary>Is MPS there?</summary>
    Mps,

    /// <summary>The first parameter, of which nothing is known.</summary>
    First,

    /// <summary>The second.</summary>
    Second,
}

/// <summary>One execution of a generated program: the answers, the flag, and the places that were reached.</summary>
/// <param name="answer">The answer to a question.</param>
internal sealed class Run(Func<Question, bool> answer)
{
    /// <summary>The local <c>ok</c>.</summary>
    public bool Flag { get; set; }

    /// <summary>The member has returned.</summary>
    public bool HasReturned { get; set; }

    /// <summary>The iteration has been left.</summary>
    public bool HasContinued { get; set; }

    /// <summary>Nothing more is executed for now.</summary>
    public bool IsOut => HasReturned || HasContinued;

    /// <summary>The sites that were reached.</summary>
    public List<int> Reached { get; } = [];

    /// <summary>Answers <paramref name="question"/>.</summary>
    public bool Ask(Question question) => answer(question);
}
