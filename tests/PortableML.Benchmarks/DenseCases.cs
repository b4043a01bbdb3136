using System.Text;

namespace PortableML.Benchmarks;

/// <summary>Code that no one writes by hand: many sites where a cost that grows with the square of its surroundings would show.</summary>
internal static class DenseCases
{
    /// <summary>Name, usual size, and the sources of a size.</summary>
    public static IReadOnlyList<(string Name, int Size, Func<int, SourceSet> Make)> All { get; } =
    [
        ("sites in one method", 2000, Sites),
        ("guarded sites in one method", 2000, GuardedSites),
        ("string locals in one method", 2000, TextLocals),
        ("device locals in one method", 2000, DeviceLocals),
        ("nested ifs, a site in each", 200, NestedIfs),
        ("nested lambdas, a site in each", 40, NestedLambdas),
        ("chained calls on one expression", 400, Chain),
        ("lambdas in one method", 500, Lambdas),
        ("local functions in one method", 500, LocalFunctions),
        ("try blocks in one method", 500, Tries),
        ("callers of one private method", 500, Callers),
        ("files with a member of the same name", 200, SameNames),
        ("private methods that call each other", 200, MethodChain),
        ("private methods in a chain, a site in each", 400, SiteChain),
    ];

    private static SourceSet Sites(int count) => InMethod("Sites", Repeat(count, i => $"x = x.cuda() + {i};"));

    private static SourceSet GuardedSites(int count) => InMethod("Guarded", Repeat(count, i => $"if (torch.cuda.is_available()) x = x.cuda() + {i};"));

    private static SourceSet TextLocals(int count) => InMethod("TextLocals", Repeat(count, i => $"string d{i} = \"cuda\"; x = x.to(d{i});"));

    private static SourceSet DeviceLocals(int count) => InMethod("DeviceLocals", Repeat(count, i => $"var d{i} = torch.CUDA; x = x.to(d{i});"));

    private static SourceSet NestedIfs(int count) =>
        InMethod("NestedIfs", Repeat(count, i => $"if (x.shape[0] > {i}) {{ x = x.cuda();") + new string('}', count));

    private static SourceSet NestedLambdas(int count) =>
        InMethod("NestedLambdas", Repeat(count, i => $"Action a{i} = () => {{ x = x.cuda();") + string.Concat(Enumerable.Range(0, count).Reverse().Select(i => $"}}; a{i}();\n")));

    private static SourceSet Chain(int count) => InMethod("Chain", "x = x" + string.Concat(Enumerable.Repeat(".cuda().abs()", count)) + ";");

    private static SourceSet Lambdas(int count) => InMethod("Lambdas", Repeat(count, i => $"Func<Tensor, Tensor> f{i} = t => t.to(\"cuda\"); x = f{i}(x);"));

    private static SourceSet LocalFunctions(int count) => InMethod("LocalFunctions", Repeat(count, i => $"Tensor F{i}(Tensor t) => t.to(\"cuda\"); x = F{i}(x);"));

    private static SourceSet Tries(int count) => InMethod("Tries", Repeat(count, i => $"try {{ x = x.cuda() + {i}; }} catch (Exception) {{ x = x.cpu(); }}"));

    private static SourceSet Callers(int count) => One("Callers", $$"""
        public class Dense
        {
            private static Tensor Move(Tensor x, string device) => x.to(device);
            private static Tensor Place(Tensor x) => x.cuda();
        {{Repeat(count, i => $"    public static Tensor M{i}(Tensor x) => Place(Move(x, \"cuda\"));")}}
        }
        """);

    private static SourceSet SameNames(int count) => SourceSet.FromTexts("SameNames", Enumerable.Range(0, count).Select(i => Header + $$"""
        public class Options{{i}}
        {
            public string Device { get; set; } = "cuda";
        }

        public class User{{i}}
        {
            private readonly Options{{i}} _options = new();
            public Tensor Run(Tensor x) => x.to(_options.Device);
        }
        """));

    private static SourceSet MethodChain(int count) => One("MethodChain", $$"""
        public class Dense
        {
            public static Tensor Run(Tensor x) => M0(x, "cuda");
        {{Repeat(count, i => $"    private static Tensor M{i}(Tensor x, string device) => x.shape[0] > {i} ? M{i + 1}(x, device) : x.to(device);")}}
            private static Tensor M{{count}}(Tensor x, string device) => x.to(device);
        }
        """);

    private static SourceSet SiteChain(int count) => One("SiteChain", $$"""
        public class Dense
        {
            public Tensor Run(Tensor x) => M0(x);
        {{Repeat(count, i => $"    private Tensor M{i}(Tensor x) {{ x.cuda(); return M{i + 1}(x); }}")}}
            private Tensor M{{count}}(Tensor x) => x;
        }
        """);

    private const string Header = """
        using TorchSharp;
        using static TorchSharp.torch;

        """;

    private static SourceSet InMethod(string name, string body) => One(name, $$"""
        public static class Dense
        {
            public static Tensor Run(Tensor x)
            {
        {{body}}
                return x;
            }
        }
        """);

    private static SourceSet One(string name, string text) => SourceSet.FromTexts(name, [Header + text]);

    private static string Repeat(int count, Func<int, string> line)
    {
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
        {
            text.Append(line(i)).Append('\n');
        }

        return text.ToString();
    }
}
