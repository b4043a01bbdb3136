using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Tests.Values;

/// <summary>The names in a JSON text that stand under another, with their quotes; whatever else the text holds.</summary>
public class JsonNamesTests
{
    [Theory]
    [InlineData("""{ "list": { "a": 1, "b": 2 } }""", "a b")]
    [InlineData("""{ "list": [ { "a": 1 }, { "b": 2 } ] }""", "a b")]
    [InlineData("""{ "list" : [ { "a" :1} ] }""", "a")]
    [InlineData("""{ "list":[{"a":{"inner":1},"b":[{"inner":2}],"c":3}] }""", "a b c")]
    [InlineData("""{ "other": { "a": 1 }, "list": { "b": 2 } }""", "b")]
    [InlineData("""{ "list": [ "text", { "a": "value" } ] }""", "a")]
    [InlineData("""{ "list": [ [ { "a": 1 } ] ] }""", "")]
    [InlineData("""{ "a": 1, "list": 2, "b": { "c": 3 } }""", "")]
    [InlineData("""{ "list": 2, { "c": 3 } }""", "")]
    [InlineData("""{ "x": "list", "y": { "a": 1 } }""", "")]
    [InlineData("""{ "list": { "with \"quotes\"": 1, "b": "\\" , "c": 3 } }""", "with \"quotes\" b c")]
    [InlineData("""} ] { "list": { "a": 1 } }""", "a")]
    [InlineData("", "")]
    public void Names_under_a_list_are_found_with_their_places(string text, string names)
    {
        (string Name, Microsoft.CodeAnalysis.Text.TextSpan Span)[] found = [.. JsonNames.Under("list", text)];

        Assert.Equal(names, string.Join(" ", found.Select(one => one.Name.Replace("\\\"", "\"", StringComparison.Ordinal))));
        Assert.All(found, one => Assert.Equal('"' + one.Name + '"', text.Substring(one.Span.Start, one.Span.Length)));
    }

    [Theory]
    [InlineData("""{ "list": { "a""", 0)]
    [InlineData("""{ "list": { "a" """, 0)]
    [InlineData("""{ "list": { "a": """, 1)]
    [InlineData("""{ "list": { "a": 1, "b\""", 1)]
    [InlineData("""{ "list": { "a": 1, "b":""", 2)]
    [InlineData("\"", 0)]
    public void A_text_that_ends_early_gives_what_is_whole(string text, int count) => Assert.Equal(count, JsonNames.Under("list", text).Count());
}
