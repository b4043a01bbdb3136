using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>Writes calls of the generated type that chooses the first provider which works.</summary>
internal sealed class ProviderHelper
{
    private static readonly ConditionalWeakTable<SyntaxTree, object> s_makesEnvironment = new();

    private readonly INamedTypeSymbol _type;
    private readonly SemanticModel _model;

    private ProviderHelper(INamedTypeSymbol type, SemanticModel model)
    {
        _type = type;
        _model = model;
    }

    /// <summary>
    /// The helper; null where the project has none, or one that cannot be called so, and where the program makes the environment itself:
    /// the helper asks for it too, and the second of the two fails.
    /// </summary>
    public static ProviderHelper? In(SemanticModel model, int position) =>
        model.Compilation.GetTypeByMetadataName(ProviderNames.Helper) is { } type && model.IsAccessible(position, type)
        && Has(type, ProviderNames.HelperAppend) && Has(type, ProviderNames.HelperCreate)
        && !model.Compilation.SyntaxTrees.Any(MakesEnvironment)
            ? new ProviderHelper(type, model)
            : null;

    /// <summary>The file in which one call of the helper stands for those of <paramref name="group"/>; null where that says less than they do.</summary>
    /// <param name="group">The calls.</param>
    /// <param name="whole">The statement around the first that goes with it, since the helper does what it was for; null for none.</param>
    public CompilationUnitSyntax? Replace(ProviderGroup group, StatementSyntax? whole = null)
    {
        ProviderCall first = group.First;
        if (!group.IsPlain || group.Calls.Any(call => call.Api?.HelperComesFirst is null)
            || (first.DeviceId is { } device && _model.GetConstantValue(device.Expression).Value is < 0))
        {
            return null;
        }

        HelperUsing import = new(_type, first.Makes ? null : ProviderNames.HelperAppend, first.Syntax, _model);
        if (Call(first, import.IsSeen) is not { } written)
        {
            return null;
        }

        CompilationUnitSyntax root = (CompilationUnitSyntax)_model.SyntaxTree.GetRoot();
        SyntaxNode[] gone = [.. group.Calls.Skip(1).Select(call => call.Syntax.Parent!).Select(statement => statement.Parent is GlobalStatementSyntax global ? global : statement)];
        root = root.TrackNodes(gone.Append(first.Syntax).Concat(whole is null ? [] : [whole]));
        root = root.RemoveNodes(gone.Select(statement => root.GetCurrentNode(statement)!), SyntaxRemoveOptions.KeepNoTrivia)!;
        root = whole is null
            ? root.ReplaceNode(root.GetCurrentNode(first.Syntax)!, written)
            : root.ReplaceNode(root.GetCurrentNode(whole)!, SyntaxFactory.ExpressionStatement(written.WithoutTrivia()).WithTriviaFrom(whole));
        return import.AddTo(root);
    }

    /// <summary>The call that tells whether the provider of <paramref name="accelerator"/> works; null where the project's own type of that name has none.</summary>
    private HelperQuestion? Question(string accelerator, SyntaxNode place)
    {
        if (!_type.GetMembers(ProviderNames.HelperAsk).Any(static member => member is IMethodSymbol { IsStatic: true, ReturnType.SpecialType: SpecialType.System_Boolean }))
        {
            return null;
        }

        HelperUsing import = new(_type, null, place, _model);
        string type = import.IsSeen ? _type.Name : _type.ToMinimalDisplayString(_model, place.SpanStart);
        return new HelperQuestion($"{type}.{ProviderNames.HelperAsk}(\"{accelerator}\")", import.Changes(_model.SyntaxTree));
    }

    /// <summary>The call that tells whether the provider of <paramref name="site"/> works; null where the helper does not know it, or is not there.</summary>
    public static HelperQuestion? QuestionFor(SiteProperties site, SemanticModel model, SyntaxNode place)
    {
        CatalogEntry[] entries = [.. VendorSymbols.For(model.Compilation).Libraries.Where(library => library.Name == site.Library)
            .SelectMany(library => library.Entries).Where(entry => entry.Accelerator?.Name == site.Accelerator)];
        return entries.Any(entry => entry.HelperComesFirst is not null) && !entries.Any(entry => entry.Role == CatalogRole.Dead)
            ? In(model, place.SpanStart)?.Question(site.Accelerator, place)
            : null;
    }

    /// <summary>The call; as a static one of the full name where the extension cannot be seen.</summary>
    private InvocationExpressionSyntax? Call(ProviderCall call, bool isSeen)
    {
        string type = isSeen ? _type.Name : _type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        List<ArgumentSyntax> arguments = call.DeviceId is null ? [] : [call.DeviceId.WithoutTrivia()];
        string method = call.Makes ? $"{type}.{ProviderNames.HelperCreate}" : ProviderNames.HelperAppend;
        if (!call.Makes && !isSeen)
        {
            if (call.Syntax.Expression is not MemberAccessExpressionSyntax { Expression: { } options })
            {
                return null;
            }

            arguments.Insert(0, SyntaxFactory.Argument(options.WithoutTrivia()));
            method = $"{type}.{ProviderNames.HelperAppend}";
        }

        string prefer = $"{ProviderNames.HelperPrefer}: \"{call.Accelerator}\"";
        ArgumentListSyntax list = SyntaxFactory.ParseArgumentList($"({string.Join(", ", arguments.Select(argument => argument.ToString()).Append(prefer))})");
        ExpressionSyntax called = call.Syntax.Expression switch
        {
            MemberAccessExpressionSyntax access when !call.Makes && isSeen => access.WithName(SyntaxFactory.IdentifierName(method).WithTriviaFrom(access.Name)),
            MemberBindingExpressionSyntax binding => binding.WithName(SyntaxFactory.IdentifierName(method).WithTriviaFrom(binding.Name)),
            var name => SyntaxFactory.ParseExpression(method).WithTriviaFrom(name),
        };
        return call.Syntax.WithExpression(called).WithArgumentList(list.WithTriviaFrom(call.Syntax.ArgumentList));
    }

    private static bool Has(INamedTypeSymbol type, string method) => type.GetMembers(method).OfType<IMethodSymbol>()
        .Any(candidate => candidate.IsStatic && candidate.Parameters.Any(parameter => parameter.Name == ProviderNames.HelperPrefer));

    private static bool MakesEnvironment(SyntaxTree tree) => (bool)s_makesEnvironment.GetValue(
        tree,
        key => key.GetText().ToString().Contains(ProviderNames.CreateEnvironment)
            && key.GetRoot().DescendantTokens().Any(token => token.ValueText == ProviderNames.CreateEnvironment && token.Parent is SimpleNameSyntax));
}
