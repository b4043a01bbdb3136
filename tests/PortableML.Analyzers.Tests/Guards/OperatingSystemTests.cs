using PortableML.Analyzers.Tests.Verification;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Platform locks (DirectML, Core ML, NNAPI) inside their own platform are single-vendor, outside it hard-coded.</summary>
public class OperatingSystemTests
{
    [SkippableTheory]
    [InlineData("if (OperatingSystem.IsWindows()) options.{|PML2002:AppendExecutionProvider_DML(0)|};")]
    [InlineData("if (!OperatingSystem.IsWindows()) return; options.{|PML2002:AppendExecutionProvider_DML(0)|};")]
    [InlineData("if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 18362)) options.{|PML2002:AppendExecutionProvider_DML(0)|};")]
    [InlineData("if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows)) options.{|PML2002:AppendExecutionProvider_DML(0)|};")]
    [InlineData("if (OperatingSystem.IsMacOS()) options.{|PML2002:AppendExecutionProvider_CoreML()|};")]
    [InlineData("if (OperatingSystem.IsIOS()) options.{|PML2002:AppendExecutionProvider_CoreML()|};")]
    [InlineData("if (OperatingSystem.IsMacOS() || OperatingSystem.IsIOS()) options.{|PML2002:AppendExecutionProvider_CoreML()|};")]
    [InlineData("if (OperatingSystem.IsMacOS() || OperatingSystem.IsIOS() || OperatingSystem.IsMacCatalyst()) options.{|PML2002:AppendExecutionProvider_CoreML()|};")]
    [InlineData("bool a = OperatingSystem.IsMacOS() || OperatingSystem.IsIOS(); if (a || OperatingSystem.IsIOS()) options.{|PML2002:AppendExecutionProvider_CoreML()|};")]
    [InlineData("if (!(OperatingSystem.IsMacOS() || OperatingSystem.IsIOS())) return; options.{|PML2002:AppendExecutionProvider_CoreML()|};")]
    [InlineData("if (OperatingSystem.IsAndroid()) options.{|PML2002:AppendExecutionProvider_Nnapi()|};")]
    [InlineData("var os = System.Runtime.InteropServices.OSPlatform.Windows; if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(os)) options.{|PML2002:AppendExecutionProvider_DML(0)|};")]
    [InlineData("if (OperatingSystem.IsMacOSVersionAtLeast(13)) options.{|PML2002:AppendExecutionProvider_CoreML()|};")]
    [InlineData("if (OperatingSystem.IsAndroidVersionAtLeast(30)) options.{|PML2002:AppendExecutionProvider_Nnapi()|};")]
    public Task A_platform_lock_on_its_own_platform_is_single_vendor(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("if (!OperatingSystem.IsWindows()) options.[|AppendExecutionProvider_DML(0)|];")]
    [InlineData("if (OperatingSystem.IsWindows() || n > 0) options.[|AppendExecutionProvider_DML(0)|];")]
    [InlineData("if (OperatingSystem.IsLinux()) options.[|AppendExecutionProvider_DML(0)|];")]
    [InlineData("if (OperatingSystem.IsWindows()) options.[|AppendExecutionProvider_CoreML()|];")]
    [InlineData("if (OperatingSystem.IsMacOS() || OperatingSystem.IsLinux()) options.[|AppendExecutionProvider_CoreML()|];")]
    [InlineData("bool a = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), b = OperatingSystem.IsMacOS() || OperatingSystem.IsIOS(); if (a || b) options.[|AppendExecutionProvider_CoreML()|];")]
    [InlineData("bool a = OperatingSystem.IsMacOS() || OperatingSystem.IsIOS(), b = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(); if (a || b) options.[|AppendExecutionProvider_CoreML()|];")]
    [InlineData("if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Linux)) options.[|AppendExecutionProvider_DML(0)|];")]
    [InlineData("if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.OSX)) options.[|AppendExecutionProvider_DML(0)|];")]
    [InlineData("var os = System.Runtime.InteropServices.OSPlatform.Windows; os = System.Runtime.InteropServices.OSPlatform.Linux; if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(os)) options.[|AppendExecutionProvider_DML(0)|];")]
    public Task On_another_platform_it_is_hard_coded(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("if (OperatingSystem.IsWindows()) options.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("if (OperatingSystem.IsLinux()) options.[|AppendExecutionProvider_MIGraphX(0)|];")]
    public Task A_vendors_provider_is_not_proved_by_the_platform(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = OperatingSystem.IsWindows(); ok = n > 0; if (ok) options.[|AppendExecutionProvider_DML(0)|];")]
    [InlineData("bool ok = OperatingSystem.IsWindows(); ok |= n > 0; if (ok) options.[|AppendExecutionProvider_DML(0)|];")]
    public Task An_answer_that_is_replaced_proves_no_platform(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableFact]
    public Task A_member_or_type_that_supports_only_its_platform_is_single_vendor() => GuardedCode.OnnxTypesAsync(
        """
        [System.Runtime.Versioning.SupportedOSPlatform("windows")]
        class OnWindows
        {
            void Run(SessionOptions options) => options.{|PML2002:AppendExecutionProvider_DML(0)|};
        }

        class Anywhere
        {
            [System.Runtime.Versioning.SupportedOSPlatform("macos")]
            void Run(SessionOptions options) => options.{|PML2002:AppendExecutionProvider_CoreML()|};

            [System.Runtime.Versioning.SupportedOSPlatform("linux")]
            void Other(SessionOptions options) => options.[|AppendExecutionProvider_DML(0)|];
        }
        """);

    [SkippableTheory]
    [InlineData("Xamarin.iOS", "options.{|PML2002:AppendExecutionProvider_CoreML()|}; options.[|AppendExecutionProvider_Nnapi()|];")]
    [InlineData("Mono.Android", "options.[|AppendExecutionProvider_CoreML()|]; options.{|PML2002:AppendExecutionProvider_Nnapi()|};")]
    [InlineData("Microsoft.MacCatalyst", "options.{|PML2002:AppendExecutionProvider_CoreML()|}; options.[|AppendExecutionProvider_DML(0)|];")]
    [InlineData("Xamarin.Forms", "options.[|AppendExecutionProvider_CoreML()|]; options.[|AppendExecutionProvider_Nnapi()|];")]
    public Task A_project_on_a_platforms_base_library_is_inside_it(string library, string statements) => Rule.VerifyAsync(
        "using Microsoft.ML.OnnxRuntime;\n\nclass Sample { void Run(SessionOptions options) { " + statements + " } }",
        new() { References = [LibraryReferences.OnnxRuntime, LibraryReferences.Compile(library, "public class Platform { }")] });

    [SkippableFact]
    public Task Text_that_is_compiled_for_its_platform_only_is_single_vendor() => Rule.VerifyAsync(
        """
        using Microsoft.ML.OnnxRuntime;

        class Sample
        {
            void Run(SessionOptions options)
            {
        #if WINDOWS
                options.{|PML2002:AppendExecutionProvider_DML(0)|};
        #endif
            }
        }
        """,
        new() { PreprocessorSymbols = ["WINDOWS"] });
}
