namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Attempts that are written as a list of delegates, which a loop runs one after another.</summary>
public class DelegateListTests
{
    private const string Loop = "foreach (var attempt in attempts) { try { attempt(o); break; } catch (Exception) { } } _ = new InferenceSession(\"m\", o);";

    [SkippableTheory]
    [InlineData("Action<SessionOptions>[] attempts = { x => x.AppendExecutionProvider_CUDA(0), x => x.AppendExecutionProvider_DML(0) };")]
    [InlineData("var attempts = new Action<SessionOptions>[] { x => { x.AppendExecutionProvider_CUDA(0); }, delegate(SessionOptions x) { x.AppendExecutionProvider_DML(0); } };")]
    [InlineData("var attempts = new List<Action<SessionOptions>> { x => x.AppendExecutionProvider_CUDA(0), x => x.AppendExecutionProvider_DML(0) };")]
    [InlineData("List<Action<SessionOptions>> attempts = [x => x.AppendExecutionProvider_CUDA(0), x => x.AppendExecutionProvider_DML(0)];")]
    [InlineData("List<Action<SessionOptions>> attempts = [Cuda, Dml]; void Cuda(SessionOptions x) => x.AppendExecutionProvider_CUDA(0); void Dml(SessionOptions x) => x.AppendExecutionProvider_DML(0);")]
    public Task Attempts_of_two_vendors_that_are_each_caught_are_agnostic(string list) => VerifyAsync(list + " " + Loop);

    [SkippableTheory]
    [InlineData("Action<SessionOptions>[] attempts = { x => x.AppendExecutionProvider_CUDA(0), x => x.AppendExecutionProvider_DML(0) }; Console.WriteLine(attempts.Length);")]
    [InlineData("var attempts = new List<Action<SessionOptions>> { x => x.AppendExecutionProvider_CUDA(0), x => x.AppendExecutionProvider_DML(0) }; Console.WriteLine(attempts.Count);")]
    [InlineData("Action<SessionOptions>[] attempts = { x => x.AppendExecutionProvider_CUDA(0), x => x.AppendExecutionProvider_DML(0) }; foreach (var attempt in attempts) { if (attempt is null) throw new ArgumentException(); }")]
    public Task What_does_not_run_the_attempts_may_look_at_them(string list) => VerifyAsync(list + " " + Loop);

    [SkippableTheory]
    [InlineData("foreach (var attempt in new Action<SessionOptions>[] { x => x.AppendExecutionProvider_CUDA(0), x => x.AppendExecutionProvider_DML(0) }) { try { attempt(o); break; } catch { } }")]
    [InlineData("(string Name, Action<SessionOptions> Append)[] attempts = { (\"a\", x => x.AppendExecutionProvider_CUDA(0)), (\"b\", x => x.AppendExecutionProvider_DML(0)) }; foreach (var (name, append) in attempts) { try { append(o); Console.WriteLine(name); break; } catch { } }")]
    [InlineData("var attempts = new (string Name, Action<SessionOptions> Append)[] { (\"a\", x => x.AppendExecutionProvider_CUDA(0)), (\"b\", x => x.AppendExecutionProvider_DML(0)) }; foreach (var attempt in attempts) { try { attempt.Append(o); Console.WriteLine(attempt.Name); break; } catch { } }")]
    [InlineData("First(o, x => x.AppendExecutionProvider_CUDA(0), x => x.AppendExecutionProvider_DML(0));")]
    public Task The_list_may_stand_in_the_loop_hold_tuples_or_be_handed_to_a_helper(string statements) => VerifyAsync(statements);

    [SkippableFact]
    public Task Attempts_of_one_vendor_that_are_caught_are_single_vendor() => VerifyAsync(
        "Action<SessionOptions>[] attempts = { x => x.{|PML2002:AppendExecutionProvider_Tensorrt(0)|}, x => x.{|PML2002:AppendExecutionProvider_CUDA(0)|} }; " + Loop);

    [SkippableTheory]
    [InlineData("foreach (var attempt in attempts) attempt(o);")]
    [InlineData("foreach (var attempt in attempts) { try { attempt(o); } catch (Exception) { throw; } }")]
    [InlineData("foreach (var attempt in attempts) { try { attempt(o); } catch (Exception) { } } foreach (var attempt in attempts) attempt(o);")]
    [InlineData("attempts[0](o); foreach (var attempt in attempts) { try { attempt(o); } catch (Exception) { } }")]
    [InlineData("Console.WriteLine(attempts); foreach (var attempt in attempts) { try { attempt(o); } catch (Exception) { } }")]
    [InlineData("attempts = Array.Empty<Action<SessionOptions>>(); foreach (var attempt in attempts) { try { attempt(o); } catch (Exception) { } }")]
    [InlineData("foreach (var attempt in attempts) { try { Keep(attempt); attempt(o); } catch (Exception) { } } void Keep(Action<SessionOptions> a) => Console.WriteLine(a);")]
    public Task Attempts_that_may_run_where_nothing_catches_them_are_hard_coded(string statements) => VerifyAsync(
        "Action<SessionOptions>[] attempts = { x => x.[|AppendExecutionProvider_CUDA(0)|], x => x.[|AppendExecutionProvider_DML(0)|] }; " + statements);

    [SkippableFact]
    public Task Attempts_that_are_caught_too_narrowly_are_reported_as_such() => VerifyAsync(
        "Action<SessionOptions>[] attempts = { x => x.{|PML2004:AppendExecutionProvider_CUDA(0)|}, x => x.{|PML2004:AppendExecutionProvider_DML(0)|} }; "
        + "foreach (var attempt in attempts) { try { attempt(o); break; } catch (OnnxRuntimeException) { } } _ = new InferenceSession(\"m\", o);");

    private static Task VerifyAsync(string statements) => GuardedCode.OnnxMembersAsync(
        $$"""
        void Run(SessionOptions o) { {{statements}} }
        static void First(SessionOptions o, params Action<SessionOptions>[] attempts) { foreach (var attempt in attempts) { try { attempt(o); return; } catch (Exception e) { Console.WriteLine(e); } } }
        """);
}
