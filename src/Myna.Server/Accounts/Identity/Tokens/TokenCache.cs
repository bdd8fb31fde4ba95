using System.Collections.Concurrent;
using Myna.Server.Shared;

namespace Myna.Server.Accounts.Identity.Tokens;

/// <summary>
/// Tokens whose signature has been checked, by their whole text. Bounded by two generations: when the young one is full it becomes
/// the old one, and what is not asked for again goes with the next turn.
/// </summary>
internal sealed class TokenCache(int capacity)
{
    private readonly int _half = Math.Max(1, capacity / 2);
    private readonly Lock _turning = new();
    private Map _young = new(ByTail.Comparer);
    private Map _old = new(ByTail.Comparer);
    private int _youngCount;

    public CachedToken? Find(string token)
    {
        if (_young.TryGetValue(token, out var found))
        {
            return found;
        }

        if (_old.TryGetValue(token, out found))
        {
            Add(token, found);
            return found;
        }

        return null;
    }

    public void Add(string token, CachedToken checkedToken)
    {
        if (_young.TryAdd(token, checkedToken) && Interlocked.Increment(ref _youngCount) >= _half)
        {
            Turn();
        }
    }

    private void Turn()
    {
        lock (_turning)
        {
            if (_youngCount >= _half)
            {
                (_old, _young, _youngCount) = (_young, new Map(ByTail.Comparer), 0);
            }
        }
    }

    private sealed class Map(IEqualityComparer<string> comparer) : ConcurrentDictionary<string, CachedToken>(comparer);

    /// <summary>
    /// Hashes the end of the token only: it is part of a signature, as good as random, and only tokens that were verified are ever
    /// added, so that no client can choose collisions. Equality is of the whole text.
    /// </summary>
    private sealed class ByTail : IEqualityComparer<string>
    {
        public static readonly ByTail Comparer = new();

        private const int Tail = 12;

        public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public int GetHashCode(string obj) => string.GetHashCode(obj.AsSpan(Math.Max(0, obj.Length - Tail)), StringComparison.Ordinal);
    }
}

/// <summary>A verified token's content, and when it was last compared with the revocations.</summary>
internal sealed class CachedToken(Caller caller, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
{
    public Caller Caller { get; } = caller;

    public DateTimeOffset IssuedAt { get; } = issuedAt;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>The <see cref="Revocations.Version"/> at which this token was found unrevoked. Racing writers all write what they checked.</summary>
    public int CheckedAt { get; set; } = -1;
}
