namespace Myna.Server.Gamification.Contracts;

/// <summary>The reward as the response to a finish shows it.</summary>
public sealed record Reward(XpReward Xp, StreakStatus Streak, IReadOnlyList<Unlocked> Unlocked);

/// <param name="Total">All XP ever, this payment included.</param>
public sealed record XpReward(int Earned, long Total, IReadOnlyList<XpReason> Reasons);

/// <param name="Kind"><c>achievement</c>, <c>badge</c>, <c>quest</c>, <c>level</c> or <c>lesson</c>: one that may be started now.</param>
public sealed record Unlocked(string Kind, string Id, string Title);

/// <summary>A part of a payment.</summary>
/// <param name="Code">One of <see cref="Gamification.Xp"/>'s codes.</param>
public sealed record XpReason(string Code, int Xp);
