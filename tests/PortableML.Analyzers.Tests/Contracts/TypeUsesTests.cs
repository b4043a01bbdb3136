using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Contracts;

/// <summary>A use is seen wherever it stands: otherwise <see cref="ArchitectureTests"/> would pass whatever the code does.</summary>
public class TypeUsesTests
{
    [Theory]
    [InlineData("class User : Target { }")]
    [InlineData("interface User : IEnumerable<Target> { }")]
    [InlineData("class User<T> where T : Target { }")]
    [InlineData("[About(typeof(Target))] class User { }")]
    [InlineData("class User { [About(typeof(Target))] int _field; }")]
    [InlineData("class User { void M([About(typeof(Target))] int x) { } }")]
    [InlineData("class User { Target _field; }")]
    [InlineData("class User { Target[] _field; }")]
    [InlineData("class User { Dictionary<int, List<Target>> Property { get; set; } }")]
    [InlineData("class User { event Action<Target> Event; }")]
    [InlineData("class User { void M(ref Target x) { } }")]
    [InlineData("abstract class User { public abstract Target M(); }")]
    [InlineData("class User { void M<T>() where T : Target { } }")]
    [InlineData("class User { User(Target x) { } }")]
    public void A_use_in_a_declaration_is_seen(string user) => Assert.Contains("Target", UsedBy(user).Single(uses => uses.Key.StartsWith("User", StringComparison.Ordinal)));

    [Theory]
    [InlineData("_ = new Target();")]
    [InlineData("Target.Call();")]
    [InlineData("_ = Target.Field;")]
    [InlineData("x = typeof(Target);")]
    [InlineData("x = x as Target;")]
    [InlineData("x = x is List<Target>;")]
    [InlineData("_ = Array.Empty<Target>();")]
    [InlineData("_ = new int[x.GetHashCode()].Select(y => (Target)x);")]
    [InlineData("Action a = Target.Call; a();")]
    [InlineData("try { x.ToString(); } catch (Target) { }")]
    [InlineData("void Local() => Target.Call(); Local();")]
    [InlineData("switch (x.GetHashCode()) { case 0: x = 0; break; case 1: x = 1; break; case 2: x = 2; break; case 3: x = 3; break; } Target.Call();")]
    [InlineData("long a = x.GetHashCode() + 5_000_000_000L; double d = a * 0.25; x = d; Target.Call();")]
    public void A_use_in_a_body_is_seen(string statements)
    {
        ILookup<string, string> used = UsedBy($$"""
            class InMethod { void M(object x) { {{statements}} } }
            class InLambda { Action<object> _field = x => { {{statements}} }; }
            class InAsync { async Task M(object x) { await Task.Yield(); {{statements}} } }
            class InIterator { IEnumerable<int> M(object x) { yield return 1; {{statements}} } }
            class InConstructor<T> { static InConstructor() { object x = default(T); {{statements}} } }
            """);

        Assert.All(["InMethod", "InLambda", "InAsync", "InIterator", "InConstructor`1"], user => Assert.Contains("Target", used[user]));
    }

    [Fact]
    public void What_is_only_compiled_beside_it_is_no_use() =>
        Assert.DoesNotContain("Target", UsedBy("class User { void M(object x) { x.ToString(); } }")["User"]);

    /// <summary>The names of the types that each top-level type of <paramref name="code"/> uses, itself or in nested types.</summary>
    private static ILookup<string, string> UsedBy(string code)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Uses" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText($$"""
                using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;
                namespace Used
                {
                    public class Target : Exception { public static int Field; public static void Call() { } }
                    public class AboutAttribute : Attribute { public AboutAttribute(Type type) { } }
                }
                namespace Using { using Used; {{code}} }
                """)],
            LibraryReferences.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => error.ToString()));
        return TypeUses.In(Assembly.Load(image.ToArray())).ToLookup(use => Outermost(use.From).Name, use => use.To.Name);
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
