namespace Myna.Server.Accounts.Administration.Erasure;

/// <summary>An erasure that is under way: the account is gone, and the other modules have yet to erase their part.</summary>
/// <param name="Id">The erased account's.</param>
internal sealed record PendingErasure(string Id, DateTimeOffset At);
