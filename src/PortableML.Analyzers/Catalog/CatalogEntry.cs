namespace PortableML.Analyzers.Catalog;

/// <summary>One catalogue line: an API and what it means.</summary>
internal sealed class CatalogEntry
{
    /// <summary>The documentation-comment id, or <c>S:</c> and a text that names a device, or <c>E:</c> and the name of a native function.</summary>
    public required string Id { get; init; }

    /// <summary>What the API means.</summary>
    public required CatalogRole Role { get; init; }

    /// <summary>The accelerator; null where the arguments say which.</summary>
    public Accelerator? Accelerator { get; init; }

    /// <summary>The library whose file holds the line; set once, by that library's constructor.</summary>
    public CatalogLibrary Library { get; internal set; } = null!;

    /// <summary>The zero-based line of the file.</summary>
    public int Line { get; init; }

    /// <summary>The name under which the API is looked up: <c>cuda</c>, the type's for a constructor, or what stands after <c>S:</c> and <c>E:</c>.</summary>
    public string MemberName => field ??= NameIn(Id);

    /// <summary>The type that the id speaks of or that declares the member; null for a text and a native function.</summary>
    public string? DeclaringType => Id[0] switch
    {
        'S' or 'E' => null,
        'T' => Id.Substring(2),
        _ => Path(Id) is var path && path.LastIndexOf('.') is > 2 and var end ? path.Substring(2, end - 2) : null,
    };

    /// <summary>Fails without the hardware when it is evaluated, not only later when its value is used.</summary>
    public bool Throws { get; set; }

    /// <summary>The accelerators for which <see cref="Throws"/> is true; empty means all.</summary>
    public IReadOnlyList<string> ThrowsFor { get; set; } = [];

    /// <summary>The parameter that holds a device's name as text.</summary>
    public string? TextParameter { get; set; }

    /// <summary>The parameter that holds the enum member for a device.</summary>
    public string? KindParameter { get; set; }

    /// <summary>The parameter that holds the device object.</summary>
    public string? DeviceParameter { get; set; }

    /// <summary>The parameter that holds the device's index.</summary>
    public string? IndexParameter { get; set; }

    /// <summary>The value of the call is a device and goes on to its uses.</summary>
    public bool GivesDevice { get; set; }

    /// <summary>
    /// The constants that parameters must have for the line to be true: <c>false</c>, <c>true</c>, <c>*</c> for any constant that is not
    /// null, or a text. The parameter of a property's or field's assignment is called <c>value</c>.
    /// </summary>
    public IReadOnlyList<(string Parameter, string Constant)> Conditions { get; set; } = [];

    /// <summary>The parameter, or the member beside the assigned one, that turns the fallback on.</summary>
    public string? FallbackName { get; set; }

    /// <summary>What a call becomes: a template in which <c>{0}</c> stands for its receiver and <c>~</c> for a blank; null where no fix knows.</summary>
    public string? Becomes { get; set; }

    /// <summary>The call becomes that only where its receiver was made by an <see cref="CatalogRole.Opens"/> line.</summary>
    public bool NeedsOpen { get; set; }

    /// <summary>The calls of the same chain that cannot stand beside what the call becomes.</summary>
    public IReadOnlyList<string> Drops { get; set; } = [];

    /// <summary>The generated helper tries the accelerator: a call of it comes first among the fixes, or behind the others; null where it does not know it.</summary>
    public bool? HelperComesFirst { get; set; }

    /// <summary>What is made of the result sees this accelerator and no other: a check of it finds nothing else to run on.</summary>
    public bool Restricts { get; set; }

    /// <summary>Goes on without the accelerator unless a <see cref="CatalogRole.Forbids"/> line stands beside it.</summary>
    public bool FallsBack { get; set; }

    /// <summary>Called on a device that was found on this machine, so that it is there.</summary>
    public bool IsOnDevice { get; set; }

    /// <summary>Says again what another place of the same object says; reported only where none does.</summary>
    public bool IsRepeat { get; set; }

    /// <summary>Beside a site of the same object, the line also is an <see cref="CatalogRole.Opens"/> one.</summary>
    public bool LetsOthersIn { get; set; }

    /// <summary>The call that takes the device is reported, not the argument that names it.</summary>
    public bool ReportsCall { get => field || GivesDevice || Shape == ReplacementShapes.AppendProvider; set; }

    /// <summary>An idle setting is one only beside an accelerator on the same object.</summary>
    public bool IsBeside { get; set; }

    /// <summary>An idle setting is one only before an accelerator on the same object.</summary>
    public bool IsBefore { get; set; }

    /// <summary>An idle setting is one only where the code around says that an accelerator is wanted.</summary>
    public bool IsWhereMeant { get; set; }

    /// <summary>Why a setting is idle, for the message; in the file with <c>~</c> for a blank.</summary>
    public string Because { get; set; } = "";

    /// <summary>The id of the API that does elsewhere what an idle call does for its own vendor: both are called, neither replaces the other.</summary>
    public string? Adds { get; set; }

    /// <summary>The name of that API.</summary>
    public string? AddedName => Adds is null ? null : NameIn(Adds);

    /// <summary>It serves this accelerator alone, so where a check holds nothing else need be considered.</summary>
    public bool GuardIsEnough { get; set; }

    /// <summary>The parameter that holds the key of a setting, or keys with their values; of a file's name the list in it that names providers.</summary>
    public string? SettingsParameter { get; set; }

    /// <summary>The query counts devices, so that the comparison says which index is proved.</summary>
    public bool Counts { get; set; }

    /// <summary>The query lists accelerators by name or as objects.</summary>
    public bool Lists { get; set; }

    /// <summary>The accelerators that a query with an argument can prove; empty means all.</summary>
    public IReadOnlyList<string> ProvesOnly { get; set; } = [];

    /// <summary>A text that the library knows but never accepts where a device is taken.</summary>
    public bool NeverTaken { get; set; }

    /// <summary>The operating systems outside which the accelerator never is; empty for one that is not bound to a platform.</summary>
    public IReadOnlyList<string> Platforms { get; set; } = [];

    /// <summary>Which form of replacement a fix may use: one of <see cref="ReplacementShapes"/>.</summary>
    public string Shape { get; set; } = ReplacementShapes.None;

    /// <summary>The first version of the library for which the line is true.</summary>
    public Version? Since { get; set; }

    /// <summary>The first version for which it no longer is.</summary>
    public Version? Until { get; set; }

    /// <summary>Tells whether evaluating the API fails without <paramref name="accelerator"/>.</summary>
    public bool ThrowsWithout(Accelerator accelerator) => Throws && (ThrowsFor.Count == 0 || ThrowsFor.Contains(accelerator.Name));

    /// <summary>Tells whether a query answers for <paramref name="accelerator"/>.</summary>
    public bool CanProve(Accelerator accelerator) => ProvesOnly.Count == 0 || ProvesOnly.Contains(accelerator.Name);

    /// <summary>Tells whether the line is true of <paramref name="version"/> of the library.</summary>
    public bool AppliesTo(Version version) => (Since is null || version >= Since) && (Until is null || version < Until);

    /// <summary>Tells whether both lines are true of some version.</summary>
    public bool Overlaps(CatalogEntry other) =>
        (Until is null || other.Since is null || Until > other.Since) && (other.Until is null || Since is null || other.Until > Since);

    /// <summary>The last name in a documentation-comment id, without arity and parameters; of a constructor the type's.</summary>
    private static string NameIn(string id)
    {
        if (id[0] is 'S' or 'E')
        {
            return id.Substring(2);
        }

        string path = Path(id);
        path = path.EndsWith(".#ctor", StringComparison.Ordinal) ? path.Substring(0, path.Length - ".#ctor".Length) : path;
        string name = path.Substring(path.LastIndexOf('.') + 1);
        int arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }

    /// <summary>An id without parameters.</summary>
    private static string Path(string id) => id.IndexOf('(') is >= 0 and var end ? id.Substring(0, end) : id;
}
