namespace PortableML.Analyzers.Catalog;

/// <summary>Reads the words after an id: role, accelerator and properties.</summary>
internal static class CatalogEntryReader
{
    private static readonly string[] s_roles = [.. Enum.GetNames(typeof(CatalogRole)).Select(name => name.ToLowerInvariant())];

    private static readonly string[] s_naming = ["places", "names", "compares", "dead"];
    private static readonly string[] s_ranks = ["first", "second"];
    private static readonly string[] s_flags =
        ["silent", "gives-device", "needs-open", "restricts", "falls-back", "on-device", "repeats", "lets-in", "reports-call", "beside", "before", "where-meant", "counts", "lists",
        "never-taken", "guard-is-enough"];

    private static readonly Dictionary<string, Action<CatalogEntry, string>> s_properties = new(StringComparer.Ordinal)
    {
        ["throws"] = (entry, value) => (entry.Throws, entry.ThrowsFor) = (true, List(value)),
        ["silent"] = (entry, _) => entry.Throws = false,
        ["text"] = (entry, value) => entry.TextParameter = value,
        ["kind"] = (entry, value) => entry.KindParameter = value,
        ["device"] = (entry, value) => entry.DeviceParameter = value,
        ["index"] = (entry, value) => entry.IndexParameter = value,
        ["gives-device"] = (entry, _) => entry.GivesDevice = true,
        ["when"] = (entry, value) => entry.Conditions = [.. List(value).Select(Condition)],
        ["fallback"] = (entry, value) => entry.FallbackName = value,
        ["becomes"] = (entry, value) => entry.Becomes = value.Replace('~', ' '),
        ["needs-open"] = (entry, _) => entry.NeedsOpen = true,
        ["drops"] = (entry, value) => entry.Drops = List(value),
        ["helper"] = (entry, value) => entry.HelperComesFirst = Known(value, s_ranks) == s_ranks[0],
        ["restricts"] = (entry, _) => entry.Restricts = true,
        ["falls-back"] = (entry, _) => entry.FallsBack = true,
        ["on-device"] = (entry, _) => entry.IsOnDevice = true,
        ["repeats"] = (entry, _) => entry.IsRepeat = true,
        ["lets-in"] = (entry, _) => entry.LetsOthersIn = true,
        ["reports-call"] = (entry, _) => entry.ReportsCall = true,
        ["beside"] = (entry, _) => entry.IsBeside = true,
        ["before"] = (entry, _) => entry.IsBefore = true,
        ["where-meant"] = (entry, _) => entry.IsWhereMeant = true,
        ["because"] = (entry, value) => entry.Because = value.Replace('~', ' '),
        ["adds"] = (entry, value) => entry.Adds = value,
        ["guard-is-enough"] = (entry, _) => entry.GuardIsEnough = true,
        ["settings"] = (entry, value) => entry.SettingsParameter = value,
        ["counts"] = (entry, _) => entry.Counts = true,
        ["lists"] = (entry, _) => entry.Lists = true,
        ["proves"] = (entry, value) => entry.ProvesOnly = List(value),
        ["never-taken"] = (entry, _) => entry.NeverTaken = true,
        ["shape"] = (entry, value) => entry.Shape = Known(value, ReplacementShapes.All),
        ["platform"] = (entry, value) => entry.Platforms = [.. List(value).Select(platform => Known(platform, Accelerator.OperatingSystems))],
        ["since"] = (entry, value) => entry.Since = Version.Parse(value),
        ["until"] = (entry, value) => entry.Until = Version.Parse(value),
    };

    /// <summary>Reads one entry; null, with the error recorded, where the line cannot be used.</summary>
    public static CatalogEntry? Read(string id, CatalogLine line)
    {
        if (id.Length < 3 || id[1] != ':' || "TMPFSE".IndexOf(id[0]) < 0)
        {
            line.Fail($"'{id}' is no documentation-comment id. It starts with T:, M:, P: or F:, or with S: for a text that names a device, E: for a native function.");
            return null;
        }

        if (FaultOf(id) is { } fault)
        {
            line.Fail($"'{id}' is no documentation-comment id: {fault}.");
            return null;
        }

        if (line.OneOf(s_roles, "role") is not { } role)
        {
            return null;
        }

        (int Start, int Length) place = line.Word;
        string? word = line.Next();
        Accelerator? accelerator = null;
        if (word?.IndexOf('/') >= 0)
        {
            string[] parts = word.Split('/');
            if (parts is not [_, { Length: > 0 }])
            {
                line.Fail($"'{word}' is no accelerator. Write it as vendor/name, such as nvidia/CUDA.");
                return null;
            }

            if (!Accelerator.Vendors.Contains(parts[0]) && parts[0] != Accelerator.Platform)
            {
                line.Fail($"'{parts[0]}' is not a known vendor. Use one of: {string.Join(", ", Accelerator.Vendors)}.");
                return null;
            }

            accelerator = new Accelerator(parts[0], parts[1]);
            word = line.Next();
        }

        if (accelerator is null && s_naming.Contains(role))
        {
            line.Fail($"'{role}' needs an accelerator. Write it behind the role as vendor/name, such as nvidia/CUDA.");
            return null;
        }

        CatalogEntry entry = new() { Id = id, Line = line.Number, Role = (CatalogRole)Array.IndexOf(s_roles, role), Accelerator = accelerator };
        for (; word is not null; word = line.Next())
        {
            if (!TrySet(entry, word, line))
            {
                return null;
            }
        }

        if (entry is { Role: CatalogRole.Takes, TextParameter: null, KindParameter: null, DeviceParameter: null } && id[0] != 'E')
        {
            line.Fail("'takes' needs the parameter that says which device. Write text=, kind= or device= and its name.", place);
            return null;
        }

        return entry;
    }

    /// <summary>What is wrong with the form of an id that begins as one; null where nothing is.</summary>
    private static string? FaultOf(string id)
    {
        int open = id.IndexOf('(');
        return id[0] is 'S' or 'E' ? null
            : open >= 0 && id.IndexOf(')', open) < 0 ? "parameters stand between '(' and ')', without blanks"
            : id[0] != 'T' && id.LastIndexOf('.', open < 0 ? id.Length - 1 : open) < 3 ? "a member has its type in front, such as M:Acme.Runner.UseCuda"
            : null;
    }

    private static bool TrySet(CatalogEntry entry, string word, CatalogLine line)
    {
        int equals = word.IndexOf('=');
        string key = equals < 0 ? word : word.Substring(0, equals);
        if (!s_properties.TryGetValue(key, out Action<CatalogEntry, string>? set))
        {
            line.Fail($"'{key}' is not a known property. Use one of: {string.Join(", ", s_properties.Keys)}.");
            return false;
        }

        bool isFlag = s_flags.Contains(key);
        if (isFlag ? equals >= 0 : (equals < 0 && key != "throws") || equals == word.Length - 1)
        {
            line.Fail($"'{word}' cannot be used: {(isFlag ? $"'{key}' stands alone" : $"write {key}= and a value")}.");
            return false;
        }

        try
        {
            set(entry, equals < 0 ? "" : word.Substring(equals + 1));
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            line.Fail($"'{word}' cannot be used: {e.Message}");
            return false;
        }
    }

    private static string[] List(string value) => value.Length == 0 ? [] : value.Split(',');

    private static (string Parameter, string Constant) Condition(string value) =>
        value.Split(':') is [{ Length: > 0 } parameter, { Length: > 0 } constant]
            ? (parameter, constant)
            : throw new FormatException("use parameter:true, parameter:false, parameter:* or parameter:text.");

    private static string Known(string value, IReadOnlyList<string> allowed) =>
        allowed.Contains(value) ? value : throw new FormatException($"use one of {string.Join(", ", allowed)}.");
}
