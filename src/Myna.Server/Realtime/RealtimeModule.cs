using System.Text;
using Markdig;
using Myna.Redis;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.SocketIO;

namespace Myna.Server.Realtime;

/// <summary>The Socket.IO service: live progress and rankings on every device.</summary>
public static class RealtimeModule
{
    /// <summary>No message of a client is larger; media never come this way.</summary>
    private const int MaxPayload = 64 * 1024;

    public const string Path = "/socket.io";

    public static IServiceCollection AddRealtime(this IServiceCollection services, IConfiguration configuration)
    {
        var sockets = services.AddSocketIO(options =>
        {
            options.MaxPayload = MaxPayload;
            foreach (var origin in configuration.GetSection($"{EdgeOptions.Section}:AllowedOrigins").Get<string[]>() ?? [])
            {
                options.CorsOrigins.Add(origin);
            }
        }).AddNamespace<LearnerNamespace>("/");
        JoinCluster(sockets, configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}"]);
        services.AddOptions<RedisOptions>().BindStrictly(RedisOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<LearnerStreams>()
            .AddSingleton<LiveWire>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<BoardWatch>()
            .AddJsonContracts(LiveJson.Default);
    }

    public static void MapRealtime(this WebApplication app)
    {
        app.MapSocketIO(Path);
        var page = Encoding.UTF8.GetBytes(Page(File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "docs", "realtime.md"))));
        app.MapGet("/docs/realtime", (RequestDelegate)(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            return context.Response.Body.WriteAsync(page, context.RequestAborted).AsTask();
        })).ExcludeFromDescription();
    }

    private static void JoinCluster(SocketIOBuilder sockets, string? redis)
    {
        if (string.IsNullOrEmpty(redis))
        {
            return;
        }

        try
        {
            sockets.UseRedisStreams(redis);
        }
        catch (ArgumentException e)
        {
            throw new ConfigurationException($"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)} cannot be used: {e.Message}");
        }
    }

    private static string Page(string markdown) => $$"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Myna live events</title>
        <style>
        body { font: 16px/1.55 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1d2733; background: #fff }
        h1, h2 { line-height: 1.2 } code { font: 0.9em ui-monospace, monospace; background: #f0f3f6; padding: 0.1em 0.3em; border-radius: 4px }
        pre { background: #f0f3f6; padding: 1rem; overflow-x: auto; border-radius: 6px } pre code { padding: 0 }
        table { border-collapse: collapse; width: 100% } th, td { border-bottom: 1px solid #d7dee5; text-align: left; padding: 0.4rem 0.6rem; vertical-align: top }
        </style></head><body>
        {{Markdown.ToHtml(markdown, new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build())}}
        </body></html>
        """;
}
