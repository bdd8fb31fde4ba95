namespace Myna.Server.Gamification.Contracts;

/// <summary>What a learner sees of a streak.</summary>
/// <param name="Days">0 when it is broken or never began.</param>
/// <param name="Active">True when today counts already.</param>
public sealed record StreakStatus(int Days, bool Active, int Freezes);
