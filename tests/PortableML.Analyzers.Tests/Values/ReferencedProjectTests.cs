using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Values;

/// <summary>
/// What is handed to another project: followed into its source where the host shows that, as editors and workspaces do; a command-line
/// build shows an assembly, and then only what is a device by its type is one.
/// </summary>
public class ReferencedProjectTests
{
    private const string Library =
        """
        using TorchSharp;
        using Microsoft.ML.OnnxRuntime;

        namespace Library;

        public enum Place { Cpu = 0, Cuda = 1 }
        public enum Target { Gpu, Cpu, Directml }
        public enum Ranked { Cuda = 0, Cpu = 1 }

        public class Settings
        {
            public Place Place = Place.Cpu;
            public Target Target { get; set; } = Target.Cpu;
            public DeviceType Kind { get; set; }
            public string Name { get; init; } = "cpu";
            public string Device { get; set; } = "cpu";
            public string Other { get; set; } = "cpu";

            public torch.Tensor Move(torch.Tensor x) => x.to(Name);

            public SessionOptions Options()
            {
                var options = new SessionOptions();
                switch (Target)
                {
                    case Target.Cpu:
                        break;
                    case Target.Directml:
                        options.AppendExecutionProvider_DML(0);
                        break;
                    default:
                        options.AppendExecutionProvider_CUDA(0);
                        break;
                }

                return options;
            }
        }

        public record Choice(string Kind, int Index)
        {
            public torch.Device Device => new(Kind, Index);
        }

        public class Network
        {
            private readonly torch.Device _device;
            public Network(Settings settings) => _device = new torch.Device((DeviceType)settings.Place);
            public Network(Place place = Place.Cpu) => _device = new torch.Device((DeviceType)place);
            public Network(Ranked ranked) => _device = new torch.Device((DeviceType)ranked);
            public Network(Choice choice) => _device = choice.Device;
            public torch.Tensor Run(torch.Tensor x) => x.to(_device);
        }

        public static class Gpu
        {
            public static bool Ready => torch.cuda.is_available();
            public static bool IsThere() => torch.cuda.is_available();
        }

        public static class Moves
        {
            public static torch.Tensor Move(this torch.Tensor x, string where) => x.to(where);
            public static torch.Tensor Checked(torch.Tensor x, string where) => torch.cuda.is_available() ? x.to(where) : x;
            public static void Log(string device) => System.Console.WriteLine(device);
            public static void Keep(torch.Device device) { }
            public static Settings Make() => new();
            public static InferenceSession Open(string model, bool useCuda = false) =>
                useCuda ? new InferenceSession(model, SessionOptions.MakeSessionOptionWithCudaProvider(0)) : new InferenceSession(model);
            public static InferenceSession Early(string model, bool useGpu)
            {
                if (!useGpu)
                {
                    return new InferenceSession(model);
                }

                var options = new SessionOptions();
                options.AppendExecutionProvider_CUDA(0);
                return new InferenceSession(model, options);
            }
        }
        """;

    [SkippableTheory]
    [InlineData("""new Network([|Place.Cuda|]).Run(x);""")]
    [InlineData("""var place = [|Place.Cuda|]; new Network(place).Run(x);""")]
    [InlineData("""new Network(new Settings { Place = [|Place.Cuda|] }).Run(x);""")]
    [InlineData("""new Network(new Choice([|"cuda"|], 0)).Run(x);""")]
    [InlineData("""Moves.Move(x, [|"cuda"|]);""")]
    [InlineData("""x.Move([|"cuda:1"|]);""")]
    [InlineData("""x.Move(where: [|$"cuda:{n}"|]);""")]
    [InlineData("""new Settings { Name = [|"cuda"|] }.Move(x);""")]
    public Task What_the_project_makes_a_device_of_is_found(string statements) => TorchAsync(statements, Source(Library));

    [SkippableTheory]
    [InlineData("""Moves.Open(model, [|true|]);""")]
    [InlineData("""Moves.Open(useCuda: [|true|], model: model);""")]
    [InlineData("""Moves.Early(model, [|true|]);""")]
    [InlineData("""_ = new Settings { Target = [|Target.Gpu|] };""")]
    [InlineData("""_ = new Settings { Target = [|Target.Directml|] };""")]
    public Task What_the_project_appends_a_provider_for_is_found(string statements) => OnnxAsync(statements, Source(Library));

    [SkippableTheory]
    [InlineData("""new Network(Ranked.Cuda).Run(x);""")]
    [InlineData("""new Network(Place.Cpu).Run(x);""")]
    [InlineData("""Moves.Log("cuda");""")]
    [InlineData("""_ = new Settings { Device = "cuda" };""")]
    [InlineData("""var settings = Moves.Make(); settings.Device = "cuda";""")]
    [InlineData("""if (Gpu.Ready) Moves.Move(x, {|PML1002:"cuda"|});""")]
    [InlineData("""if (Gpu.IsThere()) x.{|PML1002:cuda()|};""")]
    [InlineData("""Moves.Checked(x, {|PML1002:"cuda"|});""")]
    public Task What_the_project_does_not_use_or_checks_is_no_lock(string statements) => TorchAsync(statements, Source(Library));

    [SkippableTheory]
    [InlineData("""Moves.Open(model, false);""")]
    [InlineData("""_ = new Settings { Target = Target.Cpu };""")]
    [InlineData("""if (useGpu) Moves.Open(model, true);""")]
    [InlineData("""Moves.Open(model, useGpu);""")]
    public Task A_flag_that_is_off_or_chosen_is_silent(string statements) => OnnxAsync(statements, Source(Library));

    [SkippableTheory]
    [InlineData("""new Network(Place.Cuda).Run(x);""")]
    [InlineData("""new Network(new Settings { Place = Place.Cuda }).Run(x);""")]
    [InlineData("""Moves.Move(x, "cuda");""")]
    [InlineData("""Moves.Make().Device = [|"cuda"|];""")]
    [InlineData("""Moves.Make().Other = "cuda";""")]
    [InlineData("""Moves.Log([|"cuda"|]);""")]
    [InlineData("""_ = new Settings { Kind = [|DeviceType.CUDA|] };""")]
    [InlineData("""var kind = [|DeviceType.CUDA|]; _ = new Settings { Kind = kind };""")]
    [InlineData("""Moves.Keep([|new Device("cuda")|]);""")]
    public Task An_assembly_shows_no_more_than_its_types(string statements) => TorchAsync(statements, Assembly(Library));

    [SkippableTheory]
    [InlineData("""_ = new Settings { Kind = [|DeviceType.CUDA|] };""")]
    [InlineData("""Moves.Keep([|new Device("cuda")|]);""")]
    public Task A_device_by_its_type_is_one_in_both(string statements) => TorchAsync(statements, Source(Library));

    [SkippableFact]
    public Task A_project_of_which_only_copies_of_the_symbols_are_seen_is_followed()
    {
        // The two reference different versions of a third assembly, so that the compiler shows one the other's symbols as copies.
        MetadataReference first = LibraryReferences.Compile("Shared", "[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")] public class Base { }");
        MetadataReference second = LibraryReferences.Compile("Shared", "[assembly: System.Reflection.AssemblyVersion(\"2.0.0.0\")] public class Base { }");
        return DeviceRule.VerifyAsync(
            Sources.TorchStatements("Copies.Move(x, [|\"cuda\"|]); _ = new Copy([|\"cuda\"|]) { Kind = [|OwnKind.Cuda|] };", "Tensor x"),
            new()
            {
                References =
                [
                    .. LibraryReferences.All, second,
                    Source(
                        """
                        using TorchSharp;
                        public enum OwnKind { Cpu, Cuda }
                        public static class Copies { public static torch.Tensor Move(torch.Tensor x, string where) => x.to(where); public static Base? Based => null; }
                        public record Copy(string Where) { public OwnKind Kind; public torch.Tensor Run(torch.Tensor x) => x.to(Where).to((DeviceType)Kind); }
                        """,
                        first),
                ],
            });
    }

    [SkippableFact]
    public Task A_project_behind_a_project_is_followed()
    {
        MetadataReference inner = Source("using TorchSharp; public static class Inner { public static torch.Tensor Move(torch.Tensor x, string where) => x.to(where); }", name: "Inner");
        MetadataReference outer = Source("using TorchSharp; public static class Outer { public static torch.Tensor Move(torch.Tensor x, string where) => Inner.Move(x, where); }", inner);
        return DeviceRule.VerifyAsync(
            Sources.TorchStatements("Outer.Move(x, [|\"cuda\"|]);", "Tensor x"),
            new() { References = [.. LibraryReferences.All, inner, outer] });
    }

    private static Task TorchAsync([StringSyntax("C#-test")] string statements, MetadataReference library) => DeviceRule.VerifyAsync(
        "using Library;\n" + Sources.TorchStatements(statements, "Tensor x, int n"), new() { References = [.. LibraryReferences.All, library] });

    private static Task OnnxAsync([StringSyntax("C#-test")] string statements, MetadataReference library) => ProviderRule.VerifyAsync(
        "using Library;\n" + Sources.OnnxStatements(statements, "string model, bool useGpu"), new() { References = [.. LibraryReferences.All, library] });

    /// <summary>The project as an editor or a workspace references it.</summary>
    private static CompilationReference Source(string text, MetadataReference? more = null, string name = "Library") => Compile(text, more, name).ToMetadataReference();

    /// <summary>The project as a command-line build references it.</summary>
    private static PortableExecutableReference Assembly(string text)
    {
        using MemoryStream image = new();
        Assert.True(Compile(text, null, "Library").Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static CSharpCompilation Compile(string text, MetadataReference? more, string name)
    {
        SourceOptions options = new() { References = more is null ? LibraryReferences.All : [.. LibraryReferences.All, more] };
        CSharpCompilation compilation = options.Compile([SourceText.From(text)]).WithAssemblyName(name);
        return compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], compilation.SyntaxTrees[0].WithFilePath($"/{name}/File.cs"));
    }
}
