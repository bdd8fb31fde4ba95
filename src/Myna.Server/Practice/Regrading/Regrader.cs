using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Shared;
using Myna.Server.Shared.Text;
using Myna.Storage;

namespace Myna.Server.Practice.Regrading;

/// <summary>
/// Goes through all attempts for each accepted answer, and corrects those that typed it. A part of them is one commit, with the place where to go on: whatever is
/// killed, and however many processes are at it, each attempt is corrected once.
/// </summary>
internal sealed class Regrader(
    IDocumentStore store, Corrections corrections, Profiles profiles, IOptions<RegradingOptions> options, TimeProvider clock, ILogger<Regrader> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>A process that has not come on for so long is taken for dead. Two at once waste work and do no harm.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Begins soon, after a commit that adds work.</summary>
    public void Wake() => _woken.Writer.TryWrite(true);

    /// <summary>Does the work that there is, the oldest first.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        await foreach (var (regrade, _) in store.FindAll(Regrade.ByOpen.All().From(DateTimeOffset.UnixEpoch), cancellation))
        {
            while (await Step(regrade.Id, cancellation))
            {
            }
        }
    }

    /// <summary>One commit of it.</summary>
    /// <returns>Whether there is more to do here.</returns>
    public ValueTask<bool> Step(string id, CancellationToken cancellation) => store.Transact(
        async commit =>
        {
            var now = clock.Now();
            if (await store.Load(Regrade.Collection, id, cancellation) is not { Value: { OpenSince: not null } regrade, Version: var version }
                || (!store.IsExclusive && regrade.Owner != store.Owner && regrade.LeasedUntil > now))
            {
                return false;
            }

            AttemptDocuments.ByUserAndTime.All().Take(options.Value.AttemptsPerCommit).TryAfter(regrade.Cursor, out var query);
            var page = await store.Find(query, cancellation);
            var corrected = await Correct(commit, regrade.Accepted, page.Items, now, cancellation);
            commit.Replace(
                Regrade.Collection,
                regrade with
                {
                    Cursor = page.NextCursor,
                    Attempts = regrade.Attempts + page.Items.Count,
                    Answers = regrade.Answers + corrected,
                    OpenSince = page.NextCursor is null ? null : regrade.OpenSince,
                    DoneAt = page.NextCursor is null ? now : null,
                    Owner = store.Owner,
                    LeasedUntil = now + Lease,
                },
                version);
            return page.NextCursor is not null;
        },
        cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Answers could not be judged again; it is tried again");
            }

            await WaitForWork(stoppingToken);
        }
    }

    private async Task WaitForWork(CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(Every, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        try
        {
            await _woken.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Another process may have left work behind.
        }
    }

    private async ValueTask<int> Correct(Commit commit, AcceptedText accepted, IReadOnlyList<Document<Attempt>> attempts, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await corrections.FoldingOf(accepted.QuizId, accepted.QuestionId, cancellation) is not { } folding)
        {
            return 0;
        }

        var found = Matching(attempts, accepted, folding);
        var learners = found.Select(match => match.Attempt.Value.UserId).Distinct(StringComparer.Ordinal).ToList();
        var count = 0;
        foreach (var profile in (await profiles.GetMany(learners, cancellation)).OfType<Profile>())
        {
            count += await corrections.AddTo(commit, accepted, [.. found.Where(match => match.Attempt.Value.UserId == profile.Id)], profile, now, cancellation);
        }

        return count;
    }

    // The attempts that typed the text, each with the places of these answers.
    private static List<(Document<Attempt> Attempt, IReadOnlyList<int> Places)> Matching(IReadOnlyList<Document<Attempt>> attempts, AcceptedText accepted, Folding folding)
    {
        var found = new List<(Document<Attempt>, IReadOnlyList<int>)>();
        foreach (var attempt in attempts)
        {
            if (RegradedAnswers.In(attempt.Value, accepted, folding) is { Count: > 0 } places)
            {
                found.Add((attempt, places));
            }
        }

        return found;
    }
}
