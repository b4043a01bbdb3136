namespace PortableML.Analyzers.Catalog;

/// <summary>
/// What accelerators and their vendors are called in names that people choose themselves: by the catalogue's names of accelerators, of
/// vendors and of native libraries.
/// </summary>
internal static class AcceleratorWords
{
    /// <summary>A native library's name of fewer letters is as likely another word.</summary>
    private const int ShortestLibrary = 4;

    // Short forms that people use and no library does.
    private static readonly string[] s_shortForms = ["dml", "trt"];

    // Vendors that make more than accelerators: in a name they mean something else as often.
    private static readonly string[] s_ambiguous = ["microsoft", "google", "apple", "android"];

    private static readonly Lazy<HashSet<string>> s_all = new(() => new HashSet<string>(
        ApiCatalog.BuiltIn.SelectMany(library => library.Entries).Select(entry => entry.Accelerator).OfType<Accelerator>()
            .Where(accelerator => accelerator.Vendor != Accelerator.Platform).Select(accelerator => accelerator.Name)
            .Concat(Accelerator.Vendors.Except(s_ambiguous)).Concat(s_shortForms).Concat(NativeLibraries().SelectMany(name => new[] { name, "lib" + name })),
        StringComparer.OrdinalIgnoreCase));

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => s_all.Value;

    /// <summary>Tells whether <paramref name="word"/>, in any case, is such a name.</summary>
    public static bool Contain(string word) => s_all.Value.Contains(word);

    private static IEnumerable<string> NativeLibraries() => ApiCatalog.BuiltIn.Where(library => library is { HasFileNames: true, IsPartOfPlatform: true })
        .SelectMany(library => library.Entries).Where(entry => entry.Id[0] == 'S').Select(entry => entry.MemberName)
        .Where(name => name.Length >= ShortestLibrary && name.All(char.IsLetter));
}
