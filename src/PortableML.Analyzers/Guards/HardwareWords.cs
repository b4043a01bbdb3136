using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>Tells whether a name, split into words, speaks of accelerators: <c>useCuda</c>, <c>TargetDevice</c>, <c>--gpu</c>.</summary>
internal static class HardwareWords
{
    private static readonly HashSet<string> s_general = new(StringComparer.OrdinalIgnoreCase)
    {
        "gpu", "gpus", "npu", "device", "devices", "accelerator", "accelerators", "accelerated", "acceleration", "accelerate",
        "backend", "hardware", "cpu", "metal", "directx",
    };

    private static readonly HashSet<string> s_kinds = new(StringComparer.OrdinalIgnoreCase) { "gpu", "npu", "tpu", "cpu" };

    // "provider" alone is as likely a data provider or an IServiceProvider.
    private static readonly HashSet<string> s_execution = new(StringComparer.OrdinalIgnoreCase) { "execution", "ep" };

    private static readonly HashSet<string> s_numbers = new(StringComparer.OrdinalIgnoreCase) { "id", "ids", "index", "idx", "ordinal", "number", "no" };

    private static readonly HashSet<string> s_counts = new(StringComparer.OrdinalIgnoreCase) { "n", "num", "count", "of", "layer", "layers", "offload", "offloaded" };

    /// <summary>The letters that the words above, "provider" and the names of vendors begin with: for each first letter the second ones.</summary>
    private static readonly Lazy<int[]> s_beginnings = new(static () =>
    {
        int[] beginnings = new int[26];
        foreach (string word in s_general.Append("provider").Concat(AcceleratorWords.All).Where(static word => word.Length > 1 && word.Take(2).All(static character => Letter(character) >= 0)))
        {
            beginnings[Letter(word[0])] |= 1 << Letter(word[1]);
        }

        return beginnings;
    });

    /// <summary>Tells whether <paramref name="name"/> speaks of hardware in general, of a vendor or of an accelerator.</summary>
    public static bool Speak(string? name)
    {
        if (string.IsNullOrEmpty(name) || !MaySpeak(name!))
        {
            return false;
        }

        string[] words = [.. Split(name!)];
        return words.Any(s_general.Contains) || NameVendor(words)
            || (words.Any(static word => word.StartsWith("provider", StringComparison.OrdinalIgnoreCase)) && words.Any(s_execution.Contains));
    }

    /// <summary>Tells whether <paramref name="name"/> speaks of the processor, which every machine has, and of nothing else.</summary>
    public static bool SpeakOfProcessor(string name) => Split(name).All(static word => string.Equals(word, "cpu", StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells whether <paramref name="name"/> says that something is for the processor: <c>RunOnCpu</c>, not <c>CpuOrGpu</c>.</summary>
    public static bool IsForProcessor(string name)
    {
        string[] words = [.. Split(name)];
        return words.Any(static word => string.Equals(word, "cpu", StringComparison.OrdinalIgnoreCase))
            && !words.Any(static word => string.Equals(word, "gpu", StringComparison.OrdinalIgnoreCase)) && !NameVendor(words);
    }

    /// <summary>Tells whether a word of <paramref name="name"/> is "GPU": <c>GpuBackend</c>.</summary>
    public static bool SpeakOfGpu(string name) => Split(name).Any(static word => string.Equals(word, "gpu", StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells whether a word of <paramref name="name"/> is a vendor's or an accelerator's: <c>CudaBackend</c>, not <c>GpuBackend</c>.</summary>
    public static bool SpeakOfVendor(string name) => MaySpeak(name) && NameVendor([.. Split(name)]);

    /// <summary>Tells whether <paramref name="name"/> says which kind of hardware: a vendor's or an accelerator's name, "GPU" or "CPU". A "device" may be any.</summary>
    public static bool SpeakOfKind(string name) => SpeakOfVendor(name) || Split(name).Any(s_kinds.Contains);

    /// <summary>The vendors' and accelerators' names in <paramref name="name"/>, in lower case.</summary>
    public static IEnumerable<string> VendorWords(string name) => MaySpeak(name) ? VendorNames([.. Split(name)]) : [];

    /// <summary>Tells whether <paramref name="name"/> is that of a version: <c>cudaVersion</c>, <c>DriverVersions</c>.</summary>
    public static bool SpeakOfVersion(string? name) =>
        name is not null && Split(name).LastOrDefault() is { } last
        && (string.Equals(last, "version", StringComparison.OrdinalIgnoreCase) || string.Equals(last, "versions", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Tells whether a number's name is that of a device: an id or an index, or hardware and nothing else. <c>layersOnDevice</c> is none.
    /// </summary>
    public static bool SpeakOfDeviceNumber(string name)
    {
        string[] words = [.. Split(name)];
        return words.Length > 0 && Speak(name)
            && (s_numbers.Contains(words[words.Length - 1]) || words.All(static word => s_general.Contains(word) || AcceleratorWords.Contain(word)));
    }

    /// <summary>
    /// Tells whether a number's name says how much is for the accelerator, so that none of it is for the processor: <c>GpuLayerCount</c>,
    /// <c>n_gpu_layers</c>, <c>numGpus</c>. What a device has (<c>gpuMemory</c>, <c>cudaThreads</c>) is none.
    /// </summary>
    public static bool SpeakOfAcceleratorCount(string name)
    {
        string[] words = [.. Split(name)];
        return words.Any(s_counts.Contains) && words.Any(static word => IsAccelerator(word)) && words.All(static word => s_counts.Contains(word) || IsAccelerator(word));
    }

    /// <summary>The words of a name in camel, Pascal, snake or kebab case; a run of capitals is one word.</summary>
    public static IEnumerable<string> Split(string name)
    {
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isEnd = i == name.Length || !char.IsLetter(name[i]);
            bool isHump = !isEnd && i > start && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (!isEnd && !isHump)
            {
                continue;
            }

            if (i > start)
            {
                yield return name.Substring(start, i - start);
            }

            start = isHump ? i : i + 1;
        }
    }

    /// <summary>
    /// A word of <paramref name="name"/> begins as one that is known does. Nearly every name ends here: to take it apart allocates. A word of one letter
    /// may go on in the next.
    /// </summary>
    private static bool MaySpeak(string name)
    {
        int[] beginnings = s_beginnings.Value;
        for (int i = 0; i < name.Length; i++)
        {
            if ((i == 0 || !char.IsLetter(name[i - 1]) || char.IsUpper(name[i])) && Letter(name[i]) is >= 0 and var first && beginnings[first] is not 0 and var seconds
                && (i + 1 == name.Length || Letter(name[i + 1]) is not (>= 0 and var second) || (seconds & (1 << second)) != 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The number of a letter of the alphabet, in any case; less than 0 for any other character.</summary>
    private static int Letter(char character) => (character | 0x20) is >= 'a' and <= 'z' and var letter ? letter - 'a' : -1;

    private static bool IsAccelerator(string word) =>
        AcceleratorWords.Contain(word) || (s_kinds.Contains(word) && !string.Equals(word, "cpu", StringComparison.OrdinalIgnoreCase)) || string.Equals(word, "gpus", StringComparison.OrdinalIgnoreCase);

    private static bool NameVendor(string[] words) => VendorNames(words).Any();

    /// <summary>A vendor's name may be several words of an identifier: <c>DirectML</c>, <c>TensorRT</c>, <c>OpenVINO</c>.</summary>
    private static IEnumerable<string> VendorNames(string[] words)
    {
        for (int first = 0; first < words.Length; first++)
        {
            string joined = "";
            for (int last = first; last < words.Length && last < first + 4; last++)
            {
                joined += words[last];
                if (AcceleratorWords.Contain(joined))
                {
                    yield return joined.ToLowerInvariant();
                }
            }
        }
    }
}
