namespace PortableML.EndToEnd.Tests;

/// <summary>
/// A program of the folder Programs and what its first lines say about it, each as <c>// name: text</c>: <c>before</c>, the exception
/// without the hardware; <c>after</c>, what the fixed program prints there; <c>left</c>, the warnings that stay; <c>on …</c>, where the
/// fixed program places its work on a machine that is played; <c>gap</c>, why it is not fixed yet.
/// </summary>
internal sealed record ProgramFile(string Library, string Name, string Text)
{
    /// <summary>The folder of the programs in the repository.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "PortableML.EndToEnd.Tests", "Programs");

    /// <summary>The libraries that have programs; each is a folder.</summary>
    public static IReadOnlyList<string> Libraries { get; } = ["TorchSharp", "OnnxRuntime"];

    /// <summary>All programs.</summary>
    public static IReadOnlyList<ProgramFile> All { get; } =
    [
        .. from library in Libraries
           from file in Directory.GetFiles(Path.Combine(Folder, library), "*.cs").Order(StringComparer.Ordinal)
           let program = new ProgramFile(library, Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))
           where program.Saying("before") is not null
           select program,
    ];

    /// <summary>The exception that ends the program on a machine without the hardware.</summary>
    public string Before => Saying("before")!;

    /// <summary>What the program prints on such a machine once it is fixed.</summary>
    public string After => Saying("after") ?? throw new InvalidDataException(Name + " does not say what it prints after the fix.");

    /// <summary>The warnings that the fix leaves.</summary>
    public IReadOnlyList<string> Left => Saying("left")?.Split(' ') ?? [];

    /// <summary>Why the program is not fixed yet; null where it is. A program that is fixed must lose the line.</summary>
    public string? Gap => Saying("gap");

    /// <summary>Where the fixed program's work goes on <paramref name="machine"/>; null where that is not asked.</summary>
    public string? On(string machine) => Saying("on " + machine);

    private string? Saying(string name) => Text.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal))
        .Where(line => line.StartsWith($"// {name}: ", StringComparison.Ordinal)).Select(line => line[(name.Length + 5)..]).SingleOrDefault();
}
