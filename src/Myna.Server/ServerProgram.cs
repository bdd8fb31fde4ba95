using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server;

/// <summary>What this process runs: the server, or one command of the operator's tool.</summary>
public static class ServerProgram
{
    /// <summary>Bodies larger than this are refused; authors' uploads have their own bound.</summary>
    private const int MaxRequestBodySize = 64 * 1024;

    public static async Task<int> Run(string[] args)
    {
        await using var app = Build(args);
        await app.RunAsync();
        return 0;
    }

    /// <summary>The application, ready to run. <paramref name="configure"/> is where tests replace the outer edge (clock, mail).</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The content root is the program's own folder: a watcher on ./data would see every write to the store.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBodySize;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json => JsonContracts.Configure(json.SerializerOptions));
        builder.Services.AddOptions<MynaOptions>().BindConfiguration(MynaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseProblems();
        return app;
    }
}
