using System.Globalization;

namespace Myna.Server.Shared;

/// <summary>Opaque ids: 32 lower-case hexadecimal digits.</summary>
public static class Ids
{
    /// <summary>A new id that sorts by the time of its making (RFC 9562, version 7), so that recent documents lie side by side.</summary>
    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    /// <summary>The time, in milliseconds, that an id of <see cref="New"/> was made with (RFC 9562, section 5.7: its first 48 bits); null for any other text.</summary>
    public static DateTimeOffset? TimeOf(string id) =>
        id is { Length: 32 } && id[12] == '7' && long.TryParse(id.AsSpan(0, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>
    /// The id that a retried creation addresses again: made of who asks, what for and their Idempotency-Key. The second
    /// creation finds the first one's document instead of making another.
    /// </summary>
    public static string Derived(string purpose, string userId, string key) =>
        Digest.Hex($"{purpose}\n{userId}\n{key}");
}
