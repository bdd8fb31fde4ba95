namespace Myna.SocketIO.EngineIO;

/// <summary>
/// The layer above a session: the Socket.IO connection, or an echo in the protocol's own tests. Called by one thread at a time.
/// </summary>
internal abstract class SessionHandler
{
    /// <summary>Takes a message; the span ends with the call. False: the peer broke the protocol and the session closes.</summary>
    public abstract bool OnMessage(ReadOnlySpan<byte> message, bool binary);

    /// <summary>Whether reading should pause because earlier messages still wait to be handled.</summary>
    public virtual bool IsSaturated => false;

    /// <summary>Whether something waits for a message of the peer's: reading that pauses then may pause for good.</summary>
    public virtual bool AwaitsAck => false;

    /// <summary>Completes when reading may go on.</summary>
    public virtual Task WhenReady() => Task.CompletedTask;

    /// <summary>Called now and then by the session's server.</summary>
    public virtual void OnTick(long now)
    {
    }

    /// <summary>Called once.</summary>
    public abstract void OnClosed(DisconnectReason reason);
}
