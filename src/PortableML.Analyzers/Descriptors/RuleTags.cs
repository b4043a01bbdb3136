namespace PortableML.Analyzers.Descriptors;

/// <summary>Custom tags of descriptors; hosts and SARIF logs show them.</summary>
internal static class RuleTags
{
    /// <summary>What the rule reports fails on a machine or with a package without the hardware; analysis mode <c>Minimum</c> keeps these rules only.</summary>
    public const string Throws = "Throws";
}
