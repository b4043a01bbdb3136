using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Makes a call's arguments fit the overload that takes a device; only what must change does, so that changes inside them still fit.</summary>
internal sealed class DeviceArgument(SourceDocument source)
{
    private readonly InPlaceWrites _writes = new(source);

    /// <summary>
    /// Puts <paramref name="device"/> in the place of <paramref name="replaced"/>, or first, and drops <paramref name="dropped"/>; null where
    /// <paramref name="name"/> has no overload for what is left, or a comment would be lost.
    /// </summary>
    public IReadOnlyList<TextChange>? Put(
        InvocationExpressionSyntax call, IMethodSymbol method, string name, ArgumentSyntax? replaced, ArgumentSyntax? dropped, string device)
    {
        SeparatedSyntaxList<ArgumentSyntax> all = call.ArgumentList.Arguments;
        TextSpan lost = dropped is null ? default : WithComma(all, dropped);
        List<(ArgumentSyntax Argument, IParameterSymbol? Parameter)> kept =
            [.. all.Where(argument => argument != replaced && argument != dropped).Select(argument => (argument, Arguments.ParameterOf(argument, method)))];
        if (kept.Exists(one => one.Parameter is null)
            || DeviceOverload.Find(method, name, [.. kept.Select(one => one.Parameter!)], source.Torch) is not { } target
            || (replaced is not null && source.HasComment(replaced.Expression.Span))
            || source.HasComment(lost))
        {
            return null;
        }

        List<TextChange> changes = [];
        if (!lost.IsEmpty)
        {
            changes.Add(new TextChange(lost, ""));
        }

        changes.AddRange(replaced is null ? [Insert(all, call, isStaticForm: method is { IsExtensionMethod: true, ReducedFrom: null }, device)] : Exchange(replaced, target, device));

        // An argument that only its place identified is named where the new method has another parameter there.
        foreach ((ArgumentSyntax argument, IParameterSymbol? parameter) in kept)
        {
            if (argument.NameColon is null && PlaceIn((IMethodSymbol)target.ContainingSymbol, parameter!) != PlaceIn(method.ReducedFrom ?? method, parameter!))
            {
                changes.Add(new TextChange(new TextSpan(argument.SpanStart, 0), parameter!.Name + ": "));
            }
        }

        if (_writes.CopyArgument(call) is { } copy)
        {
            changes.Add(copy);
        }

        return changes;
    }

    private static int PlaceIn(IMethodSymbol method, IParameterSymbol parameter) =>
        method.Parameters.FirstOrDefault(other => other.Name == parameter.Name)?.Ordinal ?? -1;

    private static TextSpan WithComma(SeparatedSyntaxList<ArgumentSyntax> all, ArgumentSyntax argument)
    {
        int at = all.IndexOf(argument);
        return at > 0
            ? TextSpan.FromBounds(all.GetSeparator(at - 1).SpanStart, argument.Span.End)
            : TextSpan.FromBounds(argument.SpanStart, all[at + 1].SpanStart);
    }

    private static TextChange Insert(SeparatedSyntaxList<ArgumentSyntax> all, InvocationExpressionSyntax call, bool isStaticForm, string device) =>
        isStaticForm
            ? new TextChange(new TextSpan(all[0].Span.End, 0), ", " + device)
            : new TextChange(new TextSpan(call.ArgumentList.OpenParenToken.Span.End, 0), all.Count > 0 ? device + ", " : device);

    private static IEnumerable<TextChange> Exchange(ArgumentSyntax old, IParameterSymbol target, string device)
    {
        if (old.NameColon is { } name && name.Name.Identifier.ValueText != target.Name)
        {
            yield return new TextChange(name.Name.Span, target.Name);
        }

        yield return new TextChange(old.Expression.Span, device);
    }
}
