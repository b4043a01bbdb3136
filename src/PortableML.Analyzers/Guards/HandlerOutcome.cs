using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>Tells whether the work goes on after a handler, without the hardware.</summary>
internal static class HandlerOutcome
{
    /// <summary>
    /// Tells whether <paramref name="handler"/> of <paramref name="attempt"/>, which caught the failure of <paramref name="place"/>, goes on.
    /// One that rethrows, throws, or logs and leaves the program does not.
    /// </summary>
    public static bool GoesOn(ICatchClauseOperation handler, ITryOperation attempt, IOperation place, CatalogLibrary library, IMemberValues? members)
    {
        bool runsAgain = OtherRounds.DoWithout(handler, attempt, place);
        bool returnsValue = false;
        bool records = false;
        bool doesWork = false;
        foreach (IOperation operation in handler.Handler.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IThrowOperation when IsForThisFailure(operation, handler, library, IsWayOn):
                    return false;
                case IInvocationOperation { TargetMethod: { Name: "Exit" or "FailFast", ContainingType.Name: "Environment" or "Application" } }:
                case IInvocationOperation { TargetMethod: { Name: "Throw", ContainingType.Name: "ExceptionDispatchInfo" } }:
                case IInvocationOperation ended when FailingEnds.NeverReturns(ended, members) && IsForThisFailure(ended, handler, library, IsWayOn):
                    return false;
                case IReturnOperation { ReturnedValue: { } value } when value.ConstantValue is not { HasValue: true, Value: int } || ReturnsWork(attempt):
                    returnsValue = true;
                    break;
                case IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: int } }:
                    // The program's exit code.
                    return doesWork;
                case IAssignmentOperation { Target: IMemberReferenceOperation or IParameterReferenceOperation }:
                case IIncrementOrDecrementOperation { Target: IMemberReferenceOperation or IParameterReferenceOperation }:
                    records = true;
                    break;
                case IInvocationOperation or IObjectCreationOperation when DoesWork(operation, place, library):
                    doesWork = true;
                    break;
            }
        }

        // A handler that records the failure in a member, as a probe does, lets others go on; so does one behind which another result is given.
        if (doesWork || returnsValue || records || runsAgain || TellsOutcome(attempt, place))
        {
            return true;
        }

        if (handler.Handler.Operations.LastOrDefault() is IReturnOperation)
        {
            return false;
        }

        return !FailingEnds.Follow(attempt) && FollowingWork.GoesOn(attempt, place, library);

        bool IsWayOn(IOperation operation) => DoesWork(operation, place, library) || (runsAgain && operation is IBranchOperation { BranchKind: BranchKind.Continue });
    }

    /// <summary>
    /// The handler fails, too, where the hardware is missing: not where a setting forbids to go on without it (<c>if (!options.AllowCpu) throw;</c>),
    /// or allows it (<c>if (options.AllowCpu) return new InferenceSession(path); throw;</c>), which does not look at what was caught;
    /// and not for another exception (<c>if (e is OutOfMemoryException) throw;</c>).
    /// </summary>
    private static bool IsForThisFailure(IOperation thrown, ICatchClauseOperation handler, CatalogLibrary library, Func<IOperation, bool> goesOn)
    {
        for (IOperation inner = thrown, current = thrown.Parent!; current is not ICatchClauseOperation; inner = current, current = current.Parent!)
        {
            bool isAllowed = current switch
            {
                IConditionalOperation other when inner != other.Condition
                    && library.Failures.All(failure => CaughtFailures.Holds(other.Condition, failure) == (inner == other.WhenFalse)) => true,
                IConditionalOperation { WhenFalse: null } choice => inner == choice.WhenTrue && !LooksAtCaught(choice, handler),
                IConditionalOperation choice => inner == choice.WhenFalse && GoesOnIf(choice, handler, goesOn),
                IBlockOperation block => block.Operations.TakeWhile(statement => statement != inner).OfType<IConditionalOperation>().Any(choice => Leaves(choice.WhenTrue) && GoesOnIf(choice, handler, goesOn)),
                _ => false,
            };

            if (isAllowed)
            {
                return false;
            }
        }

        return true;
    }

    private static bool GoesOnIf(IConditionalOperation choice, ICatchClauseOperation handler, Func<IOperation, bool> goesOn) =>
        choice.WhenTrue.DescendantsAndSelf().Any(goesOn) && !LooksAtCaught(choice, handler);

    private static bool LooksAtCaught(IConditionalOperation choice, ICatchClauseOperation handler) =>
        choice.Condition.DescendantsAndSelf().Any(operation => operation is ILocalReferenceOperation { Local: { } local } && handler.Locals.Contains(local, SymbolEqualityComparer.Default));

    private static bool Leaves(IOperation branch) => branch switch
    {
        IReturnOperation or IBranchOperation { BranchKind: BranchKind.Continue } => true,
        IBlockOperation { Operations: [.., { } last] } => Leaves(last),
        _ => false,
    };

    /// <summary>The work is done with the library and without the hardware, or by what the project has for the processor.</summary>
    private static bool DoesWork(IOperation operation, IOperation place, CatalogLibrary library) => operation switch
    {
        IInvocationOperation call => NeedsLibrary(call, library) || IsRepeated(place, call) || HardwareWords.IsForProcessor(call.TargetMethod.Name),
        IObjectCreationOperation creation => NeedsLibrary(creation, library) || (creation.Type is { } made && HardwareWords.IsForProcessor(made.Name)),
        _ => false,
    };

    /// <summary>
    /// The attempt says that it worked, by a flag that others see or by its result, and the statement behind it says that it did not:
    /// <c>try { …; return true; } catch { } return false;</c>
    /// </summary>
    private static bool TellsOutcome(ITryOperation attempt, IOperation place)
    {
        IOperation[] body = [.. attempt.Body.DescendantsAndSelf().Where(operation => operation.Syntax.SpanStart > place.Syntax.SpanStart)];
        bool setsFlag = body.Any(static operation => operation is ISimpleAssignmentOperation
        {
            Target: IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Type.SpecialType: SpecialType.System_Boolean }, Value.ConstantValue.Value: true,
        });
        return setsFlag || (body.Any(static operation => operation is IReturnOperation { ReturnedValue.ConstantValue.Value: true })
            && FailingEnds.Next(attempt) is IReturnOperation { ReturnedValue.ConstantValue.Value: false });
    }

    /// <summary>What the attempt returns is what the work gave, so that a number in the handler is another answer: <c>return Count();</c>, <c>return 0;</c>.</summary>
    private static bool ReturnsWork(ITryOperation attempt) =>
        attempt.Body.DescendantsAndSelf().Any(operation => operation is IReturnOperation { ReturnedValue: { ConstantValue.HasValue: false } });

    /// <summary>The handler does the work again with the library, without the hardware.</summary>
    private static bool NeedsLibrary(IOperation operation, CatalogLibrary library) =>
        operation.Type?.ContainingAssembly is { } assembly && library.Assemblies.Contains(assembly.Name);

    /// <summary>The handler makes the same call again, with something else: <c>tf.device("/CPU:0")</c>.</summary>
    private static bool IsRepeated(IOperation place, IInvocationOperation call) =>
        place is IInvocationOperation failed && SymbolEqualityComparer.Default.Equals(failed.TargetMethod, call.TargetMethod);
}
