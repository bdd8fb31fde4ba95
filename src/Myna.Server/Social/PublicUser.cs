using Myna.Server.Accounts.Contracts;
using Myna.Server.Social.Contracts;

namespace Myna.Server.Social;

/// <summary>A learner as others see them.</summary>
/// <param name="Tier">The league's; null before the first one.</param>
internal sealed record PublicUser(string Id, string DisplayName, string? Avatar, long Xp, int Streak, string? Tier)
{
    public static PublicUser Of(Profile profile, PublicGameSummary? game) =>
        new(profile.Id, profile.DisplayName, profile.Avatar, game?.Xp ?? 0, game?.Streak ?? 0, game?.Tier);
}
