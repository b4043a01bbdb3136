using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Catalog;

/// <summary>The built-in files against the packages that they speak of: nothing in them may be wrong, nothing forgotten.</summary>
public class CatalogDataTests
{
    private static readonly Compilation s_packages = LibraryReferences.Compilation(LibraryReferences.Catalogued);
    private static readonly Compilation s_older = LibraryReferences.Compilation(LibraryStubs.Older);
    private static readonly CatalogEntry[] s_entries = [.. ApiCatalog.BuiltIn.SelectMany(library => library.Entries)];
    private static readonly CatalogEntry[] s_apis = [.. s_entries.Where(entry => !IsText(entry) && !IsNativeFunction(entry))];

    [Fact]
    public void Every_library_of_the_area_for_others_has_a_row_on_the_page_of_its_rule()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", "PML3002.md"));

        string[] libraries = [.. ApiCatalog.BuiltIn.Where(library => library.Area == "MachineLearning").Select(library => library.Name)];
        Assert.Contains("ILGPU", libraries);
        Assert.All(libraries, library => Assert.Contains($"| {library} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_line_can_be_read() => Assert.All(ApiCatalog.Files(), file => Assert.Empty(CatalogParser.Parse(file.Lines).Errors));

    [Fact]
    public void There_are_files_for_TorchSharp_and_ONNX_Runtime() =>
        Assert.Equal(["ONNX Runtime", "TorchSharp"], ApiCatalog.BuiltIn.Select(library => library.Name).Order().Intersect(["ONNX Runtime", "TorchSharp"]));

    [Fact]
    public void Every_id_is_exactly_one_symbol_of_its_library() => Assert.All(s_apis, entry =>
    {
        ISymbol symbol = Assert.Single(DocumentationCommentId.GetSymbolsForDeclarationId(entry.Id, Release(entry.Id)));
        Assert.Contains(symbol.ContainingAssembly.Name, entry.Library.Assemblies);
    });

    [Fact]
    public void Every_symbol_leads_back_to_the_line_that_is_true_of_its_version() => Assert.All(s_apis.Select(entry => entry.Id).Distinct(), id =>
    {
        ISymbol symbol = Symbol(id);
        CatalogEntry? found = VendorSymbols.For(Release(id)).Index.Find(symbol);

        Assert.Equal(id, found?.Id);
        Assert.True(found!.AppliesTo(symbol.ContainingAssembly.Identity.Version));
    });

    [Fact]
    public void The_versions_that_lines_speak_of_are_those_of_the_assembly()
    {
        const string removed = "M:Microsoft.ML.OnnxRuntime.SessionOptions.AppendExecutionProvider_ROCm(System.Int32)";

        Assert.Equal(CatalogRole.Dead, VendorSymbols.For(s_packages).Index.Find(Symbol(removed))?.Role);
    }

    [Theory]
    [MemberData(nameof(ParameterProperties))]
    public void Every_parameter_that_a_line_names_is_one_of_the_method_and_of_the_type_that_it_says(string property)
    {
        (string Id, string Name)[] named = [.. s_apis.Select(entry => (entry.Id, Name: NameIn(property, entry)!)).Where(line => line.Name is not null)];

        Assert.NotEmpty(named);
        Assert.All(named, line =>
        {
            if (Symbol(line.Id) is IPropertySymbol { IsIndexer: false } assigned)
            {
                // The value that is assigned: a text, or a list of kinds.
                Assert.Equal("value", line.Name);
                Assert.True(property == "text" ? assigned.Type.SpecialType == SpecialType.System_String : ((INamedTypeSymbol)assigned.Type).TypeArguments is [{ TypeKind: TypeKind.Enum }], line.Id);
                return;
            }

            // A type stands for its constructors, of which one or more have the parameter.
            IParameterSymbol[] parameters = Symbol(line.Id) is INamedTypeSymbol type
                ? [.. type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == line.Name)]
                : [Assert.Single(Parameters(Symbol(line.Id)), parameter => parameter.Name == line.Name)];
            Assert.NotEmpty(parameters);
            Assert.All(parameters, parameter => Assert.True(HasTypeFor(property, parameter), $"{line.Id}: {property}={line.Name} is a {parameter.Type}."));
        });
    }

    [Fact]
    public void Every_condition_is_on_a_parameter_that_can_have_the_constant() => Assert.All(
        s_apis.SelectMany(entry => entry.Conditions.Select(condition => (entry.Id, condition))),
        line =>
        {
            ITypeSymbol type = Symbol(line.Id) switch
            {
                IMethodSymbol method => Assert.Single(method.Parameters, parameter => parameter.Name == line.condition.Parameter).Type,
                IPropertySymbol property when line.condition.Parameter == "value" => property.Type,
                IFieldSymbol field when line.condition.Parameter == "value" => field.Type,
                _ => throw new InvalidOperationException(line.Id),
            };
            string constant = line.condition.Constant.TrimStart('!');
            Assert.True(
                constant == "*" || type.SpecialType == (constant is "true" or "false" ? SpecialType.System_Boolean : SpecialType.System_String), line.Id);
        });

    [Fact]
    public void Two_lines_of_one_id_are_true_of_different_versions() => Assert.All(
        s_entries.GroupBy(entry => (entry.Library.Name, entry.Library.Area, entry.Id)).Where(lines => lines.Count() > 1),
        lines =>
        {
            CatalogEntry[] inOrder = [.. lines.OrderBy(entry => entry.Since ?? new Version())];
            Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.True(pair.First.Until is { } until && until <= pair.Second.Since, $"{lines.Key} has two lines for one version."));
        });

    [Fact]
    public void Two_texts_of_one_library_differ_in_more_than_case() =>
        Assert.Distinct(s_entries.Where(IsText).Select(entry => entry.Library.Name + entry.Library.Area + entry.Id), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void What_places_names_or_is_dead_says_whose_it_is() => Assert.All(
        s_entries.Where(entry => entry.Role is CatalogRole.Places or CatalogRole.Names or CatalogRole.Compares or CatalogRole.Dead),
        entry => Assert.True(entry.Accelerator is not null, entry.Id));

    [Fact]
    public void What_takes_a_device_says_by_which_parameter() => Assert.All(
        s_apis.Where(entry => entry.Role == CatalogRole.Takes),
        entry => Assert.True((entry.TextParameter ?? entry.KindParameter ?? entry.DeviceParameter) is not null, entry.Id));

    [Fact]
    public void An_accelerator_that_a_property_lists_is_one_of_the_library() => Assert.All(
        s_entries.SelectMany(entry => entry.ThrowsFor.Concat(entry.ProvesOnly).Select(name => (entry, name))),
        listed => Assert.Contains(listed.name, listed.entry.Library.Entries.Select(other => other.Accelerator?.Name)));

    [Fact]
    public void A_platform_that_a_line_names_is_an_operating_system_that_code_can_ask_for()
    {
        string[] platforms = [.. s_entries.SelectMany(entry => entry.Platforms).Distinct()];
        IEnumerable<string> asked = s_entries.Where(entry => entry is { Role: CatalogRole.Queries, Accelerator.Vendor: Accelerator.Platform }).Select(entry => entry.Accelerator!.Name);

        Assert.NotEmpty(platforms);
        Assert.Subset(asked.ToHashSet(), platforms.ToHashSet());
        Assert.Equal(Accelerator.OperatingSystems.ToHashSet(), asked.ToHashSet());
    }

    [Fact]
    public void Every_failure_is_an_exception() => Assert.All(ApiCatalog.BuiltIn.SelectMany(library => library.Failures), name =>
    {
        INamedTypeSymbol? type = s_packages.GetTypeByMetadataName(name);
        Assert.True(type is not null && Bases(type).Any(candidate => candidate.Name == nameof(Exception)), name);
    });

    [Fact]
    public void Every_device_type_has_a_line_unless_it_is_nobodys()
    {
        string[] nobodys = ["CPU", "OPENGL", "OPENCL", "META"];

        AssertLines(Members("T:TorchSharp.DeviceType").OfType<IFieldSymbol>(), exceptNames: nobodys);
    }

    [Fact]
    public void Every_call_that_adds_an_execution_provider_has_a_line() => AssertLines(
        Members("T:Microsoft.ML.OnnxRuntime.SessionOptions").OfType<IMethodSymbol>().Where(method =>
            method.Name.StartsWith("AppendExecutionProvider", StringComparison.Ordinal)
            || method.Name.StartsWith("MakeSessionOptionWith", StringComparison.Ordinal)),
        exceptNames: ["AppendExecutionProvider_CPU"]);

    [Fact]
    public void Every_call_of_TorchSharp_that_takes_a_device_as_text_has_a_line() => AssertLines(
        PublicMembers("TorchSharp").OfType<IMethodSymbol>().Where(method => method.Parameters.Any(TakesDeviceAsText)));

    [Fact]
    public void Every_member_of_TorchSharp_that_is_called_like_an_accelerator_has_a_line()
    {
        HashSet<string> texts = new(s_entries.Where(IsText).Select(entry => entry.MemberName), StringComparer.OrdinalIgnoreCase);

        AssertLines(PublicMembers("TorchSharp").Where(member =>
            member.Kind is not SymbolKind.NamedType
            && member is not IMethodSymbol { AssociatedSymbol: not null }
            && member.ContainingType.TypeKind != TypeKind.Enum
            && member.Name.Split('_').Any(texts.Contains)));
    }

    public static TheoryData<string> ParameterProperties() => ["text", "kind", "device", "index"];

    private static bool IsText(CatalogEntry entry) => entry.Id.StartsWith("S:", StringComparison.Ordinal);

    private static bool IsNativeFunction(CatalogEntry entry) => entry.Id.StartsWith("E:", StringComparison.Ordinal);

    private static string? NameIn(string property, CatalogEntry entry) => property switch
    {
        "text" => entry.TextParameter,
        "kind" => entry.KindParameter,
        "device" => entry.DeviceParameter,
        "index" => entry.IndexParameter,
        _ => throw new ArgumentOutOfRangeException(nameof(property)),
    };

    private static bool HasTypeFor(string property, IParameterSymbol parameter) => property switch
    {
        "text" => parameter.Type.SpecialType == SpecialType.System_String,
        "kind" => s_apis.Any(entry => entry.Role == CatalogRole.Names && parameter.Type.Equals(Symbol(entry.Id).ContainingType, SymbolEqualityComparer.Default)),
        "device" => VendorSymbols.For(s_packages).Carrier(parameter.Type) is not null,
        _ => parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64,
    };

    /// <summary>By its name, or because it describes a device that is made of it.</summary>
    private static bool TakesDeviceAsText(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && (parameter.Name.Contains("device", StringComparison.OrdinalIgnoreCase)
            || (parameter.ContainingSymbol is IMethodSymbol method
                && (method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType).Name == "Device"));

    /// <summary>Asserts that there are such members at all and that each has a line.</summary>
    private static void AssertLines(IEnumerable<ISymbol> members, params string[] exceptNames)
    {
        string[] ids = [.. members.Where(member => !exceptNames.Contains(member.Name)).Select(member => member.GetDocumentationCommentId()!)];

        Assert.NotEmpty(ids);
        string[] missing = [.. ids.Except(s_apis.Select(entry => entry.Id))];
        Assert.True(missing.Length == 0, string.Join(Environment.NewLine, missing.Prepend("There is no line for:")));
    }

    private static ImmutableArray<IParameterSymbol> Parameters(ISymbol api) => api is IPropertySymbol indexer ? indexer.Parameters : ((IMethodSymbol)api).Parameters;

    private static ISymbol Symbol(string id) => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Release(id))!;

    /// <summary>The newest releases, or the older ones where every line for <paramref name="id"/> ends before the newest.</summary>
    private static Compilation Release(string id) =>
        s_apis.Where(entry => entry.Id == id).All(entry => entry.Until is not null) && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, s_packages) is null ? s_older : s_packages;

    private static IEnumerable<ISymbol> Members(string typeId) =>
        ((INamedTypeSymbol)Symbol(typeId)).GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public);

    private static IEnumerable<ISymbol> PublicMembers(string assembly) =>
        PublicMembers(s_packages.SourceModule.ReferencedAssemblySymbols.Single(reference => reference.Name == assembly).GlobalNamespace);

    private static IEnumerable<ISymbol> PublicMembers(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol space => PublicMembers(space),
            { DeclaredAccessibility: not Accessibility.Public } => [],
            INamedTypeSymbol type => [type, .. PublicMembers(type)],
            _ => [member],
        });

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
