using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>
/// TensorFlow.NET's devices. No registry serves its package: the tests compile against a stub of its public surface
/// (<see cref="LibraryStubs.TensorFlow"/>), so what they show is not seen to hold for the library itself.
/// </summary>
public class TensorFlowNETTests
{
    [Theory]
    [InlineData("tf.[|device(\"/TPU:0\")|];")]
    [InlineData("tf.[|device(\"/device:TPU:0\")|];")]
    [InlineData("tf.[|device(device_name: \"TPU:1\")|];")]
    [InlineData("using var scope = graph.[|device(\"/TPU:0\")|];")]
    [InlineData("using var scope = tf.Context.[|device(\"/TPU:0\")|];")]
    [InlineData("using var scope = [|new Tensorflow.Contexts.EagerDeviceContext(tf.Context, \"/TPU:0\")|];")]
    [InlineData("const string name = [|\"/TPU:0\"|]; tf.device(name);")]
    [InlineData("Place([|\"/TPU:0\"|]); void Place(string name) => tf.device(name);")]
    public Task A_device_of_one_vendor_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("tf.device(\"/GPU:0\");")]
    [InlineData("tf.device(\"/device:GPU:1\");")]
    [InlineData("tf.device(\"/CPU:0\");")]
    [InlineData("tf.device(given);")]
    [InlineData("Console.WriteLine(tf.config.list_physical_devices(\"GPU\").Length);")]
    [InlineData("Console.WriteLine(tf.config.list_physical_devices(\"TPU\").Length);")]
    [InlineData("if (given == \"/TPU:0\") { Console.WriteLine(\"/TPU:0\" + nameof(tf.device)); }")]
    [InlineData("var names = new Dictionary<string, string> { [\"TPU\"] = \"/TPU:0\" }; Console.WriteLine(names.Count);")]
    public Task TensorFlows_own_neutral_names_questions_and_comparisons_are_not(string statements) => Check(statements);

    [Theory]
    [InlineData("if (tf.config.list_physical_devices(\"TPU\").Length > 0) { tf.{|PML3003:device(\"/TPU:0\")|}; }")]
    [InlineData("if (tf.Context.list_physical_devices(\"TPU\").Any()) { tf.{|PML3003:device(\"/TPU:0\")|}; }")]
    [InlineData("if (tf.config.list_physical_devices(\"TPU\").Length == 0) { return; } tf.{|PML3003:device(\"/TPU:0\")|};")]
    [InlineData("if (Machine.HasTpu) { tf.{|PML3003:device(\"/TPU:0\")|}; }")]
    [InlineData("if (useTpu) { tf.{|PML3003:device(\"/TPU:0\")|}; }")]
    [InlineData("tf.device(useTpu ? {|PML3003:\"/TPU:0\"|} : \"/CPU:0\");")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"MYAPP_DEVICE\") == \"tpu\") { tf.{|PML3003:device(\"/TPU:0\")|}; }")]
    [InlineData("try { tf.{|PML3003:device(\"/TPU:0\")|}; } catch (Exception) { tf.device(\"/CPU:0\"); } Console.WriteLine(tf.Context);")]
    public Task A_check_a_choice_or_a_handler_makes_it_one_vendors_only(string statements) => Check(statements);

    [Theory]
    [InlineData("tf.device(useTpu ? \"/TPU:0\" : \"/GPU:0\");")]
    [InlineData("if (tf.config.list_physical_devices(\"TPU\").Length > 0) { tf.device(\"/TPU:0\"); } else { tf.device(\"/device:GPU:0\"); }")]
    public Task TensorFlows_GPU_beside_it_is_an_alternative(string statements) => Check(statements);

    [Theory]
    [InlineData("if (tf.config.list_physical_devices(\"GPU\").Length > 0) { tf.[|device(\"/TPU:0\")|]; }")]
    [InlineData("if (tf.config.list_physical_devices().Length > 0) { tf.[|device(\"/TPU:0\")|]; }")]
    [InlineData("if (TorchSharp.torch.cuda.is_available()) { tf.[|device(\"/TPU:0\")|]; }")]
    [InlineData("if (tf.config.list_physical_devices(\"TPU\").Length >= 0) { tf.[|device(\"/TPU:0\")|]; }")]
    [InlineData("try { tf.[|device(\"/TPU:0\")|]; } catch (Exception) { throw; }")]
    public Task Another_question_is_no_check(string statements) => Check(statements);

    [Theory]
    [InlineData("void Run(string name = [|\"/TPU:0\"|]) => tf.device(name);")]
    [InlineData("public string Device { get; set; } = [|\"/TPU:0\"|]; void Run() => tf.device(Device);")]
    public Task A_default_that_reaches_the_call_is_reported(string members) => Verify.VerifyAsync(
        "using static Tensorflow.Binding;\n\nclass Sample { " + members + " }", new() { References = [LibraryStubs.TensorFlow] });

    [Fact]
    public Task Own_types_with_the_librarys_names_are_not_the_librarys() => Verify.VerifyAsync(
        "class tensorflow { public void device(string device_name) { } }\n\nclass Sample { void Run(tensorflow tf) => tf.device(\"/TPU:0\"); }",
        new() { References = [LibraryStubs.TensorFlow] });

    [Fact]
    public Task An_allowed_vendor_is_not_reported() => Check("tf.device(\"/TPU:0\");", "portable_ml.allowed_vendors = google");

    private static Task Check([StringSyntax("C#-test")] string statements, string settings = "portable_ml.guard_members = P:Machine.HasTpu") => Verify.VerifyAsync(
        Sources.Statements(["static Tensorflow.Binding"], statements, "bool useTpu, string given, Tensorflow.Graph graph")
        + "static class Machine { public static bool HasTpu => Environment.ProcessorCount > 4; }",
        new() { References = [LibraryReferences.TorchSharp, LibraryStubs.TensorFlow], EditorConfig = settings });
}
