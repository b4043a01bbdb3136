using System.Globalization;
using System.Reflection;

namespace Programs;

/// <summary>Runs the programs that the arguments name, one after the other, and prints what each prints below its name.</summary>
internal static class Runner
{
    public static void Main(string[] names)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        foreach (string name in names)
        {
            Console.WriteLine("== " + name);
            try
            {
                Type program = Type.GetType("Programs." + name, throwOnError: true)!;
                program.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
            }
            catch (Exception e)
            {
                Console.WriteLine(e.GetType().FullName);
                Console.Error.WriteLine(e.Message);
            }

            Library.Reset();
        }
    }
}
