using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Services that a test registers with a container and never asks for: <c>services.AddWorker("cuda")</c>. What is registered runs when it is
/// asked for.
/// </summary>
internal static class Registrations
{
    private const string Container = "IServiceCollection";

    private static readonly string[] s_askers = ["Build", "GetService", "GetRequired", "GetKeyed", "Resolve"];

    /// <summary>Tells whether <paramref name="call"/> only registers, in a test that asks for nothing.</summary>
    public static bool AreAllOf(IOperation call) =>
        call is IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method } && IsContainer((method.ReducedFrom ?? method).Parameters[0].Type)
        && EnclosingMember.Of(call) is { } test && TestMembers.AreCalledByRunner(test)
        && !MemberBody.Of(call).Operations.Any(static operation => operation is IInvocationOperation { TargetMethod.Name: { } name }
            && Array.Exists(s_askers, asker => name.StartsWith(asker, StringComparison.Ordinal)));

    /// <summary>A collection of services, or what holds one.</summary>
    private static bool IsContainer(ITypeSymbol type) =>
        type.Name == Container || type.GetMembers().Any(static member => member is IPropertySymbol { Type.Name: Container });
}
