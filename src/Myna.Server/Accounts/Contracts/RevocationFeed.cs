namespace Myna.Server.Accounts.Contracts;

/// <summary>
/// What counts as revoked in this process from now on: what it has revoked itself, and what it finds when it reads the store, every 0.4 s where it
/// shares that with others. So nothing depends on the events of the other processes coming through, nor on when those of this one do.
/// </summary>
public sealed class RevocationFeed
{
    private Func<SessionRevoked, CancellationToken, ValueTask>? _listener;

    /// <summary>Before the server starts. What is heard may have been heard as an event too.</summary>
    public void Subscribe(Func<SessionRevoked, CancellationToken, ValueTask> listener) => _listener = listener;

    public ValueTask Tell(SessionRevoked revoked, CancellationToken cancellation) => _listener?.Invoke(revoked, cancellation) ?? ValueTask.CompletedTask;
}
