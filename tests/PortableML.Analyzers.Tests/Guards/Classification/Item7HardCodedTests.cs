namespace PortableML.Analyzers.Tests.Guards.Classification;

/// <summary>7. Whatever is left is hard-coded; and what is no site at all.</summary>
public class Item7HardCodedTests
{
    [SkippableTheory]
    [InlineData("void Run(Tensor x) => x.[|cuda()|];")]
    [InlineData("void Run(Tensor x, int n) { if (n > 0) x.[|cuda()|]; }")]
    [InlineData("void Run(Tensor x) { Console.WriteLine(torch.cuda.is_available()); x.[|cuda()|]; }")]
    [InlineData("Device _device = [|CUDA|];")]
    [InlineData("Device Place { get; } = [|CUDA|];")]
    [InlineData("Device Place => [|CUDA|];")]
    [InlineData("void Run(Tensor x) { var move = (string d = [|\"cuda\"|]) => x.to(d); }")]
    public Task Else_hard_coded(string members) => Row.TorchAsync("Else → hard-coded.", members);

    [SkippableTheory]
    [InlineData("`Tensor.pin_memory()` throws without an accelerator: a site", "void Run(Tensor x) => x.[|pin_memory()|];")]
    [InlineData("an unguarded `x.device == torch.CUDA` is a site too", "bool Run(Tensor x) => x.device == [|torch.CUDA|];")]
    public Task What_throws_wherever_it_stands_is_a_site(string sentence, string members) => Row.TorchAsync(sentence, members);

    [SkippableTheory]
    [InlineData("availability queries", "bool Run() => torch.cuda.is_available() && torch.cuda.device_count() > 0;")]
    [InlineData("comparisons with enum members", "bool Run(Tensor x) => x.device.type == DeviceType.CUDA;")]
    [InlineData("patterns with enum members", "bool Run(Tensor x) => x.device is { type: DeviceType.CUDA };")]
    [InlineData("logging", "void Run() => Console.WriteLine(\"cuda\");")]
    [InlineData("`nameof`", "string Run() => nameof(torch.CUDA);")]
    [InlineData("`typeof`", "Type Run() => typeof(torch.cuda);")]
    [InlineData("XML docs, comments", "/// <summary>Uses <see cref=\"torch.CUDA\"/>.</summary>\nvoid Run() { /* x.cuda() */ }")]
    [InlineData("disabled `#if` text", "void Run(Tensor x) {\n#if NEVER\nx.cuda();\n#endif\n}")]
    [InlineData("strings that reach no catalogued device parameter or conversion: Python", "void Run() => System.Diagnostics.Process.Start(\"python\", \"train.py --device cuda\");")]
    [InlineData("JSON", "string Run() => System.Text.Json.JsonSerializer.Serialize(new { device = \"cuda\" });")]
    [InlineData("dictionaries", "Dictionary<string, string> Run() => new() { [\"device\"] = \"cuda\" };")]
    [InlineData("messages", "void Run() => throw new NotSupportedException(\"cuda:0 is missing\");")]
    [InlineData("declarations of the vendor's types", "DeviceType Kind { get; set; } Tensor Run(Tensor x) => x.to(Kind);")]
    [InlineData("the CPU", "Tensor Run(Tensor x) => x.to(torch.CPU).to(\"cpu\").to(DeviceType.CPU);")]
    public Task Not_a_site(string sentence, string members) => Row.TorchAsync(sentence, members);
}
