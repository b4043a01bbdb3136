namespace PortableML.Analyzers.Descriptors;

/// <summary>Where a rule's page is.</summary>
internal static class HelpLinks
{
    /// <summary>The address of the page of rule <paramref name="id"/>: docs/rules/&lt;id&gt;.md in the repository.</summary>
    public static string For(string id) => $"https://github.com/portableml/PortableML.Analyzers/blob/main/docs/rules/{id}.md";
}
