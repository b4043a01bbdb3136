using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Guards;

/// <summary>The number of devices as a local or a member of the project's own holds it.</summary>
internal static class DeviceCounts
{
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase) { "dev", "devs", "count", "num", "number", "n" };

    /// <summary>
    /// The first of the devices whose number all of <paramref name="values"/> are, those aside that say "none":
    /// <c>try { return Count(); } catch { return 0; }</c>. Null where another number is among them.
    /// </summary>
    public static GuardFact? Of(IReadOnlyList<IOperation>? values, Func<IOperation, GuardFact?> counted)
    {
        GuardFact? devices = null;
        foreach (IOperation value in values ?? [])
        {
            if (value.ConstantValue.Value is int and <= 0)
            {
                continue;
            }

            if (counted(value) is not { } one || (devices is { } known && known != one))
            {
                return null;
            }

            devices = one;
        }

        return devices;
    }

    /// <summary>Tells by its type and name alone whether <paramref name="member"/> may hold a number of devices: to read its values takes long.</summary>
    public static bool MayBe(ISymbol member) => (HardwareWords.Speak(member.Name) || HardwareWords.Split(member.Name).Any(s_words.Contains)) && !member.DeclaringSyntaxReferences.IsEmpty && member switch
    {
        IMethodSymbol method => method is { ReturnType.SpecialType: SpecialType.System_Int32, Parameters.IsEmpty: true },
        IPropertySymbol property => property.Type.SpecialType == SpecialType.System_Int32,
        IFieldSymbol field => field is { IsConst: false, Type.SpecialType: SpecialType.System_Int32 },
        _ => false,
    };
}
