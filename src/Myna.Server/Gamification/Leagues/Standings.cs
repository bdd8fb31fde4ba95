using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Leaderboards;

namespace Myna.Server.Gamification.Leagues;

/// <summary>The places in a cohort.</summary>
internal static class Standings
{
    /// <summary>
    /// The best first, at the same points the member who reached them first. Members who are suspended, private or erased have no place, and neither has one whose
    /// score is not known here yet.
    /// </summary>
    /// <param name="profiles">One for each member, in their order.</param>
    public static IReadOnlyList<RankedMember> Of(IReadOnlyList<string> members, IReadOnlyDictionary<string, Score> scores, IReadOnlyList<Profile?> profiles)
    {
        var ranked = members.Zip(profiles)
            .Where(member => member.Second is { IsGuest: false, IsHidden: false } && scores.ContainsKey(member.First))
            .Select(member => (Member: member.First, Score: scores[member.First]))
            .OrderBy(member => member.Score).ThenBy(member => member.Member, StringComparer.Ordinal);
        return [.. ranked.Select((member, i) => new RankedMember(i + 1, member.Member, member.Score))];
    }
}
