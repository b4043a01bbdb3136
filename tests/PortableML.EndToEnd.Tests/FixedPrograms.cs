namespace PortableML.EndToEnd.Tests;

/// <summary>
/// All programs, taken together through build, run, <c>dotnet format</c>, build and run; then the fixed ones run once more with stand-ins
/// in place of the libraries, which play machines that have the hardware.
/// </summary>
public sealed class FixedPrograms(PackedAnalyzers packed) : IAsyncLifetime
{
    private const string Solution = "Programs.slnx";

    private static readonly string[] s_format = ["format", "analyzers", Solution, "--severity", "warn", "--no-restore"];

    // What each machine has, as the stand-ins are told.
    private static readonly Dictionary<string, (string Name, string Value)[]> s_machines = new()
    {
        ["CUDA"] = [("STAND_IN_CUDA_DEVICES", "2"), ("STAND_IN_WORKING", "CUDA+Tensorrt")],
        ["broken CUDA"] = [("STAND_IN_BROKEN", "CUDA+Tensorrt")],
        ["DirectML"] = [("STAND_IN_WORKING", "DML")],
        ["QNN"] = [("STAND_IN_WORKING", "QNN")],
    };

    private Consumer _consumer = null!;

    /// <summary>The machines that are played.</summary>
    public static IEnumerable<string> Machines => s_machines.Keys;

    internal ToolResult BuildBefore { get; private set; } = null!;

    internal ToolResult Format { get; private set; } = null!;

    internal ToolResult BuildAfter { get; private set; } = null!;

    internal ToolResult FormatAgain { get; private set; } = null!;

    /// <summary>Each file with its text, projects too.</summary>
    internal IReadOnlyList<(string File, string Text)> SourcesAfter { get; private set; } = [];

    internal IReadOnlyList<(string File, string Text)> SourcesAfterFormatAgain { get; private set; } = [];

    internal ToolResult BuildSimulated { get; private set; } = null!;

    /// <summary>What each program printed before the fix; null where its library cannot run here.</summary>
    internal IReadOnlyDictionary<string, string>? Before(string library) => _before[library];

    /// <summary>What each program printed after the fix; null where its library cannot run here.</summary>
    internal IReadOnlyDictionary<string, string>? After(string library) => _after[library];

    /// <summary>What each fixed program printed with the stand-in, on a machine that is played.</summary>
    internal IReadOnlyDictionary<string, string> Simulated(string library, string machine) => _simulated[(library, machine)];

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>?> _before = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>?> _after = [];
    private readonly Dictionary<(string Library, string Machine), IReadOnlyDictionary<string, string>> _simulated = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _consumer = packed.Consumer("Programs");
        Copy();

        BuildBefore = await _consumer.DotnetAsync("build", Solution);
        await RunAsync(_before);
        Format = await _consumer.DotnetAsync(s_format);
        BuildAfter = await _consumer.DotnetAsync("build", Solution, "--no-restore");
        await RunAsync(_after);
        SourcesAfter = Sources();
        FormatAgain = await _consumer.DotnetAsync(s_format);
        SourcesAfterFormatAgain = Sources();

        foreach (ProgramFile program in ProgramFile.All.Where(program => s_machines.Keys.Any(machine => program.On(machine) is not null)))
        {
            string fixedText = await File.ReadAllTextAsync(Path.Combine(_consumer.Folder, program.Library, program.Name + ".cs"));
            _consumer.With(Path.Combine("Simulated", program.Library, program.Name + ".cs"), fixedText);
        }

        BuildSimulated = await _consumer.DotnetAsync("build", "Simulated.slnx");
        foreach (string library in ProgramFile.Libraries)
        {
            foreach ((string machine, (string, string)[] settings) in s_machines)
            {
                _simulated[(library, machine)] = await SimulateAsync(library, machine, settings);
            }
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    private void Copy()
    {
        foreach (string file in Directory.GetFiles(ProgramFile.Folder, "*", SearchOption.AllDirectories))
        {
            _consumer.With(Path.GetRelativePath(ProgramFile.Folder, file), File.ReadAllText(file).Replace("PACKED-VERSION", packed.Version, StringComparison.Ordinal));
        }
    }

    private List<(string File, string Text)> Sources() =>
    [
        .. from library in ProgramFile.Libraries
           from file in Directory.GetFiles(Path.Combine(_consumer.Folder, library)).Order(StringComparer.Ordinal)
           select (Path.GetFileName(file), File.ReadAllText(file)),
    ];

    private async Task RunAsync(Dictionary<string, IReadOnlyDictionary<string, string>?> results)
    {
        foreach (string library in ProgramFile.Libraries)
        {
            bool canRun = library != "TorchSharp" || NativeRuntime.WhyNot is null;
            results[library] = canRun ? Blocks(await NativeRuntime.RunAsync(Host(library, library + ".Programs"), _consumer.Folder, NamesOf(library, _ => true))) : null;
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> SimulateAsync(string library, string machine, (string Name, string Value)[] settings)
    {
        string[] names = NamesOf(library, program => program.On(machine) is not null);
        return names.Length == 0
            ? new Dictionary<string, string>()
            : Blocks(await Tool.RunAsync(Host("Simulated/" + library, library + ".Simulated"), _consumer.Folder, settings, names));
    }

    private string Host(string folder, string name) =>
        Path.Combine(_consumer.Folder, folder, "bin", "Debug", "net10.0", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string[] NamesOf(string library, Func<ProgramFile, bool> isWanted) =>
        [.. ProgramFile.All.Where(program => program.Library == library && isWanted(program)).Select(program => program.Name)];

    // "== Name" and the lines below it. A program that ended the process leaves the ones behind it without a block.
    private static Dictionary<string, string> Blocks(ToolResult run) => run.StandardOutput.Split("== ", StringSplitOptions.RemoveEmptyEntries)
        .Select(block => block.Split('\n', 2)).ToDictionary(block => block[0].Trim(), block => block.ElementAtOrDefault(1)?.Trim() ?? "");
}
