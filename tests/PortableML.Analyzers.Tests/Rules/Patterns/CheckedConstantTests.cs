using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A condition stands over the own constant that selects a provider, not over the provider's call.</summary>
public class CheckedConstantTests
{
    [SkippableTheory]
    [InlineData("CoreML()", "if (OperatingSystem.IsIOS()) Make(Runtime.Accelerated); else Make(Runtime.Cpu);")]
    [InlineData("CoreML()", "Make(OperatingSystem.IsMacOS() ? Runtime.Accelerated : Runtime.Cpu);")]
    [InlineData("DML(0)", "if (!OperatingSystem.IsWindows()) { return; } Make(Runtime.Accelerated);")]
    public Task A_constant_for_a_platform_inside_it_is_silent(string provider, string statements) => VerifyAsync(provider, statements);

    [SkippableTheory]
    [InlineData("CoreML()", "if (OperatingSystem.IsWindows()) Make([|Runtime.Accelerated|]);")]
    [InlineData("CUDA(0)", "if (OperatingSystem.IsIOS()) Make([|Runtime.Accelerated|]);")]
    [InlineData("CoreML()", "if (OperatingSystem.IsIOS()) Console.WriteLine(); Make([|Runtime.Accelerated|]);")]
    public Task A_constant_for_another_platform_is_hard_coded(string provider, string statements) => VerifyAsync(provider, statements);

    private static Task VerifyAsync(string provider, string statements) => GuardedCode.OnnxTypesAsync(
        $$"""
        enum Runtime { Cpu, Accelerated }

        class Recognizer
        {
            public void Open() { {{statements}} }

            private static SessionOptions Make(Runtime runtime)
            {
                var options = new SessionOptions();
                if (runtime == Runtime.Accelerated)
                {
                    options.{|PML2002:AppendExecutionProvider_{{provider}}|};
                }

                return options;
            }
        }
        """);
}
