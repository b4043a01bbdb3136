using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <content>Into calls: of the library, of the project's own members, and those that an arm makes which the device selects.</content>
internal sealed partial class DeviceFlow
{
    private const int MaximumCalls = 2;

    /// <summary>
    /// Adds the sites of an arm that the constant selects, and those of the methods and constructors that the arm calls. A choice inside the arm is one;
    /// the condition that the arm stands under is the constant's own.
    /// </summary>
    private void FollowArm(IOperation arm, Lazy<FactSet> entry, IReadOnlyList<IOperation> calls)
    {
        foreach (IOperation operation in arm.DescendantsAndSelf())
        {
            if (finder.Find(operation) is { Form: not DeviceForm.Own } selected)
            {
                AddSelected(selected, entry, calls);
            }
            else if (Called(operation) is { } method && members.BodyOf(method) is { } body && _followed.Add(members.Definition(method)))
            {
                if (calls.Count < MaximumCalls && _followed.Count <= MaximumMembers)
                {
                    FollowArm(body, AtStart(body), [.. calls, operation]);
                }
            }
        }
    }

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    /// <summary>What holds where <paramref name="arm"/> begins: at the first thing that it evaluates. Only a choice inside the arm asks for it.</summary>
    private Lazy<FactSet> AtStart(IOperation arm) => new(() =>
    {
        IOperation first = arm;
        while (first.ChildOperations.FirstOrDefault() is { } child)
        {
            first = child;
        }

        return FactsFor(site, first);
    });

    private void AddSelected(DeviceSite selected, Lazy<FactSet>? entry, IReadOnlyList<IOperation> calls)
    {
        if (_isProbe)
        {
            // Whether it reaches a use itself is asked when what holds is known.
            _uses.Add(new DeviceUse(selected.Operation, FactSet.Empty));
            return;
        }

        foreach (DeviceUse use in selected.Throws
            ? [new DeviceUse(selected.Operation, FactsFor(selected, selected.Operation))]
            : new DeviceFlow(symbols, members, guards, finder, selected with { Constant = null }).Uses())
        {
            bool isChosen = use.Facts.Proven.Any(fact => DeviceUse.IsChoice(fact) && (fact.Tested is null || !_followed.Contains(fact.Tested)) && entry?.Value.Proven.Contains(fact) != true);
            _uses.Add(use with { Selected = selected, Through = _followed, IsChosenInArm = isChosen, Calls = calls });
        }
    }

    /// <summary>An own constant becomes the library's: the member of the same value, if that is an accelerator.</summary>
    private void FollowCast(IConversionOperation cast, ITypeSymbol kind, FactSet facts, int hops)
    {
        if (finder.KindOf(kind, site.Constant) is not { Accelerator: { } accelerator } named)
        {
            // The own enum numbers its members differently, so this one is no accelerator.
            return;
        }

        if (site.IsStandIn)
        {
            AddSelected(new DeviceSite(cast, named, accelerator, null, DeviceForm.Kind, Throws: false), entry: null, calls: []);
        }
        else if (accelerator == site.Accelerator)
        {
            Follow(cast, facts, hops);
        }
    }

    /// <summary>A list of devices that goes to a member which takes one: the library tries them in that order.</summary>
    private void FollowList(IOperation list, FactSet facts)
    {
        while (list.Parent is IConversionOperation conversion)
        {
            list = conversion;
        }

        if (TakerOf(list) is { } taken)
        {
            Add(taken, facts);
            return;
        }

        // A variable that is used for nothing else: what may be added to the list elsewhere is not known.
        IReadOnlyCollection<IOperation>? uses = list.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => [.. MemberBody.Of(list).ReferencesTo(declarator.Symbol)],
            IFieldInitializerOperation { InitializedFields: [{ } field] } => members.UsesOf(field),
            IPropertyInitializerOperation { InitializedProperties: [{ } property] } => members.UsesOf(property),
            _ => null,
        };
        foreach (IOperation use in uses is not null && uses.All(use => TakerOf(use) is not null) ? uses : [])
        {
            Add(TakerOf(use)!, And(facts, use));
        }
    }

    /// <summary>The assignment that gives <paramref name="list"/> to a member of a library that takes devices; null for any other use.</summary>
    private IOperation? TakerOf(IOperation list) =>
        list.Parent is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment && assignment.Value == list
        && symbols.Index.Find(target.Member) is { Role: CatalogRole.Takes, Lists: true } taker && taker.ThrowsWithout(site.Accelerator)
            ? assignment
            : null;

    private void FollowArgument(IArgumentOperation argument, FactSet facts, int hops)
    {
        IOperation? call = argument.Parent;
        IMethodSymbol? method = call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (call is IPropertyReferenceOperation && argument.Parameter is { } index && members.Shows(index))
        {
            FollowMember(index, And(facts, call), hops);
        }

        if (call is null || method is null || argument.Parameter is not { } parameter || KeptObjects.IsKept(call) || Registrations.AreAllOf(call)
            || (MemberBody.EnclosingFunction(call) is { } function && AssertionCalls.ExpectFailureOf(function)))
        {
            return;
        }

        if (parameter.Name == "defaultValue" && SymbolEqualityComparer.Default.Equals(parameter.Type, method.ReturnType))
        {
            // What a look-up gives where nothing was set: a configuration's `GetValue("device", "cuda")`.
            Follow(call, And(facts, call), hops + 1);
            return;
        }

        if (symbols.Index.Find(method) is { } entry)
        {
            if (entry.Role != CatalogRole.Takes || entry.Library.Area != site.Api.Library.Area
                || (parameter.Name != entry.TextParameter && parameter.Name != entry.KindParameter && parameter.Name != entry.DeviceParameter))
            {
                return;
            }

            if (entry.ThrowsWithout(site.Accelerator))
            {
                Add(call, facts);
            }
            else if (entry.GivesDevice)
            {
                Follow(call, And(facts, call), hops + 1);
            }

            return;
        }

        if (!members.Declares(method) && (IsCarrier(parameter.OriginalDefinition.Type) || (!members.Shows(method) && TakesName(parameter.OriginalDefinition, parameter.OriginalDefinition.Type))))
        {
            // A device goes to another assembly: every method of the library needs its hardware, unless its line says otherwise, and
            // other assemblies take a device in order to use it.
            Add(call, facts);
        }
        else
        {
            FollowMember(parameter, And(facts, call), hops);
        }
    }

    /// <summary>
    /// Another assembly takes the device by its name. That a parameter or a property is called a device proves nothing by itself (it may go
    /// to another process); in an assembly that is built on the site's own library it is that library's.
    /// </summary>
    private bool TakesName(ISymbol taker, ITypeSymbol type) =>
        site.Form == DeviceForm.Text && type.SpecialType == SpecialType.System_String
        && HardwareWords.Split(taker.Name).Contains("device", StringComparer.OrdinalIgnoreCase)
        && taker.ContainingModule?.ReferencedAssemblies.Any(assembly => site.Api.Library.Assemblies.Contains(assembly.Name)) == true;
}
