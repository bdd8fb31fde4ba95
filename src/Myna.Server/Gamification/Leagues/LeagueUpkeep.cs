using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Storage;
using Myna.Storage.Dispatching;
using NodaTime;
using NodaTime.Extensions;

namespace Myna.Server.Gamification.Leagues;

/// <summary>
/// Keeps leagues going: places learners soon after their first XP of the week, and settles weeks that are over. The events by which it hears of XP are not stored, so it
/// also looks through the weekly board for learners whom a crash left without a cohort.
/// </summary>
internal sealed class LeagueUpkeep(
    IDocumentStore store, LeaderboardRegistry boards, Placement placement, Settlement settlement, TimeProvider clock, ILogger<LeagueUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private LocalDate _week;
    private LocalDate _read;

    private LocalDate ThisWeek => Week.StartOf(clock.GetUtcNow().ToInstant());

    public void SubscribeTo(OutboxDispatcher outbox) => outbox.SubscribeEverywhere(GamificationEvents.XpEarned, "leagues", async (earned, cancellation) =>
    {
        if (!earned.ByGuest)
        {
            await Place(earned.UserId, cancellation);
        }
    });

    /// <summary>One round: settles the weeks that are over and places the learners who have no cohort yet.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        if (await settlement.SettleDue(cancellation) is > 0 and var settled)
        {
            log.LogInformation("{Count} cohorts of the leagues were settled", settled);
        }

        // Once for each week: from then on this process hears of everybody who is placed.
        if (_read != ThisWeek)
        {
            var week = ThisWeek;
            await foreach (var cohort in store.FindAll(Cohort.ByTier.All().From(Week.Format(week)), cancellation))
            {
                foreach (var member in cohort.Value.Members)
                {
                    Remember(member);
                }
            }

            _read = week;
        }

        foreach (var member in boards.Members(BoardName.Weekly))
        {
            await Place(member, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The upkeep of the leagues failed; it tries again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async ValueTask Place(string userId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_week == ThisWeek && _placed.Contains(userId))
            {
                return;
            }
        }

        if (await placement.Place(userId, cancellation) is not null)
        {
            Remember(userId);
        }
    }

    private void Remember(string userId)
    {
        lock (_lock)
        {
            if (_week != ThisWeek)
            {
                _week = ThisWeek;
                _placed.Clear();
            }

            _placed.Add(userId);
        }
    }
}
