using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>A device that a fix adds: its name, the changes that declare it, and what it chooses from.</summary>
/// <param name="Name">The name under which the sites use it.</param>
/// <param name="Index">The CUDA device that it prefers; orders introductions at one place.</param>
/// <param name="Changes">The changes that declare it.</param>
/// <param name="Idiom">What it chooses from.</param>
internal sealed record DeviceIntroduction(string Name, int Index, IReadOnlyList<TextChange> Changes, DeviceIdiom Idiom);
