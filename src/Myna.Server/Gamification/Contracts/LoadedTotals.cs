using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Contracts;

/// <summary>What a learner has earned so far, as loaded for one commit. It decides without a store.</summary>
public sealed class LoadedTotals
{
    private readonly string _userId;
    private readonly Document<LearnerTotals>? _current;
    private readonly bool _isGuest;

    internal LoadedTotals(string userId, Document<LearnerTotals>? current, bool isGuest = false) => (_userId, _current, _isGuest) = (userId, current, isGuest);

    /// <param name="isGuest">The learner has not signed up: what they earn is shown to nobody else.</param>
    public static async ValueTask<LoadedTotals> Of(IDocumentStore store, string userId, bool isGuest, CancellationToken cancellation = default) =>
        new(userId, await store.Load(LearnerTotals.Collection, userId, cancellation), isGuest);

    /// <summary>Pays for a finished attempt.</summary>
    /// <param name="finished">What was finished.</param>
    /// <param name="now">When.</param>
    /// <param name="zone">The learner's time zone: it decides which day this is.</param>
    /// <param name="sequence">From <see cref="Sequence.Next"/>.</param>
    public Payment Pay(FinishedAttempt finished, DateTimeOffset now, DateTimeZone zone, long sequence) =>
        new(Award.Apply(_current?.Value, _userId, zone, Instant.FromDateTimeOffset(now), sequence, finished).By(_isGuest), _current);
}

/// <summary>What an attempt earned, to be added to the commit that finishes it.</summary>
public sealed class Payment
{
    private readonly Document<LearnerTotals>? _before;

    internal Payment(Award award, Document<LearnerTotals>? before) => (Award, _before) = (award, before);

    public Reward Reward => Award.Reward;

    internal Award Award { get; }

    public void AddTo(Commit commit) => Award.AddTo(commit, _before);
}
