using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Spells TorchSharp's names as shortly as one place in the source allows: <c>CUDA</c> under <c>using static</c>,
/// <c>torch.CUDA</c>, through an alias, or in full.
/// </summary>
internal sealed class TorchNames
{
    private readonly SemanticModel _model;
    private readonly TorchLibrary _library;
    private readonly int _position;
    private readonly string[] _torch;
    private readonly string[] _namespace;

    /// <summary>Takes the place at which the names will stand, and the code beside it that qualifies them as they are to be.</summary>
    public TorchNames(SourceDocument source, int position, SyntaxNode? like = null)
    {
        (_model, _library, _position) = (source.Model, source.Torch, position);
        INamespaceSymbol library = source.Torch.Torch.ContainingNamespace;
        _namespace = ["", .. Aliases(library), $"{library}.", $"global::{library}."];
        _torch = [.. Qualifier(source, like), "", .. Aliases(source.Torch.Torch), .. _namespace.Select(prefix => prefix + "torch.")];
    }

    /// <summary>The type of device objects.</summary>
    public string DeviceType => Shortest(_torch, "Device", _library.Device, SpeculativeBindingOption.BindAsTypeOrNamespace);

    /// <summary>A property of <c>torch</c>: <c>CUDA</c>, <c>MPS</c>, <c>CPU</c>.</summary>
    public string Device(string name) => Shortest(_torch, name, _library.Torch.GetMembers(name)[0]);

    /// <summary>A parameterless query: <c>cuda.is_available</c>, <c>mps_is_available</c>.</summary>
    public string Query(string path)
    {
        string[] parts = path.Split('.');
        INamedTypeSymbol holder = parts.Length == 1 ? _library.Torch : _library.Torch.GetTypeMembers(parts[0])[0];
        return Shortest(_torch, path + "()", holder.GetMembers(parts[parts.Length - 1])[0]);
    }

    /// <summary>A member of the enum of device types.</summary>
    public string Kind(string name) => Shortest(_namespace, $"{_library.Kind.Name}.{name}", _library.Kind.GetMembers(name)[0]);

    /// <summary>
    /// A call of <c>torch.device</c>. Never bare: a local that is called <c>device</c>, there already or introduced later, would hide it.
    /// </summary>
    public string MakeDevice(string arguments) =>
        Shortest([.. _torch.Where(prefix => prefix.Length > 0)], "CPU", _library.Torch.GetMembers("CPU")[0]) is { } cpu
            ? $"{cpu.Substring(0, cpu.Length - "CPU".Length)}device({arguments})"
            : "";

    /// <summary>The helper's best device, or that of an index.</summary>
    public string Helper(int index)
    {
        INamedTypeSymbol helper = _library.Helper!;
        string[] prefixes = ["", $"{helper.ContainingNamespace}.", $"global::{helper.ContainingNamespace}."];
        string best = Shortest(prefixes, $"{helper.Name}.{TorchLibrary.BestDevice}", helper.GetMembers(TorchLibrary.BestDevice)[0]);
        return index == 0 ? best : best.Substring(0, best.Length - TorchLibrary.BestDevice.Length) + $"{TorchLibrary.BestDeviceAt}({index})";
    }

    /// <summary>A call of a method of <c>torch</c>, with these arguments.</summary>
    public string Call(IMethodSymbol method, string arguments) => Shortest(_torch, $"{method.Name}{arguments}", method);

    private static IEnumerable<string> Qualifier(SourceDocument source, SyntaxNode? like) => (like?.DescendantNodes() ?? [])
        .OfType<MemberAccessExpressionSyntax>()
        .Where(access => SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(access.Expression).Symbol, source.Torch.Torch))
        .Select(access => access.Expression + ".")
        .Take(1);

    private IEnumerable<string> Aliases(INamespaceOrTypeSymbol target) =>
        _model.GetImportScopes(_position)
            .SelectMany(scope => scope.Aliases)
            .Where(alias => SymbolEqualityComparer.Default.Equals(alias.Target, target))
            .Select(alias => alias.Name + ".");

    private string Shortest(
        string[] prefixes, string text, ISymbol symbol, SpeculativeBindingOption option = SpeculativeBindingOption.BindAsExpression)
    {
        foreach (string prefix in prefixes)
        {
            ExpressionSyntax name = option == SpeculativeBindingOption.BindAsExpression
                ? SyntaxFactory.ParseExpression(prefix + text)
                : SyntaxFactory.ParseTypeName(prefix + text);
            if (SymbolEqualityComparer.Default.Equals(_model.GetSpeculativeSymbolInfo(_position, name, option).Symbol, symbol))
            {
                return prefix + text;
            }
        }

        return prefixes[prefixes.Length - 1] + text;
    }
}
