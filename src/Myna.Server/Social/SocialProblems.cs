using Myna.Server.Shared;

namespace Myna.Server.Social;

/// <summary>The problems that only calls of this module give.</summary>
internal static class SocialProblems
{
    public static readonly Problem NotYourself = new("not_yourself", 409, "You cannot follow or block yourself.");
    public static readonly Problem TooManyFollowed = new("too_many_followed", 409, $"You follow {RelationLimits.MaxFollowed} people already: unfollow somebody first.");
    public static readonly Problem TooManyBlocked = new("too_many_blocked", 409, $"You block {RelationLimits.MaxBlocked} people already: unblock somebody first.");
}

/// <summary>How many people one learner may follow and block. How many follow them is not bounded.</summary>
internal static class RelationLimits
{
    /// <summary>Their board is made by one look at each.</summary>
    public const int MaxFollowed = 1000;

    public const int MaxBlocked = 1000;
}
