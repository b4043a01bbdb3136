using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Chooses the one device that all sites of a region can use. The order is such that fixing some of the sites does not change the
/// choice for the others: what the member already uses comes first, then what reaches farther.
/// </summary>
internal sealed class DevicesInScope(SourceDocument source, DeviceValues values)
{
    private readonly VariableDevices _variables = new(source, values);
    private readonly PrimaryConstructorDevices _parameters = new(source, new VariableDevices(source, values));
    private readonly MemberDevices _members = new(source, values);
    private readonly OwnedDevices _owned = new(source);
    private readonly GivenTensors _tensors = new(source);

    /// <summary>
    /// The device for <paramref name="sites"/>, all in <paramref name="region"/> and of one index, if possible in the form that they
    /// <paramref name="want"/>; null where none will do.
    /// </summary>
    public DeviceCandidate? Choose(CodeRegion region, int index, IReadOnlyList<FixSite> sites, DeviceForm want, Func<FixSite, DeviceCandidate, bool> fits) =>
        _variables.Find(region).Concat(_parameters.Find(region)).Concat(_members.Find(region)).Concat(_owned.Find(region)).Concat(_tensors.Find(region, sites))
            .Where(candidate => candidate.Index == index && !NameWords.NameOtherPlace(candidate.Symbol.Name))
            .Select(candidate => (Candidate: candidate, IsUsed: IsUsed(candidate, region)))
            .Where(ranked => ranked.Candidate.Form != DeviceForm.Text || ranked.Candidate.IsChosen || IsUsedAsDevice(ranked.Candidate.Symbol, region))
            .OrderBy(ranked => ranked.Candidate.IsSharedProperty && !ranked.IsUsed)
            .ThenBy(ranked => ranked.Candidate.Reach == CandidateReach.Tensor)
            .ThenBy(ranked => ranked.Candidate.Form != want)
            .ThenBy(ranked => !ranked.IsUsed)
            .ThenBy(ranked => ranked.Candidate.ReachIn(region))
            .ThenByDescending(ranked => ranked.Candidate.Scope.Length)
            .Select(ranked => ranked.Candidate)
            .FirstOrDefault(candidate => sites.All(site => IsReadable(candidate, site, region) && fits(site, candidate)));

    private IEnumerable<IdentifierNameSyntax> Reads(ISymbol symbol, CodeRegion region) =>
        region.Nodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name
            && !(name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name)
            && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(name).Symbol, symbol));

    private bool IsUsed(DeviceCandidate candidate, CodeRegion region) => candidate.Reach is CandidateReach.Owned or CandidateReach.Tensor
        ? region.Nodes().OfType<MemberAccessExpressionSyntax>().Any(access => access.ToString() == candidate.Text)
        : Reads(candidate.Symbol, region).Any();

    /// <summary>Not every text is a device's name: somewhere in the region it must be taken as one.</summary>
    private bool IsUsedAsDevice(ISymbol symbol, CodeRegion region) => Reads(symbol, region).Any(name =>
        source.Model.GetConversion(name) is { IsUserDefined: true } conversion && source.Torch.Declares(conversion.MethodSymbol)
        || (name.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument
            && source.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method
            && source.Catalog.Find(method) is { TextParameter: { } text }
            && Arguments.ParameterOf(argument, method)?.Name == text));

    private bool IsReadable(DeviceCandidate candidate, FixSite site, CodeRegion region)
    {
        if (!candidate.Scope.Contains(site.Span)
            || !source.Model.LookupSymbols(site.Span.Start, name: candidate.Symbol.Name).Contains(candidate.Symbol, SymbolEqualityComparer.Default))
        {
            return false;
        }

        // A local function reads the variable when it is called, which may be earlier than the variable is set.
        return !site.Expression.Ancestors().OfType<LocalFunctionStatementSyntax>()
            .Where(function => candidate.Scope.Contains(function.Span))
            .Any(function => region.Nodes().OfType<IdentifierNameSyntax>().Any(name =>
                name.Identifier.ValueText == function.Identifier.ValueText && name.SpanStart < candidate.Scope.Start));
    }
}
