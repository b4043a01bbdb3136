using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortableML.EndToEnd.Tests;

/// <summary>
/// The compiler's SARIF log of a project with the package, the SARIF multitool's word on it, and the commands of
/// docs/continuous-integration.md, run as they stand there.
/// </summary>
[Collection(Collections.Second)]
public sealed class SarifTests(SarifTests.PullRequest pull) : IClassFixture<SarifTests.PullRequest>
{
    [Fact]
    public void Every_rule_that_reports_is_in_the_log_with_its_description_link_category_and_tags()
    {
        Dictionary<string, JsonElement> rules = Items(pull.Log, "tool", "driver", "rules").Where(IsOurs("id")).ToDictionary(rule => rule.GetProperty("id").GetString()!);
        string[] reported = [.. Results().Select(result => result.GetProperty("ruleId").GetString()!).Distinct().Order(StringComparer.Ordinal)];

        Assert.Superset(
            new HashSet<string> { "PML1001", "PML1002", "PML2001", "PML2002", "PML2003", "PML2004", "PML2005", "PML2006", "PML4001", "PML4002" }, reported.ToHashSet());
        Assert.All(reported, id =>
        {
            JsonElement rule = rules[id];
            Assert.EndsWith($"/docs/rules/{id}.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
            Assert.NotEqual("", rule.GetProperty("shortDescription").GetProperty("text").GetString());
            Assert.NotEqual("", rule.GetProperty("fullDescription").GetProperty("text").GetString());
            Assert.NotEqual("", rule.GetProperty("properties").GetProperty("category").GetString());
        });
        Assert.Contains("Throws", rules["PML1001"].GetProperty("properties").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.False(rules["PML1002"].GetProperty("properties").TryGetProperty("tags", out _));
    }

    [Fact]
    public void Every_result_about_code_says_which_library_and_vendor_it_is_about_and_why() => Assert.All(Results().Where(result => result.GetProperty("ruleId").GetString() != WithoutPlace), result =>
    {
        JsonElement properties = result.GetProperty("properties").GetProperty("customProperties");
        string[] needed = result.GetProperty("ruleId").GetString() == "PML2006"
            ? ["library", "classification", "reason"]
            : ["vendor", "accelerator", "library", "classification", "reason"];
        Assert.All(needed, key => Assert.NotEqual("", properties.GetProperty(key).GetString()));
    });

    [SkippableFact]
    public async Task Log_is_valid_SARIF()
    {
        Skip.If(pull.WhyNot is not null, pull.WhyNot);

        Assert.Empty(await ErrorsAsync(pull.LogFile));

        // The tool does object to what is wrong: regions that end before they begin.
        string broken = pull.LogFile + ".broken.sarif";
        await File.WriteAllTextAsync(broken, Regex.Replace(await File.ReadAllTextAsync(pull.LogFile), "\"endLine\": \\d+", "\"endLine\": 1"));
        Assert.NotEmpty(await ErrorsAsync(broken));
    }

    [SkippableFact]
    public void Gate_fails_on_the_new_place_alone_though_others_moved_and_one_is_suppressed()
    {
        Skip.If(pull.WhyNot is not null, pull.WhyNot);

        Assert.NotEqual(0, pull.Gate!.ExitCode);
        Assert.Matches(@"Found 1 of \d+ results", pull.Gate.Output);
        using JsonDocument found = JsonDocument.Parse(File.ReadAllText(Path.Combine(pull.Tools, "new.sarif")));
        JsonElement place = Items(found, "results").Single().GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("Added.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(7, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [SkippableFact]
    public void Log_for_code_scanning_has_every_result_of_the_package_that_has_a_place_and_no_other()
    {
        Skip.If(pull.WhyNot is not null, pull.WhyNot);

        Assert.True(pull.GitHub!.ExitCode == 0, pull.GitHub.Output);
        using JsonDocument log = JsonDocument.Parse(File.ReadAllText(Path.Combine(pull.Folder, "portability.sarif")));
        JsonElement[] uploaded = Items(log, "results");
        Assert.All(uploaded, result => Assert.NotEmpty(result.GetProperty("locations").EnumerateArray()));
        Assert.Contains(Results(), result => result.GetProperty("ruleId").GetString() == WithoutPlace && !result.TryGetProperty("locations", out _));
        Assert.Equal(
            Results().Select(result => result.GetProperty("ruleId").GetString()).Where(id => id != WithoutPlace).Order(StringComparer.Ordinal),
            uploaded.Select(result => result.GetProperty("ruleId").GetString()).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void Artifact_of_the_other_pipeline_holds_the_log()
    {
        Skip.If(pull.WhyNot is not null, pull.WhyNot);

        Assert.True(pull.AzureDevOps!.ExitCode == 0, pull.AzureDevOps.Output);
        Assert.Equal(File.ReadAllText(pull.LogFile), File.ReadAllText(Path.Combine(pull.Tools, "CodeAnalysisLogs", Path.GetFileName(pull.LogFile))));
    }

    private const string WithoutPlace = "PML9001";

    private IEnumerable<JsonElement> Results() => Items(pull.Log, "results").Where(IsOurs("ruleId"));

    private static Func<JsonElement, bool> IsOurs(string key) => item => item.GetProperty(key).GetString()!.StartsWith("PML", StringComparison.Ordinal);

    private static JsonElement[] Items(JsonDocument log, params string[] path) =>
        [.. path.Aggregate(log.RootElement.GetProperty("runs")[0], (element, name) => element.GetProperty(name)).EnumerateArray()];

    /// <summary>What the multitool calls an error, not only advice.</summary>
    private async Task<string[]> ErrorsAsync(string log)
    {
        string report = log + ".validation";
        ToolResult run = await Tool.RunAsync(pull.Multitool, pull.Tools, "validate", log, "--output", report, "--log", "ForceOverwrite");
        Assert.True(File.Exists(report), run.Output);
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        return [.. Items(document, "results").Where(result => result.TryGetProperty("level", out JsonElement level) && level.GetString() == "error").Select(result => result.GetRawText())];
    }

    /// <summary>A repository of two commits, the gate between them, and what the pipelines make of the second.</summary>
    public sealed class PullRequest(PackedAnalyzers packed) : IAsyncLifetime
    {
        /// <summary>The log of the second commit.</summary>
        public JsonDocument Log { get; private set; } = null!;

        /// <summary>Its file.</summary>
        public string LogFile { get; private set; } = "";

        /// <summary>Why the multitool cannot be run here; null where it can.</summary>
        public string? WhyNot { get; private set; }

        /// <summary>The folder that the gate works in.</summary>
        public string Tools { get; private set; } = "";

        /// <summary>The multitool.</summary>
        public string Multitool => Path.Combine(Tools, "node_modules", ".bin", "sarif-multitool");

        /// <summary>The checkout.</summary>
        public string Folder { get; private set; } = "";

        internal ToolResult? Gate { get; private set; }

        internal ToolResult? GitHub { get; private set; }

        internal ToolResult? AzureDevOps { get; private set; }

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            string page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "continuous-integration.md"));
            Consumer consumer = packed.Consumer("PullRequest")
                .With(".gitignore", "bin/\nobj/\n")
                .With("Directory.Build.targets", Block("xml").Matches(page).Single(block => block.Value.Contains("<ErrorLog>", StringComparison.Ordinal)).Groups["text"].Value)
                .WithProject(
                    "App.csproj",
                    "<TargetFramework>net10.0</TargetFramework><PortableMLAnalysisMode>Strict</PortableMLAnalysisMode>",
                    """<PackageReference Include="Microsoft.ML.OnnxRuntime.Managed" Version="[1.31.1]" />""")
                .With(".editorconfig", "[*.cs]\nportable_ml.allowed_vendors = nobody\n")
                .With("Mover.cs", Consumer.HardCodedSource)
                .With("Everything.cs", EverythingSource);
            Folder = consumer.Folder;
            await CommitAsync(consumer, "before");
            consumer.With("Mover.cs", "// A line above.\n\n" + Consumer.HardCodedSource).With("Added.cs", AddedSource);
            await CommitAsync(consumer, "after");

            WhyNot = await WhyNotAsync(consumer.Folder);
            if (WhyNot is null)
            {
                string script = Block("bash").Matches(page).Single(block => block.Value.Contains("match-results-forward", StringComparison.Ordinal)).Groups["text"].Value;
                string temporary = Directory.CreateDirectory(Path.Combine(packed.Work, "PullRequestTools")).FullName;
                string gate = Path.Combine(temporary, "gate.sh");
                await File.WriteAllTextAsync(gate, $"export BASE=HEAD~1 TMPDIR='{temporary}'\n{script}");
                Gate = await Tool.RunAsync("bash", consumer.Folder, gate);
                Tools = Directory.GetDirectories(temporary).Single(folder => Directory.Exists(Path.Combine(folder, "node_modules")));
                GitHub = await RunStepsAsync(page, "run", temporary);
                AzureDevOps = await RunStepsAsync(page, "script", temporary);
            }
            else
            {
                ToolResult build = await consumer.DotnetAsync("build");
                Assert.True(build.ExitCode == 0, build.Output);
            }

            LogFile = Path.Combine(consumer.Folder, "obj", "App.net10.0.sarif");
            Assert.True(File.Exists(LogFile), Gate?.Output);
            Log = JsonDocument.Parse(await File.ReadAllTextAsync(LogFile));
        }

        /// <inheritdoc/>
        public Task DisposeAsync()
        {
            Log.Dispose();
            return Task.CompletedTask;
        }

        /// <summary>Runs the commands of one pipeline after its build, which the gate has done already.</summary>
        private async Task<ToolResult> RunStepsAsync(string page, string key, string temporary)
        {
            string yaml = Block("yaml").Matches(page).Single(block => block.Value.Contains($"- {key}: ", StringComparison.Ordinal)).Groups["text"].Value;
            MatchCollection steps = Regex.Matches(yaml, $@"^(?<indent> *)- {key}: (?:\|\n(?<text>(?:\k<indent>    .*\n)+)|(?<text>.*\n))", RegexOptions.Multiline);
            Assert.Equal("dotnet build --no-incremental\n", steps[0].Groups["text"].Value);

            // The server of Azure puts in the values of its own variables.
            string script = Path.Combine(temporary, key + ".sh");
            await File.WriteAllTextAsync(script, string.Concat(steps.Skip(1).Select(step => step.Groups["text"].Value.Replace(step.Groups["indent"].Value + "    ", "", StringComparison.Ordinal)))
                .Replace("$(Build.ArtifactStagingDirectory)", Tools, StringComparison.Ordinal));
            return await Tool.RunAsync("bash", Folder, "-e", script);
        }

        private static async Task CommitAsync(Consumer consumer, string message)
        {
            foreach (string[] arguments in (string[][])[["init", "-q"], ["add", "."], ["-c", "user.name=Tests", "-c", "user.email=tests@example.invalid", "commit", "-q", "-m", message]])
            {
                ToolResult git = await Tool.RunAsync("git", consumer.Folder, arguments);
                Assert.True(git.ExitCode == 0, git.Output);
            }
        }

        private static async Task<string?> WhyNotAsync(string folder)
        {
            if (OperatingSystem.IsWindows())
            {
                return "The gate is a bash script.";
            }

            ToolResult node = await Tool.RunAsync("sh", folder, "-c", "command -v node && command -v npm");
            if (node.ExitCode != 0)
            {
                return "node and npm are not installed, and the SARIF multitool is an npm package.";
            }

            ToolResult view = await Tool.RunAsync("npm", folder, "view", "@microsoft/sarif-multitool@5.7.0", "version");
            return view.ExitCode == 0 ? null : "npm cannot reach the SARIF multitool: " + view.Output;
        }
    }

    private const string AddedSource = """
        using TorchSharp;

        public static class Added
        {
            public static torch.Tensor New(torch.Tensor x)
            {
                return x.cuda();
            }

            public static torch.Tensor Known(torch.Tensor x)
            {
        #pragma warning disable PML1001 // Said here and reviewed.
                return x.cuda();
        #pragma warning restore PML1001
            }
        }

        """;

    private const string EverythingSource = """
        using System;
        using System.Runtime.InteropServices;
        using Microsoft.ML.OnnxRuntime;
        using TorchSharp;

        public static class Everything
        {
            [DllImport("cudart64_12")]
            public static extern int cudaDeviceSynchronize();

            public static string Visible() => Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES");

            public static torch.Tensor Guarded(torch.Tensor x) => torch.cuda.is_available() ? x.cuda() : x;

            public static OrtMemoryInfo Memory() => new OrtMemoryInfo("Cuda", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);

            public static void Append(SessionOptions options) => options.AppendExecutionProvider_CUDA(0);

            public static void Dead(SessionOptions options) => options.AppendExecutionProvider("CUDA");

            public static void Forbid(SessionOptions options) => options.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1");

            public static InferenceSession Narrow(string model)
            {
                SessionOptions options = new SessionOptions();
                try
                {
                    options.AppendExecutionProvider_CUDA(0);
                }
                catch (OnnxRuntimeException)
                {
                    Console.WriteLine("on the CPU");
                }

                return new InferenceSession(model, options);
            }

            public static InferenceSession Wide(string model)
            {
                SessionOptions options = new SessionOptions();
                try
                {
                    options.AppendExecutionProvider_CUDA(0);
                }
                catch (Exception)
                {
                    Console.WriteLine("on the CPU");
                }

                return new InferenceSession(model, options);
            }
        }

        """;

    private static Regex Block(string language) => new($"```{language}\n(?<text>.*?)```", RegexOptions.Singleline);
}
