namespace Myna.SocketIO.EngineIO;

/// <summary>A WebSocket under a session: it empties the session's outbox and reads until its peer is gone.</summary>
internal abstract class WebSocketTransport(Outbox outbox)
{
    /// <summary>The outbox that it empties. An upgrade changes it, under the gate that both outboxes share.</summary>
    public Outbox Outbox { get; set; } = outbox;

    /// <summary>Whether nothing waits to be written; asked under the gate. Volatile packets go out only then.</summary>
    public abstract bool IsWritable { get; }

    /// <summary>
    /// Something was added to the outbox; called under the gate. A deferred packet may wait for the flush worker, so that packets for
    /// one socket share a send; any other leaves at once where possible.
    /// </summary>
    public abstract void OnQueued(bool deferred);

    /// <summary>Reads messages into the session until the peer closes, breaks the protocol or is aborted.</summary>
    public abstract Task<DisconnectReason> ReadAsync(EngineSession session);

    /// <summary>Sends a close frame after the queued packets; called under the gate.</summary>
    public abstract void Close(ushort code);

    /// <summary>Completes when the outbox is empty, or writing has failed.</summary>
    public abstract Task Drained { get; }

    /// <summary>The connection goes back to the web server: nothing is written any more; called under the gate.</summary>
    public abstract void Release();

    /// <summary>Ends the connection without ceremony.</summary>
    public abstract void Abort();

    /// <summary>The peer must answer what was queued last; called under the gate.</summary>
    public virtual void AnswerExpected()
    {
    }

    /// <summary>The answer came; called under the gate.</summary>
    public virtual void AnswerReceived()
    {
    }
}
