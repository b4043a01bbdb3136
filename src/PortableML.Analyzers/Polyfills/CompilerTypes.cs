// What the compiler needs for init, required, [^1] and [1..] and .NET Standard 2.0 does not have. Written and not generated: a generator
// that emits its files in another order each time gives a package of other bytes each time.
namespace System.Runtime.CompilerServices
{
    /// <summary>Marks an <c>init</c> accessor.</summary>
    internal static class IsExternalInit;

    /// <summary>Marks a <c>required</c> member.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
    internal sealed class RequiredMemberAttribute : Attribute;

    /// <summary>Marks what only a compiler that knows a feature may use.</summary>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        /// <summary>The feature.</summary>
        public string FeatureName { get; } = featureName;
    }
}

namespace System
{
    /// <summary>A place in a sequence, counted from its start or from its end.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        /// <summary>Counts from the start.</summary>
        public static implicit operator Index(int value) => new(value);

        /// <summary>The place counted from the start of <paramref name="length"/> elements.</summary>
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }

    /// <summary>The part of a sequence between two places.</summary>
    internal readonly struct Range(Index start, Index end)
    {
        /// <summary>The first place.</summary>
        public Index Start { get; } = start;

        /// <summary>The place behind the last.</summary>
        public Index End { get; } = end;

        /// <summary>From a place to the end.</summary>
        public static Range StartAt(Index start) => new(start, new Index(0, fromEnd: true));

        /// <summary>From the start to a place.</summary>
        public static Range EndAt(Index end) => new(new Index(0), end);
    }
}
