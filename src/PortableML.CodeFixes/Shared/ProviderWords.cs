using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>Tells whether a name or text speaks of a vendor or of its accelerator: <c>useCuda</c>, <c>"--tensorrt"</c>, not <c>useGpu</c>.</summary>
internal sealed class ProviderWords(VendorSymbols symbols)
{
    // How people write what the catalogue calls otherwise.
    private const string Vitis = "vitis";

    // A user's catalogue may have accelerators of its own.
    private readonly HashSet<string> _names = new(
        symbols.Libraries.SelectMany(library => library.Entries).Select(entry => entry.Accelerator).OfType<Accelerator>()
            .Where(accelerator => accelerator.Vendor != Accelerator.Platform).Select(accelerator => accelerator.Name).Append(Vitis),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Tells whether up to three neighbouring words of <paramref name="text"/> make a vendor's name: <c>Tensor</c> and <c>RT</c> do.</summary>
    public bool NameVendor(string text)
    {
        List<string> words = Split(text);
        for (int start = 0; start < words.Count; start++)
        {
            string joined = "";
            for (int i = start; i < words.Count && i < start + 3; i++)
            {
                joined += words[i];
                if (_names.Contains(joined) || AcceleratorWords.Contain(joined))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static List<string> Split(string text)
    {
        List<string> words = [];
        int start = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            bool isEnd = i == text.Length || !char.IsLetter(text[i]) || !char.IsLetter(text[i - 1]);
            if (isEnd || (char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])))))
            {
                if (char.IsLetter(text[start]))
                {
                    words.Add(text.Substring(start, i - start));
                }

                start = i;
            }
        }

        return words;
    }
}
