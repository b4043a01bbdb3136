using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>What is looked up in a member again and again, found in one walk each.</summary>
internal static class OperationIndexes
{
    /// <summary>The outermost operation of each piece of syntax.</summary>
    public static Dictionary<SyntaxNode, IOperation> BySyntax(IOperation[] operations)
    {
        Dictionary<SyntaxNode, IOperation> index = [];
        foreach (IOperation operation in operations)
        {
            if (!index.ContainsKey(operation.Syntax))
            {
                index.Add(operation.Syntax, operation);
            }
        }

        return index;
    }

    /// <summary>The places that write each variable.</summary>
    public static Dictionary<ISymbol, List<LocalWrite>> Writes(IOperation[] operations)
    {
        Dictionary<ISymbol, List<LocalWrite>> writes = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in operations)
        {
            foreach (LocalWrite write in LocalWrite.Of(operation, static captured => captured))
            {
                Add(writes, write.Target, write with { At = operation });
            }
        }

        return writes;
    }

    /// <summary>The loop of each loop variable.</summary>
    public static Dictionary<ISymbol, IForEachLoopOperation> Loops(IOperation[] operations)
    {
        Dictionary<ISymbol, IForEachLoopOperation> loops = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in operations)
        {
            if (operation is IForEachLoopOperation loop)
            {
                foreach (ILocalSymbol local in loop.Locals)
                {
                    loops[local] = loop;
                }
            }
        }

        return loops;
    }

    /// <summary>The places that name each local, parameter and local function.</summary>
    public static Dictionary<ISymbol, List<IOperation>> References(IOperation[] operations)
    {
        Dictionary<ISymbol, List<IOperation>> references = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in operations)
        {
            if (operation.Kind == OperationKind.LocalReference)
            {
                Add(references, ((ILocalReferenceOperation)operation).Local, operation);
            }
            else if (operation.Kind == OperationKind.ParameterReference)
            {
                Add(references, ((IParameterReferenceOperation)operation).Parameter, operation);
            }
            else if (Called(operation) is { MethodKind: MethodKind.LocalFunction } function)
            {
                Add(references, function.OriginalDefinition, operation);
            }
        }

        return references;
    }

    private static IMethodSymbol? Called(IOperation operation) => operation.Kind switch
    {
        OperationKind.Invocation => ((IInvocationOperation)operation).TargetMethod,
        OperationKind.MethodReference => ((IMethodReferenceOperation)operation).Method,
        _ => null,
    };

    private static void Add<T>(Dictionary<ISymbol, List<T>> index, ISymbol key, T value)
    {
        if (!index.TryGetValue(key, out List<T>? list))
        {
            index.Add(key, list = []);
        }

        list.Add(value);
    }
}
