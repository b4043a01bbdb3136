using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Matches arguments with parameters.</summary>
internal static class Arguments
{
    /// <summary>The parameter that <paramref name="argument"/> of a call of <paramref name="method"/> is for.</summary>
    public static IParameterSymbol? ParameterOf(ArgumentSyntax argument, IMethodSymbol method)
    {
        if (argument.NameColon is { } name)
        {
            return method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText);
        }

        int position = argument.Parent is BaseArgumentListSyntax list ? list.Arguments.IndexOf(argument) : -1;
        return position >= 0 && position < method.Parameters.Length ? method.Parameters[position] : null;
    }
}
