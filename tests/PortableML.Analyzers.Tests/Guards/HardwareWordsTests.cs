using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Names that people choose, and whether they speak of hardware.</summary>
public class HardwareWordsTests
{
    public static TheoryData<string> KnownNames => [.. AcceleratorWords.All.Where(word => word.All(char.IsLetter))];

    [Theory]
    [InlineData("useCuda", true)]
    [InlineData("UseGPU", true)]
    [InlineData("use_gpus", true)]
    [InlineData("--gpu", true)]
    [InlineData("TargetDevice", true)]
    [InlineData("targetDeviceId", true)]
    [InlineData("executionProvider", true)]
    [InlineData("EPProviders", true)]
    [InlineData("isAccelerated", true)]
    [InlineData("x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("dataProvider", false)]
    [InlineData("execution", false)]
    [InlineData("barracuda", false)]
    [InlineData("devicesOf1", true)]
    [InlineData("gpux", false)]
    [InlineData("xgpu", false)]
    [InlineData("deviation", false)]
    [InlineData("metallic", false)]
    public void Names_speak_of_hardware_by_their_words(string? name, bool speaks) => Assert.Equal(speaks, HardwareWords.Speak(name));

    [Theory]
    [InlineData("CudaBackend", true)]
    [InlineData("with_DirectML", true)]
    [InlineData("Direct_ML", true)]
    [InlineData("openVinoDevice", true)]
    [InlineData("GpuBackend", false)]
    [InlineData("CpuBackend", false)]
    [InlineData("directory", false)]
    [InlineData("open", false)]
    public void A_vendor_is_named_by_its_own_words(string name, bool names) => Assert.Equal(names, HardwareWords.SpeakOfVendor(name));

    [Theory]
    [MemberData(nameof(KnownNames))]
    public void Every_name_of_the_catalogue_is_known_alone_and_in_a_longer_one(string name)
    {
        string lower = name.ToLowerInvariant();
        string pascal = char.ToUpperInvariant(lower[0]) + lower[1..];

        Assert.All([name, lower, name.ToUpperInvariant(), pascal, "use" + pascal, "use_" + lower, "1" + lower, pascal + "2", pascal + "Device"], spoken =>
        {
            Assert.True(HardwareWords.Speak(spoken), spoken);
            Assert.True(HardwareWords.SpeakOfVendor(spoken), spoken);
            Assert.Contains(lower, HardwareWords.VendorWords(spoken));
        });
    }
}
