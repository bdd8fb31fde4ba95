namespace Myna.Server.Shared;

/// <summary>
/// A small generator of its own, so that a seed gives the same attempt on every version of .NET: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014; constants of Vigna's reference). Not for secrets.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to but not including <paramref name="bound"/>, by multiplication (Lemire): biased by less than bound/2⁶⁴.</summary>
    public int Next(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>The same values in an order that the seed decides (Fisher and Yates).</summary>
    public T[] Shuffled<T>(IEnumerable<T> values)
    {
        T[] shuffled = [.. values];
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }
}
