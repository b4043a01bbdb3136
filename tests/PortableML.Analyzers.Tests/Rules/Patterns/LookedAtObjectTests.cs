using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Objects that a test only looks at choose nothing.</summary>
public class LookedAtObjectTests
{
    [SkippableTheory]
    [InlineData("var options = new Options { Backend = Backend.Cuda, Size = 3 }; Assert.Equal(Backend.Cuda, options.Backend);")]
    [InlineData("Options options = new() { Backend = Backend.Cuda }; Assert.True(options.Backend == Backend.Cuda && options.Size == 0);")]
    [InlineData("var options = new Options(); options.Backend = Backend.Cuda; Assert.Equal(Backend.Cuda, options.Backend); options.Backend = Backend.Cpu;")]
    [InlineData("var options = new Options { Backend = [|Backend.Cuda|] }; Engine.Start(options);")]
    [InlineData("var options = new Options { Backend = [|Backend.Cuda|] }; Engine.Start(new Options { Backend = options.Backend });")]
    [InlineData("var options = new Options { Backend = [|Backend.Cuda|] }; Assert.Equal(1, Engine.Start(options));")]
    [InlineData("var options = new Options { Backend = [|Backend.Cuda|] }; var copy = options; Engine.Start(copy);")]
    [InlineData("var options = new Options(); options.Backend = [|Backend.Cuda|]; options.Start();")]
    [InlineData("Engine.Start(new Options { Backend = [|Backend.Cuda|] });")]
    public Task A_choice_on_an_object_that_goes_nowhere_is_none(string statements) => ProviderRule.VerifyAsync(
        Sources.Onnx(
            """
            enum Backend { Cpu, Cuda }

            class Options { public Backend Backend { get; set; } public int Size { get; set; } public int Start() => Engine.Start(this); }

            static class Assert { public static void Equal(object expected, object actual) { } public static void True(bool value) { } }

            static class Engine
            {
                public static int Start(Options from)
                {
                    var options = new SessionOptions();
                    switch (from.Backend)
                    {
                        case Backend.Cuda:
                            options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                            break;
                    }

                    return 1;
                }
            }

            class Tests { void Run() {
            """ + statements + " } }"));

    [SkippableTheory]
    [InlineData("""var place = new Place("cuda"); Assert.Equal("cuda", place.Name);""")]
    [InlineData("""Place place = new("cuda"); Assert.Equal("cuda", place.Name); Assert.Equal("", place.Title);""")]
    [InlineData("""var places = new[] { new Place("cuda") }; Assert.Throws(() => new Worker(null!, places));""")]
    [InlineData("""var places = new[] { new Place("cuda") }; var failure = Record.Exception(() => new Worker("", places));""")]
    [InlineData("""var places = new List<Place> { new("cuda"), new("cpu") }; Assert.Throws(() => new Worker("", places.ToArray()));""")]
    [InlineData("""Place[] places = [new("cuda")]; Assert.Throws(() => new Worker("", places));""")]
    [InlineData("""var place = new Place([|"cuda"|]); Assert.Equal("cuda", place.Name); new Worker("", new[] { place });""")]
    [InlineData("""var place = new Place([|"cuda"|]); Assert.Equal(1, place.Count());""")]
    [InlineData("""var place = new Place([|"cuda"|]); Console.WriteLine(place.Name); Use(place);""")]
    [InlineData("""var places = new[] { new Place([|"cuda"|]) }; Run(() => new Worker("", places));""")]
    public Task A_name_that_a_test_only_looks_at_places_nothing(string statements) => DeviceRule.VerifyAsync(
        Sources.Torch(
            """
            class Place(string name) { public string Name => name; public string Title => ""; public int Count() => new Worker("", new[] { this }).Count; }

            class Worker
            {
                public Worker(string title, Place[] places)
                {
                    if (title == null) throw new ArgumentNullException(nameof(title));
                    foreach (var place in places) ones(3, device: torch.device(place.Name));
                }

                public int Count => 1;
            }

            static class Assert { public static void Equal(object expected, object actual) { } public static void Throws(Func<object> code) { } }

            static class Record { public static Exception? Exception(Func<object> code) => null; }

            class Tests
            {
                static void Run(Func<object> code) => code();
                static void Use(Place place) => new Worker("", new[] { place });

                void Look() {
            """ + statements + " } }"));
}
