using System.Buffers;
using System.Net.Sockets;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO.EngineIO;

/// <summary>
/// Own framing over an upgraded connection. It starts on the server's stream and, where the connection is a plain TCP socket, goes on
/// with that socket itself: one non-blocking send for everything that waits. Behind TLS, HTTP/2 or any other stream it stays on the stream.
/// </summary>
/// <remarks>
/// The stream's flush completes before Kestrel has handed the bytes to the socket, so a write of ours could overtake the 101 response.
/// Hence the barrier: the switch waits until the peer has answered the last thing that went through the stream (the open packet with its
/// CONNECT, the probe with its upgrade, a ping with its pong).
/// </remarks>
internal sealed partial class FramedTransport(Outbox outbox, IUpgradedConnection connection, SocketIOOptions options) : WebSocketTransport(outbox)
{
    private const int GatherSize = 64 * 1024;

    [ThreadStatic]
    private static byte[]? gather;

    private readonly FlushWorker _worker = FlushWorker.Assign();
    private Socket? _direct; // set once the barrier has passed
    private int _unanswered = 1; // packets queued behind the one whose answer opens the barrier; not zero until there is such a packet
    private bool _sending, _scheduled, _corked, _dead, _closing;
    private TaskCompletionSource? _drained;

    /// <summary>Whether it writes to the connection's own socket by now.</summary>
    public bool IsDirect => _direct is not null;

    public override bool IsWritable => !_sending && Outbox.IsEmpty;

    public override Task Drained
    {
        get
        {
            lock (Outbox.Gate)
            {
                if (_dead || IsWritable)
                {
                    return Task.CompletedTask;
                }

                return (_drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    public override void OnQueued(bool deferred)
    {
        _unanswered++;
        if (_sending || _scheduled || _corked)
        {
            return;
        }

        if (deferred)
        {
            _scheduled = true;
            _worker.Schedule(this);
            return;
        }

        Drain();
    }

    public override void AnswerExpected() => _unanswered = 0;

    public override void AnswerReceived()
    {
        if (_direct is not null || _unanswered != 0 || !IsWritable || _dead || !options.DirectSocketWrites || connection.Socket is not { } socket)
        {
            return;
        }

        socket.Blocking = false;
        _direct = socket;
    }

    public void FlushScheduled()
    {
        lock (Outbox.Gate)
        {
            _scheduled = false;
            if (!_corked)
            {
                Drain();
            }
        }
    }

    public override void Close(ushort code)
    {
        if (_closing || _dead)
        {
            return;
        }

        _closing = true;
        Outbox.Add(new EncodedPacket(WebSocketFrame.Build(WebSocketFrame.Close, [(byte)(code >> 8), (byte)code])));
        _corked = false;
        if (!_sending)
        {
            Drain();
        }
    }

    public override void Release() => Die();

    public override void Abort()
    {
        lock (Outbox.Gate)
        {
            Die();
        }

        connection.Abort();
    }

    /// <summary>While a burst is read, replies gather; they leave in one send.</summary>
    private void Cork()
    {
        lock (Outbox.Gate)
        {
            _corked = !_closing;
        }
    }

    private void Uncork()
    {
        lock (Outbox.Gate)
        {
            _corked = false;
            if (!_scheduled)
            {
                Drain();
            }
        }
    }

    private void Drain()
    {
        if (_sending || _dead)
        {
            return;
        }

        if (_direct is null)
        {
            if (Outbox.IsEmpty)
            {
                return;
            }

            _sending = true;
            _ = WriteToConnection();
            return;
        }

        while (!Outbox.IsEmpty)
        {
            var batch = Gather(gather ??= GC.AllocateUninitializedArray<byte>(GatherSize));
            int sent;
            SocketError error;
            try
            {
                sent = _direct.Send(batch.Span, SocketFlags.None, out error);
            }
            catch (ObjectDisposedException)
            {
                Die();
                return;
            }

            if (sent == batch.Length)
            {
                continue;
            }

            if (error is not (SocketError.Success or SocketError.WouldBlock))
            {
                // The reader finds out for itself; aborting here would re-enter Kestrel under the gate.
                Die();
                ThreadPool.UnsafeQueueUserWorkItem(static c => c.Abort(), connection, preferLocal: false);
                return;
            }

            _sending = true;
            _ = WriteRest(batch[Math.Max(sent, 0)..].ToArray());
            return;
        }

        _drained?.TrySetResult();
    }

    /// <summary>The frames of one send: a lone frame as it is, several copied together.</summary>
    private ReadOnlyMemory<byte> Gather(byte[] buffer)
    {
        var first = Outbox.Peek();
        if (first.Count == 1 && (Outbox.Count == 1 || first.Size >= buffer.Length))
        {
            return Outbox.Take()[0];
        }

        var length = 0;
        while (!Outbox.IsEmpty)
        {
            var packet = Outbox.Peek();
            if (length + packet.Size > buffer.Length && length > 0)
            {
                break;
            }

            if (packet.Size > buffer.Length)
            {
                buffer = GC.AllocateUninitializedArray<byte>(packet.Size);
            }

            Outbox.Take();
            for (var i = 0; i < packet.Count; i++)
            {
                packet[i].CopyTo(buffer, length);
                length += packet[i].Length;
            }
        }

        return buffer.AsMemory(0, length);
    }

    /// <summary>The slow peer's path: waits for its socket while others go on.</summary>
    private async Task WriteRest(ReadOnlyMemory<byte> rest)
    {
        try
        {
            while (rest.Length > 0)
            {
                rest = rest[await _direct!.SendAsync(rest, SocketFlags.None)..];
            }

            lock (Outbox.Gate)
            {
                _sending = false;
                Drain();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            Abort();
        }
    }

    private async Task WriteToConnection()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            while (true)
            {
                ReadOnlyMemory<byte> batch;
                lock (Outbox.Gate)
                {
                    if (Outbox.IsEmpty || _dead)
                    {
                        _sending = false;
                        _drained?.TrySetResult();
                        return;
                    }

                    batch = Gather(buffer);
                }

                await connection.WriteAsync(batch);
            }
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            Abort();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Die()
    {
        _dead = true;
        Outbox.Clear();
        _drained?.TrySetResult();
    }
}
