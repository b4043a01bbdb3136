using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Tests.Values;

/// <summary>A rule is only asked about the kinds of operation that its libraries' lines can be met as.</summary>
public class SiteKindsTests
{
    [Theory]
    [InlineData("M:Lib.Net.Run takes kind=kind reports-call", "Invocation, ObjectCreation, MethodReference")]
    [InlineData("P:Lib.Net.Cuda places nvidia/CUDA", "PropertyReference")]
    [InlineData("F:Lib.Net.Cuda places nvidia/CUDA", "FieldReference")]
    [InlineData("T:Lib.CudaNet places nvidia/CUDA", "Invocation, ObjectCreation, Conversion, Invalid")]
    [InlineData("S:cuda names nvidia/CUDA", "FieldReference, Conversion, Literal, AnonymousFunction, LocalFunction")]
    [InlineData("F:Lib.Kind.Cuda names nvidia/CUDA", "FieldReference, Conversion, Literal, AnonymousFunction, LocalFunction")]
    [InlineData("M:Lib.Net.HasCuda queries nvidia/CUDA", "")]
    public void A_line_is_met_as_these_kinds(string line, string kinds)
    {
        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = CatalogParser.Parse(["library Lib", "assembly Lib.Core", line]);

        Assert.Empty(errors);
        Assert.Equal(kinds, string.Join(", ", SiteKinds.Of([library])));
    }

    [Fact]
    public void All_built_in_lines_together_are_met_as_every_kind() => Assert.Equal(SiteKinds.All, SiteKinds.Of(ApiCatalog.BuiltIn));

    [Fact]
    public void Where_nothing_is_catalogued_nothing_is_registered() => Assert.Equal([], SiteKinds.Of([]));
}
