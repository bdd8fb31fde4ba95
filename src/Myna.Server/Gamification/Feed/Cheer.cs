using Myna.Storage;

namespace Myna.Server.Gamification.Feed;

/// <summary>One learner cheers a milestone of another.</summary>
/// <param name="Id">Made of both, so that each cheers once.</param>
/// <param name="OwnerId">Whose milestone it is.</param>
/// <param name="UserId">Who cheers.</param>
internal sealed record Cheer(string Id, string MilestoneId, string OwnerId, string UserId, DateTimeOffset At)
{
    public static readonly Collection<Cheer> Collection = new("cheers", GamificationJson.Default.Cheer, cheer => cheer.Id);

    public static readonly Index<Cheer> ByUser = Collection.Index("user", cheer => cheer.UserId);

    public static readonly Index<Cheer> ByOwner = Collection.Index("owner", cheer => cheer.OwnerId);

    public static string IdOf(string milestoneId, string userId) => $"{milestoneId}:{userId}";
}

/// <summary>How many cheer a milestone: the number of its <see cref="Cheer"/>s.</summary>
/// <param name="Id">The milestone's.</param>
internal sealed record CheerCount(string Id, string OwnerId, int Cheers)
{
    public static readonly Collection<CheerCount> Collection = new("cheerCounts", GamificationJson.Default.CheerCount, count => count.Id);

    public static readonly Index<CheerCount> ByOwner = Collection.Index("owner", count => count.OwnerId);
}
