using PortableML.Analyzers.Tests.Guards;
using PortableML.Analyzers.Tests.Verification;
using TorchRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>What another method tries where the first has no luck. The words of its declaration say whether it is worth binding.</summary>
public class AttemptsInCalledMethodsTests
{
    [SkippableTheory]
    [InlineData("torch.mps_is_available() ? torch.MPS : torch.CPU")]
    [InlineData("torch.mps_is_available() ? torch.device(\"mps\") : torch.CPU")]
    [InlineData("torch.mps_is_available() ? torch.device(@\"mps:0\") : torch.CPU")]
    [InlineData("torch.mps_is_available() ? torch.device($\"mps:{0}\") : torch.CPU")]
    [InlineData("torch.mps_is_available() ? torch.device(DeviceType.MPS) : torch.CPU")]
    [InlineData("torch.mps_is_available() ? torch.device((DeviceType)13) : torch.CPU")]
    [InlineData("torch.mps_is_available() ? torch.device((TorchSharp.DeviceType)13) : torch.CPU")]
    public Task A_method_that_tries_another_vendor_makes_the_selection_agnostic(string other) =>
        TorchRule.VerifyAsync(Sources.TorchMembers(
            $$"""
            public Device Best() => torch.cuda.is_available() ? torch.CUDA : Other();

            private static Device Other() => {{other}};
            """));

    [SkippableTheory]
    [InlineData("torch.CPU")]
    [InlineData("torch.device(\"cpu\")")]
    [InlineData("torch.device((DeviceType)0)")]
    public Task A_method_that_tries_nothing_leaves_one_vendor(string other) =>
        TorchRule.VerifyAsync(Sources.TorchMembers(
            $$"""
            public Device Best() => torch.cuda.is_available() ? {|PML1002:torch.CUDA|} : Other();

            private static Device Other() => {{other}};
            """));

    [SkippableTheory]
    [InlineData("private", "AppendFirst", "AppendSecond")]
    [InlineData("public", "AppendCuda", "AppendDirectML")]
    public Task Attempts_that_one_caller_makes_one_after_another_are_alternatives(string access, string first, string second) =>
        GuardedCode.OnnxMembersAsync(Attempts(access, first, second, "o.AppendExecutionProvider_CUDA(0)", "o.AppendExecutionProvider_DML(0)"));

    [SkippableTheory]
    [InlineData("public", "AppendFirst", "AppendSecond")]
    [InlineData("internal", "AppendFirst", "AppendSecond")]
    [InlineData("[Fact] public", "AppendCuda", "AppendDirectML")]
    public Task Attempts_that_others_may_make_alone_are_none(string access, string first, string second) =>
        GuardedCode.OnnxMembersAsync(Attempts(access, first, second, "o.{|PML2002:AppendExecutionProvider_CUDA(0)|}", "o.{|PML2002:AppendExecutionProvider_DML(0)|}"));

    private static string Attempts(string access, string first, string second, string one, string other) =>
        $$"""
        class FactAttribute : Attribute { }
        public void Open(SessionOptions o) { if (!{{first}}(o)) {{second}}(o); }
        {{access}} static bool {{first}}(SessionOptions o) { try { {{one}}; return true; } catch (Exception) { return false; } }
        {{access}} static bool {{second}}(SessionOptions o) { try { {{other}}; return true; } catch (Exception) { return false; } }
        """;

    [SkippableFact]
    public Task A_method_that_tries_the_same_vendor_leaves_one_vendor() =>
        TorchRule.VerifyAsync(Sources.TorchMembers(
            """
            public Device Best() => torch.cuda.is_available() ? {|PML1002:torch.CUDA|} : Other();

            private static Device Other() => torch.cuda.device_count() > 1 ? {|PML1002:torch.device("cuda:1")|} : torch.CPU;
            """));
}
