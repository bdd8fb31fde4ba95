namespace Myna.Server.Social.Contracts;

/// <summary>Finds the game's part of public profiles, in the order of the ids; null for learners who have earned nothing. Gamification registers it, this module calls it.</summary>
public delegate ValueTask<IReadOnlyList<PublicGameSummary?>> FindGameSummaries(IReadOnlyList<string> userIds, CancellationToken cancellation);

/// <param name="Streak">In days.</param>
/// <param name="Tier">The league's; null before the first one.</param>
public sealed record PublicGameSummary(long Xp, int Streak, string? Tier);
