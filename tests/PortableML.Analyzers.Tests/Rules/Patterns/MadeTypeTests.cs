using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A type for one vendor beside others of the same base: inside it nothing is a lock, but where it is made without a choice is.</summary>
public class MadeTypeTests
{
    private const string Backends =
        """
        interface IBackend { Tensor Run(Tensor x); }

        class CpuBackend : IBackend { public Tensor Run(Tensor x) => x; }

        class CudaBackend : IBackend { public Tensor Run(Tensor x) => x.{|PML1002:cuda()|}; }

        """;

    [SkippableTheory]
    [InlineData("class Program { static void Main() { IBackend backend = [|new CudaBackend()|]; backend.Run(torch.ones(1)); } }")]
    [InlineData("class Program { static IBackend Create() => [|new CudaBackend()|]; }")]
    [InlineData("class Program { private readonly IBackend _backend = [|new CudaBackend()|]; }")]
    [InlineData("class Program { public IBackend Backend { get; set; } = [|new CudaBackend()|]; }")]
    [InlineData("class Program { private readonly IBackend _backend; Program(IBackend given = null) { _backend = given ?? [|new CudaBackend()|]; } }")]
    [InlineData("class Program { void Run(bool isFast) { IBackend backend = isFast ? [|new CudaBackend()|] : null; } }")]
    [InlineData("class Program { static void Compare() { IBackend one = new CpuBackend(); IBackend other = [|new CudaBackend()|]; } }")]
    public Task Made_without_a_choice_it_is_a_lock(string program) => GuardedCode.TorchTypesAsync(Backends + program);

    [SkippableTheory]
    [InlineData("class Program { static IBackend Create() => torch.cuda.is_available() ? new CudaBackend() : new CpuBackend(); }")]
    [InlineData("class Program { static IBackend Create() { if (torch.cuda.is_available()) return new CudaBackend(); return null; } }")]
    [InlineData("class Program { static IBackend Create(string device) => device == \"cuda\" ? new CudaBackend() : null; }")]
    [InlineData("class Program { static IBackend Create(bool useGpu) { if (useGpu) { return new CudaBackend(); } return null; } }")]
    [InlineData("class Program { static IBackend Create() { try { return new CudaBackend(); } catch { return null; } } }")]
    public Task Checked_chosen_or_tried_it_is_none(string program) => GuardedCode.TorchTypesAsync(Backends + program);

    [SkippableTheory]
    [InlineData("class Program { static readonly IBackend[] All = { new CudaBackend(), new CpuBackend() }; }")]
    [InlineData("class Program { static readonly IBackend[] All = [new CudaBackend()]; }")]
    [InlineData("class Program { static readonly List<IBackend> All = new() { new CudaBackend() }; }")]
    [InlineData("class Program { static readonly Dictionary<string, IBackend> All = new() { [\"cuda\"] = new CudaBackend() }; }")]
    [InlineData("class Program { static readonly Dictionary<string, IBackend> All = new() { { \"cuda\", new CudaBackend() } }; }")]
    [InlineData("class Program { static void Fill(List<IBackend> all) => all.Add(new CudaBackend()); }")]
    [InlineData("class Program { static void Fill(Dictionary<string, IBackend> all) => all[\"cuda\"] = new CudaBackend(); }")]
    [InlineData("class Program { static void Fill(IBackend[] all) => all[0] = new CudaBackend(); }")]
    public Task One_of_a_collection_is_chosen_by_who_takes_it(string program) => GuardedCode.TorchTypesAsync(Backends + program);

    [SkippableTheory]
    [InlineData("class Program { static readonly Func<IBackend> Create = () => new CudaBackend(); }")]
    [InlineData("class Program { static IBackend CreateCuda() => new CudaBackend(); }")]
    [InlineData("class GpuProgram { static IBackend Create() => new CudaBackend(); }")]
    [InlineData("class FactAttribute : Attribute { } class Program { [Fact] void Runs() => new CudaBackend().Run(torch.ones(1)); }")]
    public Task Where_a_name_or_a_lambda_tells_of_the_choice_it_is_none(string program) => GuardedCode.TorchTypesAsync(Backends + program);

    [SkippableTheory]
    [InlineData("class Program { static IBackend Create() => new CpuBackend(); }")]
    [InlineData("class CudaNames : ICloneable { public object Clone() => this; } class OtherNames : ICloneable { public object Clone() => this; } class Program { static object Create() => new CudaNames(); }")]
    [InlineData("class CudaLog : IBackend { public Tensor Run(Tensor x) => x; } class Program { static object Create() => new CudaLog(); }")]
    [InlineData("class CudaGuarded : IBackend { public Tensor Run(Tensor x) => torch.cuda.is_available() ? x.{|PML1002:cuda()|} : x; } class Program { static object Create() => new CudaGuarded(); }")]
    public Task A_type_that_locks_nothing_is_none(string program) => GuardedCode.TorchTypesAsync(Backends + program);

    [SkippableFact]
    public Task A_provider_of_ones_own_is_looked_at_where_it_is_made_too() => GuardedCode.OnnxTypesAsync(
        """
        abstract class Provider { public abstract void Append(SessionOptions options); }
        class Plain : Provider { public override void Append(SessionOptions options) { } }
        class DirectMl : Provider { public override void Append(SessionOptions options) => options.{|PML2002:AppendExecutionProvider_DML(0)|}; }
        class Program
        {
            static SessionOptions Create() => With([|new DirectMl()|]);
            static SessionOptions With(Provider provider) { var options = new SessionOptions(); provider.Append(options); return options; }
        }
        """);

    [SkippableFact]
    public Task A_constructor_and_a_field_of_the_type_count_as_its_methods_do() => GuardedCode.TorchTypesAsync(
        """
        class CpuNet { }
        class GpuNet : CpuNet { private readonly Tensor _weights = torch.ones(1).{|PML1002:cuda()|}; }
        class CudaNet : CpuNet { public CudaNet() { torch.InitializeDeviceType({|PML1002:DeviceType.CUDA|}); } }
        class Program { static CpuNet First() => [|new GpuNet()|]; static CpuNet Second() => [|new CudaNet()|]; }
        """);
}
