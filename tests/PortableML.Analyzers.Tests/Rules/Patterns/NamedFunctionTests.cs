using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Functions that are kept under a name for hardware: whoever asks for the name chooses.</summary>
public class NamedFunctionTests
{
    [SkippableTheory]
    [InlineData("""static readonly Dictionary<string, Func<torch.Device>> s_all = new() { ["cuda"] = () => {|PML1002:torch.CUDA|}, ["cpu"] = () => torch.CPU };""")]
    [InlineData("""static readonly Dictionary<string, Func<torch.Device>> s_all = new() { { "cuda", () => {|PML1002:torch.CUDA|} }, { "cpu", () => torch.CPU } };""")]
    [InlineData("""enum Kind { Cuda, Cpu } static readonly Dictionary<Kind, Func<torch.Device>> s_all = new() { [Kind.Cuda] = () => {|PML1002:torch.CUDA|}, [Kind.Cpu] = () => torch.CPU };""")]
    [InlineData("""static readonly List<(string, Func<torch.Device>)> s_all = new() { ("GPU", () => {|PML1002:torch.CUDA|}), ("CPU", () => torch.CPU) };""")]
    [InlineData("""static readonly (string Name, Func<Tensor, Tensor> Move)[] s_all = { ("gpu", x => x.{|PML1002:cuda()|}), ("cpu", x => x.cpu()) };""")]
    [InlineData("""record Way(string Name, Func<Tensor, Tensor> Move); static readonly Way[] s_all = { new("CUDA", x => x.{|PML1002:cuda()|}), new("none", x => x) };""")]
    [InlineData("""class Way { public string Name; public Func<Tensor, Tensor> Move; } static readonly List<Way> s_all = new() { new Way { Name = "CUDA", Move = x => x.{|PML1002:cuda()|} }, new Way { Name = "none" } };""")]
    [InlineData("""static IEnumerable<(string, Func<torch.Device>)> All() { yield return ("cuda", () => {|PML1002:torch.CUDA|}); yield return ("cpu", () => torch.CPU); }""")]
    [InlineData("""static void Fill(Dictionary<string, Func<torch.Device>> all) { all.Add("cuda", () => {|PML1002:torch.CUDA|}); all["gpu"] = () => { return {|PML1002:torch.device("cuda:0")|}; }; }""")]
    [InlineData("""enum Kind { Cuda, Cpu } static void AddKeyed<T>(object key, Func<object, T> make) { } static void Fill() { AddKeyed("gpu", _ => {|PML1002:torch.CUDA|}); AddKeyed(Kind.Cuda, _ => {|PML1002:torch.CUDA|}); AddKeyed("cpu", _ => torch.CPU); }""")]
    public Task What_a_name_selects_is_chosen(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableFact]
    public Task So_is_a_method_that_is_kept_by_its_own_name() => GuardedCode.TorchMembersAsync(
        """
        static readonly Dictionary<string, Func<torch.Device>> s_all = new() { ["cuda"] = Accelerated, ["cpu"] = () => torch.CPU };

        private static torch.Device Accelerated() => {|PML1002:torch.CUDA|};
        """);

    [SkippableFact]
    public Task A_provider_is_chosen_so_too() => GuardedCode.OnnxMembersAsync(
        """
        static readonly Dictionary<string, Action<SessionOptions>> s_all = new()
        {
            ["cuda"] = options => options.{|PML2002:AppendExecutionProvider_CUDA(0)|},
            ["cpu"] = options => options.AppendExecutionProvider_CPU(),
        };
        """);

    [SkippableTheory]
    [InlineData("""static readonly List<Func<torch.Device>> s_all = new() { () => [|torch.CUDA|], () => torch.CPU };""")]
    [InlineData("""static readonly Dictionary<string, Func<torch.Device>> s_all = new() { ["train"] = () => [|torch.CUDA|], ["test"] = () => torch.CPU };""")]
    [InlineData("""static readonly (string, Func<torch.Device>)[] s_all = { ("first", () => [|torch.CUDA|]), ("second", () => torch.CPU) };""")]
    [InlineData("""class Way { public string Name; public Func<Tensor, Tensor> Move; } static readonly List<Way> s_all = new() { new Way { Name = "first", Move = x => x.[|cuda()|] } };""")]
    [InlineData("""static void AddKeyed<T>(object key, Func<object, T> make) { } static void Fill() { AddKeyed("train", _ => [|torch.CUDA|]); AddKeyed("test", _ => torch.CPU); }""")]
    public Task A_list_without_a_name_for_hardware_is_no_choice(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("""static void Measure(string name, Func<Tensor> what) => what(); void Run(Tensor x) => Measure("cuda", () => x.[|cuda()|]);""")]
    [InlineData("""record Way(string Name, Func<Tensor, Tensor> Move); Way _one = new("CUDA", x => x.[|cuda()|]);""")]
    [InlineData("""readonly Dictionary<string, Tensor> _all = new(); void Run(Tensor x) { _all["cuda"] = x.[|cuda()|]; _all.Add("gpu", x.[|cuda()|]); }""")]
    public Task What_runs_at_once_or_is_alone_is_not_chosen_by_its_name(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableFact]
    public Task A_method_that_is_also_called_is_not_chosen() => GuardedCode.TorchMembersAsync(
        """
        static readonly Dictionary<string, Func<torch.Device>> s_all = new() { ["cuda"] = Accelerated, ["cpu"] = () => torch.CPU };

        private static torch.Device Accelerated() => [|torch.CUDA|];

        torch.Device Run() => Accelerated();
        """);
}
