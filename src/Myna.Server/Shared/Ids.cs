namespace Myna.Server.Shared;

/// <summary>Opaque ids: 32 lower-case hexadecimal digits.</summary>
public static class Ids
{
    /// <summary>A new id that sorts by the time of its making (RFC 9562, version 7), so that recent documents lie side by side.</summary>
    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    /// <summary>
    /// The id that a retried creation addresses again: made of who asks, what for and their Idempotency-Key. The second
    /// creation finds the first one's document instead of making another.
    /// </summary>
    public static string Derived(string purpose, string userId, string key) =>
        Digest.Hex($"{purpose}\n{userId}\n{key}");
}
