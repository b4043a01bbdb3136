namespace PortableML.Analyzers.Rules;

/// <summary>How a place is classified; the order is from harmless to hard-coded, and the worst use of a site counts.</summary>
internal enum Verdict
{
    /// <summary>No place that needs the hardware is reached.</summary>
    NotASite,

    /// <summary>Another vendor's accelerator, or a neutral choice, is a real alternative.</summary>
    Agnostic,

    /// <summary>Reached only where a check says that the accelerator is there.</summary>
    Guarded,

    /// <summary>Every failure is caught and the work goes on without it.</summary>
    Caught,

    /// <summary>The value that chooses hardware decides.</summary>
    Chosen,

    /// <summary>A check is there that the analysis does not understand.</summary>
    Unknown,

    /// <summary>A handler goes on without the accelerator, but misses some of the exceptions.</summary>
    CaughtTooNarrowly,

    /// <summary>Reached whatever the machine has.</summary>
    HardCoded,

    /// <summary>Fails whatever the machine has.</summary>
    Dead,
}
