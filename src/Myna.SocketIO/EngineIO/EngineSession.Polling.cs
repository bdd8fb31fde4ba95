using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Myna.SocketIO.EngineIO;

/// <summary>HTTP long-polling: one GET waits for packets while POSTs bring them.</summary>
internal sealed partial class EngineSession
{
    // A client may send its close packet before the poll that it sent earlier has arrived: Kestrel serves two requests on two threads, and a
    // busy machine may run one of them much later.
    private const int FarewellMilliseconds = 2_000;

    private TaskCompletionSource? _poll;
    private bool _pollIsLate; // it came in behind the probe
    private byte[]? _pendingReason; // a closed session stays this long: its last poll gets this body
    private bool _posting;
    private readonly Lock _posts = new(); // held while a packet of a POST is handled, and by the upgrade that ends polling

    public async Task PollAsync(HttpContext context)
    {
        TaskCompletionSource? poll = null;
        byte[]? ended = null;
        bool isUpgraded;
        lock (_outbox.Gate)
        {
            isUpgraded = _webSocket is not null;
            if (_state == State.Closed && _pendingReason is not null)
            {
                ended = _pendingReason;
                _pendingReason = null;
            }
            else if (_poll is null && _state != State.Closed && !isUpgraded)
            {
                _pollIsLate = _probed && _candidate is not null;
                poll = _poll = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (!_outbox.IsEmpty || _state == State.Closing)
                {
                    poll.TrySetResult();
                }
            }
        }

        if (ended is not null)
        {
            _server.Remove(this);
            await WriteBody(context, ended, mayCompress: false);
            return;
        }

        if (poll is null)
        {
            if (!isUpgraded)
            {
                Close(DisconnectReason.TransportError, orderly: false);
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await using (context.RequestAborted.UnsafeRegister(
            static (state, _) =>
            {
                var (session, waiting) = ((EngineSession, TaskCompletionSource))state!;
                if (waiting.TrySetResult())
                {
                    session.Close(DisconnectReason.TransportError, orderly: false);
                }
            },
            (this, poll)))
        {
            await poll.Task;
        }

        if (context.RequestAborted.IsCancellationRequested)
        {
            // Its packets are lost with the connection: the answer may or may not have left.
            Close(DisconnectReason.TransportError, orderly: false);
            return;
        }

        if (TakePayload(out var mayCompress) is { } payload)
        {
            await WriteBody(context, payload, mayCompress);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    public async Task PostAsync(HttpContext context)
    {
        lock (_outbox.Gate)
        {
            if (_state == State.Open && !_posting && _webSocket is null && context.Request.ContentType != "application/octet-stream")
            {
                _posting = true;
            }
            else
            {
                goto refuse;
            }
        }

        try
        {
            var body = await ReadBody(context);
            if (body is null)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            if (!await TakePackets(body))
            {
                goto refuse;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or BadHttpRequestException)
        {
            Close(DisconnectReason.TransportError, orderly: false);
            return;
        }
        finally
        {
            lock (_outbox.Gate)
            {
                _posting = false;
            }
        }

        context.Response.ContentType = "text/html"; // what the official server says, for old browsers that would offer a download
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = 2;
        await context.Response.Body.WriteAsync("ok"u8.ToArray());
        return;

    refuse:
        Close(DisconnectReason.ParseError, orderly: false);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private async ValueTask<bool> TakePackets(ReadOnlyMemory<byte> body)
    {
        while (true)
        {
            if (IsSaturated)
            {
                await WhenReady();
            }

            if (!TakePacket(ref body, out var more))
            {
                return false;
            }

            if (!more)
            {
                return true;
            }
        }
    }

    private bool TakePacket(ref ReadOnlyMemory<byte> body, out bool more)
    {
        var rest = body.Span;
        if (!PollingPayload.TryTake(ref rest, out var packet, out more))
        {
            return false;
        }

        body = body[^rest.Length..];
        lock (_posts)
        {
            if (_webSocket is not null)
            {
                // The WebSocket has taken over, and its messages come on another thread. No client upgrades before its POST was answered.
                more = false;
                return true;
            }

            if (packet[0] != EnginePackets.Close)
            {
                return OnTextPacket(packet);
            }
        }

        CloseByPeer();
        more = false;
        return true;
    }

    private void CloseByPeer()
    {
        lock (_outbox.Gate)
        {
            if (_state == State.Open)
            {
                _outbox.Clear();
                _state = State.Closed;
                if (_poll is not null)
                {
                    _poll.TrySetResult();
                }
                else
                {
                    SayFarewell(EnginePackets.Noop);
                }
            }
        }

        RaiseClosed(DisconnectReason.TransportClose);
    }

    /// <summary>Under the gate, when the session stops being open.</summary>
    private void ClosePolling(bool orderly)
    {
        if (orderly)
        {
            if (_poll is not null)
            {
                _poll.TrySetResult();
            }

            _pendingReason = []; // keeps the session findable until a poll has fetched what is queued
            _server.Watch(this);
            return;
        }

        _outbox.Clear();
        if (_poll is null)
        {
            return;
        }

        _outbox.Add(EnginePackets.ClosePacket);
        _poll.TrySetResult();
    }

    private void SayFarewell(byte packet)
    {
        _pendingReason = [packet];
        _tick = _server.Now + FarewellMilliseconds;
        _server.Watch(this);
    }

    /// <summary>The payload that answers the poll; null: the session no longer polls.</summary>
    private byte[]? TakePayload(out bool mayCompress)
    {
        mayCompress = false;
        var body = new ArrayBufferWriter<byte>(256);
        var done = false;
        lock (_outbox.Gate)
        {
            _poll = null;
            if (_upgradedPoll)
            {
                // No client sends its upgrade before the polls that it sent have been answered: this one was sent after it and arrived first.
                _upgradedPoll = false;
                return _pollIsLate ? null : [EnginePackets.Noop];
            }

            while (!_outbox.IsEmpty)
            {
                var packet = _outbox.Take();
                mayCompress |= packet.MayCompress;
                PollingPayload.Append(body, packet);
            }

            if (_state == State.Closing)
            {
                PollingPayload.Append(body, EnginePackets.ClosePacket);
                _state = State.Closed;
                _pendingReason = null;
                done = true;
            }
        }

        if (done)
        {
            _server.Remove(this);
        }

        return body.WrittenCount == 0 ? [EnginePackets.Noop] : body.WrittenSpan.ToArray();
    }

    private async Task WriteBody(HttpContext context, byte[] body, bool mayCompress)
    {
        var response = context.Response;
        response.ContentType = "text/plain; charset=UTF-8";
        response.Headers.CacheControl = "no-store";
        var threshold = _server.Options.HttpCompressionThreshold;
        if (mayCompress && threshold > 0 && body.Length >= threshold && AcceptsGzip(context.Request))
        {
            var compressed = new MemoryStream(body.Length / 2);
            await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            {
                await gzip.WriteAsync(body);
            }

            response.Headers.ContentEncoding = "gzip";
            response.ContentLength = compressed.Length;
            await response.Body.WriteAsync(compressed.GetBuffer().AsMemory(0, (int)compressed.Length));
            return;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }

    private static bool AcceptsGzip(HttpRequest request)
    {
        foreach (var coding in request.GetTypedHeaders().AcceptEncoding)
        {
            if (coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is null or > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The body, or null when it is longer than a payload may be.</summary>
    private async ValueTask<byte[]?> ReadBody(HttpContext context)
    {
        var most = _server.Options.MaxPayload;
        if (context.Request.ContentLength > most)
        {
            return null;
        }

        var body = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 0) + 256);
        while (true)
        {
            var read = await context.Request.Body.ReadAsync(body.GetMemory(256), context.RequestAborted);
            if (read == 0)
            {
                return body.WrittenSpan.ToArray();
            }

            body.Advance(read);
            if (body.WrittenCount > most)
            {
                return null;
            }
        }
    }
}
