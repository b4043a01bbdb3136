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
    [InlineData("Assume.That(torch.cuda.is_available());")]
    [InlineData("Assume.That(torch.cuda.is_available(), Is.True);")]
    [InlineData("Skip.IfNot(torch.cuda.is_available());")]
    [InlineData("""Skip.IfNot(torch.cuda.is_available(), "no accelerator");""")]
    [InlineData("Skip.If(!torch.cuda.is_available());")]
    [InlineData("""Assert.SkipUnless(torch.cuda.is_available(), "no accelerator");""")]
    [InlineData("""Assert.SkipWhen(!torch.cuda.is_available(), "no accelerator");""")]
    [InlineData("""if (!torch.cuda.is_available()) { Assert.Skip("no accelerator"); }""")]
    [InlineData("""if (!torch.cuda.is_available()) Assert.Ignore("no accelerator");""")]
    [InlineData("""if (!torch.cuda.is_available()) Assert.Inconclusive("no accelerator");""")]
    [InlineData("""if (!torch.cuda.is_available()) Assert.Fail("no accelerator");""")]
    [InlineData("var ok = torch.cuda.is_available(); Skip.IfNot(ok);")]
    public Task A_test_that_stops_without_it_is_guarded(string check) => VerifyAsync(check + " x.{|PML1002:cuda()|};");

    [SkippableTheory]
    [InlineData("Assert.False(torch.cuda.is_available());")]
    [InlineData("Assert.True(!torch.cuda.is_available());")]
    [InlineData("Assert.IsFalse(torch.cuda.is_available());")]
    [InlineData("Assert.That(torch.cuda.is_available(), Is.False);")]
    [InlineData("Assert.That(!torch.cuda.is_available());")]
    [InlineData("Skip.If(torch.cuda.is_available());")]
    [InlineData("""Assert.SkipWhen(torch.cuda.is_available(), "an accelerator");""")]
    public Task A_test_that_stops_with_it_is_hard_coded(string check) => VerifyAsync(check + " x.[|cuda()|];");

    [SkippableTheory]
    [InlineData("Assert.True(torch.cuda.is_available() || n > 0); x.[|cuda()|];")]
    [InlineData("x.[|cuda()|]; Assert.True(torch.cuda.is_available());")]
    [InlineData("if (n > 0) { Skip.IfNot(torch.cuda.is_available()); } x.[|cuda()|];")]
    [InlineData("Assert.Equal(torch.cuda.is_available(), n > 0); x.[|cuda()|];")]
    [InlineData("Assert.NotNull(torch.cuda.is_available()); x.[|cuda()|];")]
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
    [InlineData("Record.Exception(() => x.{|PML1002:cuda()|});")]
    [InlineData("Record.ExceptionAsync(async () => { await Task.Yield(); x.{|PML1002:cuda()|}; });")]
    [InlineData("Record.Time(() => x.[|cuda()|]);")]
    [InlineData("Assert.True(n > 0); Run(() => x.[|cuda()|]);")]
    public Task A_test_that_expects_the_failure_goes_on(string statements) => VerifyAsync(statements + " static void Run(Action code) => code();");

    private static Task VerifyAsync(string statements) => GuardedCode.TorchTypesAsync(
        $$"""
        class Sample
        {
            void Run(Tensor x, int n) { {{statements}} }
        }

        static class Record
        {
            public static Exception? Exception(Action code) { try { code(); return null; } catch (Exception e) { return e; } }
            public static async Task<Exception?> ExceptionAsync(Func<Task> code) { try { await code(); return null; } catch (Exception e) { return e; } }
            public static TimeSpan Time(Action code) { var watch = Stopwatch.StartNew(); code(); return watch.Elapsed; }
        }

        static class Assert
        {
            public static void True(bool condition) { if (!condition) throw new Exception(); }
            public static void True(bool condition, string message) { if (!condition) throw new Exception(message); }
            public static void True(bool? condition) { if (condition != true) throw new Exception(); }
            public static void False(bool condition) { if (condition) throw new Exception(); }
            public static void IsTrue(bool condition) { if (!condition) throw new Exception(); }
            public static void IsFalse(bool condition) { if (condition) throw new Exception(); }
            public static void That(bool condition) { if (!condition) throw new Exception(); }
            public static void That<T>(T actual, Constraint constraint) { if (!constraint.Holds(actual)) throw new Exception(); }
            public static void Equal<T>(T expected, T actual) { if (!Equals(expected, actual)) throw new Exception(); }
            public static void NotNull(object? value) { if (value is null) throw new Exception(); }
            public static void Throws<T>(Action action) where T : Exception { try { action(); } catch (T) { } }
            public static void SkipUnless(bool condition, string reason) { if (!condition) throw new Exception(reason); }
            public static void SkipWhen(bool condition, string reason) { if (condition) throw new Exception(reason); }
            [DoesNotReturn] public static void Skip(string reason) => throw new Exception(reason);
            public static void Ignore(string reason) => throw new Exception(reason);
            public static void Fail(string reason) => throw new Exception(reason);
            public static void Warn(string reason) => Console.WriteLine(reason);
            [DoesNotReturn] public static void Inconclusive(string reason) => throw new Exception(reason);
        }

        static class Assume
        {
            public static void That(bool condition) { if (!condition) throw new Exception(); }
            public static void That<T>(T actual, Constraint constraint) { if (!constraint.Holds(actual)) throw new Exception(); }
        }

        static class Skip
        {
            public static void If(bool condition, string? reason = null) { if (condition) throw new Exception(reason); }
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
        }
        """);
}
