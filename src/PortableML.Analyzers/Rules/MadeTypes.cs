using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <summary>
/// Places that make an object of a type which is a choice by its name and siblings (<see cref="VendorContext.IsOneOfSeveral"/>). Inside such a type
/// nothing is a lock, since whoever makes it chose it; so where it is made is the place to look at.
/// </summary>
internal sealed class MadeTypes(VendorSymbols symbols, MemberSummaries members, VendorContext context, SiteClassifier classifier, string area)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, DeviceSite?> _types = new(ReferenceComparer.Instance);

    /// <summary>The site that <paramref name="operation"/> is where it makes such an object and neither a name around it nor a list that it goes into tells of a choice.</summary>
    public DeviceSite? Find(IOperation operation) =>
        operation is { Kind: OperationKind.ObjectCreation, Type: INamedTypeSymbol type } && InsideOf(type.OriginalDefinition) is { } inside && IsOnlyOne(operation)
            ? new DeviceSite(operation, inside.Api, inside.Accelerator, inside.Index, DeviceForm.Own, Throws: true)
            : null;

    // Asked of every object that is made: the delegate is allocated only for a type that is new.
    private DeviceSite? InsideOf(INamedTypeSymbol type) => _types.TryGetValue(type, out DeviceSite? known) ? known : _types.GetOrAdd(type, Inside);

    /// <summary>The first place in the type that is silent because of it.</summary>
    private DeviceSite? Inside(INamedTypeSymbol type)
    {
        if (!members.Declares(type) || !HardwareWords.Speak(type.Name) || !context.IsOneOfSeveral(type))
        {
            return null;
        }

        foreach (IOperation body in type.GetMembers().SelectMany(Bodies))
        {
            foreach (DeviceSite site in MemberSites.Of(MemberBody.Of(body), area, classifier.Finder, symbols).Sites)
            {
                if (site is { Form: not DeviceForm.Own, Api.FallsBack: false } && classifier.JudgeAlone(site).Verdict == Verdict.Chosen)
                {
                    return site;
                }
            }
        }

        return null;
    }

    private IEnumerable<IOperation> Bodies(ISymbol member) => member switch
    {
        IMethodSymbol { IsStatic: false } method => members.OperationOf(method) is { } body ? [body] : [],
        IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } =>
            (members.ValuesOf(member) ?? []).Where(static value => value.Parent is IFieldInitializerOperation or IPropertyInitializerOperation),
        _ => [],
    };

    private static bool IsOnlyOne(IOperation made)
    {
        if (MemberBody.EnclosingFunction(made) is not null || ListedValues.Hold(made) || EnclosingMember.Of(made) is not { } member || TestMembers.AreCalledByRunner(member))
        {
            return false;
        }

        for (ISymbol? around = member; around is not null and not INamespaceSymbol; around = around.ContainingSymbol)
        {
            if (HardwareWords.SpeakOfVendor(around.Name) || HardwareWords.SpeakOfGpu(around.Name))
            {
                return false;
            }
        }

        return true;
    }
}
