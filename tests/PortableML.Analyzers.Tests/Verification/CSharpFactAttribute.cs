using Microsoft.CodeAnalysis.CSharp;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>A test whose source needs a language version that the oldest compiler does not have: skipped there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CSharpFactAttribute : FactAttribute
{
    /// <summary>Takes the version as in a project file: <c>13.0</c>, <c>14.0</c>.</summary>
    public CSharpFactAttribute(string version)
    {
        Version = version;
        if (!LanguageVersionFacts.TryParse(version, out _))
        {
            Skip = $"This compiler has no C# {version}.";
        }
    }

    /// <summary>The language version that the source needs.</summary>
    public string Version { get; }
}
