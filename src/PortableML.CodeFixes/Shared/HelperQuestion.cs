using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>A call that tells whether an accelerator works on this machine.</summary>
/// <param name="Text">The call.</param>
/// <param name="Usings">The changes that make its name known in the file; the same ones for every such call there.</param>
internal sealed record HelperQuestion(string Text, IReadOnlyList<TextChange> Usings);
