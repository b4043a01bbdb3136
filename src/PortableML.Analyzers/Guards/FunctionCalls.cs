using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>Finds where a lambda or local function runs, where all of those places are known.</summary>
internal static class FunctionCalls
{
    /// <summary>The calls of <paramref name="function"/>; null where it may also run at places that are not seen.</summary>
    public static IReadOnlyList<IOperation>? Of(IOperation function, MemberBody body, IMemberValues? members)
    {
        if (function is ILocalFunctionOperation local)
        {
            return OfLocalFunction(local.Symbol, body, members);
        }

        IOperation value = function;
        while (value.Parent is IDelegateCreationOperation or IConversionOperation)
        {
            value = value.Parent;
        }

        return OfDelegate(value, body, members);
    }

    private static List<IOperation>? OfLocalFunction(IMethodSymbol function, MemberBody body, IMemberValues? members)
    {
        List<IOperation> calls = [];
        foreach (IOperation use in body.ReferencesTo(function))
        {
            switch (use)
            {
                case IInvocationOperation call:
                    calls.Add(call);
                    break;
                case IMethodReferenceOperation { Parent: IDelegateCreationOperation made }:
                    if (OfDelegate(made, body, members) is not { } elsewhere)
                    {
                        return null;
                    }

                    calls.AddRange(elsewhere);
                    break;
            }
        }

        return calls;
    }

    /// <summary>Where the delegate runs that is held by a local, or handed to a method whose body shows its calls.</summary>
    private static List<IOperation>? OfDelegate(IOperation value, MemberBody body, IMemberValues? members) => value.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } } when body.WritesOf(local).Count == 1 => CallsOf(body.ReferencesTo(local)),
        IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation { TargetMethod: { } method } call } =>
            members?.BodyOf(method) is { } callee ? CallsOf(MemberBody.Of(callee).ReferencesTo(parameter.OriginalDefinition))
            : RunsThere(call) ? [call]
            : DelegateLists.CallsOf(value, body, members),
        _ => DelegateLists.CallsOf(value, body, members),
    };

    /// <summary>A call that runs what it is given before the next statement: <c>await Task.Run(() =&gt; …)</c>, <c>list.ForEach(…)</c>, <c>x.Invoke(…)</c>.</summary>
    private static bool RunsThere(IInvocationOperation call) =>
        call.Parent is IAwaitOperation || (call.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation })
        || call.TargetMethod.Name is "ForEach" or "Invoke";

    /// <summary>
    /// Tells whether <paramref name="function"/> is handed to a method of <paramref name="library"/> itself that makes something: it runs before that is
    /// there, so it fails where the call fails. <c>Context.Create(builder =&gt; builder.Cuda())</c>.
    /// </summary>
    public static bool RunsWithin(IOperation function, CatalogLibrary library) =>
        DelegateLists.Outer(function).Parent is IArgumentOperation { Parent: { Type.SpecialType: not SpecialType.System_Void } call }
        && call switch { IInvocationOperation { TargetMethod: { } method } => method, IObjectCreationOperation { Constructor: { } made } => made, _ => null } is { ContainingAssembly: { } assembly }
        && library.Assemblies.Contains(assembly.Name);

    /// <summary>The calls that <paramref name="references"/> to a delegate make; null where one of them hands it on.</summary>
    public static List<IOperation>? CallsOf(IReadOnlyList<IOperation> references)
    {
        List<IOperation> calls = [];
        foreach (IOperation reference in references)
        {
            switch (reference.Parent)
            {
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call:
                    calls.Add(call);
                    break;
                case IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call }:
                    calls.Add(call);
                    break;
                case IBinaryOperation or IIsPatternOperation or INameOfOperation or IConversionOperation { Parent: IBinaryOperation }:
                case IConversionOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ThrowIfNull", ContainingType.Name: "ArgumentNullException" } } } }:
                    break;
                default:
                    return null;
            }
        }

        return calls;
    }
}
