using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Quizzes.Contracts;
using Myna.SocketIO;
using Myna.Storage;

namespace Myna.Server.Realtime;

/// <summary>Turns what the other rooms tell into messages to learners' devices.</summary>
public sealed class LiveFeed(SocketIOServer io, LearnerStreams streams, LiveWire wire)
{
    public void SubscribeTo(OutboxDispatcher outbox, AttemptFeed attempts)
    {
        attempts.Subscribe(progressed => Emit(
            progressed.UserId, LiveEvents.AttemptProgress, seq => new AttemptProgressMessage(progressed.AttemptId, progressed.Answered, progressed.Total, progressed.Correct, seq)));
        outbox.Subscribe(ProgressEvents.Updated, "realtime", (updated, _) => Send(
            updated.UserId, LiveEvents.ProgressUpdated, seq => new ProgressUpdatedMessage(updated.LessonId, updated.CourseId, updated.State, updated.WordsSeen, updated.WordsKnown, seq)));
        outbox.Subscribe(GamificationEvents.XpEarned, "realtime", (earned, _) => Send(
            earned.UserId, LiveEvents.XpEarned, seq => new XpEarnedMessage(earned.AttemptId, earned.Earned, earned.Total, earned.Reasons, seq)));
        outbox.Subscribe(GamificationEvents.StreakUpdated, "realtime", (streak, _) => Send(
            streak.UserId, LiveEvents.StreakUpdated, seq => new StreakUpdatedMessage(streak.Days, streak.Freezes, seq)));
        outbox.Subscribe(GamificationEvents.AchievementUnlocked, "realtime", (unlocked, _) => Send(
            unlocked.UserId, LiveEvents.AchievementUnlocked, seq => new AchievementUnlockedMessage(unlocked.Id, unlocked.Title, seq)));
        outbox.Subscribe(AccountEvents.SessionRevoked, "realtime", (revoked, cancellation) => Revoke(revoked.UserId, revoked.SessionId, revoked.Reason, cancellation));
        outbox.Subscribe(AccountEvents.UserErased, "realtime", async (erased, cancellation) =>
        {
            await Revoke(erased.UserId, null, RevocationReasons.Erased, cancellation);
            streams.Forget(erased.UserId);
        });
    }

    private ValueTask Send<T>(string userId, string name, Func<long, T> message)
    {
        Emit(userId, name, message);
        return ValueTask.CompletedTask;
    }

    private void Emit<T>(string userId, string name, Func<long, T> message)
    {
        var contract = wire.Contract<T>();
        io.To(LearnerNamespace.RoomOf(userId)).Emit(name, streams.Next(userId, name, message, contract), contract);
    }

    private async ValueTask Revoke(string userId, string? sessionId, string reason, CancellationToken cancellation)
    {
        var sockets = io.To(sessionId is null ? LearnerNamespace.RoomOf(userId) : LearnerNamespace.RoomOfSession(sessionId));
        sockets.Emit(LiveEvents.SessionRevoked, new SessionRevokedMessage(reason), wire.Contract<SessionRevokedMessage>());
        await sockets.DisconnectSocketsAsync(closeConnection: true, cancellation);
    }
}
