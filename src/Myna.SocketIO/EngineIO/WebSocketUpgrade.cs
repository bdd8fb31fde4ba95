using System.Buffers.Text;
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
        {
            return true;
        }

        if (context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" })
        {
            return true;
        }

        return context.Features.Get<IHttpWebSocketFeature>() is { IsWebSocketRequest: true };
    }

    /// <summary>The accepted connection, or null when the request is no proper WebSocket handshake (RFC 6455, section 4.2.1).</summary>
    public static async ValueTask<Accepted?> AcceptAsync(HttpContext context, SocketIOOptions options)
    {
        var headers = context.Request.Headers;
        if (headers.SecWebSocketVersion != "13")
        {
            return null;
        }

        var deflate = options.PerMessageDeflate ? OfferedDeflate(headers.SecWebSocketExtensions.ToString()) : null;

        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
        {
            var key = headers.SecWebSocketKey.ToString();
            if (key.Length != 24 || !Base64.IsValid(key))
            {
                return null;
            }

            var response = context.Response.Headers;
            response.Upgrade = "websocket";
            response.Connection = "Upgrade";
            response.SecWebSocketAccept = AcceptKey(key);
            if (deflate is not null)
            {
                response.SecWebSocketExtensions = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
            }

            var stream = await upgrade.UpgradeAsync();
            if (deflate is not null)
            {
                return new Accepted(Deflating(stream, deflate), options.MaxPayload);
            }

            if (context.Features.Get<IConnectionTransportFeature>()?.Transport is HttpExit exit)
            {
                return new Accepted(exit, options, exit);
            }

            return new Accepted(new UpgradedRequest(context, stream, options.DirectSocketWrites), options);
        }

        if (context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect)
        {
            if (deflate is not null)
            {
                context.Response.Headers.SecWebSocketExtensions = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
            }

            var stream = await connect.AcceptAsync();
            if (deflate is not null)
            {
                return new Accepted(Deflating(stream, deflate), options.MaxPayload);
            }

            return new Accepted(new UpgradedRequest(context, stream, mayBypassHttp: false), options);
        }

        if (context.Features.Get<IHttpWebSocketFeature>() is { IsWebSocketRequest: true } feature)
        {
            return new Accepted(await feature.AcceptAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.Zero }), options.MaxPayload);
        }

        return null;
    }

    public static string AcceptKey(string key) =>
#pragma warning disable CA5350 // RFC 6455 prescribes SHA-1; it protects nothing here
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350

    private static WebSocketDeflateOptions? OfferedDeflate(string offers)
    {
        foreach (var offer in offers.Split(','))
        {
            var parts = offer.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] != "permessage-deflate")
            {
                continue;
            }
            // A limited server window is the client's condition for the extension, and one that this answer does not make.
            if (Array.Exists(parts, p => p.StartsWith("server_max_window_bits", StringComparison.Ordinal)))
            {
                continue;
            }

            return new WebSocketDeflateOptions { ServerContextTakeover = false, ClientContextTakeover = false };
        }

        return null;
    }

    private static WebSocket Deflating(Stream stream, WebSocketDeflateOptions deflate) => WebSocket.CreateFromStream(
        stream,
        new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero, DangerousDeflateOptions = deflate });

    /// <summary>A connection that has switched protocols, from which one transport is made.</summary>
    internal sealed class Accepted
    {
        private readonly Func<Outbox, WebSocketTransport> _create;
        private readonly HttpExit? _exit;

        public Accepted(IUpgradedConnection connection, SocketIOOptions options, HttpExit? exit = null)
        {
            _create = outbox => new FramedTransport(outbox, connection, options);
            _exit = exit;
        }

        public Accepted(WebSocket webSocket, int maxPayload) => _create = outbox => new ManagedTransport(outbox, webSocket, maxPayload);

        public WebSocketTransport CreateTransport(Outbox outbox) => _create(outbox);

        /// <summary>Lives as the connection does: after its request where it can leave HTTP, within the request otherwise.</summary>
        public Task RunAsync(Func<Task> serve)
        {
            if (_exit is null)
            {
                return serve();
            }

            _exit.LeaveFor(serve);
            return Task.CompletedTask;
        }
    }
}
