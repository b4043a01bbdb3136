using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>How far a candidate reaches, from the farthest on.</summary>
internal enum CandidateReach
{
    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>A field or property of the type.</summary>
    Member,

    /// <summary>A device property of a parameter, field or property.</summary>
    Owned,

    /// <summary>A local.</summary>
    Local,

    /// <summary>The device of a tensor that the member was given.</summary>
    Tensor,
}

/// <summary>A device that may be in reach of a place.</summary>
/// <param name="Text">The expression that reads it.</param>
/// <param name="Symbol">What the first name of <paramref name="Text"/> means.</param>
/// <param name="Form">The form in which it holds the device.</param>
/// <param name="Reach">What kind of variable it is.</param>
/// <param name="Scope">Where it can be read and no longer changes.</param>
/// <param name="Index">The CUDA device that it prefers.</param>
internal sealed record DeviceCandidate(string Text, ISymbol Symbol, DeviceForm Form, CandidateReach Reach, TextSpan Scope, int Index)
{
    /// <summary>A property that a fix introduced for several members, or one like it.</summary>
    public bool IsSharedProperty { get; init; }

    /// <summary>Its value is a choice among devices, so that it is one whatever the code does with it.</summary>
    public bool IsChosen { get; init; }

    /// <summary>How far the candidate reaches in <paramref name="region"/>: what is settled late in it reaches no farther than a local.</summary>
    public CandidateReach ReachIn(CodeRegion region) =>
        region.Body is null || Scope.Contains(region.Body.Span) ? Reach : CandidateReach.Local;
}
