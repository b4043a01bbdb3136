using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Writes the part of a handler that says what it catches: every way in which a missing provider shows, and nothing else, with names
/// that mean the right types at the place.
/// </summary>
internal sealed class FallbackFilter
{
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly CSharpParseOptions _options;

    /// <summary>Looks up the names at <paramref name="position"/>.</summary>
    public FallbackFilter(SemanticModel model, int position)
    {
        _model = model;
        _position = position;
        _options = (CSharpParseOptions)model.SyntaxTree.Options;
        NeedsUsing = Name("System.Exception") != nameof(Exception) && FallbackUsing.CanAdd(model);
    }

    /// <summary>The names are written for a file with <c>using System;</c>, which is not there yet.</summary>
    public bool NeedsUsing { get; }

    /// <summary>The name of the exception that every failure is.</summary>
    public string Exception => Name("System.Exception");

    /// <summary>The names of every failure.</summary>
    public IEnumerable<string> Failures => ProviderFailures.Of(_model).Select(Name);

    /// <summary><c>e is OnnxRuntimeException or …</c> for the failures, in the language of the file.</summary>
    public string Test(string variable, IEnumerable<string> types) => _options.LanguageVersion >= LanguageVersion.CSharp9
        ? $"{variable} is {string.Join(" or ", types)}"
        : string.Join(" || ", types.Select(type => $"{variable} is {type}"));

    /// <summary>The shortest name that means the type <paramref name="fullName"/> here.</summary>
    public string Name(string fullName)
    {
        string name = fullName.Substring(fullName.LastIndexOf('.') + 1);
        return NeedsUsing && fullName == "System." + name && _model.LookupNamespacesAndTypes(_position, name: name).IsEmpty
            ? name
            : _model.Compilation.GetTypeByMetadataName(fullName)?.ToMinimalDisplayString(_model, _position) ?? "global::" + fullName;
    }
}
