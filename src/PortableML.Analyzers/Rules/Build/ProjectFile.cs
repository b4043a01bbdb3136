using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Rules.Build;

/// <summary>
/// The text of a project file, or of a file that MSBuild imports into it. It only says where a reference is written and under which
/// conditions; which references hold, MSBuild says itself (<see cref="ProjectFacts"/>).
/// </summary>
internal sealed class ProjectFile
{
    // A property before the name, as in $(MSBuildThisFileDirectory)Gpu.props, ends with a slash of its own.
    private static readonly char[] s_folder = ['/', '\\', ')'];
    private static readonly string[] s_referenceItems = ["PackageReference", "GlobalPackageReference"];

    private readonly AdditionalText _file;
    private readonly SourceText _text;
    private readonly XElement _root;

    private ProjectFile(AdditionalText file, SourceText text, XElement root)
    {
        _file = file;
        _text = text;
        _root = root;
    }

    /// <summary>Tells by its name whether <paramref name="path"/> is a file that MSBuild reads.</summary>
    public static bool IsOne(string path) => Path.GetExtension(path) is ".csproj" or ".props" or ".targets" or ".projitems";

    /// <summary>Reads <paramref name="file"/>; null where it is no XML, which MSBuild says better.</summary>
    public static ProjectFile? Read(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            return null;
        }

        try
        {
            // A document type could name files and addresses to read.
            using XmlReader reader = XmlReader.Create(
                new StringReader(text.ToString()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root is { } root ? new ProjectFile(file, text, root) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The references that are written here, in their order; those inside a target are made while building and are left out.</summary>
    public IEnumerable<(string Id, bool IsConditional, Location Location)> References() =>
        from element in _root.Descendants()
        where s_referenceItems.Contains(element.Name.LocalName) && !element.Ancestors().Any(ancestor => ancestor.Name.LocalName == "Target")
        let ids = (string?)element.Attribute("Include")
        where ids is not null
        from id in ids.Split(';')
        where id.Trim().Length > 0
        select (id.Trim(), element.AncestorsAndSelf().Any(IsConditional), LocationOf(element));

    /// <summary>Tells whether the file sets <paramref name="property"/> to something else than <c>false</c>.</summary>
    public bool Sets(string property) => _root.Elements().Where(group => group.Name.LocalName == "PropertyGroup").Elements()
        .Any(element => element.Name.LocalName == property && element.Value.Trim() is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Tells whether the file imports the one at <paramref name="path"/> under a condition that chooses something; that the file exists
    /// chooses nothing.
    /// </summary>
    public bool ImportsConditionally(string path) => _root.Descendants()
        .Where(element => element.Name.LocalName == "Import" && (string?)element.Attribute("Project") is { } project
            && project.Split(s_folder).Last().Equals(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase))
        .SelectMany(import => import.AncestorsAndSelf())
        .Any(element => IsConditional(element) && ((string?)element.Attribute("Condition"))?.Trim().StartsWith("Exists", StringComparison.OrdinalIgnoreCase) != true);

    private static bool IsConditional(XElement element) => element.Attribute("Condition") is not null || element.Name.LocalName is "When" or "Otherwise";

    /// <summary>From the element's <c>&lt;</c> to the end of its line.</summary>
    private Location LocationOf(XElement element)
    {
        IXmlLineInfo info = element;
        TextLine line = _text.Lines[Math.Min(info.LineNumber, _text.Lines.Count) - 1];
        TextSpan span = TextSpan.FromBounds(Math.Min(line.Start + Math.Max(info.LinePosition - 2, 0), line.End), line.End);
        return Location.Create(_file.Path, span, _text.Lines.GetLinePositionSpan(span));
    }
}
