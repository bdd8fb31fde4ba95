using System.Globalization;
using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Social.Contracts;
using Myna.Storage;

namespace Myna.Server.Gamification.Feed;

/// <summary>GET /feed: the milestones of those whom the learner follows and sees, and their own, the newest first.</summary>
internal sealed class GetFeed(IDocumentStore store, Visibility visibility, GameRules rules) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetFeed>();
        api.Tagged("Social").Learner.Get("/feed", call => feature.Handle(call.Caller, call.Page(), call.Cancellation))
            .Does("The milestones of those whom you follow, and your own", "getFeed").Pages(max: 50, byDefault: 20);
    }

    public async ValueTask<Outcome<FeedPage>> Handle(Caller caller, Page asked, CancellationToken cancellation)
    {
        if (!TryAfter(asked.Cursor, out var after))
        {
            return Problems.InvalidCursor;
        }

        var people = await People(caller.UserId, cancellation);
        var milestones = (await Milestones(people.Keys, cancellation)).Where(milestone => after is not { } position || Order(milestone, position) > 0).ToList();
        milestones.Sort((left, right) => Order(left, (right.At, right.Id)));
        var page = milestones.Take(asked.Limit).ToList();
        var counts = await store.LoadMany(CheerCount.Collection, [.. page.Select(milestone => milestone.Id)], cancellation);
        var mine = await store.LoadMany(Cheer.Collection, [.. page.Select(milestone => Cheer.IdOf(milestone.Id, caller.UserId))], cancellation);
        return new FeedPage(
            [.. page.Select((milestone, i) => FeedItem.Of(milestone, people[milestone.UserId], counts[i]?.Value.Cheers ?? 0, mine[i] is not null))],
            milestones.Count > page.Count ? CursorAfter(page[^1]) : null);
    }

    private async ValueTask<Dictionary<string, Profile>> People(string userId, CancellationToken cancellation)
    {
        var seen = await visibility.FindMany(userId, await visibility.Followed(userId, cancellation), cancellation);
        return new[] { await visibility.Find(userId, userId, cancellation) }.Concat(seen).OfType<Profile>().ToDictionary(profile => profile.Id, StringComparer.Ordinal);
    }

    private async ValueTask<IEnumerable<Milestone>> Milestones(IEnumerable<string> people, CancellationToken cancellation)
    {
        var milestones = new List<Milestone>();
        foreach (var some in people.Chunk(Limits.MaxPageSize))
        {
            var games = await store.LoadMany(LearnerTotals.Collection, some, cancellation);
            var seats = await store.LoadMany(LeagueSeat.Collection, some, cancellation);
            milestones.AddRange(games.Zip(seats).SelectMany(person => Milestone.Of(rules, person.First?.Value, person.Second?.Value)));
        }

        return milestones;
    }

    // The newest first; at the same moment by id.
    private static int Order(Milestone left, (DateTimeOffset At, string Id) right) =>
        right.At.CompareTo(left.At) is not 0 and var order ? order : string.CompareOrdinal(left.Id, right.Id);

    private static string CursorAfter(Milestone last) => string.Create(CultureInfo.InvariantCulture, $"{last.At.ToUnixTimeMilliseconds()}_{last.Id}");

    private static bool TryAfter(string? cursor, out (DateTimeOffset At, string Id)? after)
    {
        after = null;
        if (cursor is null)
        {
            return true;
        }

        if (cursor.Split('_', 2) is not [var time, { Length: > 0 and <= Limits.MaxIdLength } id]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return false;
        }

        after = (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id);
        return true;
    }

    public sealed record FeedPage(IReadOnlyList<FeedItem> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    /// <param name="Title">Of the achievement or the badge.</param>
    /// <param name="Tier">Of the badge, or the tier of the league that was reached.</param>
    /// <param name="Cheers">How many cheer it.</param>
    /// <param name="Mine">Whether you do.</param>
    public sealed record FeedItem(
        string Id, string UserId, string DisplayName, string? Avatar, MilestoneKind Kind, string? Title, string? Tier, DateTimeOffset At, int Cheers, bool Mine)
    {
        internal static FeedItem Of(Milestone milestone, Profile profile, int cheers, bool mine) => new(
            milestone.Id, milestone.UserId, profile.DisplayName, profile.Avatar, milestone.Kind, milestone.Title, milestone.Tier, milestone.At, cheers, mine);
    }
}
