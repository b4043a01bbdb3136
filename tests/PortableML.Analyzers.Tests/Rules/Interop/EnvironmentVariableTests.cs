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
    public Task A_vendors_variable_that_is_read_or_set_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"PATH\");")]
    [InlineData("Environment.GetEnvironmentVariable(\"MY_CUDA_PATH_COUNT\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"DEVICE\", \"CUDA_PATH\");")]
    [InlineData("Console.WriteLine(\"CUDA_VISIBLE_DEVICES\");")]
    [InlineData("new System.Diagnostics.ProcessStartInfo(\"python\").Environment[\"CUDA_VISIBLE_DEVICES\"] = \"0\";")]
    [InlineData("new Dictionary<string, string>()[\"CUDA_VISIBLE_DEVICES\"] = \"0\";")]
    public Task Any_other_text_is_not(string statements) => Check(statements);

    [Fact]
    public void The_rule_is_off()
    {
        DiagnosticDescriptor rule = Assert.Single(new EnvironmentVariableAnalyzer().SupportedDiagnostics);

        Assert.False(rule.IsEnabledByDefault);
        Assert.Equal(DiagnosticSeverity.Info, rule.DefaultSeverity);
    }

    private static Task Check([StringSyntax("C#-test")] string statements) => Verify.VerifyAsync(
        Sources.Statements(["Microsoft.Extensions.Configuration"], statements, "IConfiguration configuration"),
        new() { References = [LibraryStubs.Configuration] });
}
