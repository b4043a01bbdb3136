namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks that are awaited: a task says what its result says.</summary>
public class AwaitedCheckTests
{
    [SkippableTheory]
    [InlineData("if (await Task.FromResult(torch.cuda.is_available())) x.{|PML1002:cuda()|};")]
    [InlineData("if (await Task.Run(() => torch.cuda.is_available())) x.{|PML1002:cuda()|};")]
    [InlineData("if (!await Task.Run(() => torch.cuda.is_available()).ConfigureAwait(false)) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (await ReadyAsync()) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = await ReadyAsync().ConfigureAwait(false); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("if (await ReadyLaterAsync()) x.{|PML1002:cuda()|};")]
    [InlineData("if (ReadyAsync().Result) x.{|PML1002:cuda()|};")]
    [InlineData("if (ReadyAsync().GetAwaiter().GetResult()) x.{|PML1002:cuda()|};")]
    [InlineData("var ready = ReadyAsync(); if (await ready) x.{|PML1002:cuda()|};")]
    [InlineData("if (await useGpuAsync()) x.{|PML1002:cuda()|};")]
    public Task An_awaited_yes_is_a_guard(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (!await ReadyAsync()) x.[|cuda()|];")]
    [InlineData("if (await Task.FromResult(torch.mps_is_available())) x.[|cuda()|];")]
    [InlineData("if (await Task.Run(() => !torch.cuda.is_available())) x.[|cuda()|];")]
    [InlineData("if (await OtherAsync()) x.[|cuda()|];")]
    [InlineData("await ReadyAsync(); x.[|cuda()|];")]
    [InlineData("if (ReadyAsync().IsCompleted) x.[|cuda()|];")]
    public Task A_no_or_another_question_is_none(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => GuardedCode.TorchMembersAsync(
        $$"""
        async Task Run(Tensor x, Func<Task<bool>> useGpuAsync) { await Task.Yield(); {{statements}} }

        async Task<bool> ReadyAsync() { await Task.Yield(); return torch.cuda.is_available(); }

        Task<bool> ReadyLaterAsync() => Task.FromResult(torch.cuda.is_available());

        Task<bool> OtherAsync() => Task.FromResult(true);
        """);
}
