using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Reminders;

/// <summary>
/// Reminds learners whose time has come. One index says who they are: a round costs what is due, whatever the number of learners. One commit for each
/// learner plans their next time and queues the email: of two processes one loses the race, and a killed one has done it or not.
/// </summary>
internal sealed class ReminderUpkeep(
    IDocumentStore store, Profiles profiles, LearnerDays days, LessonRecords lessons, ReminderEmails emails, TimeProvider clock, ILogger<ReminderUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>So many at once share the store's group commits.</summary>
    private const int AtOnce = 8;

    /// <summary>One round; says how many were reminded.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var reminded = 0;
        while (await store.Find(Reminder.ByNext.All().Before(clock.Now().AddMilliseconds(1)).Take(Limits.MaxPageSize), cancellation) is { Items: { Count: > 0 } due })
        {
            await Parallel.ForEachAsync(
                due.Select(reminder => reminder.Value.Id), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (id, stop) =>
                {
                    if (await Remind(id, stop))
                    {
                        Interlocked.Increment(ref reminded);
                    }
                });
        }

        return reminded;
    }

    /// <summary>Whether a learner still wants to be reminded: asked once more when the email is sent.</summary>
    public static ReminderIsWanted IsWanted(IDocumentStore store, Profiles profiles, LearnerDays days, TimeProvider clock) => async (userId, cancellation) =>
        await store.Load(Reminder.Collection, userId, cancellation) is { Value.Email: true }
        && !(await days.Of(userId, Instant.FromDateTimeOffset(clock.GetUtcNow()), await profiles.ZoneOf(userId, cancellation), cancellation)).Streak.Active;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Reminding learners failed; it is tried again");
            }
        }
    }

    private ValueTask<bool> Remind(string userId, CancellationToken cancellation) => store.Transact(
        async commit =>
        {
            var now = Instant.FromDateTimeOffset(clock.Now());
            if (await store.Load(Reminder.Collection, userId, cancellation) is not { Value: var reminder, Version: var version } || reminder.NextAt is not { } planned
                || Instant.FromDateTimeOffset(planned) > now)
            {
                return false;
            }

            if (await profiles.Get(userId, cancellation) is not { } profile)
            {
                commit.Delete(Reminder.Collection, userId, version);
                return false;
            }

            var zone = Profiles.ZoneOf(profile);
            var next = reminder with { Zone = zone.Id, NextAt = ReminderRules.NextAt(reminder, now, zone) };
            ReminderKind? kind = null;
            if (!profile.IsSuspended && ReminderRules.IsTime(reminder, Instant.FromDateTimeOffset(planned), now, zone))
            {
                var day = await days.Of(userId, now, zone, cancellation);
                var due = day.Streak.Active ? 0 : await lessons.DueCount(userId, now.ToDateTimeOffset(), cancellation);
                kind = ReminderRules.Choose(reminder, day, due, now, zone);
                if (kind is { } about)
                {
                    next = ReminderRules.After(next, about, day, now, zone);
                    emails.Add(commit, userId, EmailOf(about), about == ReminderKind.Words ? due : day.Streak.Days);
                }
            }

            commit.Replace(Reminder.Collection, next, version);
            return kind is not null;
        },
        cancellation);

    private static ReminderEmail EmailOf(ReminderKind kind) => kind switch
    {
        ReminderKind.Streak => ReminderEmail.StreakEnds,
        ReminderKind.League => ReminderEmail.LeagueCloses,
        _ => ReminderEmail.WordsDue,
    };
}
