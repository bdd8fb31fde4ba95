using Myna.Server.Gamification.Rules;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Contracts;

/// <summary>A learner's earnings so far, as loaded for one commit. It decides without a store.</summary>
public sealed class LoadedTotals
{
    private readonly GameRules _rules;
    private readonly string _userId;
    private readonly Document<LearnerTotals>? _current;
    private readonly bool _isGuest;

    internal LoadedTotals(GameRules rules, string userId, Document<LearnerTotals>? current, bool isGuest = false) =>
        (_rules, _userId, _current, _isGuest) = (rules, userId, current, isGuest);

    /// <summary>Pays for a finished attempt.</summary>
    /// <param name="finished">What was finished.</param>
    /// <param name="now">When.</param>
    /// <param name="zone">The learner's time zone: it decides which day this is.</param>
    /// <param name="sequence">From <see cref="Sequence.Next"/>.</param>
    public Payment Pay(FinishedAttempt finished, DateTimeOffset now, DateTimeZone zone, long sequence) =>
        new(Award.Apply(_rules, _current?.Value, _userId, zone, Instant.FromDateTimeOffset(now), sequence, finished).By(_isGuest), _current);
}

/// <summary>An attempt's earnings, to be added to the commit that finishes it.</summary>
public sealed class Payment
{
    private readonly Document<LearnerTotals>? _before;

    internal Payment(Award award, Document<LearnerTotals>? before) => (Award, _before) = (award, before);

    public Reward Reward => Award.Reward;

    internal Award Award { get; }

    public void AddTo(Commit commit) => Award.AddTo(commit, _before);
}
