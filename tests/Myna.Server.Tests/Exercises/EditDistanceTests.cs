using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Shared.Text;

namespace Myna.Server.Tests.Exercises;

public class EditDistanceTests
{
    private static readonly Arbitrary<string> Words = Gen.Elements("abcéж".ToCharArray()).ArrayOf().Select(chars => new string(chars)).ToArbitrary();

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("каша", "кошка", 2)]
    public void DistancesAreLevenshteins(string a, string b, int distance) => EditDistance.Levenshtein(a, b).ShouldBe(distance);

    [Fact]
    public void BitParallelAndTableAgree() =>
        Prop.ForAll(Words, Words, (a, b) => EditDistance.Levenshtein(a, b) == Table(a, b, swaps: false)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60));

    [Fact]
    public void OneEditIsAlignmentDistanceOne() =>
        Prop.ForAll(Words, Words, (a, b) => EditDistance.IsOne(a, b) == (Table(a, b, swaps: true) == 1))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(6));

    // The textbook table; with swaps, optimal string alignment.
    private static int Table(string a, string b, bool swaps)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var least = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                table[i, j] = swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
            }
        }

        return table[a.Length, b.Length];
    }
}
