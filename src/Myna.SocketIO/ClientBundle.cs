using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Myna.SocketIO.EngineIO;

namespace Myna.SocketIO;

/// <summary>The client's script, where the host provides it: <c>/socket.io/socket.io.js</c> and its siblings.</summary>
internal static class ClientBundle
{
    private static readonly string[] Names =
    [
        "socket.io.js", "socket.io.js.map", "socket.io.min.js", "socket.io.min.js.map", "socket.io.msgpack.min.js", "socket.io.msgpack.min.js.map",
        "socket.io.esm.min.js", "socket.io.esm.min.js.map",
    ];

    public static async Task ServeAsync(HttpContext context, SocketIOOptions options, string name)
    {
        if (Cors.Apply(context, options))
        {
            return;
        }

        IFileInfo? file = null;
        if (options.ClientBundle is { } bundle && Array.IndexOf(Names, name) >= 0)
        {
            file = bundle.GetFileInfo(name);
        }

        if (file is not { Exists: true, IsDirectory: false } || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = $"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "public, max-age=0";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = name.EndsWith(".map", StringComparison.Ordinal) ? "application/json; charset=utf-8" : "application/javascript; charset=utf-8";
        context.Response.ContentLength = file.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.SendFileAsync(file, context.RequestAborted);
        }
    }
}
