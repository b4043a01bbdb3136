using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Calls of a query that take one element of a list, and throw where there is none: <c>devices.First(…)</c>.</summary>
internal static class TakenElements
{
    /// <summary>How a missing element shows, instead of the library's own exceptions.</summary>
    public static readonly IReadOnlyList<string> Failures = ["System.InvalidOperationException"];

    /// <summary>Tells whether <paramref name="operation"/> is such a call.</summary>
    public static bool AreMadeBy(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "First" or "Single" or "Last", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } };
}
