namespace Myna.Server.Accounts.Erasure;

/// <summary>An erasure that is under way: the account is gone, and the rooms are being told.</summary>
/// <param name="Id">The erased account's.</param>
public sealed record PendingErasure(string Id, DateTimeOffset At);
