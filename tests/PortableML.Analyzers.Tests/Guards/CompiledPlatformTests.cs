using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>What <c>#if</c> says of the operating system: a platform's own accelerator is at home in text that is compiled for it alone.</summary>
public class CompiledPlatformTests
{
    [SkippableTheory]
    [InlineData("#if WINDOWS")]
    [InlineData("#if windows10_0_17763_0_OR_GREATER")]
    [InlineData("#if (WINDOWS)")]
    [InlineData("#if WINDOWS && FAST")]
    [InlineData("#if FAST && WINDOWS")]
    [InlineData("#if (WINDOWS && FAST) || (FAST && NET8_0_WINDOWS)")]
    [InlineData("#if !(!WINDOWS)")]
    [InlineData("#if !(!WINDOWS || SLOW)")]
    [InlineData("#if !WINDOWS\n#else")]
    [InlineData("#if SLOW\n#elif WINDOWS")]
    [InlineData("#if !WINDOWS || SLOW\n#elif FAST")]
    [InlineData("#if !WINDOWS\n#elif SLOW\n#else")]
    [InlineData("#if WINDOWS\n#if FAST\n#endif")]
    [InlineData("#if WINDOWS\n#if SLOW\n#else")]
    [InlineData("#if SLOW\n#endif\n#if WINDOWS")]
    public Task Text_for_its_platform_alone_is_inside_it(string directives) => VerifyAsync(directives, "{|PML2002:AppendExecutionProvider_DML(0)|}");

    [SkippableTheory]
    [InlineData("#if FAST")]
    [InlineData("#if !SLOW")]
    [InlineData("#if true")]
    [InlineData("#if WINDOWS || FAST")]
    [InlineData("#if FAST || WINDOWS")]
    [InlineData("#if !SLOW && FAST")]
    [InlineData("#if WINDOWSILL == false")]
    [InlineData("#if WINDOWSILL\n#else")]
    [InlineData("#if SLOW\n#else")]
    [InlineData("#if SLOW\n#elif FAST")]
    [InlineData("#if !WINDOWS && SLOW\n#else")]
    [InlineData("#if WINDOWS\n#endif\n#if FAST")]
    [InlineData("#if FAST\n#if WINDOWS\n#endif")]
    [InlineData("#if LINUX")]
    public Task Text_for_others_too_is_not(string directives) => VerifyAsync(directives, "[|AppendExecutionProvider_DML(0)|]");

    private static Task VerifyAsync(string directives, string call) => Rule.VerifyAsync(
        $$"""
        using Microsoft.ML.OnnxRuntime;

        class Sample
        {
            void Run(SessionOptions options)
            {
        {{directives}}
                options.{{call}};
        {{string.Concat(Enumerable.Repeat("#endif\n", Open(directives)))}}
        #if WINDOWS
                System.Console.WriteLine();
        #endif
            }
        }
        """,
        new() { PreprocessorSymbols = ["WINDOWS", "windows10_0_17763_0_OR_GREATER", "NET8_0_WINDOWS", "FAST", "LINUX"] });

    private static int Open(string directives) => directives.Split('\n').Sum(line => line.StartsWith("#if", StringComparison.Ordinal) ? 1 : line == "#endif" ? -1 : 0);
}
