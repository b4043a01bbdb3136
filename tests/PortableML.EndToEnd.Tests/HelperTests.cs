namespace PortableML.EndToEnd.Tests;

/// <summary>The generated helpers in real projects: that they cost no warning, run with the real library, and can be taken along.</summary>
[Collection(Collections.First)]
public sealed class HelperTests(PackedAnalyzers packed)
{
    private const string OnnxRuntime = """<PackageReference Include="Microsoft.ML.OnnxRuntime" Version="[1.31.1]" />""";
    private const string ManagedOnnxRuntime = """<PackageReference Include="Microsoft.ML.OnnxRuntime.Managed" Version="[1.31.1]" />""";
    private const string Strict = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisLevel>latest-all</AnalysisLevel><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>";

    // What the strictest analyzers want of this source, not of the generated.
    private const string Use = """
        [assembly: System.CLSCompliant(false)]

        namespace Consumer
        {
            /// <summary>Uses both helpers.</summary>
            public static class Chosen
            {
                /// <summary>A device.</summary>
                public static TorchSharp.torch.Device Device()
                {
                    return PortableML.TorchDevice.Best;
                }

                /// <summary>Options.</summary>
                public static Microsoft.ML.OnnxRuntime.SessionOptions Options()
                {
                    return PortableML.OnnxExecutionProviders.CreateSessionOptions(0, prefer: "CUDA");
                }
            }
        }

        """;

    private const string Program = """
        using System;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using Microsoft.ML.OnnxRuntime;
        using Microsoft.ML.OnnxRuntime.Tensors;
        using PortableML;

        Trace.Listeners.Add(new ConsoleTraceListener());
        byte[] model = File.ReadAllBytes(args[0]);
        try
        {
            using SessionOptions options = new();
            options.AppendAvailableExecutionProvider(out string appended, 0, prefer: "CUDA");
            using InferenceSession session = new(model, options);
            Console.WriteLine($"appended {appended}, input {session.InputNames[0]}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            Console.WriteLine($"{e.GetType().Name}: {e.Message} / {e.InnerException?.GetType().Name}");
        }

        string[] all = new string[32];
        Thread[] threads = [.. Enumerable.Range(0, all.Length).Select(i => new Thread(() =>
        {
            try
            {
                using SessionOptions options = OnnxExecutionProviders.CreateSessionOptions(0, prefer: "CUDA");
                using InferenceSession session = new(model, options);
                all[i] = session.OutputNames[0];
            }
            catch (Exception e)
            {
                all[i] = e.GetType().Name;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Console.WriteLine("32 threads: " + string.Join(", ", all.Distinct()));

        SessionOptions closed = new();
        closed.Dispose();
        try
        {
            closed.AppendAvailableExecutionProvider();
        }
        catch (ObjectDisposedException)
        {
            Console.WriteLine("closed options are seen");
        }

        """;

    // A project for each, all built at once.
    private static readonly Dictionary<string, string> s_strictest = new()
    {
        ["Newest"] = "<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable>",
        ["Many"] = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>",
        ["Oldest"] = "<TargetFramework>netstandard2.0</TargetFramework><LangVersion>7.3</LangVersion>",
        ["NewLanguage"] = "<TargetFramework>netstandard2.0</TargetFramework><LangVersion>latest</LangVersion><Nullable>enable</Nullable>",
    };

    [Fact]
    public async Task Helpers_cost_no_warning_with_all_analyzers_on_nor_between_neighbours_that_see_each_other_s_internal_types_and_can_be_left_out()
    {
        const string Plain = "<TargetFramework>net10.0</TargetFramework><TreatWarningsAsErrors>true</TreatWarningsAsErrors>";
        Consumer consumer = packed.Consumer("Helpers")
            .WithProject("One/One.csproj", Plain, ManagedOnnxRuntime + """<InternalsVisibleTo Include="Two" />""")
            .With("One/Chosen.cs", Use.Replace("namespace Consumer", "namespace One", StringComparison.Ordinal))
            .WithProject("Two/Two.csproj", Plain, ManagedOnnxRuntime + """<ProjectReference Include="../One/One.csproj" />""")
            .WithProject("Without/Without.csproj", Plain + "<PortableMLGenerateHelpers>false</PortableMLGenerateHelpers>", ManagedOnnxRuntime);
        foreach ((string name, string properties) in s_strictest)
        {
            consumer.WithProject($"{name}/{name}.csproj", properties + Strict, ManagedOnnxRuntime);
        }

        string[] names = [.. s_strictest.Keys, "One", "Two", "Without"];
        foreach (string name in names.Where(name => name != "One"))
        {
            consumer.With(name + "/Chosen.cs", Use);
        }

        consumer.With("Helpers.slnx", $"<Solution>\n{string.Concat(names.Select(name => $"  <Project Path=\"{name}/{name}.csproj\" />\n"))}</Solution>\n");

        ToolResult build = await consumer.DotnetAsync("build", "Helpers.slnx");

        // Of all of them only the project that wants none, and there every use of one.
        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(["Chosen.cs(11,20): error CS0103", "Chosen.cs(17,20): error CS0103"], Consumer.Diagnostics(build));
        Assert.All(names, name => Assert.Equal(name != "Without", build.Output.Contains($"{name} -> ", StringComparison.Ordinal)));
        Assert.All(
            build.Output.Split('\n').Where(line => line.Contains(" error ", StringComparison.Ordinal)),
            line => Assert.Contains("Without.csproj]", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copied_helpers_build_without_the_package()
    {
        Consumer consumer = packed.Consumer("HelperCopied")
            .WithProject(
                "App.csproj",
                "<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable>" + Strict,
                ManagedOnnxRuntime)
            .With("Chosen.cs", Use);

        // As the page says, and after a build, when there is nothing left to compile.
        string command = File.ReadLines(Path.Combine(Repository.Root, "docs", "leaving.md")).Single(line => line.Contains("EmitCompilerGeneratedFiles", StringComparison.Ordinal)).Trim();
        Assert.StartsWith("dotnet build ", command, StringComparison.Ordinal);
        await consumer.DotnetAsync("build");
        ToolResult with = await consumer.DotnetAsync(command.Split(' ')[1..]);
        string[] files = Directory.GetFiles(consumer.Folder, "PortableML.*.g.cs", SearchOption.AllDirectories);
        foreach (string file in files)
        {
            consumer.With(Path.Combine("PortableML", Path.GetFileName(file)), await File.ReadAllTextAsync(file));
        }

        // Both at once: the project's own types count.
        ToolResult both = await consumer.DotnetAsync("build");
        string project = Path.Combine(consumer.Folder, "App.csproj");
        string[] lines = await File.ReadAllLinesAsync(project);
        await File.WriteAllLinesAsync(project, lines.Where(line => !line.Contains("PortableML.Analyzers", StringComparison.Ordinal)));
        ToolResult without = await consumer.DotnetAsync("build");

        Assert.True(with.ExitCode == 0, with.Output);
        Assert.NotEmpty(files);
        Assert.True(both.ExitCode == 0, both.Output);
        Assert.True(without.ExitCode == 0, without.Output);
        Assert.Empty(Consumer.Diagnostics(without));
    }

    [Fact]
    public async Task Helper_runs_with_the_CPU_package()
    {
        Consumer consumer = packed.Consumer("HelperRun")
            .WithProject("App.csproj", "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings>", OnnxRuntime)
            .With("Program.cs", Program);
        ToolResult build = await consumer.DotnetAsync("build");
        Assert.True(build.ExitCode == 0, build.Output);

        Assert.Equal("appended CPU, input x\n32 threads: y\nclosed options are seen", await RunAsync(consumer, null));
        Assert.Equal("appended CPU, input x\n32 threads: y\nclosed options are seen", await RunAsync(consumer, "cpu"));
        Assert.Equal("appended CPU, input x\n32 threads: y\nclosed options are seen", await RunAsync(consumer, "auto"));

        string wanted = await RunAsync(consumer, "cuda:1");
        Assert.StartsWith("InvalidOperationException: PORTABLEML_EXECUTION_PROVIDER asks for 'cuda:1'", wanted, StringComparison.Ordinal);
        Assert.Contains("/ EntryPointNotFoundException", wanted, StringComparison.Ordinal);
        Assert.Contains("32 threads: InvalidOperationException", wanted, StringComparison.Ordinal);

        Assert.StartsWith("ArgumentException: PORTABLEML_EXECUTION_PROVIDER is 'gpu'. It can be auto, cpu or,", await RunAsync(consumer, "gpu"), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(Consumer consumer, string? wanted)
    {
        // y = Relu(x): the model that the helper itself proves providers with.
        string model = Path.Combine(consumer.Folder, "relu.onnx");
        await File.WriteAllBytesAsync(model, Convert.FromHexString("08033A330A0C0A0178120179220452656C751201705A0F0A0178120A0A08080112040A020801620F0A0179120A0A08080112040A02080142021007"));
        string[] setting = wanted is null ? [] : ["-e", "PORTABLEML_EXECUTION_PROVIDER=" + wanted];
        ToolResult run = await consumer.DotnetAsync(["run", "--no-build", .. setting, "--", model]);
        return run.Output;
    }
}
