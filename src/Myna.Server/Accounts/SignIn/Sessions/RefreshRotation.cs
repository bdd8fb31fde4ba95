using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>
/// The rule for a refresh token that is presented (OAuth 2.0 Security BCP, RFC 9700, section 4.14.2): the newest is rotated; the
/// one before it gets the newest again for a short grace, because responses get lost and tabs race; an older one can only be a copy,
/// and ends the session for thief and owner alike.
/// </summary>
internal static class RefreshRotation
{
    /// <param name="generation">Of the presented token.</param>
    /// <param name="hash">Of the presented token's secret.</param>
    /// <param name="isOurs">Whether this server made the token: a guess must not end anybody's session.</param>
    public static RefreshVerdict Judge(AuthSession session, int generation, string hash, bool isOurs, DateTimeOffset now, TimeSpan grace)
    {
        if (session.ExpiresAt <= now)
        {
            return RefreshVerdict.Unknown;
        }

        if (generation == session.Generation)
        {
            return SameHash(hash, session.TokenHash) ? RefreshVerdict.Rotate : RefreshVerdict.Unknown;
        }

        if (generation == session.Generation - 1 && session.PreviousHash is { } previous && SameHash(hash, previous))
        {
            return now - session.RotatedAt <= grace ? RefreshVerdict.Repeat : RefreshVerdict.Reused;
        }

        return isOurs && generation < session.Generation ? RefreshVerdict.Reused : RefreshVerdict.Unknown;
    }

    /// <summary>The session after a rotation.</summary>
    /// <param name="nextHash">Of the secret of the next generation.</param>
    public static AuthSession Rotate(AuthSession session, string nextHash, DateTimeOffset now, SessionTerms terms) => session with
    {
        Generation = session.Generation + 1,
        TokenHash = nextHash,
        PreviousHash = session.TokenHash,
        RotatedAt = now,
        ExpiresAt = terms.ExpiryAt(now, session.CreatedAt),
    };

    private static bool SameHash(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(a.AsSpan()), MemoryMarshal.AsBytes(b.AsSpan()));
}

internal enum RefreshVerdict
{
    /// <summary>No token of this session, or of one that is over.</summary>
    Unknown,

    /// <summary>The newest: the next one takes its place.</summary>
    Rotate,

    /// <summary>The one before, in its grace: gets the newest again.</summary>
    Repeat,

    /// <summary>An old one: the session ends.</summary>
    Reused,
}

/// <param name="Idle">How long a session lives unused.</param>
/// <param name="Lifetime">How long it lives at most.</param>
internal sealed record SessionTerms(TimeSpan Idle, TimeSpan Lifetime)
{
    public DateTimeOffset ExpiryAt(DateTimeOffset now, DateTimeOffset createdAt)
    {
        var idle = now + Idle;
        var end = createdAt + Lifetime;
        var earlier = idle < end ? idle : end;
        // Up to the next whole hour.
        var rest = earlier.Ticks % TimeSpan.TicksPerHour;
        return rest == 0 ? earlier : earlier.AddTicks(TimeSpan.TicksPerHour - rest);
    }
}
