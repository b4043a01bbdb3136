using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>An additional file that is only a text.</summary>
internal sealed class TextFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
