using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
                ITypeSymbol type = member.Member.OriginalDefinition is IPropertySymbol property ? property.Type : ((IFieldSymbol)member.Member).Type;
                if (!members.Declares(member.Member)
                    && (IsCarrier(type) || TakesText(member.Member) || (!members.Shows(member.Member) && TakesName(member.Member, type))))
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
        IOperation? tried = null;
        foreach (IOperation reference in body.ReferencesTo(local))
        {
            if (IsWrite(reference))
            {
                continue;
            }

            int known = _uses.Count;
            bool isSameFunction = MemberBody.EnclosingFunction(reference) == MemberBody.EnclosingFunction(value);
            if (_isProbe || !isSameFunction || (isSetOnce && tried is null))
            {
                Follow(reference, And(facts, reference), hops + 1);
            }
            else if (GuardAnalysis.Of(body, guards).FactsWhileHolding(local, value, facts, reference, tried, IsThere) is { } held)
            {
                Follow(reference, held, hops + 1);
            }

            tried ??= _isProbe || !isSameFunction ? null : Tried(reference, known);
        }
    }

    /// <summary>The site's device is there.</summary>
    private FactSet IsThere => FactSet.Of(new GuardFact(site.Api.Library, site.Accelerator.Name, site.Index ?? 0));

    /// <summary>
    /// The call of the library, among the uses from number <paramref name="known"/> on, that is given the device at <paramref name="reference"/>
    /// itself: whatever comes behind it knows that it did not fail.
    /// </summary>
    private IOperation? Tried(IOperation reference, int known)
    {
        IOperation value = reference;
        while (value.Parent is IConversionOperation or IArgumentOperation)
        {
            value = value.Parent;
        }

        return known < _uses.Count && _uses[known] is { Selected: null } use && use.At == value.Parent
            && use.At is IInvocationOperation { TargetMethod.ContainingAssembly.Name: { } assembly } && site.Api.Library.Assemblies.Contains(assembly)
                ? use.At
                : null;
    }

    private void FollowMember(ISymbol member, FactSet facts, int hops, bool isInitial = false)
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
        FactSet? made = isInitial && !_isProbe ? Constructed(member, uses, facts) : facts;
        foreach (IOperation use in uses)
        {
            if (IsWrite(use))
            {
                continue;
            }

            if (_isProbe || (!isReplaced && made == facts))
            {
                Follow(use, And(facts, use), hops + 1);
            }
            else if (!isReplaced && MemberBody.Of(use).Root is not IConstructorBodyOperation)
            {
                if (made is not null)
                {
                    Follow(use, And(made, use), hops + 1);
                }
            }
            else if (GuardAnalysis.Of(MemberBody.Of(use), guards).FactsWhileHolding(member, null, facts, use, null, FactSet.Empty) is { } held)
            {
                Follow(use, held, hops + 1);
            }
        }
    }

    /// <summary>
    /// What holds once the object is made, where <paramref name="member"/> still has the value that it began with: <paramref name="facts"/>
    /// themselves where no constructor gives it another, null where each does.
    /// </summary>
    private FactSet? Constructed(ISymbol member, IReadOnlyList<IOperation> uses, FactSet facts)
    {
        Dictionary<SyntaxNode, IOperation>? replacing = null;
        foreach (IOperation use in uses)
        {
            if (((use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use) || Deconstruction.IsTarget(use)) && MemberBody.Of(use).Root is IConstructorBodyOperation constructor)
            {
                (replacing ??= [])[constructor.Syntax] = constructor;
            }
        }

        if (replacing is null)
        {
            return facts;
        }

        FactSet? made = null;
        bool isReplaced = false;
        foreach (IMethodSymbol constructor in member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors)
        {
            SyntaxNode? syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
            IOperation? body = null;
            bool isReplacing = syntax is not null && replacing.TryGetValue(syntax, out body);
            if (constructor.IsImplicitlyDeclared || (!isReplacing && syntax is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword }))
            {
                continue;
            }

            isReplaced |= isReplacing;
            FactSet? one = isReplacing ? GuardAnalysis.Of(MemberBody.Of(body!), guards).AtExitWhileHolding(member, facts) : facts;
            made = one is null ? made : made?.Or(one) ?? one;
        }

        return isReplaced ? made : facts;
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
