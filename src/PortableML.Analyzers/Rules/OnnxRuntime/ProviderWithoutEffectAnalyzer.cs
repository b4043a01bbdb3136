using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules.OnnxRuntime;

/// <summary>PML2006: settings that do nothing where they stand, because of what stands beside them on the same options, or that forbid the fallback.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProviderWithoutEffectAnalyzer : VendorAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleDescriptors.ProviderWithoutEffect);

    /// <inheritdoc/>
    private protected override string Area => "OnnxRuntime";

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, VendorSymbols symbols)
    {
        ApiIndex index = symbols.IndexOf(Area);
        context.RegisterOperationAction(operation => Analyze(operation, index, symbols), OperationKind.Invocation, OperationKind.FieldReference);
    }

    private static void Analyze(OperationAnalysisContext context, ApiIndex index, VendorSymbols symbols)
    {
        ISymbol api = context.Operation is IInvocationOperation call ? call.TargetMethod : ((IFieldReferenceOperation)context.Operation).Field;
        if (index.Find(api) is { Because.Length: > 0 } entry && !context.IsGeneratedCode
            && EntryConditions.Hold(entry, context.Operation) && IsIdle(entry, context.Operation, index, symbols))
        {
            context.ReportDiagnostic(PlacementReport.Create(RuleDescriptors.ProviderWithoutEffect, context.Operation, entry));
        }
    }

    /// <summary>A value means something only where it is given to what chooses: in a table of all values, or in one that the user picks from, it is one of them.</summary>
    private static bool IsIdle(CatalogEntry entry, IOperation operation, ApiIndex index, VendorSymbols symbols) =>
        entry.IsWhereMeant ? operation.Parent is IArgumentOperation { Parent: IInvocationOperation taker } && index.Find(taker.TargetMethod) is { Role: CatalogRole.Neutral } && IsMeantForHardware(taker)
        : !(entry.IsBeside || entry.IsBefore) || Appends(operation, symbols).Any(append => entry.IsBeside
            ? Branches.Of(append).IsSubsetOf(Branches.Of(operation))
            : append.Syntax.SpanStart > operation.Syntax.SpanStart && Branches.Of(operation).IsSubsetOf(Branches.Of(append)));

    /// <summary>The accelerators that the same member appends to the same options.</summary>
    private static IEnumerable<IOperation> Appends(IOperation operation, VendorSymbols symbols) =>
        SameObject.Target(operation) is not { } options ? [] : MemberBody.Of(operation).Operations.Where(other =>
            other is IInvocationOperation call && symbols.Index.Find(call.TargetMethod) is { Shape: ReplacementShapes.AppendProvider }
            && Equals(options, SameObject.Target(other)));

    /// <summary>The code around says that an accelerator is wanted: a condition or a name that speaks of one.</summary>
    private static bool IsMeantForHardware(IOperation operation)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            if (current.Parent is IConditionalOperation choice && choice.Condition != current
                && choice.Condition.DescendantsAndSelf().Any(part => Name(part) is { } name && HardwareWords.Speak(name)))
            {
                return true;
            }
        }

        return operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is { } member && HardwareWords.Speak(member.Name);
    }

    private static string? Name(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        _ => null,
    };
}
