using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer, PortableML.CodeFixes.Rules.MachineLearning.HardCodedAcceleratorCodeFix>;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>
/// A library that the rules have never heard of takes one data file and no code: places, checks, choices, alternatives and, where the file
/// can say what the code becomes, the fix. The file here is a user's; a built-in one is read by the same parser.
/// </summary>
public class OwnLibraryTests
{
    internal const string Catalog =
        """
        # Tessera: made up. Everything about it that the rules need is in this file.

        library Tessera
        area MachineLearning
        assembly Tessera.Core
        failure Tessera.DeviceMissingException

        S:cuda    names nvidia/CUDA
        S:rocm    names amd/ROCm

        F:Tessera.Backend.Cuda names nvidia/CUDA
        F:Tessera.Backend.Rocm names amd/ROCm
        T:Tessera.Backend carries

        T:Tessera.CudaEngine                       places   nvidia/CUDA throws
        M:Tessera.Session.UseCuda(System.Int32)    places   nvidia/CUDA throws index=card becomes={0}.UseBest()
        M:Tessera.Session.Use(System.String)       takes    throws text=name reports-call
        M:Tessera.Session.Use(Tessera.Backend)     takes    throws kind=backend reports-call
        M:Tessera.Session.UseBest                  neutral
        M:Tessera.Session.AllowCpu                 softens
        M:Tessera.Machine.HasCuda                  queries  nvidia/CUDA
        """;

    private static readonly MetadataReference s_library = LibraryReferences.Compile("Tessera.Core",
        """
        namespace Tessera
        {
            public class DeviceMissingException : System.Exception { }
            public enum Backend { Cpu, Cuda, Rocm }
            public class CudaEngine { }

            public class Session
            {
                public void UseCuda(int card) { }
                public void Use(string name) { }
                public void Use(Backend backend) { }
                public void UseBest() { }
                public void AllowCpu() { }
            }

            public static class Machine
            {
                public static bool HasCuda() => false;
            }
        }
        """);

    [Theory]
    [InlineData("session.[|UseCuda(0)|];")]
    [InlineData("session.[|Use(\"cuda\")|];")]
    [InlineData("session.[|Use(Backend.Rocm)|];")]
    [InlineData("var name = [|\"cuda:1\"|]; session.Use(name);")]
    [InlineData("var engine = [|new CudaEngine()|];")]
    [InlineData("Session own = new(); own.AllowCpu(); session.[|UseCuda(0)|];")]
    public Task Its_places_are_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("if (Machine.HasCuda()) { session.{|PML3003:UseCuda(0)|}; }")]
    [InlineData("if (!Machine.HasCuda()) return; var engine = {|PML3003:new CudaEngine()|};")]
    [InlineData("try { session.{|PML3003:UseCuda(0)|}; } catch (DeviceMissingException) { session.Use(\"cpu\"); }")]
    [InlineData("session.AllowCpu(); session.{|PML3003:UseCuda(0)|};")]
    [InlineData("if (useCuda) session.{|PML3003:UseCuda(0)|};")]
    [InlineData("session.Use(device == \"gpu\" ? {|PML3003:\"cuda\"|} : \"cpu\");")]
    public Task Its_checks_and_the_users_choices_count(string statements) => Check(statements);

    [Theory]
    [InlineData("session.Use(\"cpu\"); session.Use(Backend.Cpu); session.UseBest();")]
    [InlineData("if (Machine.HasCuda()) session.UseCuda(0); else session.UseBest();")]
    [InlineData("session.Use(useCuda ? Backend.Cuda : Backend.Rocm);")]
    [InlineData("Console.WriteLine(\"cuda\" + Backend.Cuda + nameof(Session.UseCuda));")]
    public Task What_leaves_the_choice_is_not_reported(string statements) => Check(statements);

    [Fact]
    public Task What_it_becomes_is_the_fix() => Fix.VerifyAsync(
        Source("session.[|UseCuda(0)|]; // fast\nsession.[|UseCuda(card: 0)|];"),
        Source("session.UseBest(); // fast\nsession.UseBest();"),
        new() { References = [s_library], Files = [File(Catalog)], Title = "Let Tessera choose the accelerator" });

    [Fact]
    public Task A_card_that_is_not_the_first_is_kept() => Fix.VerifyNoFixAsync(Source("session.[|UseCuda(1)|];"), new() { References = [s_library], Files = [File(Catalog)] });

    [Fact]
    public Task Without_the_file_nothing_is_known() => Verify.VerifyAsync(Source("session.UseCuda(0);"), new() { References = [s_library] });

    [Fact]
    public Task Own_types_of_the_same_name_are_another_library() => Verify.VerifyAsync(
        "namespace Tessera { public class Session { public void UseCuda(int card) { } } }\n\nclass Sample { void Run() => new Tessera.Session().UseCuda(0); }",
        new() { References = [], Files = [File(Catalog)] });

    [Fact]
    public Task A_folder_can_be_allowed_its_vendor() => Verify.VerifyAsync(
        Source("session.[|UseCuda(0)|]; session.[|Use(\"rocm\")|];"),
        new()
        {
            References = [s_library],
            Files =
            [
                File(Catalog),
                (".editorconfig", "root = true\n[Cuda/**.cs]\nportable_ml.allowed_vendors = nvidia"),
                ("Cuda/Backend.cs", "class Cuda { void Run(Tessera.Session session) { session.UseCuda(0); session.[|Use(\"rocm\")|]; } }"),
            ],
        });

    private static (string Name, string Text) File(string text) => ("PortableML.Apis.Tessera.txt", text);

    private static string Source([StringSyntax("C#-test")] string statements) => Sources.Statements(["Tessera"], statements, "Session session, bool useCuda, string device");

    private static Task Check([StringSyntax("C#-test")] string statements) => Verify.VerifyAsync(Source(statements), new() { References = [s_library], Files = [File(Catalog)] });
}
