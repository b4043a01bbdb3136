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
internal sealed partial class DeviceFlow(VendorSymbols symbols, MemberSummaries members, GuardContext guards, SiteFinder finder, DeviceSite site)
{
    private const int MaximumHops = 12;
    private const int MaximumMembers = 200;

    private readonly List<DeviceUse> _uses = [];
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    /// <summary>Only whether there are uses is asked, not what holds there.</summary>
    private bool _isProbe;

    /// <summary>The device went further than it is followed, so that there may be uses that are not known.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>The uses of the site's device, in the order in which they are met; empty where it reaches none.</summary>
    public IReadOnlyList<DeviceUse> Uses()
    {
        if (site.Throws && site.DefaultOf is null)
        {
            _uses.Add(new DeviceUse(site.Operation, FactsAt(site.Operation)));
            return _uses;
        }

        // Most texts and flags reach no device. That shows without what holds on the way, which takes far longer to find out.
        _isProbe = true;
        FollowSite();
        _isProbe = false;
        if (_uses.Count == 0 && !IsCutShort)
        {
            return _uses;
        }

        _uses.Clear();
        _followed.Clear();
        IsCutShort = false;
        FollowSite();
        return _uses;
    }

    private void FollowSite()
    {
        FactSet facts = FactsAt(site.Operation);
        if (site.DefaultOf is { } parameter)
        {
            FollowMember(parameter, facts, 0);
        }
        else
        {
            Follow(site.Operation, facts, 0);
        }
    }

    /// <summary>What holds at <paramref name="operation"/>. A stand-in only leads to other sites, which are judged by what holds where they stand.</summary>
    private FactSet FactsAt(IOperation operation) => _isProbe || site.IsStandIn ? FactSet.Empty : FactsFor(site, operation);

    /// <summary>What holds at <paramref name="operation"/>, as far as it is needed to judge <paramref name="judged"/>.</summary>
    private FactSet FactsFor(DeviceSite judged, IOperation operation)
    {
        GuardAnalysis analysis = GuardAnalysis.Of(MemberBody.Of(operation), guards);
        FactSet nested = analysis.NestedFactsAt(operation);
        return !nested.IsEverything && nested.Proves(judged.IsProvedBy) ? nested : analysis.FactsAt(operation);
    }

    /// <summary>What holds at <paramref name="operation"/> too. Where the device is proved to be there nothing more is asked: that alone decides.</summary>
    private FactSet And(FactSet facts, IOperation operation) =>
        !facts.IsEverything && facts.Proves(site.IsProvedBy) ? facts : facts.And(FactsAt(operation));

    private void Follow(IOperation value, FactSet facts, int hops)
    {
        if (hops > MaximumHops)
        {
            IsCutShort = true;
            return;
        }

        if (site.Form == DeviceForm.Kind && site.Api.Library.TakesLists && SameObject.ListOf(value) is { } list)
        {
            FollowList(list, facts);
            return;
        }

        if (site.Constant is { } constant)
        {
            Lazy<FactSet>? entry = null;
            foreach (IOperation arm in SelectedArms.Of(value, constant))
            {
                FollowArm(arm, entry ??= AtStart(arm), []);
            }
        }

        if (PickedDevices.By(value, site.Api.Library) is { } pick)
        {
            Add(pick, facts);
            return;
        }

        switch (value.Parent)
        {
            case IConversionOperation { OperatorMethod: null, Type: { TypeKind: TypeKind.Enum } kind } cast when site.Form == DeviceForm.Own && IsCarrier(kind):
                FollowCast(cast, kind, facts, hops);
                break;
            case IConversionOperation { OperatorMethod: null } conversion:
                Follow(conversion, facts, hops);
                break;
            case IConversionOperation { OperatorMethod: { } method } conversion when symbols.Index.Find(method) is { Role: CatalogRole.Takes } taker && taker.Library == site.Api.Library:
                Follow(conversion, facts, hops);
                break;
            case IConversionOperation { OperatorMethod: { Parameters: [{ } parameter] } } conversion:
                FollowMember(parameter, And(facts, conversion), hops + 1);
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
            case IAwaitOperation:
                Follow(value.Parent, facts, hops);
                break;
            case IInvocationOperation call when TextCalls.IsSameText(call) || (call.TargetMethod.Name == "GetValueOrDefault" && IsNullable(value)):
                Follow(call, facts, hops);
                break;
            case IPropertyReferenceOperation { Property.Name: "Value" } inner when IsNullable(value):
                Follow(inner, facts, hops);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum when sum.LeftOperand == value:
                Follow(sum, facts, hops);
                break;
            case IInterpolationOperation { Parent: IInterpolatedStringOperation composed } part when composed.Parts[0] == part:
                Follow(composed, facts, hops);
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
            case ITupleOperation when Deconstruction.TargetOf(value) is { } target:
                FollowTarget(target, value, facts, hops);
                break;
            case IFieldInitializerOperation initializer:
                foreach (IFieldSymbol field in initializer.InitializedFields)
                {
                    FollowMember(field, facts, hops, isInitial: true);
                }

                break;
            case IPropertyInitializerOperation initializer:
                foreach (IPropertySymbol property in initializer.InitializedProperties)
                {
                    FollowMember(property, facts, hops, isInitial: true);
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

    private void Add(IOperation call, FactSet facts)
    {
        if (site.IsStandIn)
        {
            return;
        }

        facts = And(facts, call);
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

    private static bool IsNullable(IOperation value) => value.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsWrite(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == reference,
        ICoalesceAssignmentOperation => false,
        INameOfOperation => true,
        ITupleOperation or IDeclarationExpressionOperation => Deconstruction.IsTarget(reference),
        _ => false,
    };
}
