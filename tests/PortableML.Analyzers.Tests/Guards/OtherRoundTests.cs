namespace PortableML.Analyzers.Tests.Guards;

/// <summary>An attempt in a loop whose rounds differ, and a handler that goes on where it may: the work is done without the hardware.</summary>
public class OtherRoundTests
{
    [SkippableTheory]
    [InlineData("for (int i = 0; i < 2; i++) { try { if (i == 0) x = x.{|PML1002:cuda()|}; return x; } catch (Exception e) { Console.WriteLine(e); } } throw new InvalidOperationException();")]
    [InlineData("for (int i = 0; ; i++) { try { if (i == 0) x = x.{|PML1002:cuda()|}; return x; } catch (Exception) when (i == 0) { } }")]
    [InlineData("for (int i = 0; i <= tries; i++) { try { if (i < tries) x = x.{|PML1002:cuda()|}; return x; } catch (Exception e) { if (i == tries) throw; } } throw new InvalidOperationException();")]
    [InlineData("for (int i = 0; i < 2; i++) { try { if (i is 0) x = x.{|PML1002:cuda()|}; return x; } catch (Exception e) { if (i == 0) { Console.WriteLine(e); continue; } throw; } } return x;")]
    [InlineData("for (int i = 0; i < 2; i++) { bool fast = i == 0; try { x = fast ? x.{|PML1002:cuda()|} : x.cpu(); return x; } catch (Exception) { } } throw new InvalidOperationException();")]
    [InlineData("for (int i = 0; i < 2; i++) { try { switch (i) { case 0: x = x.{|PML1002:cuda()|}; break; } return x; } catch (Exception) { } } throw new InvalidOperationException();")]
    [InlineData("foreach (bool fast in new[] { true, false }) { try { if (fast) x = x.{|PML1002:cuda()|}; return x; } catch (Exception) { } } throw new InvalidOperationException();")]
    [InlineData("bool first = true; while (true) { try { if (first) x = x.{|PML1002:cuda()|}; return x; } catch (Exception) when (first) { first = false; } }")]
    [InlineData("bool plain = false; do { try { if (!plain && tries > 0) x = x.{|PML1002:cuda()|}; return x; } catch (Exception) { plain = true; } } while (tries-- > 0); throw new InvalidOperationException();")]
    public Task Another_round_without_it_is_a_fallback(string body) => RunAsync(body);

    [SkippableTheory]
    [InlineData("for (int i = 0; i < 2; i++) { try { return x.[|cuda()|]; } catch (Exception e) { Console.WriteLine(e); } } throw new InvalidOperationException();")]
    [InlineData("for (int i = 0; i < 2; i++) { try { if (i == 0) x = x.[|cuda()|]; return x; } catch (Exception e) { Console.WriteLine(e); throw; } } return x;")]
    [InlineData("for (int i = 0; i < 2; i++) { try { if (tries == 0) return x.[|cuda()|]; return x; } catch (Exception) { } } throw new InvalidOperationException();")]
    [InlineData("for (int i = 0; i < 2; i++) { try { if (i == 0) x = x.[|cuda()|]; return x; } catch (InvalidCastException) { } } throw new InvalidOperationException();")]
    [InlineData("bool first = tries == 1; try { if (first) return x.[|cuda()|]; return x; } catch (Exception) when (first) { first = false; } throw new InvalidOperationException();")]
    public Task The_same_again_is_none(string body) => RunAsync(body);

    [SkippableTheory]
    [InlineData("i == 0", "Console.WriteLine(e); break;", "[|AppendExecutionProvider_CUDA(0)|]")]
    [InlineData("i == 0", "Console.WriteLine(e); throw;", "[|AppendExecutionProvider_CUDA(0)|]")]
    [InlineData("i < 2", "Console.WriteLine(e);", "[|AppendExecutionProvider_CUDA(0)|]")]
    [InlineData("i == 0", "Console.WriteLine(e);", "{|PML2002:AppendExecutionProvider_CUDA(0)|}")]
    [InlineData("i < 1", "Console.WriteLine(e);", "{|PML2002:AppendExecutionProvider_CUDA(0)|}")]
    public Task A_round_that_does_not_come_or_asks_for_it_too_is_none(string condition, string handler, string append) => GuardedCode.OnnxMembersAsync(
        "InferenceSession Open() { for (int i = 0; i < 2; i++) { try { var o = new SessionOptions(); if (" + condition + ") o." + append + "; return new InferenceSession(\"m\", o); } catch (Exception e) { " + handler + " } } throw new InvalidOperationException(); }");

    [SkippableTheory]
    [InlineData("try { return x.{|PML1002:cuda()|}; } catch (Exception) { if (tries > 0) { return x.cpu(); } throw; }")]
    [InlineData("try { return x.{|PML1002:cuda()|}; } catch (Exception) { if (tries > 0) { return x.cpu(); } else { throw; } }")]
    [InlineData("try { return x.{|PML1002:cuda()|}; } catch (Exception) { if (tries > 0) { Console.WriteLine(); return x.cpu(); } Console.WriteLine(); throw; }")]
    [InlineData("try { return x.{|PML1002:cuda()|}; } catch (Exception e) { if (tries == 0) throw new InvalidOperationException(\"no\", e); return x.cpu(); }")]
    public Task A_handler_that_goes_on_where_it_may_is_a_fallback(string body) => RunAsync(body);

    [SkippableTheory]
    [InlineData("try { return x.[|cuda()|]; } catch (Exception) { if (tries > 0) { return null!; } throw; }")]
    [InlineData("try { return x.[|cuda()|]; } catch (Exception) { if (tries > 0) { x.cpu(); } throw; }")]
    [InlineData("try { return x.[|cuda()|]; } catch (Exception e) { if (e.Message.Length > 9) { return x.cpu(); } throw; }")]
    [InlineData("try { return x.[|cuda()|]; } catch (Exception) { if (tries > 0) { Console.WriteLine(); } else { throw; } throw; }")]
    public Task One_that_fails_all_the_same_is_none(string body) => RunAsync(body);

    private static Task RunAsync(string body) => GuardedCode.TorchMembersAsync("Tensor Run(Tensor x, int tries) { " + body + " }");
}
