namespace Myna.Server.Progress.Memory;

/// <summary>Spreads intervals by the ranges that FSRS shares with Anki: some 15 % of a week, 10 % up to three weeks, 5 % beyond.</summary>
internal static class Fuzz
{
    /// <summary>Shorter intervals are kept: a day more or less would be too much.</summary>
    private const double ShortestDays = 2.5;

    /// <summary>A number of [0, 1) that depends on nothing but its arguments: FNV-1a over them, finished by SplitMix64.</summary>
    public static double Draw(long seed, string itemId, int reps)
    {
        var hash = 14695981039346656037UL ^ (ulong)seed;
        foreach (var c in itemId)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        hash = (hash ^ (uint)reps) * 1099511628211UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        hash ^= hash >> 31;
        return (hash >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>The interval moved within its range by <paramref name="draw"/>; it stays later than the last one if it was, and within the maximum.</summary>
    public static int Spread(int days, int elapsedDays, int maximumDays, double draw)
    {
        if (days < ShortestDays)
        {
            return days;
        }

        var delta = 1 + (0.15 * Part(days, ShortestDays, 7)) + (0.1 * Part(days, 7, 20)) + (0.05 * Part(days, 20, double.MaxValue));
        var most = Math.Min((int)Math.Round(days + delta), maximumDays);
        var least = Math.Max(2, (int)Math.Round(days - delta));
        if (days > elapsedDays)
        {
            least = Math.Max(least, elapsedDays + 1);
        }

        least = Math.Min(least, most);
        return least + (int)(draw * (most - least + 1));
    }

    private static double Part(double days, double from, double to) => Math.Max(0, Math.Min(days, to) - from);
}
