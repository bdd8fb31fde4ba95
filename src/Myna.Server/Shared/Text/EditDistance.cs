namespace Myna.Server.Shared.Text;

/// <summary>How far two words are apart.</summary>
public static class EditDistance
{
    /// <summary>
    /// True when one insertion, deletion, substitution or swap of neighbours makes one of the other (optimal string alignment
    /// distance 1); false when they are equal.
    /// </summary>
    public static bool IsOne(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            var shorter = b;
            b = a;
            a = shorter;
        }

        if (b.Length - a.Length > 1)
        {
            return false;
        }

        var prefix = a.CommonPrefixLength(b);
        if (a.Length < b.Length)
        {
            return a[prefix..].SequenceEqual(b[(prefix + 1)..]);
        }

        if (prefix == a.Length)
        {
            return false;
        }

        return a[(prefix + 1)..].SequenceEqual(b[(prefix + 1)..])
            || (prefix + 1 < a.Length && a[prefix] == b[prefix + 1] && a[prefix + 1] == b[prefix]
                && a[(prefix + 2)..].SequenceEqual(b[(prefix + 2)..]));
    }

    /// <summary>Levenshtein's distance by the bit-parallel algorithm of Myers (1999) as Hyyrö simplified it; of longer words the first 64 units count.</summary>
    public static int Levenshtein(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a[..Math.Min(a.Length, 64)];
        b = b[..Math.Min(b.Length, 64)];
        if (a.IsEmpty || b.IsEmpty)
        {
            return Math.Max(a.Length, b.Length);
        }

        Span<ulong> places = stackalloc ulong[128];
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] < 128)
            {
                places[a[i]] |= 1UL << i;
            }
        }

        var last = 1UL << (a.Length - 1);
        var (positive, negative, distance) = (ulong.MaxValue, 0UL, a.Length);
        foreach (var c in b)
        {
            var equal = c < 128 ? places[c] : PlacesOf(c, a);
            var vertical = equal | negative;
            var diagonal = (((equal & positive) + positive) ^ positive) | equal;
            var up = negative | ~(diagonal | positive);
            var down = positive & diagonal;
            distance += (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
            up = (up << 1) | 1;
            positive = (down << 1) | ~(vertical | up);
            negative = up & vertical;
        }

        return distance;
    }

    private static ulong PlacesOf(char c, ReadOnlySpan<char> word)
    {
        var places = 0UL;
        for (var i = 0; i < word.Length; i++)
        {
            places |= word[i] == c ? 1UL << i : 0;
        }

        return places;
    }
}
