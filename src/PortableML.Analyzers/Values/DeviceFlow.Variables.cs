using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <content>Through what holds a device: locals, fields, properties, parameters and results.</content>
internal sealed partial class DeviceFlow
{
    private void FollowTarget(IOperation target, IOperation value, FactSet facts, int hops)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                FollowLocal(local.Local, value, facts, hops);
                break;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when !KeptObjects.Hold(member):
                ITypeSymbol? type = member.Member.OriginalDefinition is IPropertySymbol property ? property.Type : member.Type;
                if (!members.Declares(member.Member)
                    && (IsCarrier(type) || TakesText(member.Member) || (type is not null && !members.Shows(member.Member) && TakesName(member.Member, type))))
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
        bool isSetOnce = local.IsConst || LocalValues.Of(local, body) is { Count: 1 };
        foreach (IOperation reference in body.ReferencesTo(local))
        {
            if (IsWrite(reference))
            {
                continue;
            }

            bool isSameFunction = MemberBody.EnclosingFunction(reference) == MemberBody.EnclosingFunction(value);
            if (_isProbe || isSetOnce || !isSameFunction)
            {
                Follow(reference, And(facts, reference), hops + 1);
            }
            else if (GuardAnalysis.Of(body, guards).FactsWhileHolding(local, value, facts, reference) is { } held)
            {
                Follow(reference, held, hops + 1);
            }
        }
    }

    private void FollowMember(ISymbol member, FactSet facts, int hops)
    {
        member = members.Definition(member);
        if (OwnHelpers.Contain(member.ContainingType) || !_followed.Add(member))
        {
            return;
        }

        if (_followed.Count > MaximumMembers || members.UsesOf(member) is not { } uses)
        {
            IsCutShort = true;
            return;
        }

        if (member is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record } }
            && record.GetMembers(member.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } positional)
        {
            FollowMember(positional, facts, hops);
        }

        foreach (IParameterSymbol target in member is IParameterSymbol parameter ? members.TargetsOf(parameter) : [])
        {
            FollowMember(target, facts, hops + 1);
        }

        bool isReplaced = member is IParameterSymbol && uses.Any(IsWrite);
        foreach (IOperation use in uses)
        {
            if (IsWrite(use))
            {
                continue;
            }

            if (_isProbe || !isReplaced)
            {
                Follow(use, And(facts, use), hops + 1);
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
}
