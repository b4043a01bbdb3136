namespace PortableML.Analyzers.Tests.Guards;

/// <summary>A member that asks the machine for a vendor's hardware chooses, though its name says nothing of it; nobody knows what its answer proves.</summary>
public class HardwareProbeTests
{
    private const string Asked = " void Run(Tensor x) { if (Probe()) x.{|PML1002:cuda()|}; }";

    private const string NotAsked = " void Run(Tensor x) { if (Probe()) x.[|cuda()|]; }";

    [SkippableTheory]
    [InlineData("""static bool Probe() { try { using var tool = System.Diagnostics.Process.Start("nvidia-smi"); tool.WaitForExit(); return tool.ExitCode == 0; } catch { return false; } }""")]
    [InlineData("""static bool Probe() { var start = new System.Diagnostics.ProcessStartInfo("nvidia-smi", "-L"); using var tool = System.Diagnostics.Process.Start(start); return tool != null; }""")]
    [InlineData("""static bool Probe() { System.Diagnostics.ProcessStartInfo start = new("nvidia-smi"); return System.Diagnostics.Process.Start(start) != null; }""")]
    [InlineData("""static bool Probe() { var start = new System.Diagnostics.ProcessStartInfo { FileName = "nvidia-smi" }; return System.Diagnostics.Process.Start(start) != null; }""")]
    [InlineData("""static bool Probe() { var start = new System.Diagnostics.ProcessStartInfo(); start.FileName = "nvidia-smi"; return System.Diagnostics.Process.Start(start) != null; }""")]
    [InlineData("""static bool Probe() => System.IO.File.Exists(System.IO.Path.Combine(Environment.SystemDirectory, "nvcuda.dll"));""")]
    [InlineData("""IEnumerable<string> adapters; bool Probe() { foreach (string adapter in adapters) { if (adapter?.Contains("NVIDIA") == true) { return true; } } return false; }""")]
    [InlineData("""[System.Runtime.InteropServices.DllImport("nvml")] static extern int nvmlInit_v2(); static bool Probe() { try { return nvmlInit_v2() == 0; } catch (DllNotFoundException) { return false; } }""")]
    public Task What_it_answers_chooses(string probe) => GuardedCode.TorchMembersAsync(probe + Asked);

    [SkippableTheory]
    [InlineData("""static bool Probe() { Console.WriteLine("NVIDIA"); return Environment.ProcessorCount > 4; }""")]
    [InlineData("""static bool Probe() => System.IO.File.Exists("model.bin");""")]
    [InlineData("""static bool Probe() { string maker = "NVIDIA"; return maker.Length > Environment.ProcessorCount; }""")]
    [InlineData("""static int cudaInit() => 0; static bool Probe() => cudaInit() == Environment.ProcessorCount;""")]
    public Task One_that_asks_something_else_is_hard_coded(string probe) => GuardedCode.TorchMembersAsync(probe + NotAsked);

    [SkippableTheory]
    [InlineData("if (Found().IsThere) x.{|PML1002:cuda()|};")]
    [InlineData("var found = Found(); if (found.IsThere && found.Memory > 4) x.{|PML1002:cuda()|};")]
    [InlineData("if (IsThere) x.{|PML1002:cuda()|};")]
    [InlineData("bool isThere = IsThere; if (!isThere) return; x.{|PML1002:cuda()|};")]
    public Task A_part_of_its_answer_chooses_and_a_property_may_ask(string statements) => GuardedCode.TorchMembersAsync(
        """
        record Adapter(bool IsThere, long Memory);
        static Adapter Found() { using var tool = System.Diagnostics.Process.Start("nvidia-smi"); return new(tool.ExitCode == 0, 1); }
        static bool IsThere { get { using var tool = System.Diagnostics.Process.Start("nvidia-smi"); return tool.ExitCode == 0; } }
        void Run(Tensor x) {
        """ + statements + " }");

    [SkippableFact]
    public Task The_place_that_runs_without_it_is_hard_coded() => GuardedCode.TorchMembersAsync(
        """static bool Probe() => System.IO.File.Exists("nvcuda.dll"); void Run(Tensor x) { if (Probe()) Console.WriteLine(); x.[|cuda()|]; }""");
}
