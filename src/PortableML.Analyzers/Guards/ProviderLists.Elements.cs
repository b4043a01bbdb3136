using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <content>Elements of a list: the variable of a loop or of a predicate, what a search finds, what stands at an index, and their texts.</content>
internal sealed partial class ProviderLists
{
    private static readonly HashSet<string> s_sameText = new(StringComparer.Ordinal) { "ToUpper", "ToUpperInvariant", "ToLower", "ToLowerInvariant", "Trim", "ToString" };

    private static readonly HashSet<string> s_finds = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "Find", "FindLast", "ElementAt", "ElementAtOrDefault",
    };

    /// <summary>Tells whether <paramref name="value"/> is an element of a catalogued list, or a text of one.</summary>
    public bool IsElement(IOperation value) => Element(value) is not null;

    /// <summary>The list of which <paramref name="value"/> is an element, or a text of one; null for anything else.</summary>
    private Listed? Element(IOperation value)
    {
        if (!context.Queries.HasLists || _steps > MaximumSteps)
        {
            return null;
        }

        _steps++;
        Listed? list = ElementOf(Bare(value));
        _steps--;
        return list;
    }

    private Listed? ElementOf(IOperation value)
    {
        switch (value)
        {
            case ILocalReferenceOperation { Local.IsForEach: true } local:
                return body.LoopOf(local.Local) is { } loop ? List(loop.Collection) : null;
            case ILocalReferenceOperation local when LocalValues.Of(local.Local, body) is [{ } only] && only != value:
                return Element(only);
            case IParameterReferenceOperation { Parameter: { } parameter } when SearchOf(value, parameter) is { } search:
                return List(Source(search));
            case IArrayElementReferenceOperation element:
                return List(element.ArrayReference);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list }:
                return List(list);
            case IPropertyReferenceOperation { Instance: { } owner, Type: { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum } }:
                return Element(owner);
            case IConditionalAccessOperation access:
                return Element(access.Operation);
            case IInvocationOperation { Instance: { } text } call when s_sameText.Contains(call.TargetMethod.Name):
                return Element(text);
            case IInvocationOperation call when s_finds.Contains(call.TargetMethod.Name) && List(Source(call)) is { } list:
                return list with { Each = list.Each.And(Predicate(call, list).WhenTrue) };
            default:
                return null;
        }
    }

    /// <summary>The call whose predicate or selector has <paramref name="parameter"/>, where it searches its first operand.</summary>
    private static IInvocationOperation? SearchOf(IOperation reference, IParameterSymbol parameter)
    {
        for (IOperation? current = reference.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation function && SymbolEqualityComparer.Default.Equals(function.Symbol, parameter.ContainingSymbol))
            {
                IOperation? outer = function.Parent is IDelegateCreationOperation creation ? creation.Parent : function.Parent;
                outer = outer is IConversionOperation conversion ? conversion.Parent : outer;
                return parameter.Ordinal == 0 && outer is IArgumentOperation { Parent: IInvocationOperation search } ? search : null;
            }
        }

        return null;
    }

    /// <summary>What the predicate of a search proves of the machine; nothing where there is none, or where it is more than an expression.</summary>
    private ConditionFacts Predicate(IInvocationOperation search, Listed list)
    {
        if (Lambda(search) is not { } predicate)
        {
            return ConditionFacts.None;
        }

        ConditionFacts facts = visit(predicate);
        return new ConditionFacts(Checked(facts.WhenTrue), Checked(facts.WhenFalse));

        FactSet Checked(FactSet facts)
        {
            FactSet kept = FactSet.Empty;
            foreach (GuardFact fact in facts.Proven)
            {
                kept = fact.Library == list.List.Library ? kept.And(FactSet.Of(fact)) : kept;
            }

            return kept;
        }
    }

    private static IOperation? Lambda(IInvocationOperation search) =>
        search.Arguments.Select(static argument => Expression(argument.Value)).FirstOrDefault(static expression => expression is not null);

    /// <summary>The expression of a lambda that is nothing else.</summary>
    private static IOperation? Expression(IOperation value) => value switch
    {
        IConversionOperation conversion => Expression(conversion.Operand),
        IDelegateCreationOperation creation => Expression(creation.Target),
        IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }] } => returned,
        _ => null,
    };

    /// <summary>The constant text that <paramref name="value"/> is or always holds.</summary>
    private string? Text(IOperation value) => context.Choices.TryGetOnlyValue(Bare(value), body, out object? only) ? only as string : null;

    private static GuardFact? Fact(CatalogEntry list, string name) =>
        list.Library.FindTextIn(name) is { Accelerator: { } accelerator } ? new GuardFact(list.Library, accelerator.Name, 0) : null;
}
