namespace PortableML.Analyzers.Tests.Guards;

/// <summary>A failure that is caught and comes out all the same: by a method that never returns, or by a <c>throw</c> behind the attempts.</summary>
public class FailingEndTests
{
    [SkippableTheory]
    [InlineData("[DoesNotReturn] void End(Exception e) { throw e; }")]
    [InlineData("void End(Exception e) { Console.WriteLine(e); throw new InvalidOperationException(e.Message, e); }")]
    [InlineData("static void End(Exception e) { Console.WriteLine(e); Environment.Exit(1); }")]
    public Task A_method_that_never_returns_is_no_fallback(string end) => GuardedCode.TorchMembersAsync(
        "Tensor Run(Tensor x) { try { x = x.[|cuda()|]; } catch (Exception e) { End(e); } return x; }\n" + end);

    [SkippableTheory]
    [InlineData("void End(Exception e) { Console.WriteLine(e); }")]
    [InlineData("void End(Exception e) { if (e.Message.Length > 0) return; throw e; }")]
    [InlineData("void End(Exception e) { if (e is OutOfMemoryException) throw e; }")]
    public Task A_method_that_may_return_is_one(string end) => GuardedCode.TorchMembersAsync(
        "Tensor Run(Tensor x) { try { x = x.{|PML1002:cuda()|}; } catch (Exception e) { End(e); } return x; }\n" + end);

    [SkippableTheory]
    [InlineData("for (int i = 0; i < 3; i++) { try { return work(); } catch (Exception e) { last = e; } } throw new AggregateException(last!);")]
    [InlineData("for (int i = 0; i < 3; i++) { try { return work(); } catch (Exception e) { last = e; } Thread.Sleep(10); } Console.WriteLine(last); throw last!;")]
    [InlineData("int n = 0; while (n++ < 3) { try { return work(); } catch (Exception e) { last = e; } } throw new InvalidOperationException();")]
    [InlineData("try { return work(); } catch (Exception e) { last = e; } throw new InvalidOperationException(\"no\", last);")]
    [InlineData("Tensor? made = null; try { made = work(); } catch (Exception e) { last = e; } if (made is null) throw new InvalidOperationException(\"no\", last); return made;")]
    [InlineData("Tensor? made = null; try { made = work(); } catch (Exception e) { last = e; } if (last != null) { Console.WriteLine(last); throw last; } return made!;")]
    public Task A_throw_behind_the_attempts_is_no_fallback(string body) => RetryAsync(body, "[|cuda()|]");

    [SkippableTheory]
    [InlineData("for (int i = 0; i < 3; i++) { try { return work(); } catch (Exception e) { last = e; } } return torch.ones(1);")]
    [InlineData("Tensor? made = null; try { made = work(); } catch (Exception e) { last = e; } if (made is null) made = torch.ones(1); if (made is null) throw new InvalidOperationException(\"no\", last); return made;")]
    [InlineData("try { return work(); } catch (Exception e) { last = e; } if (strict) throw last; return torch.ones(1);")]
    [InlineData("try { return work(); } catch (Exception e) { last = e; } if (last != null && strict) throw last; return torch.ones(1);")]
    public Task Another_way_behind_it_is_one(string body) => RetryAsync(body, "{|PML1002:cuda()|}");

    [SkippableTheory]
    [InlineData("string d = {|PML1002:\"cuda\"|}; for (int i = 0; i < 2; i++) { try { return x.to(d); } catch (Exception e) { last = e; d = \"cpu\"; } } throw last!;")]
    public Task A_throw_behind_attempts_that_differ_leaves_the_other_one(string body) =>
        GuardedCode.TorchMembersAsync("Tensor Run(Tensor x) { Exception? last = null; " + body + " }");

    [SkippableTheory]
    [InlineData("static bool Log(Exception e) { Console.WriteLine(e); return false; }", "Log(e)")]
    [InlineData("static bool Never(Exception e) => false;", "Never(e)")]
    [InlineData("", "false")]
    public Task A_filter_that_only_looks_on_catches_nothing(string member, string filter) => GuardedCode.TorchMembersAsync(
        "Tensor Run(Tensor x) { try { return x.[|cuda()|]; } catch (Exception e) when (" + filter + ") { return x; } }\n" + member);

    [SkippableTheory]
    [InlineData("static bool Log(Exception e) { Console.WriteLine(e); return true; }", "Log(e)")]
    [InlineData("static bool Log(Exception e) { if (e is OutOfMemoryException) return false; return true; }", "Log(e)")]
    [InlineData("", "!torch.cuda.is_available()")]
    public Task A_filter_that_may_say_yes_catches(string member, string filter) => GuardedCode.TorchMembersAsync(
        "Tensor Run(Tensor x) { try { return x.{|PML1002:cuda()|}; } catch (Exception e) when (" + filter + ") { return x; } }\n" + member);

    private static Task RetryAsync(string body, string move) => GuardedCode.TorchTypesAsync(
        "using System.Threading;\nclass Sample\n{\n"
        + "Tensor Run(Tensor x) => Retry(() => x." + move + ", false);\n"
        + "static Tensor Retry(Func<Tensor> work, bool strict) { Exception? last = null; " + body + " }\n}");
}
