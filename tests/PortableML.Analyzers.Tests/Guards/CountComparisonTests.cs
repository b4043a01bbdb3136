using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>What a comparison of a number of devices, or of a place in a list, proves: checked against every number that it could be.</summary>
public class CountComparisonTests
{
    private static readonly int[] s_counts = [.. Enumerable.Range(0, 20)];

    public static TheoryData<BinaryOperatorKind, int> Comparisons
    {
        get
        {
            TheoryData<BinaryOperatorKind, int> comparisons = [];
            foreach (BinaryOperatorKind kind in new[] { BinaryOperatorKind.GreaterThan, BinaryOperatorKind.GreaterThanOrEqual, BinaryOperatorKind.LessThan, BinaryOperatorKind.LessThanOrEqual, BinaryOperatorKind.Equals, BinaryOperatorKind.NotEquals })
            {
                for (int bound = -3; bound < 5; bound++)
                {
                    comparisons.Add(kind, bound);
                }
            }

            return comparisons;
        }
    }

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void The_devices_below_the_smallest_count_that_passes_are_proved(BinaryOperatorKind kind, int bound)
    {
        (int whenTrue, int whenFalse) = CountComparison.ProvedIndexes(kind, bound);

        CheckSmallest(count => Holds(kind, count, bound), whenTrue);
        CheckSmallest(count => !Holds(kind, count, bound), whenFalse);
    }

    [Theory]
    [InlineData(BinaryOperatorKind.GreaterThan, 0, -1)]
    [InlineData(BinaryOperatorKind.GreaterThanOrEqual, -1, -1)]
    [InlineData(BinaryOperatorKind.LessThan, -1, -1)]
    [InlineData(BinaryOperatorKind.LessThanOrEqual, -1, 0)]
    [InlineData(BinaryOperatorKind.Equals, -1, -1)]
    [InlineData(BinaryOperatorKind.NotEquals, -1, -1)]
    [InlineData(BinaryOperatorKind.Add, -1, -1)]
    public void More_devices_than_an_index_that_is_not_known_are_at_least_one(BinaryOperatorKind kind, int whenTrue, int whenFalse) =>
        Assert.Equal((whenTrue, whenFalse), CountComparison.ProvedIndexes(kind, null));

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void A_place_in_a_list_is_found_only_where_every_index_that_passes_is_one(BinaryOperatorKind kind, int bound)
    {
        if (CountComparison.ProvesFound(kind, bound) is { } outcome)
        {
            Assert.All(Enumerable.Range(-1, 20).Where(index => Holds(kind, index, bound) == outcome), index => Assert.True(index >= 0));
        }
    }

    [Theory]
    [InlineData(BinaryOperatorKind.GreaterThanOrEqual, 0, true)]
    [InlineData(BinaryOperatorKind.GreaterThanOrEqual, 1, true)]
    [InlineData(BinaryOperatorKind.GreaterThan, -1, true)]
    [InlineData(BinaryOperatorKind.GreaterThan, 0, true)]
    [InlineData(BinaryOperatorKind.NotEquals, -1, true)]
    [InlineData(BinaryOperatorKind.Equals, 0, true)]
    [InlineData(BinaryOperatorKind.Equals, 3, true)]
    [InlineData(BinaryOperatorKind.Equals, -1, false)]
    [InlineData(BinaryOperatorKind.LessThan, 0, false)]
    [InlineData(BinaryOperatorKind.LessThanOrEqual, -1, false)]
    public void A_place_is_compared_with_none_in_every_way(BinaryOperatorKind kind, int bound, bool outcome) => Assert.Equal(outcome, CountComparison.ProvesFound(kind, bound));

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void A_comparison_may_be_written_the_other_way_round(BinaryOperatorKind kind, int bound) =>
        Assert.All(s_counts, count => Assert.Equal(Holds(kind, count, bound), Holds(CountComparison.Mirror(kind), bound, count)));

    private static void CheckSmallest(Func<int, bool> passes, int proved)
    {
        // A comparison that no count passes proves whatever one likes.
        if (s_counts.Any(passes))
        {
            Assert.Equal(s_counts.First(passes) - 1, proved);
        }
    }

    private static bool Holds(BinaryOperatorKind kind, int left, int right) => kind switch
    {
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.Equals => left == right,
        _ => left != right,
    };
}
