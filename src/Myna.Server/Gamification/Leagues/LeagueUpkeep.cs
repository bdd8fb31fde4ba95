using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Storage;
using Myna.Storage.Dispatching;
using NodaTime;
using NodaTime.Extensions;

namespace Myna.Server.Gamification.Leagues;

/// <summary>
/// Keeps leagues going: places learners soon after their first XP of the week, and settles weeks that are over. The events by which it hears of XP are not stored, so it
/// looks through the weekly board whenever that was made from the documents: at the start, and after events were missed. Otherwise a round looks only at those who earned before
/// their last week was settled.
/// </summary>
internal sealed class LeagueUpkeep(
    IDocumentStore store, LeaderboardRegistry boards, Placement placement, Settlement settlement, TimeProvider clock, ILogger<LeagueUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _early = new(StringComparer.Ordinal);
    private LocalDate _week;
    private int _looked;

    private LocalDate ThisWeek => Week.StartOf(clock.GetUtcNow().ToInstant());

    public void SubscribeTo(OutboxDispatcher outbox)
    {
        outbox.SubscribeEverywhere(GamificationEvents.XpEarned, "leagues", async (earned, cancellation) =>
        {
            if (!earned.ByGuest)
            {
                await Place(earned.UserId, cancellation);
            }
        });

        // With what they earned before: as a guest, or while nobody saw them.
        outbox.SubscribeEverywhere(AccountEvents.SignedUp, "leagues", (signedUp, cancellation) => Place(signedUp.UserId, cancellation));
        outbox.SubscribeEverywhere(AccountEvents.VisibilityChanged, "leagues", async (changed, cancellation) =>
        {
            if (!changed.IsHidden)
            {
                await Place(changed.UserId, cancellation);
            }
        });
    }

    /// <summary>One round: settles the weeks that are over and places the learners who have no cohort yet.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        if (await settlement.SettleDue(cancellation) is > 0 and var settled)
        {
            log.LogInformation("{Count} cohorts of the leagues were settled", settled);
        }

        var loads = boards.Loads;
        if (loads != _looked)
        {
            await LookThrough(cancellation);
            _looked = loads;
        }

        foreach (var userId in Early())
        {
            await Place(userId, cancellation);
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

    private async ValueTask LookThrough(CancellationToken cancellation)
    {
        await foreach (var cohort in store.FindAll(Cohort.ByTier.All().From(Week.Format(ThisWeek)), cancellation))
        {
            lock (_lock)
            {
                Begin();
                _placed.UnionWith(cohort.Value.Members);
            }
        }

        foreach (var member in boards.Members(BoardName.Weekly))
        {
            await Place(member, cancellation);
        }
    }

    private async ValueTask Place(string userId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            Begin();
            if (_placed.Contains(userId))
            {
                return;
            }
        }

        var placed = await placement.Place(userId, cancellation);
        lock (_lock)
        {
            Begin();
            _early.Remove(userId);
            if (placed.IsEarly)
            {
                _early.Add(userId);
            }
            else if (placed.Seat?.Week == Week.Format(_week))
            {
                _placed.Add(userId);
            }
        }
    }

    private List<string> Early()
    {
        lock (_lock)
        {
            return [.. _early];
        }
    }

    /// <summary>In a new week nobody is placed.</summary>
    private void Begin()
    {
        if (_week != ThisWeek)
        {
            _week = ThisWeek;
            _placed.Clear();
            _early.Clear();
        }
    }
}
