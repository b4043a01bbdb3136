using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Functions that are kept under a name for hardware, by which something chooses one to run: <c>["cuda"] = () =&gt; torch.CUDA</c>,
/// <c>new Candidate("CUDA", options =&gt; …)</c> in a list. A call that runs what it is given beside a name (<c>Measure("cuda", …)</c>) keeps nothing.
/// </summary>
internal static class NamedFunctions
{
    /// <summary>Tells whether <paramref name="place"/> stands in such a function, or is the reference to one.</summary>
    public static bool Hold(IOperation place)
    {
        IOperation? function = place is IMethodReferenceOperation ? place : MemberBody.EnclosingFunction(place);
        while (function is not null)
        {
            if (function is not ILocalFunctionOperation && IsNamed(DelegateLists.Outer(function)))
            {
                return true;
            }

            function = MemberBody.EnclosingFunction(function);
        }

        return false;
    }

    private static bool IsNamed(IOperation value) => value.Parent switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: > 0 } keys } } => keys.Any(static key => SpeakingValues.Name(key.Value)),
        ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Initializers: var parts, Parent: IObjectCreationOperation made } } =>
            parts.Any(part => part != value.Parent && part is ISimpleAssignmentOperation { Value: { } beside } && SpeakingValues.Name(beside)) && IsListed(made),
        IArgumentOperation { Parent: IInvocationOperation call } => ListedValues.IsAdder(call) && call.Arguments.Any(static beside => SpeakingValues.Name(beside.Value)),
        IArgumentOperation { Parent: IObjectCreationOperation made } => made.Arguments.Any(static beside => SpeakingValues.Name(beside.Value)) && IsListed(made),
        ITupleOperation tuple => tuple.Elements.Any(SpeakingValues.Name) && IsListed(tuple),
        _ => false,
    };

    private static bool IsListed(IOperation named) => ListedValues.Hold(named) || DelegateLists.Outer(named).Parent is IReturnOperation { Kind: OperationKind.YieldReturn };
}
