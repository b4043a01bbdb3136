using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PortableML.Analyzers.Values;

/// <summary>
/// The trees that can be bound: those of the compilation and, where the host hands project references on as source (an editor, a
/// workspace), those of the projects that it references. A command-line build references assemblies, so that it shows its own trees only.
/// Everything is kept as long as the compilation is, and no longer.
/// </summary>
internal sealed class SourceProjects
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly Lazy<Dictionary<IAssemblySymbol, Compilation>> _projects;

    /// <summary>Makes the sources of <paramref name="compilation"/>.</summary>
    public SourceProjects(Compilation compilation)
    {
        Compilation = compilation;
        _projects = new(() => Find(compilation));
    }

    /// <summary>The compilation that is analysed.</summary>
    public Compilation Compilation { get; }

    /// <summary>Tells whether <paramref name="member"/> is declared in the compilation that is analysed.</summary>
    public bool Declares(ISymbol member) =>
        IsWritten(member) && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, Compilation.Assembly);

    /// <summary>The compilation that declares <paramref name="member"/> and whose trees can be bound; null for metadata.</summary>
    public Compilation? Declaring(ISymbol member) =>
        Declares(member) ? Compilation
        : IsWritten(member) && member.ContainingAssembly is { } assembly && _projects.Value.TryGetValue(assembly, out Compilation? project) ? project
        : null;

    /// <summary>
    /// The definition of <paramref name="member"/> as its own project knows it: a project for another framework shows copies of its symbols.
    /// </summary>
    public ISymbol Definition(ISymbol member)
    {
        member = member.OriginalDefinition;
        if (Declaring(member) is not { } project || SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, project.Assembly))
        {
            return member;
        }

        if (member.DeclaringSyntaxReferences is not [{ } reference, ..])
        {
            return member is IParameterSymbol { ContainingSymbol: IMethodSymbol owner } parameter && Definition(owner) is IMethodSymbol same ? same.Parameters[parameter.Ordinal] : member;
        }

        SyntaxNode declaration = reference.GetSyntax();
        ISymbol? declared = Model(declaration.SyntaxTree).GetDeclaredSymbol(declaration);
        if (declared is not null && declared.Kind != member.Kind)
        {
            // What a type declaration declares besides the type: its constructor, the properties of a record.
            declared = (declared as INamedTypeSymbol ?? declared.ContainingType)?.GetMembers(member.Name).FirstOrDefault(other => other.Kind == member.Kind);
        }

        return declared ?? member;
    }

    /// <summary>Tells whether <paramref name="operation"/> is written in the compilation that is analysed, where alone a diagnostic can point.</summary>
    public bool IsHere(IOperation operation) => Compilation.ContainsSyntaxTree(operation.Syntax.SyntaxTree);

#pragma warning disable RS1030, RS0030 // Facts about another member need that member's own tree; this is the one place that binds one.
    /// <summary>The model of <paramref name="tree"/>, which is of the compilation or of a project of it.</summary>
    public SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, key => Owner(key).GetSemanticModel(key));
#pragma warning restore RS1030, RS0030

    /// <summary>The member has source; the parameters of an indexer's accessors have that of the accessor.</summary>
    private static bool IsWritten(ISymbol member) =>
        !member.DeclaringSyntaxReferences.IsEmpty || (member is IParameterSymbol && member.ContainingSymbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false });

    private Compilation Owner(SyntaxTree tree) =>
        Compilation.ContainsSyntaxTree(tree) ? Compilation : _projects.Value.Values.FirstOrDefault(project => project.ContainsSyntaxTree(tree)) ?? Compilation;

    /// <summary>The referenced projects by their assembly, as they see it themselves and as the compilation sees it.</summary>
    private static Dictionary<IAssemblySymbol, Compilation> Find(Compilation compilation)
    {
        Dictionary<IAssemblySymbol, Compilation> projects = new(SymbolEqualityComparer.Default);
        HashSet<Compilation> seen = [];
        Queue<Compilation> open = new([compilation]);
        while (open.Count > 0)
        {
            Compilation current = open.Dequeue();
            foreach (MetadataReference reference in current.References)
            {
                if (reference is not CompilationReference { Compilation: CSharpCompilation project })
                {
                    continue;
                }

                if (seen.Add(project))
                {
                    open.Enqueue(project);
                }

                projects[project.Assembly] = project;
                if (current.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol copy)
                {
                    projects[copy] = project;
                }
            }
        }

        return projects;
    }
}
