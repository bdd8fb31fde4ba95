namespace Myna.Server.Gamification.Contracts;

/// <summary>A streak as its learner sees it.</summary>
/// <param name="Days">0 when it is broken or never began.</param>
/// <param name="Active">True when today counts already.</param>
public sealed record StreakStatus(int Days, bool Active, int Freezes);
