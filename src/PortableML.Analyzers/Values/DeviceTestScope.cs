using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>What depends on a test of a device: the condition that it is part of, the branches behind it, and what is skipped by leaving.</summary>
internal sealed class DeviceTestScope(IOperation test, Accelerator accelerator, ApiIndex index)
{
    /// <summary>
    /// The test is right as it is: another vendor is asked for beside it, what depends on it is the vendor's own, or it is asserted.
    /// </summary>
    public bool IsAboutVendors => IsAsserted() || Parts().SelectMany(part => part.DescendantsAndSelf()).Any(operation => IsVendors(operation) || (IsNamedForVendor(operation) && !IsInTest(operation)));

    private bool IsAsserted()
    {
        for (IOperation? current = test.Parent; current is not null and not IBlockOperation; current = current.Parent)
        {
            if (current is IInvocationOperation call && AssertionCalls.Read(call) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<IOperation> Parts()
    {
        IOperation inner = test;
        while (!IsWhole(inner) && inner.Parent is { } parent && !IsStatementList(parent, inner))
        {
            inner = parent;
        }

        while (inner.Parent is IConditionalOperation outer && outer.WhenFalse == inner)
        {
            inner = outer;
        }

        yield return inner;
        if (inner is IConditionalOperation { WhenFalse: null, WhenTrue: { } left } && inner.Parent is IBlockOperation block && Leaves(left))
        {
            foreach (IOperation statement in block.Operations.SkipWhile(statement => statement != inner).Skip(1))
            {
                yield return statement;
            }
        }
    }

    /// <summary>A conditional or a switch, with what it decides; or a loop, whose body its condition decides.</summary>
    private static bool IsWhole(IOperation operation) => operation is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ILoopOperation;

    private static bool IsStatementList(IOperation parent, IOperation child) =>
        parent is IBlockOperation or IMethodBodyBaseOperation or IAnonymousFunctionOperation || (parent is ISwitchCaseOperation && child is not ICaseClauseOperation);

    private static bool Leaves(IOperation branch) => branch switch
    {
        IBlockOperation block => block.Operations.LastOrDefault() is { } last && Leaves(last),
        IReturnOperation or IBranchOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    private bool IsInTest(IOperation operation)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            if (current == test)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Code of the project's own, or of another library, that is named for a vendor or is native: <c>NativeCudaOps.EmptyCache()</c>.</summary>
    private static bool IsNamedForVendor(IOperation operation)
    {
        IMethodSymbol? member = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation { Constructor: { } constructor } => constructor,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        return member is not null
            && (member.IsExtern || HardwareWords.SpeakOfVendor(member.Name) || (member.ContainingType is { } type && HardwareWords.SpeakOfVendor(type.Name)));
    }

    private bool IsVendors(IOperation operation)
    {
        ISymbol? api = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IPropertyReferenceOperation property => property.Property,
            IFieldReferenceOperation field => field.Field,
            _ => null,
        };
        return api is not null && index.Find(api) is { Accelerator: { } other } entry
            && (entry.Role == CatalogRole.Names
                ? other != accelerator || !SiteFinder.IsTested(operation)
                : entry.Role is CatalogRole.Places or CatalogRole.Idle or CatalogRole.Queries or CatalogRole.Dead);
    }
}
