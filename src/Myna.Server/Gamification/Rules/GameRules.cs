namespace Myna.Server.Gamification.Rules;

/// <summary>The rules that an operator may change: one file of data (<see cref="RulesFile"/>), the same for every process of an installation.</summary>
/// <param name="Version">Raised by who edits the file, to be seen in support requests; nothing is decided by it.</param>
/// <param name="FreezePrice">Gems for one freeze of the streak.</param>
internal sealed record GameRules(int Version, int FreezePrice, IReadOnlyList<Achievement> Achievements, IReadOnlyList<Badge> Badges, QuestPools Quests);

/// <summary>Reached once: when a measure of everything that the learner has earned comes to its goal.</summary>
/// <param name="Id">Stable: stored in documents.</param>
/// <param name="Gems">Paid with it.</param>
internal sealed record Achievement(string Id, string Title, string Description, Metric Metric, long Goal, int Gems = 0);

/// <summary>The same in several tiers, with a picture.</summary>
/// <param name="Image">A path of this server, or a <c>data:image/…</c> address: the pages' policy shows no other.</param>
/// <param name="Tiers">The lowest first.</param>
internal sealed record Badge(string Id, string Title, string Description, string Image, Metric Metric, IReadOnlyList<BadgeTier> Tiers);

/// <param name="Tier">Its name: stable, stored in documents.</param>
internal sealed record BadgeTier(string Tier, long Goal, int Gems = 0);

internal sealed record QuestPools(QuestPool Daily, QuestPool Weekly, QuestPool Monthly);

/// <param name="Count">How many of them each learner is given in a period.</param>
internal sealed record QuestPool(int Count, IReadOnlyList<Quest> Quests);

/// <summary>Something to do within one period of the learner's calendar.</summary>
/// <param name="Id">Stable: part of stored ids.</param>
internal sealed record Quest(string Id, string Title, Metric Metric, long Goal, int Gems);
