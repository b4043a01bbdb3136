using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>What a check proves, or which way a choice went: one bit of a <see cref="FactSet"/>.</summary>
/// <param name="Library">The library whose accelerator is there; null for a choice.</param>
/// <param name="Accelerator">The accelerator's name in that library; for a choice, its words.</param>
/// <param name="Index">The highest device index that is proved.</param>
internal readonly record struct GuardFact(CatalogLibrary? Library, string Accelerator, int Index);
