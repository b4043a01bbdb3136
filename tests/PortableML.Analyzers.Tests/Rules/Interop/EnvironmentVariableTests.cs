using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Rules.Interop;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.Interop.EnvironmentVariableAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Interop;

/// <summary>PML4002. The test framework switches on what is off by default.</summary>
public class EnvironmentVariableTests
{
    [Theory]
    [InlineData("Environment.GetEnvironmentVariable([|\"CUDA_VISIBLE_DEVICES\"|]);")]
    [InlineData("Environment.GetEnvironmentVariable([|\"cuda_path\"|], EnvironmentVariableTarget.Machine);")]
    [InlineData("Environment.SetEnvironmentVariable([|\"HIP_VISIBLE_DEVICES\"|], \"0\");")]
    [InlineData("const string name = \"CUDA_HOME\"; Environment.GetEnvironmentVariable([|name|]);")]
    [InlineData("Environment.SetEnvironmentVariable(value: \"0\", variable: [|\"ROCR_VISIBLE_DEVICES\"|]);")]
    [InlineData("Console.WriteLine(configuration[[|\"CUDA_VISIBLE_DEVICES\"|]]);")]
    [InlineData("configuration[[|\"CUDA_VISIBLE_DEVICES\"|]] = \"0\";")]
    [InlineData("configuration.GetSection([|\"CUDA_PATH\"|]);")]
    [InlineData("configuration.GetRequiredSection([|\"CUDA_PATH\"|]);")]
    [InlineData("Console.WriteLine(configuration.GetValue([|\"CUDA_VISIBLE_DEVICES\"|], \"0\"));")]
    [InlineData("Console.WriteLine(configuration.GetValue<int>([|\"NEURON_RT_NUM_CORES\"|]));")]
    [InlineData("Console.WriteLine(configuration.GetValue(typeof(string), [|\"HIP_VISIBLE_DEVICES\"|], \"0\"));")]
    [InlineData("var device = Environment.GetEnvironmentVariable([|\"CUDA_VISIBLE_DEVICES\"|]) ?? \"0\";")]
    public Task A_vendors_variable_that_is_read_or_set_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"PATH\");")]
    [InlineData("Environment.GetEnvironmentVariable(\"MY_CUDA_PATH_COUNT\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"DEVICE\", \"CUDA_PATH\");")]
    [InlineData("Console.WriteLine(\"CUDA_VISIBLE_DEVICES\");")]
    [InlineData("new System.Diagnostics.ProcessStartInfo(\"python\").Environment[\"CUDA_VISIBLE_DEVICES\"] = \"0\";")]
    [InlineData("new System.Diagnostics.ProcessStartInfo(\"python\").EnvironmentVariables.Add(\"CUDA_VISIBLE_DEVICES\", \"0\");")]
    [InlineData("new System.Diagnostics.ProcessStartInfo { FileName = \"python\", Environment = { [\"CUDA_VISIBLE_DEVICES\"] = \"0\" } }.ToString();")]
    [InlineData("System.Diagnostics.Process.Start(\"env\", \"CUDA_VISIBLE_DEVICES=0 python\");")]
    [InlineData("configuration.GetValue(\"Device\", \"CUDA_PATH\").ToString();")]
    [InlineData("new Dictionary<string, string>()[\"CUDA_VISIBLE_DEVICES\"] = \"0\";")]
    public Task Any_other_text_is_not(string statements) => Check(statements);

    [Fact]
    public void The_rule_is_off()
    {
        DiagnosticDescriptor rule = Assert.Single(new EnvironmentVariableAnalyzer().SupportedDiagnostics);

        Assert.False(rule.IsEnabledByDefault);
        Assert.Equal(DiagnosticSeverity.Info, rule.DefaultSeverity);
    }

    [Fact]
    public Task Own_types_with_the_frameworks_names_are_not_the_frameworks() => Verify.VerifyAsync(
        "static class Environment { public static string? GetEnvironmentVariable(string variable) => null; }\n\nclass Sample { string? Run() => Environment.GetEnvironmentVariable(\"CUDA_PATH\"); }",
        new() { References = [] });

    [Fact]
    public Task A_folder_can_be_allowed_its_vendor() => Verify.VerifyAsync(
        "class Sample { string? Run() => System.Environment.GetEnvironmentVariable([|\"CUDA_PATH\"|]); }",
        new()
        {
            References = [],
            Files =
            [
                (".editorconfig", "root = true\n[Cuda/**.cs]\nportable_ml.allowed_vendors = nvidia"),
                ("Cuda/Paths.cs", "class Paths { string? Cuda => System.Environment.GetEnvironmentVariable(\"CUDA_PATH\"); string? Hip => System.Environment.GetEnvironmentVariable([|\"HIP_PATH\"|]); }"),
            ],
        });

    private static Task Check([StringSyntax("C#-test")] string statements) => Verify.VerifyAsync(
        Sources.Statements(["Microsoft.Extensions.Configuration"], statements, "IConfiguration configuration"),
        new() { References = [LibraryStubs.Configuration, LibraryStubs.ConfigurationBinder] });
}
