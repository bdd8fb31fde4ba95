using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.SocketIO;
using Myna.Storage;
using Myna.Storage.Dispatching;

namespace Myna.Server.Realtime;

/// <summary>
/// Turns the events of the other modules into messages to learners' devices. Each process hears every event and sends it to the sockets
/// that it holds.
/// </summary>
public sealed class LiveFeed(SocketIOServer io, LearnerStreams streams, LiveWire wire)
{
    public void SubscribeTo(OutboxDispatcher outbox, AttemptFeed attempts, RevocationFeed revocations)
    {
        // Other processes do not hear of it: this one tells their sockets too.
        attempts.Subscribe(progressed => Emit(
            LiveEvents.AttemptProgress, progressed.UserId, progressed, (happened, seq) => new(happened.AttemptId, happened.Answered, happened.Total, happened.Correct, seq), isEverywhere: true));
        Forward(outbox, ProgressEvents.Updated, LiveEvents.ProgressUpdated, updated => updated.UserId, (updated, seq) => new(updated.LessonId, updated.CourseId, updated.State, updated.WordsSeen, updated.WordsKnown, seq));
        Forward(outbox, GamificationEvents.XpEarned, LiveEvents.XpEarned, earned => earned.UserId, (earned, seq) => new(earned.AttemptId, earned.Earned, earned.Total, earned.Reasons, seq));
        Forward(outbox, GamificationEvents.StreakUpdated, LiveEvents.StreakUpdated, streak => streak.UserId, (streak, seq) => new(streak.Days, streak.Freezes, seq));
        Forward(outbox, GamificationEvents.AchievementUnlocked, LiveEvents.AchievementUnlocked, unlocked => unlocked.UserId, (unlocked, seq) => new(unlocked.Id, unlocked.Title, seq));
        Forward(outbox, GamificationEvents.BadgeEarned, LiveEvents.BadgeEarned, earned => earned.UserId, (earned, seq) => new(earned.Id, earned.Title, earned.Tier, seq));
        Forward(outbox, GamificationEvents.QuestCompleted, LiveEvents.QuestCompleted, quest => quest.UserId, (quest, seq) => new(quest.Id, quest.Title, quest.Gems, seq));
        Forward(outbox, GamificationEvents.LeagueChanged, LiveEvents.LeagueChanged, changed => changed.UserId, (changed, seq) => new(changed.Tier, changed.Change, changed.Rank, seq));
        Forward(outbox, GamificationEvents.Cheered, LiveEvents.Cheer, cheered => cheered.UserId, (cheered, seq) => new(cheered.MilestoneId, cheered.ById, cheered.ByName, cheered.Cheers, seq));
        Forward(outbox, PracticeEvents.AnswerAccepted, LiveEvents.AnswerAccepted, accepted => accepted.UserId, (accepted, seq) => new(accepted.AttemptId, accepted.QuestionId, accepted.Xp, seq));
        Forward(outbox, PracticeEvents.ReportDecided, LiveEvents.ReportDecided, decided => decided.UserId, (decided, seq) => new(decided.AttemptId, decided.QuestionId, decided.Status, seq));
        outbox.SubscribeEverywhere(AccountEvents.SessionRevoked, "realtime", (revoked, cancellation) => Revoke(revoked.UserId, revoked.SessionId, revoked.Reason, cancellation));
        revocations.Subscribe((revoked, cancellation) => Revoke(revoked.UserId, revoked.SessionId, revoked.Reason, cancellation));
        outbox.SubscribeEverywhere(AccountEvents.UserErased, "realtime", async (erased, cancellation) =>
        {
            await Revoke(erased.UserId, null, RevocationReasons.Erased, cancellation);
            streams.Forget(erased.UserId);
        });
    }

    private void Forward<TEvent, T>(OutboxDispatcher outbox, EventType<TEvent> type, LiveEvent<T> live, Func<TEvent, string> userOf, Func<TEvent, long, T> message)
        where TEvent : class => outbox.SubscribeEverywhere(type, "realtime", (happened, _) =>
        {
            Emit(live, userOf(happened), happened, message, isEverywhere: false);
            return ValueTask.CompletedTask;
        });

    /// <param name="isEverywhere">Also to sockets that other processes hold.</param>
    private void Emit<TEvent, T>(LiveEvent<T> live, string userId, TEvent happened, Func<TEvent, long, T> message, bool isEverywhere)
    {
        // Most learners have no device that listens.
        var isClustered = isEverywhere && io.Of("/").Adapter is not InMemoryAdapter;
        if (!isClustered && !streams.IsOpen(userId) && !HasDevice(userId))
        {
            return;
        }

        var contract = wire.Contract<T>();
        var sockets = io.To(LearnerNamespace.RoomOf(userId));
        (isEverywhere ? sockets : sockets.Local).Emit(live.Name, streams.Next(userId, live.Name, seq => message(happened, seq), contract), contract);
    }

    private bool HasDevice(string userId) => io.Of("/").Local is { Count: > 0 } local && local.Select(new BroadcastTarget { Rooms = [LearnerNamespace.RoomOf(userId)] }).Count > 0;

    private async ValueTask Revoke(string userId, string? sessionId, string reason, CancellationToken cancellation)
    {
        var sockets = io.To(sessionId is null ? LearnerNamespace.RoomOf(userId) : LearnerNamespace.RoomOfSession(sessionId)).Local;
        sockets.Emit(LiveEvents.SessionRevoked.Name, new SessionRevokedMessage(reason), wire.Contract<SessionRevokedMessage>());
        await sockets.DisconnectSocketsAsync(closeConnection: true, cancellation);
    }
}
