using PortableML.RuleDocs;

const string Usage = """
    usage: dotnet run --project src/PortableML.RuleDocs [-- --check | -- picture]

    Writes what follows from the descriptors: the rule table of README.md, the index of docs/README.md, the head of every rule's page, and
    src/PortableML.Package/config/*.globalconfig. With --check nothing is written, and the exit code is 1 where a file would change.

    picture: builds and fixes the sample, and writes docs/images/warning-and-fix.svg from what was printed.
    """;

if (args is ["picture"])
{
    string picture = Path.Combine(RepositoryFiles.FindRoot(), SamplePicture.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
    File.WriteAllText(picture, SamplePicture.Make(RepositoryFiles.FindRoot()));
    Console.WriteLine($"{SamplePicture.Path} written");
    return 0;
}

bool checks = args is ["--check"];
if (args.Length > 0 && !checks)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

string root = RepositoryFiles.FindRoot();
RuleList rules = RuleList.Load(root);
int changed = 0;
foreach ((string path, Func<string?, string> write) in GeneratedFiles.Of(rules))
{
    string file = Path.Combine(root, path);
    string? before = File.Exists(file) ? File.ReadAllText(file) : null;
    string after;
    try
    {
        after = write(before);
    }
    catch (InvalidDataException e)
    {
        Console.Error.WriteLine($"{path}: {e.Message}");
        return 1;
    }

    if (before == after)
    {
        continue;
    }

    changed++;
    Console.WriteLine(checks ? $"{path} is not what the descriptors say. Run: dotnet run --project src/PortableML.RuleDocs" : $"{path} written");
    if (!checks)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, after);
    }
}

Console.WriteLine($"{rules.Rules.Length} rules, {changed} files {(checks ? "differ" : "written")}");
return checks && changed > 0 ? 1 : 0;
