using System.Text.RegularExpressions;

namespace PortableML.Benchmarks;

/// <summary>One kind of project, at any number of files, and how many diagnostics all rules give in it: a cost without its result says nothing.</summary>
internal sealed record Scenario(string Name, Func<int, SourceSet> Make, Func<int, int> Diagnostics);

/// <summary>The projects that the analyzers are measured on: from those that have nothing to do with them to those full of sites.</summary>
internal static partial class Scenarios
{
    private const int DenseMethods = 40;
    private const int GuardedMethods = 20;
    private const int GuardDepth = 8;

    /// <summary>All of them, the cheapest first.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("no library", files => Set("Plain", files, Plain), _ => 0),
        new("TorchSharp, no site", files => Set("NoSite", files, NoSite), _ => 0),
        new("dense sites", files => Set("Dense", files, Dense), files => DenseMethods * files),
        new("deep guards", files => Set("Guards", files, Guards), files => GuardedMethods * files),
    ];

    private static SourceSet Set(string name, int files, Func<int, string> file) => SourceSet.FromTexts(name, Enumerable.Range(0, files).Select(file));

    /// <summary>C# without a library: the plain half of the generated corpus, as often as gives a file of the same length.</summary>
    private static string Plain(int number) => $$"""
        using System.Globalization;

        namespace Plain.Part{{number}};

        {{string.Concat(Enumerable.Range(0, 6).Select(part => PlainTypes($"{number}_{part}")))}}
        """;

    private static string PlainTypes(string suffix) => $$"""
        public sealed record Order{{suffix}}(string Customer, DateTime Time, decimal Price, int Pieces, bool Paid);

        public sealed class Orders{{suffix}}
        {
            private readonly Dictionary<string, List<Order{{suffix}}>> _byCustomer = new(StringComparer.OrdinalIgnoreCase);
            private static readonly char[] s_separators = [',', ';', '\t'];

            public int Count => _byCustomer.Values.Sum(orders => orders.Count);

            public void Load(string path)
            {
                foreach (string line in File.ReadLines(path).Skip(1))
                {
                    string[] parts = line.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
                    if (parts.Length < 5)
                    {
                        Console.Error.WriteLine($"'{line}' has {parts.Length} fields");
                        continue;
                    }

                    var order = new Order{{suffix}}(parts[0].Trim(), DateTime.Parse(parts[1], CultureInfo.InvariantCulture), decimal.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture), parts[4] == "yes");
                    if (!_byCustomer.TryGetValue(order.Customer, out var orders))
                    {
                        _byCustomer[order.Customer] = orders = new();
                    }

                    orders.Add(order);
                }
            }

            public string Report(int width = 60)
            {
                var lines = new List<string> { "orders", new string('-', width) };
                foreach (var (customer, orders) in _byCustomer.OrderBy(pair => pair.Key))
                {
                    decimal sum = orders.Sum(order => order.Price * order.Pieces);
                    lines.Add($"{customer.PadRight(20)} {sum,10:F2} {orders.Count(order => !order.Paid),4} open");
                }

                return string.Join(Environment.NewLine, lines);
            }
        }

        """;

    /// <summary>The generated corpus where every device is the CPU or comes from outside.</summary>
    private static string NoSite(int number) => Devices().Replace(GeneratedCorpus.File(number % 15 == 7 ? number + 1 : number), match => match.Value switch
    {
        "\"cuda\"" => "\"cpu\"",
        "labels.cuda()" => "labels.to(_device)",
        _ => "CPU",
    }).Replace($"Part{number + 1};", $"Part{number}_;", StringComparison.Ordinal);

    /// <summary>A site in every second line, and nothing else: an operator of a tensor would take the compiler longer than all analyzers.</summary>
    private static string Dense(int number) => File(number, string.Concat(Enumerable.Range(0, DenseMethods).Select(i => (i % 4) switch
    {
        0 => $"    public static Tensor M{i}(Tensor x) => x.cuda();\n\n",
        1 => $"    public static Tensor M{i}(Tensor x) => x.to(\"cuda\");\n\n",
        2 => $"    public static Tensor M{i}(Tensor x) => x.to(DeviceType.CUDA);\n\n",
        _ => $"    public static Tensor M{i}(Tensor x) {{ var device = torch.device(\"cuda:0\"); return x.to(device); }}\n\n",
    })));

    /// <summary>Every site behind loops, conditions and handlers, and one check.</summary>
    private static string Guards(int number) => File(number, string.Concat(Enumerable.Range(0, GuardedMethods).Select(i =>
        $"    public static Tensor M{i}(Tensor x, int n)\n    {{\n        if (!cuda.is_available()) {{ return x; }}\n"
        + string.Concat(Enumerable.Range(0, GuardDepth).Select(depth => (depth % 4) switch
        {
            0 => $"        if (n > {depth})\n        {{\n",
            1 => $"        for (int i{depth} = 0; i{depth} < n; i{depth}++)\n        {{\n",
            2 => "        using (NewDisposeScope())\n        {\n",
            _ => $"        switch (n)\n        {{\n            case > {depth}:\n",
        }))
        + "        x = x.cuda();\n"
        + string.Concat(Enumerable.Range(0, GuardDepth).Reverse().Select(depth => depth % 4 == 3 ? "        break;\n        }\n" : "        }\n"))
        + "        return x;\n    }\n\n")));

    private static string File(int number, string members) => $$"""
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Generated.Part{{number}};

        public static class Sites
        {
        {{members}}
        }
        """;

    [GeneratedRegex("""cuda\.is_available\(\)[^;]*|torch\.CUDA|"cuda"|labels\.cuda\(\)""")]
    private static partial Regex Devices();
}
