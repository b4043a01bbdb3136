using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Handlers of a button or a menu that is named for hardware: whoever presses it chooses.</summary>
public class EventHandlerTests
{
    [SkippableTheory]
    [InlineData("Tensor _x; private void btnCuda_Click(object sender, EventArgs e) => _x = _x.{|PML1002:cuda()|};")]
    [InlineData("Tensor _x; private void OnGpuSelected(object sender, RoutedEventArgs e) { _x = _x.{|PML1002:cuda()|}; } class RoutedEventArgs { }")]
    [InlineData("Tensor _x; private void gpuToolStripMenuItem_Click(object sender, EventArgs e) => Move(true); private void Move(bool useGpu) { if (useGpu) _x = _x.{|PML1002:cuda()|}; }")]
    public Task The_event_chooses(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("Tensor _x; private void btnRun_Click(object sender, EventArgs e) => _x = _x.[|cuda()|];")]
    [InlineData("Tensor _x; private void RunCuda(object sender, int n) => _x = _x.[|cuda()|];")]
    [InlineData("Tensor _x; private Tensor OnCuda(object sender, EventArgs e) => _x = _x.[|cuda()|];")]
    [InlineData("Tensor _x; private void Form_Load(object sender, EventArgs e) { bool gpu = true; if (gpu) _x = _x.[|cuda()|]; }")]
    public Task What_no_event_of_that_name_leads_to_is_hard_coded(string members) => GuardedCode.TorchMembersAsync(members);
}
