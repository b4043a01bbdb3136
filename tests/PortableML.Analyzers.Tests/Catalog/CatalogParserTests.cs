using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Catalog;

/// <summary>The format of a catalogue file, line by line, and what is said about a line that cannot be used.</summary>
public class CatalogParserTests
{
    private const string Properties =
        "throws, silent, text, kind, device, index, gives-device, when, fallback, becomes, needs-open, drops, helper, restricts, falls-back, on-device, repeats, lets-in, reports-call, beside, before, where-meant, because, adds, guard-is-enough, settings, counts, lists, proves, never-taken, shape, platform, since, until";

    private static readonly string[] s_head = ["library Lib", "assembly Lib.Core"];

    [Fact]
    public void Head_lines_give_the_library_its_area_its_assemblies_and_its_failures()
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = CatalogParser.Parse(
            ["library A Long Name", "area TorchSharp", "assembly First", "assembly Second", "failure System.DllNotFoundException"]);

        Assert.Empty(errors);
        Assert.Equal("A Long Name", library.Name);
        Assert.Equal("TorchSharp", library.Area);
        Assert.Equal(["First", "Second"], library.Assemblies);
        Assert.Equal(["System.DllNotFoundException"], library.Failures);
    }

    [Fact]
    public void A_texts_line_says_that_texts_are_file_names()
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = CatalogParser.Parse([.. s_head, "texts file-names"]);

        Assert.Empty(errors);
        Assert.True(library.HasFileNames);
        Assert.False(CatalogParser.Parse(s_head).Library.HasFileNames);
        Assert.Equal(
            new CatalogError(2, 6, 4, "'file' is not a known kind of text. Use one of: file-names."),
            Assert.Single(CatalogParser.Parse([.. s_head, "texts file"]).Errors));
    }

    [Fact]
    public void Without_an_area_line_the_area_is_MachineLearning() => Assert.Equal("MachineLearning", CatalogParser.Parse(s_head).Library.Area);

    [Fact]
    public void An_unknown_area_is_an_error_that_names_the_areas()
    {
        CatalogError error = Assert.Single(CatalogParser.Parse([.. s_head, "area Torch"]).Errors);

        Assert.Equal((2, 5, 5), (error.Line, error.Column, error.Length));
        Assert.Equal($"'Torch' is not a known area. Use one of: {string.Join(", ", CatalogLibrary.Areas)}.", error.Message);
    }

    [Theory]
    [InlineData("assembly Lib.Core")]
    [InlineData("library Lib")]
    [InlineData]
    public void A_head_without_a_library_or_an_assembly_is_an_error_of_the_file(params string[] head)
    {
        CatalogError error = Assert.Single(CatalogParser.Parse(head).Errors);

        Assert.Equal(new CatalogError(0, 0, 0, "A catalogue starts with a 'library' line and at least one 'assembly' line."), error);
    }

    [Theory]
    [InlineData("places", (int)CatalogRole.Places)]
    [InlineData("names", (int)CatalogRole.Names)]
    [InlineData("takes", (int)CatalogRole.Takes)]
    [InlineData("carries", (int)CatalogRole.Carries)]
    [InlineData("queries", (int)CatalogRole.Queries)]
    [InlineData("compares", (int)CatalogRole.Compares)]
    [InlineData("neutral", (int)CatalogRole.Neutral)]
    [InlineData("opens", (int)CatalogRole.Opens)]
    [InlineData("softens", (int)CatalogRole.Softens)]
    [InlineData("forbids", (int)CatalogRole.Forbids)]
    [InlineData("ignores", (int)CatalogRole.Ignores)]
    [InlineData("dead", (int)CatalogRole.Dead)]
    [InlineData("idle", (int)CatalogRole.Idle)]
    [InlineData("binds", (int)CatalogRole.Binds)]
    public void The_word_after_the_id_is_the_role(string word, int role) => Assert.Equal((CatalogRole)role, Entry($"M:A.B {word} nvidia/CUDA text=name").Role);

    [Fact]
    public void Every_role_has_a_word() =>
        Assert.All(Enum.GetNames<CatalogRole>(), name => Assert.Equal(name, Entry($"M:A.B {name.ToLowerInvariant()} nvidia/CUDA text=name").Role.ToString()));

    [Theory]
    [InlineData("M:A.B place nvidia/CUDA", 6, 5, "'place' is not a known role.")]
    [InlineData("M:A.B\tnvidia/CUDA", 6, 11, "'nvidia/CUDA' is not a known role.")]
    [InlineData("M:A.B", 5, 0, "'' is not a known role.")]
    public void An_unknown_or_missing_role_is_an_error_that_names_the_roles(string line, int column, int length, string message) =>
        AssertError(line, column, length, message + " Use one of: places, names, takes, carries, queries, compares, neutral, opens, softens, forbids, ignores, dead, idle, binds.");

    [Fact]
    public void The_word_after_the_role_is_vendor_and_accelerator()
    {
        CatalogEntry entry = Entry("M:A.B places amd/MIGraphX");

        Assert.Equal(new Accelerator("amd", "MIGraphX"), entry.Accelerator);
    }

    [Fact]
    public void An_operating_system_stands_where_a_vendor_would() =>
        Assert.Equal(new Accelerator(Accelerator.Platform, "windows"), Entry("M:A.B queries platform/windows").Accelerator);

    [Fact]
    public void Without_vendor_and_accelerator_the_arguments_say_which() => Assert.Null(Entry("M:A.B takes text=name").Accelerator);

    [Theory]
    [InlineData("M:A.B places nvida/CUDA", 13, 10, "'nvida'")]
    [InlineData("M:A.B places NVIDIA/CUDA throws", 13, 11, "'NVIDIA'")]
    public void An_unknown_vendor_is_an_error_that_names_the_vendors(string line, int column, int length, string vendor) => AssertError(
        line,
        column,
        length,
        $"{vendor} is not a known vendor. Use one of: {string.Join(", ", Accelerator.Vendors)}.");

    [Fact]
    public void Words_after_that_are_properties()
    {
        CatalogEntry entry = Entry(
            "M:A.B takes throws=CUDA,MPS text=name kind=type device=where index=number gives-device counts lists proves=CUDA never-taken shape=move platform=macos,ios since=1.2 until=1.10.3");

        Assert.True(entry.Throws);
        Assert.Equal(["CUDA", "MPS"], entry.ThrowsFor);
        Assert.Equal("name", entry.TextParameter);
        Assert.Equal("type", entry.KindParameter);
        Assert.Equal("where", entry.DeviceParameter);
        Assert.Equal("number", entry.IndexParameter);
        Assert.True(entry.GivesDevice);
        Assert.True(entry.Counts);
        Assert.True(entry.Lists);
        Assert.Equal(["CUDA"], entry.ProvesOnly);
        Assert.True(entry.NeverTaken);
        Assert.Equal(ReplacementShapes.Move, entry.Shape);
        Assert.Equal(["macos", "ios"], entry.Platforms);
        Assert.Equal(new Version(1, 2), entry.Since);
        Assert.Equal(new Version(1, 10, 3), entry.Until);
    }

    [Fact]
    public void Words_about_what_stands_beside_a_call_are_properties_too()
    {
        CatalogEntry entry = Entry("M:A.B places nvidia/CUDA helper=second settings=keys when=enable:false,id:*,key:a.b fallback=soft becomes={0}.C(x:~1) needs-open drops=D,E restricts falls-back on-device repeats lets-in reports-call");

        Assert.False(entry.HelperComesFirst);
        Assert.Equal("keys", entry.SettingsParameter);
        Assert.Equal([("enable", "false"), ("id", "*"), ("key", "a.b")], entry.Conditions);
        Assert.Equal(("soft", "{0}.C(x: 1)"), (entry.FallbackName, entry.Becomes));
        Assert.Equal(["D", "E"], entry.Drops);
        Assert.True(entry.NeedsOpen);
        Assert.True(entry.Restricts);
        Assert.True(entry.FallsBack);
        Assert.True(entry.IsOnDevice);
        Assert.True(entry.IsRepeat);
        Assert.True(entry.LetsOthersIn);
        Assert.True(entry.ReportsCall);
    }

    [Fact]
    public void Words_about_a_setting_that_does_nothing_are_properties_too()
    {
        CatalogEntry entry = Entry("M:A.B idle beside before where-meant because=it~is~so");

        Assert.True(entry.IsBeside && entry.IsBefore && entry.IsWhereMeant);
        Assert.Equal("it is so", entry.Because);
    }

    [Theory]
    [InlineData("when=enable")]
    [InlineData("when=:true")]
    [InlineData("when=enable:true:false")]
    public void A_condition_that_is_none_is_an_error(string property) => AssertError(
        "M:A.B places nvidia/CUDA " + property,
        25,
        property.Length,
        $"'{property}' cannot be used: use parameter:true, parameter:false, parameter:* or parameter:text.");

    [Fact]
    public void Without_properties_an_entry_is_silent_for_every_version_and_has_no_replacement()
    {
        CatalogEntry entry = Entry("M:A.B places nvidia/CUDA");

        Assert.False(entry.Throws);
        Assert.Empty(entry.ThrowsFor);
        Assert.Null(entry.TextParameter ?? entry.KindParameter ?? entry.DeviceParameter ?? entry.IndexParameter);
        Assert.False(entry.GivesDevice || entry.Counts || entry.Lists || entry.NeverTaken);
        Assert.False(entry.Restricts || entry.FallsBack || entry.IsOnDevice || entry.ReportsCall);
        Assert.Empty(entry.Conditions);
        Assert.Empty(entry.ProvesOnly.Concat(entry.Platforms));
        Assert.Equal(ReplacementShapes.None, entry.Shape);
        Assert.Null(entry.Since ?? entry.Until);
    }

    [Fact]
    public void Throws_without_a_list_means_every_accelerator()
    {
        CatalogEntry entry = Entry("M:A.B takes throws text=name");

        Assert.True(entry.Throws);
        Assert.Empty(entry.ThrowsFor);
    }

    [Fact]
    public void Silent_says_that_nothing_throws() => Assert.False(Entry("M:A.B takes silent text=name").Throws);

    [Fact]
    public void Every_shape_is_known_by_its_name() =>
        Assert.All(ReplacementShapes.All, shape => Assert.Equal(shape, Entry("M:A.B takes text=name shape=" + shape).Shape));

    [Theory]
    [InlineData("M:A.B places nvidia/CUDA throw", 25, 5, "'throw'")]
    [InlineData("M:A.B takes Text=name", 12, 9, "'Text'")]
    public void An_unknown_property_is_an_error_that_names_the_properties(string line, int column, int length, string property) => AssertError(
        line,
        column,
        length,
        $"{property} is not a known property. Use one of: {Properties}.");

    [Theory]
    [InlineData("M:A.B takes text", 12, 4, "'text' cannot be used: write text= and a value.")]
    [InlineData("M:A.B takes text=", 12, 5, "'text=' cannot be used: write text= and a value.")]
    [InlineData("M:A.B takes throws=", 12, 7, "'throws=' cannot be used: write throws= and a value.")]
    [InlineData("M:A.B takes silent=x", 12, 8, "'silent=x' cannot be used: 'silent' stands alone.")]
    [InlineData("M:A.B takes gives-device=", 12, 13, "'gives-device=' cannot be used: 'gives-device' stands alone.")]
    public void A_property_without_its_value_or_with_one_too_many_is_an_error(string line, int column, int length, string message) =>
        AssertError(line, column, length, message);

    [Theory]
    [InlineData("M:A.B places nvidia/", 13, 7)]
    [InlineData("M:A.B places /CUDA", 13, 5)]
    [InlineData("M:A.B places nvidia/CUDA/1", 13, 13)]
    public void A_word_with_a_slash_that_is_no_accelerator_is_an_error(string line, int column, int length)
    {
        CatalogError error = Assert.Single(Parse(line).Errors);

        Assert.Equal((2, column, length), (error.Line, error.Column, error.Length));
    }

    [Theory]
    [InlineData("M:A.B places", "places")]
    [InlineData("M:A.B places throws", "places")]
    [InlineData("S:cuda names", "names")]
    [InlineData("P:A.B compares", "compares")]
    [InlineData("M:A.B dead throws", "dead")]
    public void What_places_names_compares_or_is_dead_must_say_whose(string line, string role) =>
        Assert.Equal($"'{role}' needs an accelerator. Write it behind the role as vendor/name, such as nvidia/CUDA.", Assert.Single(Parse(line).Errors).Message);

    [Theory]
    [InlineData("M:A.B takes")]
    [InlineData("M:A.B takes throws index=number reports-call")]
    public void What_takes_a_device_must_say_by_which_parameter(string line) => AssertError(
        line, 6, 5, "'takes' needs the parameter that says which device. Write text=, kind= or device= and its name.");

    [Fact]
    public void A_native_function_takes_whatever_it_is_called_with() => Assert.Equal(CatalogRole.Takes, Entry("E:LoadLibrary takes throws").Role);

    [Theory]
    [InlineData("platform=window", "window")]
    [InlineData("platform=windows,osx", "osx")]
    public void An_unknown_operating_system_is_an_error_that_names_those_that_code_can_ask_for(string property, string _) => AssertError(
        "M:A.B places nvidia/CUDA " + property, 25, property.Length, $"'{property}' cannot be used: use one of windows, macos, ios, maccatalyst, android.");

    [Theory]
    [InlineData("M:Run places nvidia/CUDA", 5, "a member has its type in front, such as M:Acme.Runner.UseCuda")]
    [InlineData("P:Ready queries nvidia/CUDA", 7, "a member has its type in front, such as M:Acme.Runner.UseCuda")]
    [InlineData("M:A.B(System.Int32 places nvidia/CUDA", 18, "parameters stand between '(' and ')', without blanks")]
    [InlineData("M:A.B(System.Int32, System.Int32) places nvidia/CUDA", 19, "parameters stand between '(' and ')', without blanks")]
    public void An_id_that_can_be_nobodys_is_an_error_that_says_why(string line, int length, string fault) => AssertError(
        line, 0, length, $"'{line[..length]}' is no documentation-comment id: {fault}.");

    [Theory]
    [InlineData("M:A.B places nvidia/CUDA", "M:A.B queries nvidia/CUDA", "M:A.B")]
    [InlineData("S:cuda names nvidia/CUDA", "S:CUDA names amd/ROCm", "S:CUDA")]
    [InlineData("M:A.B queries nvidia/CUDA until=2.0", "M:A.B queries nvidia/CUDA since=1.9", "M:A.B")]
    public void A_second_line_for_one_id_is_an_error_and_the_first_counts(string first, string second, string id)
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = Parse(first, second);

        Assert.Equal(
            new CatalogError(3, 0, id.Length, $"'{id}' is in line 3 already, which counts. Two lines for one need versions that exclude each other: since= and until=."),
            Assert.Single(errors));
        Assert.Equal(2, Assert.Single(library.Entries).Line);
    }

    [Fact]
    public void Two_lines_of_one_id_that_are_true_of_different_versions_both_count() =>
        Assert.Equal(2, Parse("M:A.B places nvidia/CUDA until=2.0", "M:A.B dead nvidia/CUDA since=2.0").Library.Entries.Count);

    [Theory]
    [InlineData("assembly", 0, 8, "'assembly' needs a name behind it.")]
    [InlineData("library ", 0, 7, "'library' needs a name behind it.")]
    [InlineData("failure", 0, 7, "'failure' needs a name behind it.")]
    [InlineData("assembly Lib.Core.dll", 9, 12, "'Lib.Core.dll' is the name of a file. Write that of the assembly, without '.dll'.")]
    public void A_line_of_the_head_that_says_nothing_or_a_file_is_an_error(string line, int column, int length, string message) =>
        Assert.Contains(new CatalogError(0, column, length, message), CatalogParser.Parse([line, .. s_head]).Errors);

    [Fact]
    public void A_second_library_needs_a_file_of_its_own()
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = Parse("library Other");

        Assert.Equal(new CatalogError(2, 0, 7, "A file is about one library. Put the other into a file of its own."), Assert.Single(errors));
        Assert.Equal("Lib", library.Name);
    }

    [Fact]
    public void An_unknown_shape_is_an_error_that_names_the_shapes() => AssertError(
        "M:A.B takes text=name shape=moved",
        22,
        11,
        $"'shape=moved' cannot be used: use one of {string.Join(", ", ReplacementShapes.All)}.");

    [Theory]
    [InlineData("since=1")]
    [InlineData("until=")]
    [InlineData("since=1.x")]
    [InlineData("until=1.99999999999")]
    public void A_version_that_is_none_is_an_error(string property)
    {
        CatalogError error = Assert.Single(Parse("M:A.B takes " + property).Errors);

        Assert.Equal((2, 12, property.Length), (error.Line, error.Column, error.Length));
        Assert.StartsWith($"'{property}' cannot be used: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  cuda places", 2, 4, "'cuda'")]
    [InlineData("M: places", 0, 2, "'M:'")]
    [InlineData("N:A.B places", 0, 5, "'N:A.B'")]
    [InlineData("M.A:B places", 0, 5, "'M.A:B'")]
    public void A_line_that_starts_with_something_else_is_an_error_that_tells_what_an_id_is(string line, int column, int length, string id) => AssertError(
        line, column, length, id + " is no documentation-comment id. It starts with T:, M:, P: or F:, or with S: for a text that names a device, E: for a native function.");

    [Fact]
    public void Every_role_property_shape_and_area_is_on_the_page_about_the_format()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "adding-a-rule.md"));

        Assert.All(
            [.. Enum.GetNames<CatalogRole>().Select(name => name.ToLowerInvariant()), .. ReplacementShapes.All, .. CatalogLibrary.Areas],
            word => Assert.Contains($"`{word}`", page, StringComparison.Ordinal));
        Assert.All(Properties.Split(", "), word => Assert.Matches($"`{word}(=[^`]*)?`", page));
    }

    [Fact]
    public void Comments_and_empty_lines_are_passed_over() => Assert.Empty(Parse("", "   ", "# library Other", "  # places", "\t").Library.Entries);

    [Fact]
    public void A_hash_within_a_line_starts_no_comment() => Assert.Equal("M:A.B.#ctor(System.Int32)", Entry("M:A.B.#ctor(System.Int32) places nvidia/CUDA").Id);

    [Fact]
    public void Blanks_tabs_and_a_carriage_return_only_part_the_words()
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = CatalogParser.Parse(
            ["library Lib\r", "assembly Lib.Core\r", "  M:A.B \t places   nvidia/CUDA  text=name\r"]);

        Assert.Empty(errors);
        Assert.Equal(("Lib", "Lib.Core"), (library.Name, library.Assemblies[0]));
        Assert.Equal("name", Assert.Single(library.Entries).TextParameter);
    }

    [Fact]
    public void A_bad_line_hides_no_other_line()
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = Parse(
            "M:A.First places nvidia/CUDA", "M:A.Second placed", "", "M:A.Third places nobody/X", "M:A.Fourth queries");

        Assert.Equal(["M:A.First", "M:A.Fourth"], library.Entries.Select(entry => entry.Id));
        Assert.Equal([3, 5], errors.Select(error => error.Line));
    }

    [Fact]
    public void A_line_has_one_error_at_most_the_first() => AssertError(
        "M:A.B takes text=name here there",
        22,
        4,
        $"'here' is not a known property. Use one of: {Properties}.");

    [Fact]
    public void Entries_know_their_library()
    {
        CatalogLibrary library = Parse("M:A.B queries", "M:A.C queries").Library;

        Assert.All(library.Entries, entry => Assert.Same(library, entry.Library));
    }

    private static (CatalogLibrary Library, IReadOnlyList<CatalogError> Errors) Parse(params string[] lines) => CatalogParser.Parse([.. s_head, .. lines]);

    private static CatalogEntry Entry(string line)
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = Parse(line);
        Assert.Empty(errors);
        return Assert.Single(library.Entries);
    }

    private static void AssertError(string line, int column, int length, string message)
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = Parse(line);
        Assert.Equal(new CatalogError(s_head.Length, column, length, message), Assert.Single(errors));
        Assert.Empty(library.Entries);
    }
}
