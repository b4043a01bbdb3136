using System.Diagnostics.CodeAnalysis;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>The parts that most test sources have in common, so that a test shows only what it is about.</summary>
internal static class Sources
{
    /// <summary>The usings of most code that uses TorchSharp.</summary>
    public const string TorchUsings =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using TorchSharp;
        using static TorchSharp.torch;

        """;

    /// <summary>The usings of most code that uses ONNX Runtime.</summary>
    public const string OnnxUsings =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.ML.OnnxRuntime;

        """;

    /// <summary>The statements of a method <c>void Run()</c> of a class <c>Sample</c> below these usings and those of every program.</summary>
    public static string Statements(string[] namespaces, [StringSyntax("C#-test")] string statements, string parameters = "") =>
        "using System;\nusing System.Collections.Generic;\nusing System.Linq;\n" + string.Concat(namespaces.Select(name => $"using {name};\n"))
        + "\n" + Class(Method(statements, parameters));

    /// <summary>Type declarations or top-level statements below <see cref="TorchUsings"/>.</summary>
    public static string Torch([StringSyntax("C#-test")] string code) => TorchUsings + "\n" + code;

    /// <summary>A class <c>Sample</c> with these members below <see cref="TorchUsings"/>.</summary>
    public static string TorchMembers([StringSyntax("C#-test")] string members) => Torch(Class(members));

    /// <summary>The statements of a method <c>void Run()</c> of a class <c>Sample</c> below <see cref="TorchUsings"/>.</summary>
    public static string TorchStatements([StringSyntax("C#-test")] string statements, string parameters = "") =>
        TorchMembers(Method(statements, parameters));

    /// <summary>Type declarations or top-level statements below <see cref="OnnxUsings"/>.</summary>
    public static string Onnx([StringSyntax("C#-test")] string code) => OnnxUsings + "\n" + code;

    /// <summary>A class <c>Sample</c> with these members below <see cref="OnnxUsings"/>.</summary>
    public static string OnnxMembers([StringSyntax("C#-test")] string members) => Onnx(Class(members));

    /// <summary>The <paramref name="code"/> below <see cref="OnnxUsings"/> with the using that a fix adds for a generated helper.</summary>
    public static string WithHelperUsing(string code) =>
        code.Replace("using Microsoft.ML.OnnxRuntime;\n", "using Microsoft.ML.OnnxRuntime;\nusing PortableML;\n", StringComparison.Ordinal);

    /// <summary>The statements of a method <c>void Run()</c> of a class <c>Sample</c> below <see cref="OnnxUsings"/>.</summary>
    public static string OnnxStatements([StringSyntax("C#-test")] string statements, string parameters = "") =>
        OnnxMembers(Method(statements, parameters));

    private static string Class(string members) => "class Sample\n{\n" + Indent(members) + "\n}\n";

    private static string Method(string statements, string parameters) => $"void Run({parameters})\n{{\n{Indent(statements)}\n}}";

    private static string Indent(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 || line[0] == '#' ? line : "    " + line));
}
