namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Calls that do not return unless the check holds, as their parameter's attribute says.</summary>
public class DoesNotReturnIfTests
{
    [SkippableTheory]
    [InlineData("Require(torch.cuda.is_available()); x.{|PML1002:cuda()|};")]
    [InlineData("Require(torch.cuda.is_available() && n > 0); x.{|PML1002:cuda()|};")]
    [InlineData("Refuse(!torch.cuda.is_available()); x.{|PML1002:cuda()|};")]
    [InlineData("Refuse(n > 0 || !torch.cuda.is_available()); x.{|PML1002:cuda()|};")]
    [InlineData("Require(message: \"none\", condition: torch.cuda.is_available()); x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available(); Require(ok); x.{|PML1002:cuda()|};")]
    [InlineData("Debug.Assert(torch.cuda.is_available()); x.{|PML1002:cuda()|};")]
    [InlineData("Debug.Assert(torch.cuda.is_available(), \"none\"); x.{|PML1002:cuda()|};")]
    public Task What_follows_the_call_is_guarded(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("Require(!torch.cuda.is_available()); x.[|cuda()|];")]
    [InlineData("Refuse(torch.cuda.is_available()); x.[|cuda()|];")]
    public Task A_call_that_returns_only_without_it_guards_nothing(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("Require(torch.cuda.is_available() || n > 0); x.[|cuda()|];")]
    [InlineData("Refuse(!torch.cuda.is_available() && n > 0); x.[|cuda()|];")]
    [InlineData("x.[|cuda()|]; Require(torch.cuda.is_available());")]
    [InlineData("if (n > 0) { Require(torch.cuda.is_available()); } x.[|cuda()|];")]
    [InlineData("Note(torch.cuda.is_available()); x.[|cuda()|];")]
    [InlineData("Require(torch.cuda.is_available()); x.[|cuda(new Device(1))|];")]
    public Task A_call_that_may_return_without_it_is_too_weak(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("Require(torch.mps_is_available()); x.[|cuda()|];")]
    [InlineData("Require(torch.cuda.is_available()); x.[|mps()|];")]
    public Task A_call_for_another_vendor_guards_nothing(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("try { Require(torch.cuda.is_available()); } catch (Exception) { } x.[|cuda()|];")]
    [InlineData("try { Require(torch.cuda.is_available()); } finally { x.[|cuda()|]; }")]
    public Task A_call_whose_exception_is_swallowed_guards_nothing_behind_it(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => GuardedCode.TorchMembersAsync(
        $$"""
        void Run(Tensor x, int n) { {{statements}} }

        static void Require([DoesNotReturnIf(false)] bool condition, string message = "")
        {
            if (!condition) throw new NotSupportedException(message);
        }

        static void Refuse([DoesNotReturnIf(true)] bool condition)
        {
            if (condition) throw new NotSupportedException();
        }

        static void Note(bool condition) => Console.WriteLine(condition);
        """);
}
