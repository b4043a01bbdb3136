using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Searches by a name for hardware, of which it chooses whether anything is found: <c>Array.IndexOf(args, "--gpu")</c>.</summary>
internal static class HardwareSearches
{
    /// <summary>Tells whether <paramref name="value"/> is what such a search gives, an index or an element, in a variable too.</summary>
    public static bool Give(IOperation value, MemberBody body) => value switch
    {
        ILocalReferenceOperation local => LocalValues.Of(local.Local, body) is [{ } only] && only != value && Give(only, body),
        IInvocationOperation { TargetMethod.Name: "IndexOf" or "LastIndexOf" or "FindIndex" or "FirstOrDefault" or "LastOrDefault" or "SingleOrDefault" or "Find" } call =>
            call.Arguments.Any(static argument => SpeakingValues.AreText(argument.Value) || Compares(argument.Value)),
        _ => false,
    };

    /// <summary>A predicate that compares with such a name: <c>args.Any(a =&gt; a == "--gpu")</c>.</summary>
    public static bool Compares(IOperation value) =>
        value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } && lambda.Body.DescendantsAndSelf().Any(SpeakingValues.AreText);
}
