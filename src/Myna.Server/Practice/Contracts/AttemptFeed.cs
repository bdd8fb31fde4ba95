namespace Myna.Server.Practice.Contracts;

/// <summary>
/// Tells this process of answers as they are given. Not an outbox event: it only keeps other devices in step, and an attempt that
/// is resumed says the same.
/// </summary>
public sealed class AttemptFeed
{
    private Action<AttemptProgressed>? _observers;

    /// <summary>To be called while the process starts. The observer must not block.</summary>
    public void Subscribe(Action<AttemptProgressed> observer) => _observers += observer;

    internal void Publish(AttemptProgressed progressed) => _observers?.Invoke(progressed);
}

public sealed record AttemptProgressed(string UserId, string AttemptId, int Answered, int Total, int Correct);
