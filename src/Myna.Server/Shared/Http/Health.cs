using Myna.Storage;

namespace Myna.Server.Shared.Http;

/// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: its stores answer and its views are built.</summary>
public static class Health
{
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<IDocumentStore>();
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.MapGet("/healthz", (RequestDelegate)(context => Text(context, StatusCodes.Status200OK, "ok"))).ExcludeFromDescription();
        app.MapGet("/readyz", (RequestDelegate)(async context =>
        {
            if (!readiness.IsReady)
            {
                await Text(context, StatusCodes.Status503ServiceUnavailable, "starting");
                return;
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            patience.CancelAfter(StorePatience);
            try
            {
                await store.Ping(patience.Token);
                await Text(context, StatusCodes.Status200OK, "ready");
            }
            catch (StoreUnavailableException)
            {
                await Text(context, StatusCodes.Status503ServiceUnavailable, "the store cannot be read or written");
            }
            catch (OperationCanceledException)
            {
                await Text(context, StatusCodes.Status503ServiceUnavailable, "the store does not respond");
            }
        })).ExcludeFromDescription();
    }

    private static Task Text(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        context.Response.ContentLength = text.Length;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text);
    }
}

/// <summary>Set once, when everything that is rebuilt at start has been.</summary>
public sealed class Readiness
{
    private volatile bool _isReady;

    public bool IsReady => _isReady;

    public void Set() => _isReady = true;
}
