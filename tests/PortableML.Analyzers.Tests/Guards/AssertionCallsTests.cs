namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Assertions and skips of the test frameworks.</summary>
public class AssertionCallsTests
{
    [SkippableTheory]
    [InlineData("Assert.True(torch.cuda.is_available());")]
    [InlineData("""Assert.True(torch.cuda.is_available(), "no accelerator");""")]
    [InlineData("Assert.True((bool?)torch.cuda.is_available());")]
    [InlineData("Assert.True(torch.cuda.is_available() && n > 0);")]
    [InlineData("Assert.False(!torch.cuda.is_available());")]
    [InlineData("Assert.IsTrue(torch.cuda.is_available());")]
    [InlineData("Assert.IsFalse(!torch.cuda.is_available());")]
    [InlineData("Assert.That(torch.cuda.is_available());")]
    [InlineData("Assert.That(torch.cuda.is_available(), Is.True);")]
    [InlineData("""Assert.That(torch.cuda.is_available(), "no accelerator");""")]
    [InlineData("""Assert.That(torch.cuda.is_available(), Is.True, "no accelerator");""")]
    [InlineData("Assume.That(torch.cuda.is_available());")]
    [InlineData("Assume.That(torch.cuda.is_available(), Is.True);")]
    [InlineData("Skip.IfNot(torch.cuda.is_available());")]
    [InlineData("""Skip.IfNot(torch.cuda.is_available(), "no accelerator");""")]
    [InlineData("Skip.If(!torch.cuda.is_available());")]
    [InlineData("""Skip.Unless(torch.cuda.is_available(), "no accelerator");""")]
    [InlineData("Debug.Assert(torch.cuda.is_available());")]
    [InlineData("Trace.Assert(torch.cuda.is_available());")]
    [InlineData("""Assert.SkipUnless(torch.cuda.is_available(), "no accelerator");""")]
    [InlineData("""Assert.SkipWhen(!torch.cuda.is_available(), "no accelerator");""")]
    [InlineData("""if (!torch.cuda.is_available()) { Assert.Skip("no accelerator"); }""")]
    [InlineData("""if (!torch.cuda.is_available()) Assert.Ignore("no accelerator");""")]
    [InlineData("""if (!torch.cuda.is_available()) Assert.Inconclusive("no accelerator");""")]
    [InlineData("""if (!torch.cuda.is_available()) Assert.Fail("no accelerator");""")]
    [InlineData("""if (!torch.cuda.is_available()) Assert.Pass("no accelerator");""")]
    [InlineData("var ok = torch.cuda.is_available(); Skip.IfNot(ok);")]
    public Task A_test_that_stops_without_it_is_guarded(string check) => VerifyAsync(check + " x.{|PML1002:cuda()|};");

    [SkippableTheory]
    [InlineData("Assert.False(torch.cuda.is_available());")]
    [InlineData("Assert.True(!torch.cuda.is_available());")]
    [InlineData("Assert.IsFalse(torch.cuda.is_available());")]
    [InlineData("Assert.That(torch.cuda.is_available(), Is.False);")]
    [InlineData("Assert.That(!torch.cuda.is_available());")]
    [InlineData("""Assert.That(!torch.cuda.is_available(), "an accelerator");""")]
    [InlineData("Debug.Assert(!torch.cuda.is_available());")]
    [InlineData("Trace.Assert(!torch.cuda.is_available());")]
    [InlineData("Skip.If(torch.cuda.is_available());")]
    [InlineData("""Assert.SkipWhen(torch.cuda.is_available(), "an accelerator");""")]
    public Task A_test_that_stops_with_it_is_hard_coded(string check) => VerifyAsync(check + " x.[|cuda()|];");

    [SkippableTheory]
    [InlineData("Assert.True(torch.cuda.is_available() || n > 0); x.[|cuda()|];")]
    [InlineData("x.[|cuda()|]; Assert.True(torch.cuda.is_available());")]
    [InlineData("if (n > 0) { Skip.IfNot(torch.cuda.is_available()); } x.[|cuda()|];")]
    [InlineData("Assert.Equal(torch.cuda.is_available(), n > 0); x.[|cuda()|];")]
    [InlineData("Assert.NotNull(torch.cuda.is_available()); x.[|cuda()|];")]
    [InlineData("Assert.That(torch.cuda.is_available(), Is.Known); x.[|cuda()|];")]
    [InlineData("Assert.That(x, Is.True); x.[|cuda()|];")]
    [InlineData("Assert.True(); x.[|cuda()|];")]
    [InlineData("if (!torch.cuda.is_available()) Assert.Skipped(); x.[|cuda()|];")]
    [InlineData("if (!torch.cuda.is_available()) Other.Exit(1); x.[|cuda()|];")]
    [InlineData("""if (!torch.cuda.is_available()) Assert.Warn("no accelerator"); x.[|cuda()|];""")]
    [InlineData("Assert.Throws<Exception>(() => Assert.True(torch.cuda.is_available())); x.[|cuda()|];")]
    [InlineData("""Assert.True(torch.cuda.is_available()); x.to([|"cuda:1"|]);""")]
    public Task An_assertion_that_may_hold_without_it_is_too_weak(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("Assert.True(torch.mps_is_available()); x.[|cuda()|];")]
    [InlineData("Skip.IfNot(torch.cuda.is_available()); x.[|mps()|];")]
    public Task An_assertion_for_another_vendor_guards_nothing(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("try { Assert.True(torch.cuda.is_available()); } catch (Exception) { } x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 0; Skip.IfNot(ok); x.[|cuda()|];")]
    public Task An_assertion_that_is_undone_guards_nothing(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("Assert.Throws<InvalidOperationException>(() => x.{|PML1002:cuda()|});")]
    [InlineData("Assert.Throws<Exception>(() => { var y = x.{|PML1002:cuda()|}; y.print(); });")]
    [InlineData("Assert.Catch(() => x.{|PML1002:cuda()|});")]
    [InlineData("Assert.CatchAsync(async () => { await Task.Yield(); x.{|PML1002:cuda()|}; });")]
    [InlineData("Record.Exception(() => x.{|PML1002:cuda()|});")]
    [InlineData("Record.ExceptionAsync(async () => { await Task.Yield(); x.{|PML1002:cuda()|}; });")]
    [InlineData("Record.Time(() => x.[|cuda()|]);")]
    [InlineData("Assert.Multiple(() => x.[|cuda()|]);")]
    [InlineData("Other.Throws(() => x.[|cuda()|]);")]
    [InlineData("Assert.True(n > 0); Run(() => x.[|cuda()|]);")]
    public Task A_test_that_expects_the_failure_goes_on(string statements) => VerifyAsync(statements + " static void Run(Action code) => code();");

    [SkippableTheory]
    [InlineData("Assert.True(torch.cuda.is_available());")]
    [InlineData("Assume.That(torch.cuda.is_available());")]
    [InlineData("Skip.IfNot(torch.cuda.is_available());")]
    [InlineData("Debug.Assert(torch.cuda.is_available());")]
    [InlineData("Trace.Assert(torch.cuda.is_available());")]
    [InlineData("if (!torch.cuda.is_available()) Environment.FailFast(text);")]
    public Task A_helper_that_stops_without_it_is_guarded(string check) =>
        VerifyAsync("Require(); x.{|PML1002:cuda()|}; }\n    static void Require(string? text = null) { " + check);

    [SkippableTheory]
    [InlineData("Assert.False(torch.cuda.is_available());")]
    [InlineData("if (torch.cuda.is_available()) Environment.FailFast(text);")]
    [InlineData("Other.Exit(torch.cuda.is_available() ? 0 : 1);")]
    public Task A_helper_that_stops_with_it_or_not_at_all_is_hard_coded(string check) =>
        VerifyAsync("Require(); x.[|cuda()|]; }\n    static void Require(string? text = null) { " + check);

    private static Task VerifyAsync(string statements) => GuardedCode.TorchTypesAsync(
        $$"""
        class Sample
        {
            void Run(Tensor x, int n) { {{statements}} }
        }
        """,
        ("Frameworks.cs", Frameworks));

    /// <summary>What the frameworks call their own. A file of its own, so that <see cref="BrokenSource"/> breaks only what a test is about.</summary>
    private const string Frameworks =
        """
        using System;
        using System.Diagnostics.CodeAnalysis;
        using System.Threading.Tasks;
        using Stopwatch = System.Diagnostics.Stopwatch;

        static class Record
        {
            // As the framework's own, they hand the code on.
            public static Exception? Exception(Action code) => Other.Caught(code);
            public static Task<Exception?> ExceptionAsync(Func<Task> code) => Other.CaughtAsync(code);
            public static TimeSpan Time(Action code) { var watch = Stopwatch.StartNew(); code(); return watch.Elapsed; }
        }

        static class Other
        {
            public static Exception? Caught(Action code) { try { code(); return null; } catch (Exception e) { return e; } }
            public static async Task<Exception?> CaughtAsync(Func<Task> code) { try { await code(); return null; } catch (Exception e) { return e; } }
            public static void Throws(Action code) => Caught(code);
            public static void Stop(string reason) => throw new Exception(reason);
            public static void Exit(int code) => Console.WriteLine(code);
        }

        static class Debug
        {
            public static void Assert(bool condition) { if (!condition) Console.WriteLine("failed"); }
        }

        static class Trace
        {
            public static void Assert(bool condition) { if (!condition) Console.WriteLine("failed"); }
        }

        static class Assert
        {
            public static void True() { }
            public static bool Skipped() => true;
            public static Exception? Catch(Action code) => Other.Caught(code);
            public static Task<Exception?> CatchAsync(Func<Task> code) => Other.CaughtAsync(code);
            public static void Multiple(Action code) => Other.Caught(code);
            public static void Pass(string reason) => Other.Stop(reason);
            public static void True(bool condition) { if (!condition) throw new Exception(); }
            public static void True(bool condition, string message) { if (!condition) throw new Exception(message); }
            public static void True(bool? condition) { if (condition != true) throw new Exception(); }
            public static void False(bool condition) { if (condition) throw new Exception(); }
            public static void IsTrue(bool condition) { if (!condition) throw new Exception(); }
            public static void IsFalse(bool condition) { if (condition) throw new Exception(); }
            public static void That(bool condition, string message = "", [System.Runtime.CompilerServices.CallerArgumentExpression("condition")] string text = "") { if (!condition) throw new Exception(message + text); }
            public static void That<T>(T actual, Constraint constraint, string message = "") { if (!constraint.Holds(actual)) throw new Exception(message); }
            public static void Equal<T>(T expected, T actual) { if (!Equals(expected, actual)) throw new Exception(); }
            public static void NotNull(object? value) { if (value is null) throw new Exception(); }
            public static void Throws<T>(Action action) where T : Exception { try { action(); } catch (T) { } }
            public static void SkipUnless(bool condition, string reason) { if (!condition) throw new Exception(reason); }
            public static void SkipWhen(bool condition, string reason) { if (condition) throw new Exception(reason); }
            public static void Skip(string reason) => Other.Stop(reason);
            public static void Ignore(string reason) => Other.Stop(reason);
            public static void Fail(string reason) => Other.Stop(reason);
            public static void Warn(string reason) => Console.WriteLine(reason);
            public static void Inconclusive(string reason) => Other.Stop(reason);
        }

        static class Assume
        {
            public static void That(bool condition) { if (!condition) throw new Exception(); }
            public static void That<T>(T actual, Constraint constraint) { if (!constraint.Holds(actual)) throw new Exception(); }
        }

        static class Skip
        {
            public static void If(bool condition, string? reason = null) { if (condition) throw new Exception(reason); }
            public static void Unless(bool condition, string? reason = null) { if (!condition) throw new Exception(reason); }
            public static void IfNot(bool condition, string? reason = null) { if (!condition) throw new Exception(reason); }
        }

        class Constraint(object expected)
        {
            public bool Holds(object? actual) => Equals(actual, expected);
        }

        static class Is
        {
            public static Constraint True { get; } = new(true);
            public static Constraint False { get; } = new(false);
            public static Constraint Known { get; } = new(null!);
        }
        """;
}
