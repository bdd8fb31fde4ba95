using Myna.Server.Gamification.Rules;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Contracts;

/// <summary>A learner's earnings with the entries of attempts that are judged again, as loaded for one commit. It decides without a store.</summary>
internal sealed class CorrectedTotals
{
    private readonly GameRules _rules;
    private readonly Document<LearnerTotals>? _before;
    private readonly IReadOnlyDictionary<string, LedgerEntry> _paid;
    private readonly List<LedgerEntry>? _ledger;
    private readonly bool _isGuest;
    private readonly List<Award> _awards = [];

    public CorrectedTotals(
        GameRules rules, Document<LearnerTotals>? before, IReadOnlyDictionary<string, LedgerEntry> paid, List<LedgerEntry>? ledger, bool isGuest) =>
        (_rules, _before, _paid, _ledger, _isGuest) = (rules, before, paid, ledger, isGuest);

    /// <summary>Pays what is still to be paid for an attempt.</summary>
    /// <returns>What is added; null for an attempt that has no entry in the ledger.</returns>
    public XpReward? Correct(RegradedAttempt change, DateTimeOffset now, long sequence)
    {
        if (!_paid.TryGetValue(change.After.AttemptId, out var paid))
        {
            return null;
        }

        var current = _awards.Count > 0 ? _awards[^1].Game : _before?.Value;
        var award = Award.Correct(_rules, current, paid, paid.Xp == 0 ? _ledger : null, change, Instant.FromDateTimeOffset(now), sequence).By(_isGuest);
        _awards.Add(award);
        _ledger?.Add(award.Entry);
        return award.Reward.Xp;
    }

    /// <summary>Adds the document, the entries and the events. Of several corrections the document is written once.</summary>
    public void AddTo(Commit commit)
    {
        if (_awards.Count > 0)
        {
            commit.Put(LearnerTotals.Collection, _awards[^1].Game, _before);
        }

        foreach (var award in _awards)
        {
            award.AddEntryTo(commit);
        }
    }
}
