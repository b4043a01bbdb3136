using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PortableML.Analyzers.Helpers;

/// <summary>
/// What one compilation can use of the generated helpers: it decides alone what is generated, so that an edit which does not change it
/// generates nothing again.
/// </summary>
/// <param name="Features">The features of the referenced libraries, of the language and of the compiler.</param>
internal sealed record HelperCapabilities(HelperFeatures Features)
{
    private const string Attribute = "Microsoft.CodeAnalysis.EmbeddedAttribute";

    // Older compilers report an attribute of that name as their own (CS8336) as soon as they need it themselves.
    private static readonly Version s_embeds = new(4, 13);

    /// <summary>The full name of the type that chooses TorchSharp's device.</summary>
    public const string TorchDevice = "PortableML.TorchDevice";

    /// <summary>The full name of the type that chooses ONNX Runtime's provider.</summary>
    public const string OnnxExecutionProviders = "PortableML.OnnxExecutionProviders";

    /// <summary>Looks at <paramref name="compilation"/>. Without a known library that costs the names of its references.</summary>
    public static HelperCapabilities Of(Compilation compilation)
    {
        HelperFeatures features = HelperFeatures.None;
        if (compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp7_3 } csharp)
        {
            foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            {
                features |= HelperApis.In(assembly);
            }

            features = Without(features, HelperFeatures.TorchDevice, TorchDevice, compilation);
            features = Without(features, HelperFeatures.OnnxExecutionProviders, OnnxExecutionProviders, compilation);
            if ((features & (HelperFeatures.TorchDevice | HelperFeatures.OnnxExecutionProviders)) != 0)
            {
                return new HelperCapabilities(features | OfCompiler(csharp));
            }
        }

        return new HelperCapabilities(HelperFeatures.None);
    }

    private static HelperFeatures OfCompiler(CSharpCompilation compilation)
    {
        HelperFeatures features = compilation.LanguageVersion >= LanguageVersion.CSharp8 ? HelperFeatures.Nullable : HelperFeatures.None;
        if (typeof(Compilation).Assembly.GetName().Version < s_embeds)
        {
            return features;
        }

        features |= HelperFeatures.Embedded;
        return compilation.Assembly.GetTypeByMetadataName(Attribute) is null ? features | HelperFeatures.EmbeddedAttribute : features;
    }

    private static HelperFeatures Without(HelperFeatures features, HelperFeatures helper, string type, Compilation compilation) =>
        (features & helper) != 0 && IsThere(type, compilation) ? features & ~helper : features;

    /// <summary>
    /// Tells whether the project has a type of that name: its own, or the only one that a reference shows it. Two would be ambiguous; its
    /// own is then the one that counts.
    /// </summary>
    private static bool IsThere(string type, Compilation compilation)
    {
        int shown = 0;
        foreach (INamedTypeSymbol found in compilation.GetTypesByMetadataName(type))
        {
            if (SymbolEqualityComparer.Default.Equals(found.ContainingAssembly, compilation.Assembly))
            {
                return true;
            }

            if (compilation.IsSymbolAccessibleWithin(found, compilation.Assembly) && !IsEmbedded(found))
            {
                shown++;
            }
        }

        return shown == 1;
    }

    private static bool IsEmbedded(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "EmbeddedAttribute" } own && own.ToDisplayString() == Attribute);
}
