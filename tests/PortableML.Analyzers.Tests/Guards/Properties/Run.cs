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
/// <param name="answer">The answer to a question; its number counts the questions of this run.</param>
internal sealed class Run(Func<Question, int, bool> answer)
{
    /// <summary>The local <c>ok</c>.</summary>
    public bool Flag { get; set; }

    /// <summary>The member has returned.</summary>
    public bool HasReturned { get; set; }

    /// <summary>The number of questions that were asked.</summary>
    public int Asked { get; private set; }

    /// <summary>Some question for CUDA was answered with yes.</summary>
    public bool HasSeenCuda { get; private set; }

    /// <summary>The sites that were reached, and whether CUDA had been seen by then.</summary>
    public List<(int Site, bool HadSeenCuda)> Reached { get; } = [];

    /// <summary>Answers <paramref name="question"/>.</summary>
    public bool Ask(Question question)
    {
        bool yes = answer(question, Asked++);
        HasSeenCuda |= yes && question is Question.Cuda or Question.Count && yes;
        return yes;
    }
}
