using System.Buffers.Text;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Myna.SocketIO.EngineIO;

/// <summary>
/// Accepts a WebSocket in whatever way the connection offers: HTTP/1.1 upgrade, HTTP/2 extended CONNECT (RFC 8441), or the framework's
/// own accept, which is all that an in-memory test server has.
/// </summary>
internal static class WebSocketUpgrade
{
    public static bool IsRequested(HttpContext context)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            && context.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase))
            return true;
        if (context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" }) return true;
        return context.Features.Get<IHttpWebSocketFeature>() is { IsWebSocketRequest: true };
    }

    /// <summary>The accepted connection, or null when the request is no proper WebSocket handshake (RFC 6455, section 4.2.1).</summary>
    public static async ValueTask<Accepted?> AcceptAsync(HttpContext context, SocketIOOptions options)
    {
        var headers = context.Request.Headers;
        if (headers.SecWebSocketVersion != "13") return null;
        var deflate = options.PerMessageDeflate ? OfferedDeflate(headers.SecWebSocketExtensions.ToString()) : null;

        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
        {
            var key = headers.SecWebSocketKey.ToString();
            if (key.Length != 24 || !Base64.IsValid(key)) return null;
            var response = context.Response.Headers;
            response.Upgrade = "websocket";
            response.Connection = "Upgrade";
            response.SecWebSocketAccept = AcceptKey(key);
            if (deflate is not null) response.SecWebSocketExtensions = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
            var direct = deflate is null && options.DirectSocketWrites ? PlainConnection(context) : null;
            return new Accepted(context, await upgrade.UpgradeAsync(), direct, deflate, options.MaxPayload);
        }

        if (context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect)
        {
            if (deflate is not null)
                context.Response.Headers.SecWebSocketExtensions = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
            return new Accepted(context, await connect.AcceptAsync(), null, deflate, options.MaxPayload);
        }

        if (context.Features.Get<IHttpWebSocketFeature>() is { IsWebSocketRequest: true } feature)
            return new Accepted(await feature.AcceptAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.Zero }), options.MaxPayload);
        return null;
    }

    public static string AcceptKey(string key) =>
#pragma warning disable CA5350 // RFC 6455 prescribes SHA-1; it protects nothing here
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350

    /// <summary>
    /// The connection's socket, if what is written to it is what the peer reads: no TLS, no HTTP/2, and a transport pipe that no connection
    /// middleware has wrapped. When in doubt there is none and the stream is used.
    /// </summary>
    static DirectConnection? PlainConnection(HttpContext context)
    {
        if (context.Request.IsHttps || !HttpProtocol.IsHttp11(context.Request.Protocol)
            || context.Features.Get<ITlsHandshakeFeature>() is not null || context.Features.Get<ITlsConnectionFeature>() is { ClientCertificate: not null }
            || context.Features.Get<IConnectionTransportFeature>() is not { Transport: { } transport }
            || transport.Output.GetType().DeclaringType != typeof(Pipe) || transport.Input.GetType().DeclaringType != typeof(Pipe))
            return null;
        return context.Features.Get<IConnectionSocketFeature>()?.Socket is { SocketType: SocketType.Stream } socket
            ? new DirectConnection(socket, transport.Input)
            : null;
    }

    static WebSocketDeflateOptions? OfferedDeflate(string offers)
    {
        foreach (var offer in offers.Split(','))
        {
            var parts = offer.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] != "permessage-deflate") continue;
            // A limited server window is the client's condition for the extension, and one that this answer does not make.
            if (Array.Exists(parts, p => p.StartsWith("server_max_window_bits", StringComparison.Ordinal))) continue;
            return new WebSocketDeflateOptions { ServerContextTakeover = false, ClientContextTakeover = false };
        }

        return null;
    }

    /// <summary>A connection that has switched protocols, from which one transport is made.</summary>
    internal sealed class Accepted
    {
        readonly Func<Outbox, WebSocketTransport> _create;

        public Accepted(HttpContext context, Stream stream, DirectConnection? direct, WebSocketDeflateOptions? deflate, int maxPayload) =>
            _create = deflate is null
                ? outbox => new FramedTransport(outbox, stream, direct, context, maxPayload)
                : outbox => new ManagedTransport(
                    outbox,
                    WebSocket.CreateFromStream(
                        stream,
                        new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero, DangerousDeflateOptions = deflate }),
                    maxPayload);

        public Accepted(WebSocket webSocket, int maxPayload) => _create = outbox => new ManagedTransport(outbox, webSocket, maxPayload);

        public WebSocketTransport CreateTransport(Outbox outbox) => _create(outbox);
    }
}
