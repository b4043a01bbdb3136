using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PortableML.RuleDocs;

/// <summary>
/// The picture of the README: builds a copy of the sample, lets <c>dotnet format</c> fix it, and shows some of the warnings with the lines
/// that the fixes changed. Everything in it was printed by these programs.
/// </summary>
internal static partial class SamplePicture
{
    private const string Sample = "docs/samples/HardCodedCuda";

    /// <summary>Where the picture is, in the repository.</summary>
    public const string Path = "docs/images/warning-and-fix.svg";

    // Of each file the first warning about code that begins so.
    private static readonly (string File, string Code)[] s_shown = [("Trainer.cs", "torch.device("), ("Trainer.cs", "cuda("), ("RiskScorer.cs", "MakeSessionOption")];

    /// <summary>Makes the picture.</summary>
    /// <exception cref="InvalidOperationException">A program failed, or the sample has none of the warnings.</exception>
    public static string Make(string root)
    {
        DirectoryInfo work = Directory.CreateTempSubdirectory("portableml-picture-");
        try
        {
            string before = Copy(root, work.CreateSubdirectory("before"));
            string after = Copy(root, work.CreateSubdirectory("after"));
            string build = Run(after, "dotnet", "build", "--no-incremental");
            Run(after, "dotnet", "format", "analyzers", "--severity", "warn", "--no-restore");

            Picture picture = new();
            picture.Command("dotnet build " + Sample);
            List<(string File, int Line)> places = [];
            foreach ((string file, string code) in s_shown)
            {
                Match warning = Warning().Matches(build).Where(warning => warning.Groups["file"].Value == file && warning.Groups["code"].Value.StartsWith(code, StringComparison.Ordinal))
                    .MinBy(warning => Number(warning.Groups["line"]))
                    ?? throw new InvalidOperationException($"The build of the sample has no warning about '{code}' in {file}:\n{build}");
                picture.Warning(warning.Groups["text"].Value);
                places.Add((file, Number(warning.Groups["line"])));
            }

            picture.Command($"dotnet format analyzers {Sample} --severity warn");
            picture.Command("git diff");
            foreach (string file in s_shown.Select(shown => shown.File).Distinct())
            {
                picture.Gap();
                string diff = Run(work.FullName, "git", "diff", "--no-index", "--no-color", "--unified=0", $"before/{file}", $"after/{file}");
                foreach (Match hunk in Hunk().Matches(diff).Where(hunk => places.Exists(place => place.File == file && Covers(hunk, place.Line))))
                {
                    picture.Diff($"@@ {file} @@");
                    foreach (string line in hunk.Groups["lines"].Value.TrimEnd('\n').Split('\n'))
                    {
                        picture.Diff(line);
                    }
                }
            }

            return picture.ToSvg("Warnings of a build, and the lines that the fixes write instead");
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static bool Covers(Match hunk, int line)
    {
        int start = Number(hunk.Groups["start"]);
        int count = hunk.Groups["count"].Success ? Number(hunk.Groups["count"]) : 1;
        return line >= start && line < start + count;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string Copy(string root, DirectoryInfo folder)
    {
        File.Copy(System.IO.Path.Combine(root, ".editorconfig"), System.IO.Path.Combine(folder.FullName, ".editorconfig"));
        foreach (string file in Directory.EnumerateFiles(System.IO.Path.Combine(root, Sample)))
        {
            string copy = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetFileName(file));
            File.Copy(file, copy);
            if (System.IO.Path.GetExtension(file) == ".csproj")
            {
                // The analyzers are referenced as projects, by a path from the sample.
                File.WriteAllText(copy, File.ReadAllText(copy).Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal).Replace(@"..\..\..\", root + "/", StringComparison.Ordinal));
            }
        }

        return folder.FullName;
    }

    private static string Run(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        // A comparison that finds a difference ends with 1.
        return process.ExitCode == 0 || (program == "git" && process.ExitCode == 1)
            ? output.ReplaceLineEndings("\n")
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}");
    }

    [GeneratedRegex(@"^\s*\S*?(?<text>(?<file>\w+\.cs)\((?<line>\d+),\d+\): warning PML\d+: '(?<code>[^']*)'.*?) \(https", RegexOptions.Multiline)]
    private static partial Regex Warning();

    [GeneratedRegex(@"^@@ -(?<start>\d+)(,(?<count>\d+))? .*\n(?<lines>([+-].*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Hunk();
}
