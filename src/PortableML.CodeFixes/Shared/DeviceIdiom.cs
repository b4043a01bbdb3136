using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Options;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// The expression that asks at run time for the best device:
/// <c>torch.cuda.is_available() ? torch.CUDA : torch.mps_is_available() ? torch.MPS : torch.CPU</c>.
/// The vendor that the code named is tried first.
/// </summary>
/// <param name="Form">What the expression yields: a device, its name or its type.</param>
/// <param name="Index">The index of the CUDA device that the code named; 0 is any.</param>
/// <param name="AppleFirst">The code named Apple's accelerator.</param>
/// <param name="WithMps">Apple's accelerator is tried at all.</param>
internal sealed record DeviceIdiom(DeviceForm Form, int Index, bool AppleFirst, bool WithMps)
{
    /// <summary>The code's own expression for the device where it must stay: it computes the index, or spells the name its own way.</summary>
    public string? Original { get; init; }

    /// <summary>MPS is left out because the code computes in double precision, which it does not have.</summary>
    public bool AvoidsMps { get; init; }

    /// <summary>Why the other accelerator is left out, in words: the code would not use it; null where it is tried.</summary>
    public string? WhyNotOther { get; private init; }

    /// <summary>The user's own expression for a device, which takes the place of all others; null where none is set.</summary>
    public string? Configured { get; init; }

    /// <summary>The generated helper takes the place of the choice.</summary>
    public bool UsesHelper { get; init; }

    /// <summary>CUDA is tried, also where the code named Apple's accelerator.</summary>
    public bool WithCuda { get; init; } = true;

    /// <summary>The devices in the order in which they are tried, in words.</summary>
    public string Description =>
        UsesHelper ? "the best device that there is" : Configured ?? (AppleFirst ? (WithCuda ? "MPS, CUDA or CPU" : "MPS or CPU")
            : (Index > 0 ? $"CUDA device {Index}, " : "") + (WithMps ? "CUDA, MPS or CPU" : "CUDA or CPU"))
        + (AvoidsMps ? " (not MPS, which has no float64)" : WhyNotOther is { } why ? $" (not {(AppleFirst ? "CUDA" : "MPS")}, {why})" : "");

    /// <summary>The vendor's accelerator or the CPU.</summary>
    public DeviceIdiom WithoutOther(string why) => this with { WithCuda = !AppleFirst, WithMps = AppleFirst, UsesHelper = false, WhyNotOther = why };

    /// <summary>Both accelerators are tried, in an expression that the fix itself writes.</summary>
    public bool TriesOther => WithCuda && WithMps && Configured is null;

    /// <summary>The idiom for <paramref name="code"/>: all that the referenced version offers and the code can use.</summary>
    public static DeviceIdiom For(SourceDocument source, IEnumerable<SyntaxNode> code, DeviceForm form, int index, bool appleFirst)
    {
        bool avoidsMps = source.Torch.HasMps && !appleFirst && code.Any(new DoublePrecision(source).IsUsedIn);
        ImmutableArray<string> allowed = RuleOptions.TorchDevices(source.Document.Project.AnalyzerOptions, source.Root.SyntaxTree);
        return new DeviceIdiom(form, index, appleFirst, source.Torch.HasMps && !avoidsMps && (appleFirst || allowed.Contains("mps")))
        {
            AvoidsMps = avoidsMps && allowed.Contains("mps"),
            WithCuda = !appleFirst || allowed.Contains("cuda"),
            Configured = index > 0 ? null : source.ConfiguredDevice,

            // The helper tries CUDA and MPS, in that order, whatever the settings and the code say.
            UsesHelper = source.UsesHelper && !appleFirst && !avoidsMps && allowed.Contains("cuda") && (!source.Torch.HasMps || allowed.Contains("mps")),
        };
    }

    /// <summary>The expression that gives <paramref name="device"/>, a device object, in a form.</summary>
    public static string Read(string device, DeviceForm form) => form switch
    {
        DeviceForm.Text => device + ".ToString()",
        DeviceForm.Kind => device + ".type",
        _ => device,
    };

    /// <summary>Writes the expression with <paramref name="names"/>.</summary>
    public string Write(TorchNames names)
    {
        if ((UsesHelper ? names.Helper(Index) : Configured) is { } device)
        {
            return Read(device, Form);
        }

        List<(string Query, string Device)> arms = [];
        if (Index > 0)
        {
            arms.Add(($"{names.Query("cuda.device_count")} > {Index}", Original ?? Indexed(names)));
        }

        string? original = Index > 0 ? null : Original;
        if (WithCuda)
        {
            arms.Add((names.Query("cuda.is_available"), AppleFirst ? Plain(names, "CUDA") : original ?? Plain(names, "CUDA")));
        }

        if (WithMps)
        {
            arms.Insert(AppleFirst ? 0 : arms.Count, (names.Query("mps_is_available"), AppleFirst ? original ?? Plain(names, "MPS") : Plain(names, "MPS")));
        }

        return string.Concat(arms.Select(arm => $"{arm.Query} ? {arm.Device} : ")) + Plain(names, "CPU");
    }

    private string Indexed(TorchNames names) => Form == DeviceForm.Text ? $"\"cuda:{Index}\"" : names.MakeDevice($"\"cuda:{Index}\"");

    private string Plain(TorchNames names, string accelerator) => Form switch
    {
        // Names are spelt as the code spells its own.
        DeviceForm.Text => $"\"{(Original is ['"', >= 'A' and <= 'Z', ..] ? accelerator : accelerator.ToLowerInvariant())}\"",
        DeviceForm.Kind => names.Kind(accelerator),
        _ => names.Device(accelerator),
    };
}
