using System.Globalization;
using System.Net;
using System.Text;

namespace PortableML.RuleDocs;

/// <summary>A terminal as a picture (SVG): what was typed, what was printed, and the change that followed.</summary>
internal sealed class Picture
{
    private const int Columns = 116;
    private const int Margin = 20;
    private const double CharacterWidth = 8.43;
    private const int LineHeight = 20;

    private readonly StringBuilder _lines = new();
    private int _top = 54;

    /// <summary>Adds a command at the prompt.</summary>
    public void Command(string command)
    {
        _top += LineHeight / 2;
        Write("command", "$ " + command);
    }

    /// <summary>Adds a line of the build's output.</summary>
    public void Warning(string line) => Group("warning", line);

    /// <summary>Adds a line of a unified diff.</summary>
    public void Diff(string line) => Group(
        line switch
        {
            ['@', ..] => "place",
            ['+', ..] => "added",
            ['-', ..] => "removed",
            _ => "same",
        },
        line);

    /// <summary>Adds half an empty line.</summary>
    public void Gap() => _top += LineHeight / 2;

    /// <summary>The picture.</summary>
    public string ToSvg(string title)
    {
        int width = (int)(Columns * CharacterWidth) + (2 * Margin);
        int height = _top + Margin;
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{WebUtility.HtmlEncode(title)}">
              <!-- Written by src/PortableML.RuleDocs with the argument 'picture'. -->
              <style>
                text {"{"} font: 14px 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #d4d4d4; white-space: pre; {"}"}
                .command {"{"} fill: #ffffff; font-weight: bold; {"}"}
                .warning {"{"} fill: #e5c07b; {"}"}
                .place {"{"} fill: #56b6c2; {"}"}
                .added {"{"} fill: #98c379; {"}"}
                .removed {"{"} fill: #e88388; {"}"}
              </style>
              <rect width="{width}" height="{height}" rx="10" fill="#1e1e1e"/>
              <circle cx="24" cy="22" r="6" fill="#ff5f57"/><circle cx="44" cy="22" r="6" fill="#febc2e"/><circle cx="64" cy="22" r="6" fill="#28c840"/>

            """.ReplaceLineEndings("\n") + _lines + "</svg>\n";
    }

    /// <summary>Writes a line that may be too long; the whole of it is the group's label.</summary>
    private void Group(string kind, string line)
    {
        _lines.Append(CultureInfo.InvariantCulture, $"  <g class=\"{kind}\" aria-label=\"{WebUtility.HtmlEncode(line)}\">\n");
        foreach (string part in Wrap(line))
        {
            Write(kind, part);
        }

        _lines.Append("  </g>\n");
    }

    private void Write(string kind, string text)
    {
        _lines.Append(CultureInfo.InvariantCulture, $"  <text class=\"{kind}\" x=\"{Margin}\" y=\"{_top}\" xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</text>\n");
        _top += LineHeight;
    }

    private static IEnumerable<string> Wrap(string line)
    {
        string first = line[..(line.Length - line.TrimStart('+', '-', ' ').Length)];
        string indent = new string(' ', first.Length) + "    ";
        int room = Columns;
        while (line.Length > room)
        {
            int end = line.LastIndexOf(' ', room);
            yield return (room == Columns ? "" : indent) + line[..end];
            line = line[(end + 1)..];
            room = Columns - indent.Length;
        }

        yield return (room == Columns ? "" : indent) + line;
    }
}
