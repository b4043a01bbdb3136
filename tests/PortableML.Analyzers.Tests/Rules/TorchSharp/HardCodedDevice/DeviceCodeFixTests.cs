using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>What becomes of hard-coded devices. The verifier fixes one by one and all at once, and looks for new errors and warnings.</summary>
public abstract class DeviceCodeFixTests
{
    // The idiom as it is written under "using static TorchSharp.torch".
    protected const string Best = "cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU";
    protected const string BestText = "cuda.is_available() ? \"cuda\" : mps_is_available() ? \"mps\" : \"cpu\"";
    protected const string BestKind = "cuda.is_available() ? DeviceType.CUDA : mps_is_available() ? DeviceType.MPS : DeviceType.CPU";
    protected const string Best1 = "cuda.device_count() > 1 ? torch.device(\"cuda:1\") : " + Best;

    // The same through "torch".
    protected const string TorchBest = "torch.cuda.is_available() ? torch.CUDA : torch.mps_is_available() ? torch.MPS : torch.CPU";

    private protected static readonly FixOptions s_topLevel = new() { OutputKind = OutputKind.ConsoleApplication };

    private protected static Task FixAsync(string before, string after, FixOptions? options = null) =>
        Verifier.VerifyInAnyOrderAsync(Sources.Torch(before), Sources.Torch(after), options);

    private protected static Task FixMembersAsync(string before, string after, FixOptions? options = null) =>
        Verifier.VerifyInAnyOrderAsync(Sources.TorchMembers(before), Sources.TorchMembers(after), options);

    private protected static Task FixStatementsAsync(string before, string after, FixOptions? options = null, string parameters = "", string types = "") =>
        Verifier.VerifyInAnyOrderAsync(Sources.TorchStatements(before, parameters) + types, Sources.TorchStatements(after, parameters) + types, options);

    private protected static Task NoFixInStatementsAsync(string statements, string parameters = "", string types = "") =>
        Verifier.VerifyNoFixAsync(Sources.TorchStatements(statements, parameters) + types);
}
