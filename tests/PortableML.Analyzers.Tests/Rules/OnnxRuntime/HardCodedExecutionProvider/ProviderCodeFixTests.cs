namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>What a hard-coded provider becomes: a try with the CPU as its fallback, or nothing where that would lose or repeat something.</summary>
public abstract class ProviderCodeFixTests
{
    protected const string Caught =
        "catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException)";
}
