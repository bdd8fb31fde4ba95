using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Content;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Operator;
using Myna.Server.Practice;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Progress;
using Myna.Server.Realtime;
using Myna.Server.Reminders;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Shared.Telemetry;
using Myna.Server.Social;
using Myna.Server.Web;
using Myna.SocketIO;
using Myna.Storage;
using Myna.Storage.Dispatching;

namespace Myna.Server;

/// <summary>The parts of the server process, and how it starts and stops.</summary>
public static class ServerProgram
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Bodies larger than this are refused; authors' uploads have their own bound.</summary>
    private const int MaxRequestBodySize = 64 * 1024;

    /// <summary>Requests in flight and sockets are given so long to end; the process is gone within 10 s.</summary>
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(8);

    /// <summary>Every collection that this product keeps.</summary>
    public static IReadOnlyList<ICollectionDefinition> Collections { get; } =
    [
        .. AccountDocuments.All,
        .. SocialDocuments.All,
        .. ContentDocuments.All,
        .. AttemptDocuments.All,
        .. ProgressDocuments.All,
        .. GamificationDocuments.All,
        .. ReminderDocuments.All,
    ];

    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await Start(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (OptionsValidationException e)
        {
            Terminal.WriteError(string.Join(' ', e.Failures));
        }
        catch (Exception e) when (e is ConfigurationException or StoreUnavailableException or IOException)
        {
            Terminal.WriteError(e.Message);
        }

        return OperatorTool.Failed;
    }

    /// <summary>Starts listening once everything that is rebuilt at start has been; prints where, and what to try.</summary>
    public static async Task Start(WebApplication app)
    {
        await app.Services.OpenSigningKeys();
        var boards = app.Services.GetRequiredService<BoardViews>();
        var outbox = app.Services.GetRequiredService<OutboxDispatcher>();
        boards.SubscribeTo(outbox);
        app.Services.GetRequiredService<WatchedBoards>().SubscribeTo(outbox, app.Services.GetRequiredService<IDocumentStore>());
        app.Services.GetRequiredService<LeagueUpkeep>().SubscribeTo(outbox);
        app.Services.GetRequiredService<LiveFeed>().SubscribeTo(
            outbox, app.Services.GetRequiredService<AttemptFeed>(), app.Services.GetRequiredService<RevocationFeed>());
        app.Services.GetRequiredService<BoardWatch>().Start();
        await outbox.Start();
        await SampleCourse.LoadIntoEmptyStore(app.Services);
        await app.StartAsync();
        await boards.Rebuild();
        app.Services.GetRequiredService<Readiness>().Set();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            Myna listens on {address}
              pages            {ServePages.Describe(app.Services.GetRequiredService<Pages>(), address)}
              API, browsable   {address}/docs
              live events      {address}/docs/realtime
              first steps      the tour in docs/tour.md: sign up, learn a lesson, climb the leaderboard
            """));
    }

    /// <summary>The application, ready to start. <paramref name="configure"/> is where tests replace the outer edge (clock, mail).</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = CreateBuilder(args);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseHead(except: RealtimeModule.Path);
        app.UseRouting();
        app.UseEdge();
        app.UseProblems();
        app.MapHealth();
        var api = new Api(app.MapGroup("/api/v1"));
        api.MapFeatures();
        new Api(app).MapSigningKeys();
        app.MapRealtime();
        app.MapApiDescription();
        app.UsePages();
        return app;
    }

    /// <summary>All services, without routes: what the operator's commands need too.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // The content root is the program's own folder: a watcher on ./data would see every write to the store.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBodySize;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.UseSocketIO());
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.ConfigureHttpJsonOptions(json => JsonContracts.Configure(json.SerializerOptions));
        builder.Services.AddOptions<MynaOptions>().BindValues(MynaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddTelemetry();
        builder.Services.AddEdge();
        builder.Services.AddStore(Collections);
        builder.Services.AddAccounts();
        builder.Services.AddSocial();
        builder.Services.AddContent();
        builder.Services.AddPractice();
        builder.Services.AddProgress();
        builder.Services.AddGamification();
        builder.Services.AddReminders();
        builder.Services.AddRealtime(builder.Configuration);
        builder.Services.AddWeb();
        builder.Services.AddApiDescription();
        return builder;
    }
}
