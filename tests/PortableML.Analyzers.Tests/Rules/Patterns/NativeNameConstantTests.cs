using PortableML.Analyzers.Tests.Verification;
using NativeRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.Interop.NativeLibraryAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 26: the name of a native library is a constant of a nested class.</summary>
public class NativeNameConstantTests
{
    [SkippableFact]
    public Task A_native_library_in_a_constant_of_a_nested_class_is_a_binding() => NativeRule.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        static class Binding
        {
            private static class Names
            {
                // public const string Runtime = "cudart64_90";
                public const string Runtime = "cudart64_120";
            }

            [DllImport([|Names.Runtime|])]
            private static extern int cudaDeviceSynchronize();
        }
        """);

    [SkippableFact]
    public Task A_constant_of_a_nested_class_that_names_a_library_of_the_projects_own_is_silent() => NativeRule.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        static class Binding
        {
            private static class Names
            {
                public const string Runtime = "mycudarting";
            }

            [DllImport(Names.Runtime)]
            private static extern int synchronize();
        }
        """);
}
