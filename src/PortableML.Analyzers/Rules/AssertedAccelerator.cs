using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Rules;

/// <summary>Tells whether a member asserts that work is on an accelerator: a test of that accelerator, which on no other machine can pass.</summary>
internal static class AssertedAccelerator
{
    /// <summary>An assertion in the member of <paramref name="site"/> asks for an accelerator that <paramref name="library"/> knows: read once for all sites of the member.</summary>
    public static bool Is(IOperation site, ApiIndex index, CatalogLibrary library)
    {
        MemberBody body = MemberBody.Of(site);
        return (body.Kept<StrongBox<bool>>(library) ?? body.Keep(library, new StrongBox<bool>(IsAsserted(body, index, library)))).Value;
    }

    private static bool IsAsserted(MemberBody body, ApiIndex index, CatalogLibrary library) => body.Operations.OfType<IInvocationOperation>()
        .Where(call => AssertionCalls.IsTypeName(call.TargetMethod.ContainingType.Name))
        .Any(call => call.Descendants().Any(operation => AsksForAccelerator(operation, call, index, library)));

    // What is handed to another call within the assertion, as the device of a tensor that is compared, is not asked for.
    private static bool AsksForAccelerator(IOperation operation, IInvocationOperation assertion, ApiIndex index, CatalogLibrary library) => operation switch
    {
        IMemberReferenceOperation { Member: var member } when index.Find(member) is { } entry =>
            entry.Role == CatalogRole.Compares || (entry.Role == CatalogRole.Names && CallAround(operation) == assertion),
        ILiteralOperation { ConstantValue.Value: string text } => library.FindText(text, LengthOfName(text))?.Accelerator is not null && CallAround(operation) == assertion,
        _ => false,
    };

    private static int LengthOfName(string text) => text.IndexOf(':') is > 0 and var colon ? colon : text.Length;

    private static IOperation? CallAround(IOperation operation)
    {
        IOperation? around = operation.Parent;
        while (around is not null and not IInvocationOperation)
        {
            around = around.Parent;
        }

        return around;
    }
}
