using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.SocketIO;
using Myna.Storage.Dispatching;

namespace Myna.Server.Realtime;

/// <summary>
/// Turns what the other rooms tell into messages to learners' devices. Of several processes each hears every event and tells the
/// sockets that it holds.
/// </summary>
public sealed class LiveFeed(SocketIOServer io, LearnerStreams streams, LiveWire wire)
{
    public void SubscribeTo(OutboxDispatcher outbox, AttemptFeed attempts, RevocationFeed revocations)
    {
        // Known in this process only.
        attempts.Subscribe(progressed => Emit(
            io.To(LearnerNamespace.RoomOf(progressed.UserId)), progressed.UserId, LiveEvents.AttemptProgress, seq => new AttemptProgressMessage(progressed.AttemptId, progressed.Answered, progressed.Total, progressed.Correct, seq)));
        outbox.SubscribeEverywhere(ProgressEvents.Updated, "realtime", (updated, _) => Send(
            updated.UserId, LiveEvents.ProgressUpdated, seq => new ProgressUpdatedMessage(updated.LessonId, updated.CourseId, updated.State, updated.WordsSeen, updated.WordsKnown, seq)));
        outbox.SubscribeEverywhere(GamificationEvents.XpEarned, "realtime", (earned, _) => Send(
            earned.UserId, LiveEvents.XpEarned, seq => new XpEarnedMessage(earned.AttemptId, earned.Earned, earned.Total, earned.Reasons, seq)));
        outbox.SubscribeEverywhere(GamificationEvents.StreakUpdated, "realtime", (streak, _) => Send(
            streak.UserId, LiveEvents.StreakUpdated, seq => new StreakUpdatedMessage(streak.Days, streak.Freezes, seq)));
        outbox.SubscribeEverywhere(GamificationEvents.AchievementUnlocked, "realtime", (unlocked, _) => Send(
            unlocked.UserId, LiveEvents.AchievementUnlocked, seq => new AchievementUnlockedMessage(unlocked.Id, unlocked.Title, seq)));
        outbox.SubscribeEverywhere(AccountEvents.SessionRevoked, "realtime", (revoked, cancellation) => Revoke(revoked.UserId, revoked.SessionId, revoked.Reason, cancellation));
        revocations.Subscribe((revoked, cancellation) => Revoke(revoked.UserId, revoked.SessionId, revoked.Reason, cancellation));
        outbox.SubscribeEverywhere(AccountEvents.UserErased, "realtime", async (erased, cancellation) =>
        {
            await Revoke(erased.UserId, null, RevocationReasons.Erased, cancellation);
            streams.Forget(erased.UserId);
        });
    }

    private ValueTask Send<T>(string userId, string name, Func<long, T> message)
    {
        Emit(io.To(LearnerNamespace.RoomOf(userId)).Local, userId, name, message);
        return ValueTask.CompletedTask;
    }

    private void Emit<T>(BroadcastOperator sockets, string userId, string name, Func<long, T> message)
    {
        var contract = wire.Contract<T>();
        sockets.Emit(name, streams.Next(userId, name, message, contract), contract);
    }

    private async ValueTask Revoke(string userId, string? sessionId, string reason, CancellationToken cancellation)
    {
        var sockets = io.To(sessionId is null ? LearnerNamespace.RoomOf(userId) : LearnerNamespace.RoomOfSession(sessionId)).Local;
        sockets.Emit(LiveEvents.SessionRevoked, new SessionRevokedMessage(reason), wire.Contract<SessionRevokedMessage>());
        await sockets.DisconnectSocketsAsync(closeConnection: true, cancellation);
    }
}
