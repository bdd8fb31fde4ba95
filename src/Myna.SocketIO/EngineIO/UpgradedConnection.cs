using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Myna.SocketIO.EngineIO;

/// <summary>
/// A connection that has switched protocols. Experimental: direct writes rely on internals of Kestrel's pipes and may break with a servicing
/// release. Run the suite on each SDK patch.
/// </summary>
internal interface IUpgradedConnection
{
    /// <summary>Where frames are received; it holds no buffer while nothing comes.</summary>
    PipeReader Input { get; }

    /// <summary>
    /// The connection's socket, if what is written to it is what the peer reads; null for TLS and whatever else changes bytes.
    /// </summary>
    Socket? Socket { get; }

    /// <summary>Sends frames in whatever way the connection has; it completes before they have reached the network.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> frames);

    void Abort();
}

/// <summary>The upgraded request itself, which lasts as long as its WebSocket.</summary>
internal sealed class UpgradedRequest(HttpContext context, Stream stream, bool mayBypassHttp) : IUpgradedConnection
{
    public PipeReader Input { get; } = mayBypassHttp && PlainSocket(context) is not null
        ? TransportOf(context)!.Input // where Kestrel received them, without a copy and without the layers of the request's body
        : PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true, useZeroByteReads: true));

    // An HTTP/1 connection ends with its upgraded request, so it may be aborted later too. A stream of HTTP/2 may serve another request by then.
    private readonly IHttpRequestLifetimeFeature? _lifetime =
        HttpProtocol.IsHttp2(context.Request.Protocol) ? null : context.Features.Get<IHttpRequestLifetimeFeature>();

    public Socket? Socket => mayBypassHttp ? PlainSocket(context) : null;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> frames)
    {
        await stream.WriteAsync(frames);
        await stream.FlushAsync();
    }

    public void Abort()
    {
        try
        {
            if (_lifetime is not null)
            {
                _lifetime.Abort();
            }
            else
            {
                context.Abort();
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or NullReferenceException)
        {
            // The request has ended, and its connection with it: its context has no features any more.
        }
    }

    /// <summary>
    /// The socket beneath a transport that no connection middleware has wrapped: no TLS, no HTTP/2. When in doubt there is none.
    /// </summary>
    public static Socket? PlainSocket(IFeatureCollection features, IDuplexPipe transport)
    {
        if (features.Get<ITlsHandshakeFeature>() is not null || features.Get<ITlsConnectionFeature>() is { ClientCertificate: not null }
            || transport.Output.GetType().DeclaringType != typeof(Pipe) || transport.Input.GetType().DeclaringType != typeof(Pipe))
        {
            return null;
        }

        return features.Get<IConnectionSocketFeature>()?.Socket is { SocketType: SocketType.Stream } socket ? socket : null;
    }

    private static Socket? PlainSocket(HttpContext context) =>
        !context.Request.IsHttps && HttpProtocol.IsHttp11(context.Request.Protocol) && TransportOf(context) is { } transport
            ? PlainSocket(context.Features, transport)
            : null;

    private static IDuplexPipe? TransportOf(HttpContext context) => context.Features.Get<IConnectionTransportFeature>()?.Transport;
}
