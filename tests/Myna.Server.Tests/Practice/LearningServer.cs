using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Myna.Server.Tests.Accounts;
using Myna.Server.Tests.Scenarios;
using Myna.Storage;

namespace Myna.Server.Tests.Practice;

/// <summary>The whole server in this process on SQLite, with the sample course, a clock that tests set, and a store that tests can hold.</summary>
public sealed class LearningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly string _folder;

    private LearningServer(WebApplication app, FakeTimeProvider clock, HeldStore held, string folder)
    {
        (_app, Clock, Held, _folder) = (app, clock, held, folder);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public FakeTimeProvider Clock { get; }

    public HeldStore Held { get; }

    public IDocumentStore Store => Get<IDocumentStore>();

    public static async Task<LearningServer> Start(DateTimeOffset? now = null)
    {
        var clock = new FakeTimeProvider(now ?? new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var folder = Directory.CreateTempSubdirectory("myna-learning-").FullName;
        HeldStore held = null!;
        var app = ServerProgram.Build(["--urls", "http://127.0.0.1:0", "--Myna:DataDir", folder], builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.DecorateStore(store => held = new HeldStore(store));
        });
        await ServerProgram.Start(app);
        return new LearningServer(app, clock, held, folder);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Task<Learner> SignUp(string name, string timeZone = "Europe/Madrid") => Learner.SignUp(new Learner(_http), name, timeZone);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
