namespace PortableML.EndToEnd.Tests;

/// <summary>The generated parts of the documentation.</summary>
public sealed class RuleDocsTests
{
    [Fact]
    public async Task Generated_parts_are_what_the_descriptors_say()
    {
        ToolResult check = await Tool.DotnetAsync(Repository.Root, "run", "--project", "src/PortableML.RuleDocs", "--", "--check");

        Assert.True(check.ExitCode == 0, check.Output);
    }
}
