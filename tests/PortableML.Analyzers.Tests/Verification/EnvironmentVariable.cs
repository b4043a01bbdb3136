namespace PortableML.Analyzers.Tests.Verification;

/// <summary>Sets an environment variable of this process until it is disposed of. Tests that use it are in <see cref="EnvironmentVariableTests"/>.</summary>
internal sealed class EnvironmentVariable : IDisposable
{
    private readonly string _name;
    private readonly string? _before;

    public EnvironmentVariable(string name, string? value)
    {
        _name = name;
        _before = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
}

/// <summary>The tests that read environment variables: one after the other.</summary>
[CollectionDefinition(nameof(EnvironmentVariableTests))]
public sealed class EnvironmentVariableTests;
