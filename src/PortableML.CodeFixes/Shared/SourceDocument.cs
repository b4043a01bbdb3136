using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>A document that uses TorchSharp, with all that a fix reads of it.</summary>
internal sealed class SourceDocument : SourceFile
{
    private SourceDocument(Document document, SemanticModel model, TorchLibrary torch)
        : base(model)
    {
        Document = document;
        Torch = torch;
        Catalog = VendorSymbols.For(model.Compilation, document.Project.AnalyzerOptions).Index;
    }

    /// <summary>The document as the host knows it.</summary>
    public Document Document { get; }

    /// <summary>What the referenced TorchSharp offers.</summary>
    public TorchLibrary Torch { get; }

    /// <summary>What the catalogue says of a symbol.</summary>
    public ApiIndex Catalog { get; }

    /// <summary>The user's own expression for a device, <c>portable_ml.device_expression</c>; null where none is set.</summary>
    public string? ConfiguredDevice => RuleOptions.DeviceExpression(Document.Project.AnalyzerOptions, Root.SyntaxTree);

    /// <summary>The devices to write are those of the generated helper.</summary>
    public bool UsesHelper { get; private set; }

    /// <summary>Reads <paramref name="document"/>; null where its project does not reference TorchSharp.</summary>
    public static async Task<SourceDocument?> ReadAsync(Document document, CancellationToken cancellationToken) =>
        await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model && TorchLibrary.Of(model.Compilation) is { } torch
            ? new SourceDocument(document, model, torch)
            : null;

    /// <summary>The same document, to be fixed with the generated helper.</summary>
    public SourceDocument WithHelper()
    {
        SourceDocument copy = (SourceDocument)MemberwiseClone();
        copy.UsesHelper = true;
        return copy;
    }
}
