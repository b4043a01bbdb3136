using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Tests.Catalog;

/// <summary>What is read out of an entry: the name it is looked up by, the versions it is true of, what it throws for.</summary>
public class CatalogEntryTests
{
    [Theory]
    [InlineData("M:N.Type.cuda(N.Device,System.Boolean)", "cuda")]
    [InlineData("M:N.Extensions.to``1(``0,System.String)", "to")]
    [InlineData("M:N.Storage`1.cuda(N.Device)", "cuda")]
    [InlineData("M:N.Device.#ctor(System.String)", "Device")]
    [InlineData("M:N.Storage`1.#ctor(System.Int32)", "Storage")]
    [InlineData("M:N.Device.op_Implicit(System.String)~N.Device", "op_Implicit")]
    [InlineData("M:N.Options.Append(System.Collections.Generic.Dictionary{System.String,System.String})", "Append")]
    [InlineData("M:N.Type.is_available", "is_available")]
    [InlineData("P:N.Type.CUDA", "CUDA")]
    [InlineData("F:N.DeviceType.CUDA", "CUDA")]
    [InlineData("T:N.Outer.Device", "Device")]
    [InlineData("T:N.Storage`1", "Storage")]
    [InlineData("S:Cuda.Plugin", "Cuda.Plugin")]
    public void The_member_name_is_the_last_of_the_id_as_metadata_spells_it(string id, string name) =>
        Assert.Equal(name, new CatalogEntry { Id = id, Role = CatalogRole.Places }.MemberName);

    [Theory]
    [InlineData(null, null, "0.1", true)]
    [InlineData("1.2", null, "1.2", true)]
    [InlineData("1.2", null, "1.1.9", false)]
    [InlineData(null, "1.2", "1.2", false)]
    [InlineData(null, "1.10", "1.9", true)]
    [InlineData("1.0", "2.0", "1.5.0.0", true)]
    public void A_line_is_true_from_since_on_and_before_until(string? since, string? until, string version, bool expected)
    {
        CatalogEntry entry = new()
        {
            Id = "M:A.B",
            Role = CatalogRole.Places,
            Since = since is null ? null : new Version(since),
            Until = until is null ? null : new Version(until),
        };

        Assert.Equal(expected, entry.AppliesTo(new Version(version)));
    }

    [Theory]
    [InlineData(true, "", true)]
    [InlineData(true, "CUDA,MPS", true)]
    [InlineData(true, "MPS", false)]
    [InlineData(false, "", false)]
    public void An_entry_throws_for_the_accelerators_that_it_lists_or_for_all(bool throws, string throwsFor, bool expected)
    {
        CatalogEntry entry = new()
        {
            Id = "M:A.B",
            Role = CatalogRole.Takes,
            Throws = throws,
            ThrowsFor = throwsFor.Split(',', StringSplitOptions.RemoveEmptyEntries),
        };

        Assert.Equal(expected, entry.ThrowsWithout(new Accelerator("nvidia", "CUDA")));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("CUDA,MPS", true)]
    [InlineData("MPS", false)]
    public void A_query_proves_the_accelerators_that_it_lists_or_all(string proves, bool expected)
    {
        CatalogEntry entry = new() { Id = "M:A.B", Role = CatalogRole.Queries, ProvesOnly = proves.Split(',', StringSplitOptions.RemoveEmptyEntries) };

        Assert.Equal(expected, entry.CanProve(new Accelerator("nvidia", "CUDA")));
    }
}
