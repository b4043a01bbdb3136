using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Rewrites a call so that it takes a device object; only what must change does, so that changes inside its arguments still fit.</summary>
internal sealed class CallReplacement(SourceDocument source)
{
    /// <summary><c>x.cuda(index, non_blocking)</c> → <c>x.to(device, non_blocking: non_blocking)</c>.</summary>
    public IReadOnlyList<TextChange>? Move(InvocationExpressionSyntax call, string device)
    {
        if (Method(call) is not { } method || NameOf(call) is not { } name)
        {
            return null;
        }

        ArgumentSyntax? old = call.ArgumentList.Arguments.FirstOrDefault(argument => Arguments.ParameterOf(argument, method)?.Name is "device" or "deviceIndex");
        return Rewrite(call, method, "to", old, null, device) is { } changes ? [new TextChange(name.Identifier.Span, "to"), .. changes] : null;
    }

    /// <summary><c>x.to("cuda", …)</c>, <c>x.to(DeviceType.CUDA, index, …)</c> → <c>x.to(device, …)</c>.</summary>
    public IReadOnlyList<TextChange>? Argument(ArgumentSyntax kind, string device)
    {
        if (kind.Parent?.Parent is not InvocationExpressionSyntax call || Method(call) is not { } method)
        {
            return null;
        }

        ArgumentSyntax? index = IndexArgument(call, method);
        return Rewrite(call, method, method.Name, kind, index, device) ?? TypeAndIndex(method, kind, index, device);
    }

    /// <summary>Tells whether the call that takes <paramref name="kind"/> is given an index too.</summary>
    public bool GivesIndex(ArgumentSyntax kind) =>
        kind.Parent?.Parent is InvocationExpressionSyntax call && Method(call) is { } method && IndexArgument(call, method) is not null;

    /// <summary>The argument that makes a move copy, where the result is written in place and its source is still used.</summary>
    public TextChange? Copy(InvocationExpressionSyntax call)
    {
        SyntaxNode? member = CodeRegion.Of(call)?.Member;
        return member is not null && Method(call) is { } method && !HasArgument(call, method, "copy") && new InPlaceWrites(source, member).MustCopy(call)
            ? new TextChange(new TextSpan(call.ArgumentList.CloseParenToken.SpanStart, 0), ", copy: true")
            : null;
    }

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private ArgumentSyntax? IndexArgument(InvocationExpressionSyntax call, IMethodSymbol method) =>
        source.Catalog.Find(method)?.IndexParameter is { } name
            ? call.ArgumentList.Arguments.FirstOrDefault(argument => Arguments.ParameterOf(argument, method)?.Name == name)
            : null;

    private static bool HasArgument(InvocationExpressionSyntax call, IMethodSymbol method, string name) =>
        call.ArgumentList.Arguments.Any(argument => Arguments.ParameterOf(argument, method)?.Name == name);

    private IMethodSymbol? Method(InvocationExpressionSyntax call) => source.Model.GetSymbolInfo(call).Symbol as IMethodSymbol;

    private List<TextChange>? Rewrite(
        InvocationExpressionSyntax call, IMethodSymbol method, string name, ArgumentSyntax? replaced, ArgumentSyntax? dropped, string device)
    {
        SeparatedSyntaxList<ArgumentSyntax> all = call.ArgumentList.Arguments;
        List<(ArgumentSyntax Argument, IParameterSymbol? Parameter)> kept =
            [.. all.Where(argument => argument != replaced && argument != dropped).Select(argument => (argument, Arguments.ParameterOf(argument, method)))];
        if (kept.Exists(one => one.Parameter is null)
            || DeviceOverload.Find(method, name, [.. kept.Select(one => one.Parameter!)], source.Torch) is not { } target
            || (replaced is not null && source.HasComment(replaced.Expression.Span)))
        {
            return null;
        }

        List<TextChange> changes = [];
        if (dropped is not null)
        {
            TextSpan span = WithComma(all, dropped);
            if (source.HasComment(span))
            {
                return null;
            }

            changes.Add(new TextChange(span, ""));
        }

        changes.AddRange(replaced is null ? [Insert(call, isStaticForm: method is { IsExtensionMethod: true, ReducedFrom: null }, device)] : Exchange(replaced, target, device));
        foreach ((ArgumentSyntax argument, IParameterSymbol? parameter) in kept)
        {
            if (argument.NameColon is null && PlaceIn((IMethodSymbol)target.ContainingSymbol, parameter!) != PlaceIn(method.ReducedFrom ?? method, parameter!))
            {
                changes.Add(new TextChange(new TextSpan(argument.SpanStart, 0), parameter!.Name + ": "));
            }
        }

        if (Copy(call) is { } copy)
        {
            changes.Add(copy);
        }

        return changes;
    }

    /// <summary>The call stays as it is and is given the two parts of the device.</summary>
    private List<TextChange>? TypeAndIndex(IMethodSymbol method, ArgumentSyntax kind, ArgumentSyntax? index, string device)
    {
        string? indexName = source.Catalog.Find(method)?.IndexParameter;
        bool isName = device.IndexOf(' ') < 0;
        bool isIndexNext = kind.NameColon is null && method.Parameters.Any(parameter =>
            parameter.Name == indexName && parameter.Ordinal == Arguments.ParameterOf(kind, method)!.Ordinal + 1);
        return !isName || indexName is null ? null
            : index is not null ? [new TextChange(kind.Expression.Span, device + ".type"), new TextChange(index.Expression.Span, device + ".index")]
            : [new TextChange(kind.Expression.Span, $"{device}.type, {(isIndexNext ? "" : indexName + ": ")}{device}.index")];
    }

    private static int PlaceIn(IMethodSymbol method, IParameterSymbol parameter) =>
        method.Parameters.FirstOrDefault(other => other.Name == parameter.Name)?.Ordinal ?? -1;

    private static TextSpan WithComma(SeparatedSyntaxList<ArgumentSyntax> all, ArgumentSyntax argument)
    {
        int at = all.IndexOf(argument);
        return at > 0
            ? TextSpan.FromBounds(all[at - 1].Span.End, argument.Span.End)
            : TextSpan.FromBounds(argument.SpanStart, all[at + 1].SpanStart);
    }

    private static TextChange Insert(InvocationExpressionSyntax call, bool isStaticForm, string device)
    {
        SeparatedSyntaxList<ArgumentSyntax> all = call.ArgumentList.Arguments;
        return isStaticForm
            ? new TextChange(new TextSpan(all[0].Span.End, 0), ", " + device)
            : new TextChange(new TextSpan(call.ArgumentList.OpenParenToken.Span.End, 0), all.Count > 0 ? device + ", " : device);
    }

    private static IEnumerable<TextChange> Exchange(ArgumentSyntax old, IParameterSymbol target, string device)
    {
        if (old.NameColon is { } name && name.Name.Identifier.ValueText != target.Name)
        {
            yield return new TextChange(name.Name.Span, target.Name);
        }

        yield return new TextChange(old.Expression.Span, device);
    }
}
