using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Values;

/// <summary>Reads a device's text, <c>type</c> or <c>type:index</c>, from a constant or from the start of a composed string.</summary>
internal static class DeviceText
{
    /// <summary>The longest text that is looked at; every known name is shorter.</summary>
    private const int MaximumLength = 64;

    /// <summary>
    /// Finds what <paramref name="text"/> names in <paramref name="library"/>; <paramref name="index"/> is null where it holds none.
    /// </summary>
    public static CatalogEntry? Find(CatalogLibrary library, string text, out int? index)
    {
        index = null;
        if (library.HasFileNames)
        {
            return library.FindFile(text);
        }

        if (text.Length > MaximumLength)
        {
            return null;
        }

        int colon = text.IndexOf(':');
        CatalogEntry? entry = library.FindText(text, colon < 0 ? text.Length : colon);
        if (entry is null && colon >= 0 && text.LastIndexOf(':') is var last && last > colon)
        {
            // A path of names, as "/device:TPU:0".
            colon = last;
            entry = library.FindText(text, colon);
        }

        if (entry is not null && colon >= 0
            && int.TryParse(text.Substring(colon + 1), NumberStyles.Integer, CultureInfo.InvariantCulture, out int parsed))
        {
            index = parsed;
        }

        return entry;
    }

    /// <summary>The text that <paramref name="literal"/> writes, by its token where it has one: a constant makes a string of its own each time.</summary>
    public static string? Written(IOperation literal) => literal.Syntax switch
    {
        LiteralExpressionSyntax written => written.Token.Value as string,
        InterpolatedStringTextSyntax part => part.TextToken.ValueText,
        _ => literal.ConstantValue.Value as string,
    };

    /// <summary>
    /// The whole string of which <paramref name="literal"/> is the beginning: of <c>"cuda:"</c> in <c>$"cuda:{rank}"</c> or
    /// <c>"cuda:" + rank</c>; the literal itself where it stands alone; null where it is a later part.
    /// </summary>
    public static IOperation? WholeString(IOperation literal)
    {
        IOperation whole = literal;
        while (true)
        {
            switch (whole.Parent)
            {
                case IInterpolatedStringTextOperation { Parent: IInterpolatedStringOperation parent } text:
                    if (parent.Parts.Length == 0 || parent.Parts[0] != text)
                    {
                        return null;
                    }

                    whole = parent;
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                    if (sum.LeftOperand != whole)
                    {
                        return null;
                    }

                    whole = sum;
                    continue;
                default:
                    return whole;
            }
        }
    }
}
