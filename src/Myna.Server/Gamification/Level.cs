namespace Myna.Server.Gamification;

/// <summary>
/// Where a total of XP stands on the ladder: level n begins at 30·n·(n−1) XP, so each level takes 60 XP more than the one before
/// (0, 60, 180, 360, 600 …). The last level is <see cref="Max"/>.
/// </summary>
/// <param name="Number">1 to <see cref="Max"/>.</param>
/// <param name="Into">XP earned since this level began.</param>
/// <param name="Size">XP between this level and the next; null on the last.</param>
internal sealed record Level(int Number, long Into, long? Size)
{
    public const int Max = 100;

    public static Level Of(long xp)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(xp);
        // The root of 30·n·(n−1) = xp. A double can be off by one where a total is exactly a level's beginning; the two loops settle that.
        var number = (int)Math.Min(Max, (1 + Math.Sqrt(1 + (xp / 7.5))) / 2);
        while (number < Max && BeginsAt(number + 1) <= xp)
        {
            number++;
        }

        while (BeginsAt(number) > xp)
        {
            number--;
        }

        return new Level(number, xp - BeginsAt(number), number == Max ? null : BeginsAt(number + 1) - BeginsAt(number));
    }

    /// <summary>The XP with which a level begins.</summary>
    public static long BeginsAt(int level) => 30L * level * (level - 1);
}
