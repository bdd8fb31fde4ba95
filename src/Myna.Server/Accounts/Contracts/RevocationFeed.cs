namespace Myna.Server.Accounts.Contracts;

/// <summary>
/// Announces each revocation as soon as it counts in this process: its own at once, those of other processes when it polls the store, every 0.4 s
/// where several share it. It does not depend on the delivery of events.
/// </summary>
public sealed class RevocationFeed
{
    private Func<SessionRevoked, CancellationToken, ValueTask>? _listener;

    /// <summary>Call before the server starts. The same revocation may also come as an event.</summary>
    public void Subscribe(Func<SessionRevoked, CancellationToken, ValueTask> listener) => _listener = listener;

    internal ValueTask Tell(SessionRevoked revoked, CancellationToken cancellation) => _listener?.Invoke(revoked, cancellation) ?? ValueTask.CompletedTask;
}
