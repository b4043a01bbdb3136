namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Answers that the user types at the console: they choose where the question speaks of hardware.</summary>
public class ConsoleAnswerTests
{
    [SkippableTheory]
    [InlineData("Console.Write(\"Use the GPU (y/n)? \"); if (Console.ReadLine() == \"y\") x.{|PML1002:cuda()|};")]
    [InlineData("Console.WriteLine(\"1) CPU\"); Console.WriteLine(\"2) CUDA\"); var answer = Console.ReadLine(); var d = answer == \"2\" ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("Console.Write(\"GPU? \"); string answer = Console.ReadLine()?.Trim().ToLowerInvariant() ?? \"\"; if (answer.StartsWith(\"y\")) x.{|PML1002:cuda()|};")]
    [InlineData("Console.Write($\"Device for {text}, cuda or cpu: \"); if (Console.ReadLine() is \"1\" or \"one\") x.{|PML1002:cuda()|};")]
    [InlineData("Console.Write(\"GPU? \"); if (Console.ReadKey().Key == ConsoleKey.Y) x.{|PML1002:cuda()|};")]
    public Task An_answer_to_a_question_for_the_hardware_chooses(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("Console.Write(\"Train (y/n)? \"); if (Console.ReadLine() == \"y\") x.[|cuda()|];")]
    [InlineData("Console.WriteLine(\"Using the GPU\"); n++; Console.Write(\"Train? \"); if (Console.ReadLine() == \"y\") x.[|cuda()|];")]
    [InlineData("Console.Write(\"GPU? \"); string? answer = Console.ReadLine(); answer = text; if (answer == \"y\") x.[|cuda()|];")]
    [InlineData("if (Console.ReadLine() == \"y\") x.[|cuda()|];")]
    public Task An_answer_to_another_question_does_not(string statements) => GuardedCode.TorchAsync(statements);
}
