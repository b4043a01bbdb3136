using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A member that a test runner or a benchmark calls is entered from where no check is seen, whoever else calls it.</summary>
public class CalledByARunnerTests
{
    [SkippableTheory]
    [InlineData("Fact")]
    [InlineData("Theory")]
    [InlineData("Test")]
    [InlineData("TestCase")]
    [InlineData("TestMethod")]
    [InlineData("DataTestMethod")]
    [InlineData("SkippableFact")]
    [InlineData("SkippableTheory")]
    [InlineData("Benchmark")]
    public Task A_member_that_a_runner_calls_is_hard_coded(string attribute) => VerifyAsync($"[{attribute}] private", attribute, "[|cuda()|]");

    [SkippableTheory]
    [InlineData("[Setup] private", "Setup")]
    [InlineData("[LastFact] private", "LastFact")]
    [InlineData("private", "Fact")]
    [InlineData("[Setup] public", "Setup")]
    public Task Another_is_judged_by_its_calls(string modifiers, string attribute) => VerifyAsync(modifiers, attribute, "{|PML1002:cuda()|}");

    private static Task VerifyAsync(string modifiers, string attribute, string call) => GuardedCode.TorchMembersAsync(
        $$"""
        class {{attribute}}Attribute : Attribute { }
        void Run() { if (torch.cuda.is_available()) MoveToCuda(); }
        {{modifiers}} void MoveToCuda() => torch.ones(1).{{call}};
        """);
}
