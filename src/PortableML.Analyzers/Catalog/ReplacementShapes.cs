namespace PortableML.Analyzers.Catalog;

/// <summary>The forms of replacement that a catalogue line can name with <c>shape=</c>.</summary>
internal static class ReplacementShapes
{
    /// <summary>The expression is a device; another device expression takes its place.</summary>
    public const string Device = "device";

    /// <summary>A call that moves its receiver, as <c>x.cuda(…)</c>: becomes <c>x.to(device, …)</c>.</summary>
    public const string Move = "move";

    /// <summary>A device given as enum member and index in two arguments.</summary>
    public const string KindAndIndex = "kind-and-index";

    /// <summary>A device given as text or enum member in one argument.</summary>
    public const string Argument = "argument";

    /// <summary>An initialisation that has a form which answers instead of throwing.</summary>
    public const string Initialize = "initialize";

    /// <summary>A call that adds an execution provider to the options that it is called on.</summary>
    public const string AppendProvider = "append-provider";

    /// <summary>A call that makes options which hold an execution provider.</summary>
    public const string MakeOptions = "make-options";

    /// <summary>A call that gives its receiver's equal: without the accelerator the receiver itself does as well.</summary>
    public const string Guard = "guard";

    /// <summary>No fix knows a replacement.</summary>
    public const string None = "none";

    /// <summary>Every shape, for the parser.</summary>
    public static readonly IReadOnlyList<string> All = [Device, Move, KindAndIndex, Argument, Initialize, AppendProvider, MakeOptions, Guard, None];
}
