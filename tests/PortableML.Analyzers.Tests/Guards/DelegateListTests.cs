namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Attempts that are written as a list of delegates, which a loop runs one after another.</summary>
public class DelegateListTests
{
    private const string Loop = "foreach (var attempt in attempts) { try { attempt(o); break; } catch (Exception) { } } _ = new InferenceSession(\"m\", o);";

    private const string Helpers = "static SessionOptions Plain() => new SessionOptions(); static InferenceSession Open(params Func<SessionOptions>[] makers) "
        + "{ foreach (var make in makers) { try { return new InferenceSession(\"m\", make()); } catch (Exception) { } } throw new InvalidOperationException(); }";

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
    [InlineData("var attempts = new (Action<SessionOptions> Append, string Name)[] { (x => x.AppendExecutionProvider_CUDA(0), \"a\"), (x => x.AppendExecutionProvider_DML(0), \"b\") }; foreach (var attempt in attempts) { try { attempt.Append(o); Console.WriteLine(attempt.Name); break; } catch { } }")]
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

    [SkippableTheory]
    [InlineData("foreach (var attempt in attempts) attempt.Run(o);")]
    [InlineData("foreach (var (name, run) in attempts) { Console.WriteLine(name); run(o); }")]
    public Task Attempts_that_a_type_of_their_own_holds_may_run_wherever_it_lets_them(string loop) => GuardedCode.OnnxTypesAsync(
        $$"""
        class Sample
        {
            void Run(SessionOptions o)
            {
                Attempt[] attempts = { new Action<SessionOptions>(x => x.[|AppendExecutionProvider_CUDA(0)|]), new Action<SessionOptions>(x => x.[|AppendExecutionProvider_DML(0)|]) };
                foreach (Action<SessionOptions> attempt in attempts) { try { attempt(o); break; } catch (Exception) { } }
                {{loop}}
            }
        }
        class Attempt
        {
            public Action<SessionOptions> Run = _ => { };
            public void Deconstruct(out string name, out Action<SessionOptions> run) => (name, run) = ("", Run);
            public static implicit operator Attempt(Action<SessionOptions> run) => new() { Run = run };
            public static implicit operator Action<SessionOptions>(Attempt attempt) => attempt.Run;
        }
        """);

    [SkippableFact]
    public Task What_takes_the_attempts_apart_may_put_others_in_their_place() => GuardedCode.OnnxTypesAsync(
        """
        class Sample
        {
            void Run(SessionOptions o)
            {
                Action<SessionOptions>[] attempts = { x => x.[|AppendExecutionProvider_CUDA(0)|], x => x.[|AppendExecutionProvider_DML(0)|] };
                foreach (var (name, attempt) in attempts) { try { Console.WriteLine(name); attempt(o); break; } catch (Exception) { } }
            }
        }
        static class Named
        {
            public static void Deconstruct(this Action<SessionOptions> attempt, out string name, out Action<SessionOptions> other) { attempt(new()); (name, other) = ("", _ => { }); }
        }
        """);

    [SkippableFact]
    public Task Attempts_that_are_caught_too_narrowly_are_reported_as_such() => VerifyAsync(
        "Action<SessionOptions>[] attempts = { x => x.{|PML2004:AppendExecutionProvider_CUDA(0)|}, x => x.{|PML2004:AppendExecutionProvider_DML(0)|} }; "
        + "foreach (var attempt in attempts) { try { attempt(o); break; } catch (OnnxRuntimeException) { } } _ = new InferenceSession(\"m\", o);");

    [SkippableTheory]
    [InlineData("private static readonly Action<SessionOptions>[] s_attempts = { x => x.{|PML2002:AppendExecutionProvider_Tensorrt(0)|}, x => x.{|PML2002:AppendExecutionProvider_CUDA(0)|} };", "foreach (var attempt in s_attempts) { try { attempt(o); break; } catch { } }")]
    [InlineData("private static readonly List<Action<SessionOptions>> s_attempts = [x => x.{|PML2002:AppendExecutionProvider_Tensorrt(0)|}, x => x.{|PML2002:AppendExecutionProvider_CUDA(0)|}];", "foreach (var attempt in s_attempts) { try { attempt(o); break; } catch { } }")]
    [InlineData("private (string Name, Action<SessionOptions> Append)[] Attempts { get; } = { (\"t\", x => x.{|PML2002:AppendExecutionProvider_Tensorrt(0)|}), (\"c\", x => x.{|PML2002:AppendExecutionProvider_CUDA(0)|}) };", "foreach (var (name, append) in Attempts) { try { append(o); Console.WriteLine(name); break; } catch { } }")]
    [InlineData("private readonly Func<SessionOptions>[] _makers = { () => SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}, () => new SessionOptions() }; static InferenceSession Open(Func<SessionOptions>[] makers) { foreach (var make in makers) { try { return new InferenceSession(\"m\", make()); } catch (Exception) { } } throw new InvalidOperationException(); }", "Open(_makers);")]
    public Task The_list_may_be_kept_in_a_private_member(string member, string statements) => GuardedCode.OnnxMembersAsync(member + " void Run(SessionOptions o) { " + statements + " }");

    [SkippableTheory]
    [InlineData("void Run() => Open(Cuda, Plain);")]
    [InlineData("void Run() => Open(new Func<SessionOptions>[] { Cuda, Plain });")]
    [InlineData("private static readonly Func<SessionOptions>[] s_makers = { Cuda, Plain }; void Run() => Open(s_makers);")]
    [InlineData("void Run() => Safely(Cuda); static void Safely(Func<SessionOptions> make) { try { _ = new InferenceSession(\"m\", make()); } catch (Exception) { _ = new InferenceSession(\"m\"); } }")]
    public Task Methods_may_be_listed_or_handed_on_by_their_names(string members) => GuardedCode.OnnxMembersAsync(
        members + " static SessionOptions Cuda() => SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}; " + Helpers);

    [SkippableTheory]
    [InlineData("void Run() { Open(Cuda, Plain); _ = new InferenceSession(\"m\", Cuda()); }")]
    [InlineData("void Run() => Plainly(Cuda); static void Plainly(Func<SessionOptions> make) => _ = new InferenceSession(\"m\", make());")]
    [InlineData("Func<SessionOptions> kept; void Run() { try { kept = Cuda; } catch (InvalidCastException) { throw; } _ = new InferenceSession(\"m\", kept()); }")]
    public Task A_method_that_is_also_run_where_nothing_catches_it_is_hard_coded(string members) => GuardedCode.OnnxMembersAsync(
        members + " static SessionOptions Cuda() => SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]; " + Helpers);

    [SkippableTheory]
    [InlineData("private static readonly Action<SessionOptions>[] s_attempts = { x => x.[|AppendExecutionProvider_CUDA(0)|] };", "foreach (var attempt in s_attempts) attempt(o);")]
    [InlineData("private static Action<SessionOptions>[] s_attempts = { x => x.[|AppendExecutionProvider_CUDA(0)|] };", "foreach (var attempt in s_attempts) { try { attempt(o); break; } catch { } } s_attempts = Array.Empty<Action<SessionOptions>>();")]
    [InlineData("public static readonly Action<SessionOptions>[] Tried = { x => x.[|AppendExecutionProvider_CUDA(0)|] };", "foreach (var attempt in Tried) { try { attempt(o); break; } catch { } }")]
    [InlineData("private static readonly Action<SessionOptions>[] s_attempts = { x => x.[|AppendExecutionProvider_CUDA(0)|] };", "foreach (var attempt in s_attempts) { try { attempt(o); break; } catch { } } s_attempts[0](o);")]
    public Task A_kept_list_that_others_may_run_is_hard_coded(string member, string statements) => GuardedCode.OnnxMembersAsync(member + " void Run(SessionOptions o) { " + statements + " }");

    private static Task VerifyAsync(string statements) => GuardedCode.OnnxMembersAsync(
        $$"""
        void Run(SessionOptions o) { {{statements}} }
        static void First(SessionOptions o, params Action<SessionOptions>[] attempts) { foreach (var attempt in attempts) { try { attempt(o); return; } catch (Exception e) { Console.WriteLine(e); } } }
        """);
}
