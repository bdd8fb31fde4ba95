using System.Collections.Immutable;

namespace Myna.Server.Accounts.Identity.Tokens;

/// <summary>The keys that sign and verify access tokens, as stored: one document, so that a rotation is one commit for all nodes.</summary>
internal sealed record KeyRing(string Id, ImmutableList<RingKey> Keys)
{
    public const string DocumentId = "ring";

    public static readonly KeyRing Empty = new(DocumentId, []);

    /// <summary>The key that signs at this time: the newest that is active. Null for a ring without one.</summary>
    public RingKey? SignerAt(DateTimeOffset now) => Keys.Where(key => key.ActiveFrom <= now).MaxBy(key => key.ActiveFrom);
}

/// <param name="Kid">Names the key in the header of tokens.</param>
/// <param name="ActiveFrom">When it begins to sign; it is published before.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo in base64.</param>
/// <param name="SealedPrivateKey">PKCS #8, sealed by the master key.</param>
internal sealed record RingKey(string Kid, DateTimeOffset CreatedAt, DateTimeOffset ActiveFrom, string PublicKey, string SealedPrivateKey);

/// <summary>When keys come and go.</summary>
/// <param name="Rotation">How long a key signs.</param>
/// <param name="Announcement">How long it is published before.</param>
/// <param name="TokenLifetime">How long after its last signature it must still verify.</param>
internal sealed record KeySchedule(TimeSpan Rotation, TimeSpan Announcement, TimeSpan TokenLifetime)
{
    /// <summary>Clocks of nodes may differ by this much.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The ring as it should be now: the same instance when nothing is due. <paramref name="create"/> makes a key that is active
    /// from the given time.
    /// </summary>
    public KeyRing Advance(KeyRing ring, DateTimeOffset now, Func<DateTimeOffset, RingKey> create)
    {
        var keys = ring.Keys;
        var newest = keys.MaxBy(key => key.ActiveFrom);
        if (newest is null)
        {
            // No client can know an earlier key: the first one needs no announcement.
            keys = keys.Add(create(now));
        }
        else if (newest.ActiveFrom + Rotation - Announcement <= now)
        {
            // After a long stop the announcement still comes before the use.
            keys = keys.Add(create(Later(newest.ActiveFrom + Rotation, now + Announcement)));
        }

        var signer = keys.Where(key => key.ActiveFrom <= now).MaxBy(key => key.ActiveFrom);
        if (signer is not null && signer.ActiveFrom + TokenLifetime + Skew < now)
        {
            keys = keys.RemoveAll(key => key.ActiveFrom < signer.ActiveFrom);
        }

        return keys == ring.Keys ? ring : ring with { Keys = keys };
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
