using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules.Interop;

/// <summary>Recognises declarations and calls that name a native library, by what the catalogue says takes one.</summary>
internal sealed class NativeBindings
{
    private const string AttributeSuffix = "Attribute";

    private static readonly ConditionalWeakTable<CatalogLibrary, WrittenWords> s_words = new();

    private readonly ApiIndex _index;
    private readonly CatalogLibrary _library;
    private readonly MemberSummaries _members;
    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _calls = new(StringComparer.Ordinal);

    /// <summary>Reads the names that the catalogue's lines of <paramref name="area"/> begin with.</summary>
    public NativeBindings(Compilation compilation, VendorSymbols symbols, string area)
    {
        _members = MemberSummaries.Of(compilation);
        _index = symbols.IndexOf(area);
        _library = symbols.Libraries.First(library => library.Area == area);
        foreach (CatalogEntry entry in _library.Entries.Where(entry => entry.Role == CatalogRole.Takes))
        {
            if (!entry.Id.Contains(".#ctor("))
            {
                _calls.Add(entry.MemberName);
                continue;
            }

            // An attribute, which code writes without the last part of its name.
            _attributes.Add(entry.MemberName);
            _attributes.Add(entry.MemberName.Substring(0, entry.MemberName.Length - AttributeSuffix.Length));
        }
    }

    /// <summary>The words of which a file must hold one to bind to a native library: an attribute, the type that loads, or a function's name.</summary>
    public static WrittenWords WordsOf(VendorSymbols symbols, string area) =>
        s_words.GetValue(symbols.Libraries.First(library => library.Area == area), static library => new(library.Entries.Where(entry => entry.Role == CatalogRole.Takes).Select(static entry =>
            entry.DeclaringType is not { } type ? entry.MemberName
            : entry.Id.Contains(".#ctor(") ? entry.MemberName.Substring(0, entry.MemberName.Length - AttributeSuffix.Length)
            : type.Substring(type.LastIndexOf('.') + 1))));

    /// <summary>Tells by its name alone whether an attribute may declare a native function.</summary>
    public bool MayDeclare(AttributeSyntax attribute) => _attributes.Contains(LastName(attribute.Name));

    /// <summary>Tells by its name alone whether a call may load a native library.</summary>
    public bool MayLoad(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Count > 0 && call.Expression switch
    {
        MemberAccessExpressionSyntax access => _calls.Contains(access.Name.Identifier.ValueText),
        IdentifierNameSyntax name => _calls.Contains(name.Identifier.ValueText),
        _ => false,
    };

    /// <summary>The vendor's library that <paramref name="attribute"/> names; null for another library.</summary>
    public CatalogEntry? Declared(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(attribute, cancellation).Symbol is IMethodSymbol constructor && _index.Find(constructor) is { Role: CatalogRole.Takes }
        && attribute.ArgumentList is { Arguments: [{ Expression: { } name }, ..] }
        && model.GetConstantValue(name, cancellation).Value is string text
            ? _library.FindFile(text)
            : null;

    /// <summary>The site that <paramref name="call"/> is: it loads a vendor's library by a constant name or path.</summary>
    public DeviceSite? Loaded(IInvocationOperation call)
    {
        CatalogEntry? api = _index.Find(call.TargetMethod) ?? (IsNativeLoader(call.TargetMethod) ? _library.Entries.FirstOrDefault(entry => entry.Id == "E:" + call.TargetMethod.Name) : null);
        if (api is not { Role: CatalogRole.Takes })
        {
            return null;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if ((api.TextParameter is null || argument.Parameter?.Name == api.TextParameter)
                && argument.Value.Type?.SpecialType == SpecialType.System_String
                && NativeNames.Find(_library, argument.Value, _members) is { Accelerator: { } accelerator } library)
            {
                return new DeviceSite(call, api, accelerator, null, DeviceForm.Call, Throws: true) { Platforms = library.Platforms };
            }
        }

        return null;
    }

    /// <summary>The functions of <paramref name="type"/> that are declared with <paramref name="library"/>.</summary>
    public IEnumerable<IMethodSymbol> DeclaredWith(INamedTypeSymbol type, CatalogEntry library) => type.GetMembers().OfType<IMethodSymbol>().Where(method =>
        method.GetAttributes().Any(attribute => attribute is { AttributeConstructor: { } constructor, ConstructorArguments: [{ Value: string text }, ..] }
            && _index.Find(constructor) is not null && _library.FindFile(text)?.Id == library.Id));

    /// <summary>
    /// Tells whether the load <paramref name="site"/> stands in a resolver (<c>DllImportResolver</c>) of a type that declares functions with a library
    /// of the same accelerator: it is their binding, and only their calls lead there, so that it says nothing that the type does not say.
    /// </summary>
    public bool ResolvesOwnFunctions(DeviceSite site) =>
        site.Operation.SemanticModel?.GetEnclosingSymbol(site.Operation.Syntax.SpanStart) is IMethodSymbol
        {
            ContainingType: { } type,
            Parameters: [{ Type.SpecialType: SpecialType.System_String }, { Type.Name: "Assembly" }, { Type: INamedTypeSymbol { TypeArguments: [{ Name: "DllImportSearchPath" }] } }],
        }
        && DeclaredIn(type).Any(declared => declared.Library.Accelerator == site.Accelerator);

    /// <summary>The vendors' libraries that <paramref name="type"/> declares functions with, each as often as it is named, and the attributes that name them.</summary>
    public IEnumerable<(CatalogEntry Library, AttributeData Attribute)> DeclaredIn(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetMembers().OfType<IMethodSymbol>().SelectMany(static method => method.GetAttributes()))
        {
            if (attribute is { AttributeConstructor: { } constructor, ConstructorArguments: [{ Value: string text }, ..] } && _index.Find(constructor) is not null
                && _library.FindFile(text) is { } library)
            {
                yield return (library, attribute);
            }
        }
    }

    /// <summary>A function of the operating system, or one that is called like it: it takes a path and gives a handle.</summary>
    private static bool IsNativeLoader(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnType.SpecialType: SpecialType.System_IntPtr, Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] };

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
