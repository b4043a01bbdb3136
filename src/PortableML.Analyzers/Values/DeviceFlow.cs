using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Follows a device from where it is written to the places that need its hardware: through conversions, arms, locals, fields,
/// properties, parameters and results of the same compilation. Whatever leads elsewhere (messages, collections, other processes)
/// is no use.
/// </summary>
internal sealed class DeviceFlow(VendorSymbols symbols, MemberSummaries members, GuardContext guards, SiteFinder finder, DeviceSite site)
{
    private const int MaximumHops = 12;
    private const int MaximumCalls = 2;

    private readonly List<DeviceUse> _uses = [];
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    /// <summary>The uses of the site's device, in the order in which they are met; empty where it reaches none.</summary>
    public IReadOnlyList<DeviceUse> Uses()
    {
        FactSet facts = FactsAt(site.Operation);
        if (site.DefaultOf is { } parameter)
        {
            FollowMember(parameter, facts, 0);
        }
        else if (site.Throws)
        {
            _uses.Add(new DeviceUse(site.Operation, facts));
        }
        else
        {
            Follow(site.Operation, facts, 0);
        }

        return _uses;
    }

    private FactSet FactsAt(IOperation operation)
    {
        GuardAnalysis analysis = GuardAnalysis.Of(MemberBody.Of(operation), guards);
        FactSet nested = analysis.NestedFactsAt(operation);
        return !nested.IsEverything && nested.Proves(site.IsProvedBy) ? nested : analysis.FactsAt(operation);
    }

    private void Follow(IOperation value, FactSet facts, int hops)
    {
        if (hops > MaximumHops)
        {
            return;
        }

        if (site.Form == DeviceForm.Kind && site.Api.Library.TakesLists && SameObject.ListOf(value) is { } list)
        {
            FollowList(list, facts);
            return;
        }

        if (site.Constant is { } constant)
        {
            foreach (IOperation arm in SelectedArms.Of(value, constant))
            {
                FollowArm(arm, 0);
            }
        }

        switch (value.Parent)
        {
            case IConversionOperation { OperatorMethod: null, Type: { TypeKind: TypeKind.Enum } kind }
                when site.Form == DeviceForm.Own && IsCarrier(kind) && !finder.IsSameKind(kind, site):
                // The own enum numbers its members differently, so this one is another device.
                break;
            case IConversionOperation { OperatorMethod: null } conversion:
                Follow(conversion, facts, hops);
                break;
            case IConversionOperation { OperatorMethod: { } method } conversion when symbols.Index.Find(method) is { Role: CatalogRole.Takes } taker && taker.Library == site.Api.Library:
                Follow(conversion, facts, hops);
                break;
            case IConditionalOperation choice when choice.Condition != value:
                Follow(choice, facts, hops);
                break;
            case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when arm.Value == value:
                Follow(choice, facts, hops);
                break;
            case ICoalesceOperation coalesce:
                Follow(coalesce, facts, hops);
                break;
            case IParenthesizedOperation parenthesized:
                Follow(parenthesized, facts, hops);
                break;
            case IArgumentOperation argument:
                FollowArgument(argument, facts, hops);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowLocal(declarator.Symbol, value, facts, hops);
                break;
            case ISimpleAssignmentOperation assignment when assignment.Value == value:
                FollowTarget(assignment.Target, value, facts, hops);
                Follow(assignment, facts, hops);
                break;
            case ICoalesceAssignmentOperation assignment when assignment.Value == value:
                FollowTarget(assignment.Target, value, facts, hops);
                Follow(assignment, facts, hops);
                break;
            case IFieldInitializerOperation initializer:
                foreach (IFieldSymbol field in initializer.InitializedFields)
                {
                    FollowMember(field, facts, hops);
                }

                break;
            case IPropertyInitializerOperation initializer:
                foreach (IPropertySymbol property in initializer.InitializedProperties)
                {
                    FollowMember(property, facts, hops);
                }

                break;
            case IParameterInitializerOperation initializer:
                FollowMember(initializer.Parameter, facts, hops);
                break;
            case IReturnOperation returned:
                FollowResult(returned, facts, hops);
                break;
            case IInvalidOperation when IsCarrier(value.Type):
                // A call that does not bind, as to a missing reference, still takes a device here.
                Add(value, facts);
                break;
        }
    }

    /// <summary>Adds the sites of an arm that the constant selects, and those of the methods that the arm calls.</summary>
    private void FollowArm(IOperation arm, int calls)
    {
        foreach (IOperation operation in arm.DescendantsAndSelf())
        {
            if (finder.Find(operation) is { Form: not DeviceForm.Own } selected)
            {
                foreach (DeviceUse use in selected.Throws ? [new DeviceUse(operation, FactsAt(operation))] : new DeviceFlow(symbols, members, guards, finder, selected with { Constant = null }).Uses())
                {
                    _uses.Add(use with { Selected = selected, Through = _followed });
                }
            }
            else if (calls < MaximumCalls && operation is IInvocationOperation { TargetMethod: { } method } && members.BodyOf(method) is { } body && _followed.Add(method))
            {
                FollowArm(body, calls + 1);
            }
        }
    }

    /// <summary>A list of devices that goes to a member which takes one: the library tries them in that order.</summary>
    private void FollowList(IOperation list, FactSet facts)
    {
        while (list.Parent is IConversionOperation conversion)
        {
            list = conversion;
        }

        if (list.Parent is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment
            && symbols.Index.Find(target.Member) is { Role: CatalogRole.Takes, Lists: true } taker && taker.ThrowsWithout(site.Accelerator))
        {
            Add(assignment, facts);
        }
    }

    private void FollowArgument(IArgumentOperation argument, FactSet facts, int hops)
    {
        IOperation? call = argument.Parent;
        IMethodSymbol? method = call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (call is null || method is null || argument.Parameter is not { } parameter)
        {
            return;
        }

        if (parameter.Name == "defaultValue" && SymbolEqualityComparer.Default.Equals(parameter.Type, method.ReturnType))
        {
            // What a look-up gives where nothing was set: a configuration's `GetValue("device", "cuda")`.
            Follow(call, facts.And(FactsAt(call)), hops + 1);
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
                Follow(call, facts.And(FactsAt(call)), hops + 1);
            }

            return;
        }

        if (members.Declares(method))
        {
            FollowMember(parameter.OriginalDefinition, facts.And(FactsAt(call)), hops);
        }
        else if (IsCarrier(parameter.OriginalDefinition.Type) || TakesName(parameter.OriginalDefinition, parameter.OriginalDefinition.Type))
        {
            // A device goes to code that is not seen: every method of the library needs its hardware, unless its line says
            // otherwise, and other assemblies take a device in order to use it.
            Add(call, facts);
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

    private void FollowTarget(IOperation target, IOperation value, FactSet facts, int hops)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                FollowLocal(local.Local, value, facts, hops);
                break;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member:
                ITypeSymbol? type = member.Member.OriginalDefinition is IPropertySymbol property ? property.Type : member.Type;
                if (!members.Declares(member.Member) && (IsCarrier(type) || TakesText(member.Member) || (type is not null && TakesName(member.Member, type))))
                {
                    Add(member, facts);
                }

                FollowMember(member.Member, facts, hops);
                break;
            case IParameterReferenceOperation parameter:
                FollowMember(parameter.Parameter, facts, hops);
                break;
        }
    }

    private void FollowLocal(ILocalSymbol local, IOperation value, FactSet facts, int hops)
    {
        if (!_followed.Add(local))
        {
            return;
        }

        MemberBody body = MemberBody.Of(value);
        GuardAnalysis analysis = GuardAnalysis.Of(body, guards);
        bool isSetOnce = local.IsConst || LocalValues.Of(local, body) is { Count: 1 };
        foreach (IOperation operation in body.Operations)
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local) || IsWrite(reference))
            {
                continue;
            }

            bool isSameFunction = MemberBody.EnclosingFunction(reference) == MemberBody.EnclosingFunction(value);
            if (isSetOnce || !isSameFunction)
            {
                Follow(reference, facts.And(analysis.FactsAt(reference)), hops + 1);
            }
            else if (analysis.FactsWhileHolding(local, value, facts, reference) is { } held)
            {
                Follow(reference, held, hops + 1);
            }
        }
    }

    private void FollowMember(ISymbol member, FactSet facts, int hops)
    {
        if (!_followed.Add(member.OriginalDefinition) || members.UsesOf(member) is not { } uses)
        {
            return;
        }

        if (member is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record } }
            && record.GetMembers(member.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } positional)
        {
            FollowMember(positional, facts, hops);
        }

        bool isReplaced = member is IParameterSymbol && uses.Any(IsWrite);
        foreach (IOperation use in uses)
        {
            if (IsWrite(use))
            {
                continue;
            }

            if (!isReplaced)
            {
                Follow(use, facts.And(FactsAt(use)), hops + 1);
            }
            else if (GuardAnalysis.Of(MemberBody.Of(use), guards).FactsWhileHolding(member, null, facts, use) is { } held)
            {
                Follow(use, held, hops + 1);
            }
        }
    }

    private void FollowResult(IReturnOperation returned, FactSet facts, int hops)
    {
        IOperation? function = MemberBody.EnclosingFunction(returned);
        switch (function)
        {
            case ILocalFunctionOperation local:
                FollowMember(local.Symbol, facts, hops);
                break;
            case null when returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart) is IMethodSymbol method:
                FollowMember(method.AssociatedSymbol ?? method, facts, hops);
                break;
        }
    }

    private void Add(IOperation call, FactSet facts)
    {
        facts = facts.And(FactsAt(call));
        if (!facts.IsEverything || _uses.Count == 0)
        {
            _uses.Add(new DeviceUse(call, facts) { Through = _followed });
        }
    }

    /// <summary>A member of the site's library that is assigned a name.</summary>
    private bool TakesText(ISymbol member) =>
        site.Form == DeviceForm.Text && symbols.Index.Find(member) is { Role: CatalogRole.Takes, TextParameter: not null } taker && taker.Library == site.Api.Library;

    /// <summary>A type whose values are devices of the site's own library.</summary>
    private bool IsCarrier(ITypeSymbol? type) => symbols.Carrier(type) is { } carrier && carrier.Library == site.Api.Library;

    private static bool IsWrite(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == reference,
        ICoalesceAssignmentOperation => false,
        INameOfOperation => true,
        _ => false,
    };
}
