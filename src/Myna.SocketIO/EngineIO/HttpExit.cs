using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Myna.SocketIO.EngineIO;

/// <summary>
/// A connection middleware beneath HTTP. A WebSocket's handshake is an ordinary request, with every middleware of the application; once it
/// has been answered, HTTP is shown the end of its connection, lets go of everything it holds for it (some 6 KB), and the WebSocket goes on
/// here, on the transport that HTTP was given.
/// Experimental: it relies on internals of Kestrel and may break with a servicing release. Run the suite on each SDK patch.
/// </summary>
internal sealed class HttpExit : IUpgradedConnection, IDuplexPipe, IConnectionHeartbeatFeature
{
    private readonly ConnectionContext _connection;
    private readonly IDuplexPipe _transport;
    private readonly IConnectionHeartbeatFeature? _heartbeat;
    private HttpReader? _input;
    private HttpWriter? _output;
    private Func<Task>? _afterwards;
    private Action<object>? _onHeartbeat;
    private object? _heartbeatState;
    private volatile bool _left;

    private HttpExit(ConnectionContext connection)
    {
        _connection = connection;
        _transport = connection.Transport;
        _heartbeat = connection.Features.Get<IConnectionHeartbeatFeature>();
        _input = new HttpReader(this);
        _output = new HttpWriter(this);
    }

    /// <summary>The pipe that HTTP reads from.</summary>
    PipeReader IDuplexPipe.Input => _input!;

    /// <summary>The pipe that HTTP writes to.</summary>
    PipeWriter IDuplexPipe.Output => _output!;

    public PipeReader Input => _transport.Input;

    public Socket? Socket => UpgradedRequest.PlainSocket(_connection.Features, _transport);

    public static ConnectionDelegate Middleware(ConnectionDelegate next) => connection => new HttpExit(connection).RunAsync(next);

    /// <summary>Runs on the connection once its request has ended; nothing of HTTP reaches the wire any more.</summary>
    public void LeaveFor(Func<Task> afterwards)
    {
        _afterwards = afterwards;
        _left = true;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> frames)
    {
        if ((await _transport.Output.WriteAsync(frames)).IsCompleted)
        {
            throw new IOException("The connection is closed.");
        }
    }

    public void Abort() => _connection.Abort();

    void IConnectionHeartbeatFeature.OnHeartbeat(Action<object> action, object state)
    {
        // The connection holds this listener for its whole life, so it must not hold HTTP with its time-outs.
        (_onHeartbeat, _heartbeatState) = (action, state);
        _heartbeat!.OnHeartbeat(static exit => ((HttpExit)exit).Beat(), this);
    }

    private void Beat()
    {
        if (!_left && _heartbeatState is { } state)
        {
            _onHeartbeat!(state);
        }
    }

    private async Task RunAsync(ConnectionDelegate next)
    {
        _connection.Transport = this;
        if (_heartbeat is not null)
        {
            _connection.Features.Set<IConnectionHeartbeatFeature>(this);
        }

        try
        {
            await next(_connection);
        }
        finally
        {
            _connection.Transport = _transport;
            if (_afterwards is { } afterwards)
            {
                (_onHeartbeat, _heartbeatState, _afterwards, _input, _output) = (null, null, null, null, null);
                await afterwards();
            }
        }
    }

    private sealed class HttpReader(HttpExit exit) : PipeReader
    {
        private static readonly ReadResult Ended = new(default, isCanceled: false, isCompleted: true);

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            exit._left ? ValueTask.FromResult(Ended) : exit._transport.Input.ReadAsync(cancellationToken);

        public override bool TryRead(out ReadResult result)
        {
            if (!exit._left)
            {
                return exit._transport.Input.TryRead(out result);
            }

            result = Ended;
            return true;
        }

        public override void AdvanceTo(SequencePosition consumed)
        {
            if (!exit._left)
            {
                exit._transport.Input.AdvanceTo(consumed);
            }
        }

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            if (!exit._left)
            {
                exit._transport.Input.AdvanceTo(consumed, examined);
            }
        }

        public override void CancelPendingRead()
        {
            if (!exit._left)
            {
                exit._transport.Input.CancelPendingRead();
            }
        }

        public override void Complete(Exception? exception = null)
        {
            if (!exit._left)
            {
                exit._transport.Input.Complete(exception);
            }
        }
    }

    private sealed class HttpWriter(HttpExit exit) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => exit._transport.Output.CanGetUnflushedBytes;

        public override long UnflushedBytes => exit._left ? 0 : exit._transport.Output.UnflushedBytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => exit._left ? new byte[Math.Max(sizeHint, 1)] : exit._transport.Output.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => exit._left ? new byte[Math.Max(sizeHint, 1)] : exit._transport.Output.GetSpan(sizeHint);

        public override void Advance(int bytes)
        {
            if (!exit._left)
            {
                exit._transport.Output.Advance(bytes);
            }
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            exit._left ? ValueTask.FromResult(new FlushResult(isCanceled: false, isCompleted: true)) : exit._transport.Output.FlushAsync(cancellationToken);

        public override void CancelPendingFlush()
        {
            if (!exit._left)
            {
                exit._transport.Output.CancelPendingFlush();
            }
        }

        public override void Complete(Exception? exception = null)
        {
            if (!exit._left)
            {
                exit._transport.Output.Complete(exception);
            }
        }
    }
}
