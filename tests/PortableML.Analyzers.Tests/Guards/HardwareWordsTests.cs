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
    [InlineData("gpu")]
    [InlineData("gpus")]
    [InlineData("npu")]
    [InlineData("device")]
    [InlineData("devices")]
    [InlineData("accelerator")]
    [InlineData("accelerators")]
    [InlineData("accelerated")]
    [InlineData("acceleration")]
    [InlineData("accelerate")]
    [InlineData("backend")]
    [InlineData("hardware")]
    [InlineData("cpu")]
    [InlineData("metal")]
    [InlineData("directx")]
    public void Each_word_for_hardware_speaks_of_it(string word)
    {
        Assert.True(HardwareWords.Speak(word));
        Assert.True(HardwareWords.Speak("use_" + word.ToUpperInvariant()));
        Assert.False(HardwareWords.Speak("x" + word));
        Assert.False(HardwareWords.SpeakOfVendor(word));
    }

    [Theory]
    [InlineData("gpuId", true)]
    [InlineData("gpuIds", true)]
    [InlineData("deviceIndex", true)]
    [InlineData("deviceIdx", true)]
    [InlineData("cudaOrdinal", true)]
    [InlineData("deviceNumber", true)]
    [InlineData("gpu_no", true)]
    [InlineData("gpu", true)]
    [InlineData("cudaDevice", true)]
    [InlineData("id", false)]
    [InlineData("userId", false)]
    [InlineData("deviceCount", false)]
    [InlineData("deviceName", false)]
    [InlineData("", false)]
    public void A_device_is_numbered_by_a_name_that_says_so(string name, bool numbers) => Assert.Equal(numbers, HardwareWords.SpeakOfDeviceNumber(name));

    [Theory]
    [InlineData("GpuLayerCount", true)]
    [InlineData("n_gpu_layers", true)]
    [InlineData("gpuLayers", true)]
    [InlineData("numGpus", true)]
    [InlineData("CudaOffloadLayers", true)]
    [InlineData("gpuMemory", false)]
    [InlineData("cudaThreadCount", false)]
    [InlineData("cpuCount", false)]
    [InlineData("layerCount", false)]
    [InlineData("layersOnDevice", false)]
    [InlineData("gpu", false)]
    public void How_much_is_for_the_accelerator_is_counted_by_a_name_that_says_so(string name, bool counts) => Assert.Equal(counts, HardwareWords.SpeakOfAcceleratorCount(name));

    [Theory]
    [InlineData("cudaVersion", true)]
    [InlineData("CudaVersions", true)]
    [InlineData("versionOfCuda", false)]
    [InlineData("cuda", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_version_is_named_last(string? name, bool isVersion) => Assert.Equal(isVersion, HardwareWords.SpeakOfVersion(name));

    [Theory]
    [InlineData("cpu", true)]
    [InlineData("CPU", true)]
    [InlineData("Cpu1", true)]
    [InlineData("CpuDevice", false)]
    [InlineData("gpu", false)]
    public void The_processor_is_named_by_its_word_alone(string name, bool isProcessor) => Assert.Equal(isProcessor, HardwareWords.SpeakOfProcessor(name));

    [Theory]
    [InlineData("useGpu", true)]
    [InlineData("GPU", true)]
    [InlineData("gpus", false)]
    [InlineData("device", false)]
    public void A_GPU_is_named_by_its_word(string name, bool isGpu) => Assert.Equal(isGpu, HardwareWords.SpeakOfGpu(name));

    [Theory]
    [InlineData("useGpu", "use Gpu")]
    [InlineData("UseGPU", "Use GPU")]
    [InlineData("GPUDevice", "GPU Device")]
    [InlineData("gpu2Id", "gpu Id")]
    [InlineData("--use-gpu", "use gpu")]
    [InlineData("A", "A")]
    [InlineData("aB", "a B")]
    [InlineData("ABc", "A Bc")]
    [InlineData("", "")]
    public void A_name_is_split_at_its_humps_and_signs(string name, string words) => Assert.Equal(words, string.Join(' ', HardwareWords.Split(name)));

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
