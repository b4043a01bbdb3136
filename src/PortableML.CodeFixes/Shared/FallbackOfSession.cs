using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Plans the fallback where options and their session are made in one member. The <c>try</c> covers both, since a provider can be
/// appended and still fail the session; the handler makes new options with the same settings, since those of a failed session stay
/// unusable.
/// </summary>
internal sealed class FallbackOfSession
{
    private readonly FallbackSession _facts;
    private readonly SemanticModel _model;
    private readonly FallbackValues _values;
    private readonly FallbackReplay _replay;
    private readonly FallbackOptions _new;
    private readonly FallbackMoves _moves;
    private readonly FallbackRegion _region = new();

    private FallbackOfSession(FallbackSession facts, FallbackValues values, FallbackOptions newOptions, SemanticModel model)
    {
        _facts = facts;
        _model = model;
        _values = values;
        _new = newOptions;
        _replay = new FallbackReplay(facts.Options, newOptions.HandlerName, values, model);
        _moves = new FallbackMoves(model);
    }

    /// <summary>Plans it; null where something would be lost, or done twice.</summary>
    public static FallbackPlan? Plan(FallbackSession facts, SemanticModel model)
    {
        StatementSyntax last = facts.Host.Statement!;
        FallbackNaming names = new(model, last.SpanStart, [facts.Host.Scope]);
        FallbackValues values = new(facts.Options, model, names, facts.Creation.Span.End);
        return FallbackOptions.For(facts.Origin, facts.Order, FallbackLayout.Around(last), model, names) is { } newOptions
            ? new FallbackOfSession(facts, values, newOptions, model).Plan()
            : null;
    }

    private FallbackPlan? Plan()
    {
        int start = Enumerable.Range(0, _facts.First).Where(NeedsChange).Append(_facts.First).First();
        if (!_facts.Order.Early.All(statement => _values.AreRepeatable(statement) && _replay.TryAdd(statement)) || (_facts.Order.OriginIndex < 0 && IsOriginChanged))
        {
            return null;
        }

        for (int i = 0; i < _facts.Host.Index; i++)
        {
            if (!TryAdd(_facts.Host.Siblings[i], i, isReplaced: i >= start))
            {
                return null;
            }
        }

        if (!TryAddSession())
        {
            return null;
        }

        _region.Accelerators.AddRange(_facts.Calls.Select(call => call.Accelerator));
        _region.LeadFrom(_facts.Host.Siblings[_facts.First]);
        return new FallbackPlan(_facts.Host, start, _region);
    }

    private bool IsOriginChanged => _new.AttemptName is not null || !_values.AreRepeatable(_facts.Origin.Creation);

    /// <summary>Tells whether a statement before those that can fail must be written in another way.</summary>
    private bool NeedsChange(int index) => index == _facts.Order.OriginIndex
        ? IsOriginChanged
        : _facts.Order.IsUsedAt(index) && (_new.AttemptName is not null || !_values.AreRepeatable(_facts.Host.Siblings[index]));

    private bool TryAdd(StatementSyntax statement, int index, bool isReplaced)
    {
        bool isOrigin = index == _facts.Order.OriginIndex;
        bool isUsed = _facts.Order.IsUsedAt(index);
        if (!isReplaced)
        {
            return isOrigin || !isUsed || _replay.TryAdd(statement);
        }

        bool isPrepared = _facts.Preparation.Includes(statement);
        SyntaxNode? valued = isOrigin ? _facts.Origin.Creation : isUsed && !isPrepared ? statement : null;
        if (valued is not null)
        {
            if (_values.Keep(valued) is not { } kept)
            {
                return false;
            }

            _region.Before.AddRange(kept);
        }

        if (isOrigin)
        {
            _new.MakeFirst(_region, index, _values);
            return true;
        }

        if (isUsed || isPrepared)
        {
            Add(FallbackIndent.Take(_values.Copy(statement, _new.AttemptName), statement), index, isTried: index >= _facts.First);
            return isPrepared ? !_facts.Preparation.DeclaresMore(statement) && (!isUsed || _replay.Appends(statement)) : _replay.TryAdd(statement);
        }

        bool isMessage = index > _facts.First && _moves.IsMessage(statement);
        Add(FallbackIndent.Take(statement), index, isMessage);
        return isMessage || index < _facts.First || _moves.CanRunBefore(statement, _facts.Host.Siblings.Skip(_facts.First).Take(index - _facts.First));
    }

    private void Add(StatementSyntax statement, int index, bool isTried)
    {
        if (isTried)
        {
            _region.Try(statement, index);
        }
        else
        {
            _region.Before.Add(statement);
        }
    }

    private bool TryAddSession()
    {
        BaseObjectCreationExpressionSyntax session = _facts.Creation;
        if (_values.Keep(session) is not { } kept
            || (kept.Count > 0 && !new FallbackPath(_model).ComesFirst(session, _facts.Host.Node))
            || FallbackSlot.Of(session, _facts.Host, _model, "session") is not { } slot)
        {
            return false;
        }

        _region.Before.AddRange(kept);
        _region.Declarations.AddRange(slot.Before);
        _region.Try(slot.Assign(_values.Copy(session, _new.AttemptName)), _facts.Host.Index);
        StatementSyntax again = FallbackRegion.WithoutComments(slot.Assign(_values.Copy(session, _new.HandlerName)));
        _region.Handler.AddRange(_new.Handle([.. _replay.Work, again], _values));
        _region.After.AddRange(slot.After);
        return true;
    }
}
