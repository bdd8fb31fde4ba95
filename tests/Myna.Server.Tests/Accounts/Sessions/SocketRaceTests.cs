using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Realtime;
using Myna.Server.Shared;
using Myna.Server.Tests.Scenarios;
using Myna.SocketIO;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts.Sessions;

/// <summary>Sockets that come and go while they lose the right to: the whole server in this process, the official socket.io-client.</summary>
public sealed class SocketRaceTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("myna-sockets-").FullName;
    private HttpClient _http = null!;
    private WebApplication _app = null!;
    private HeldStore _held = null!;
    private HeldTokens _tokens = null!;

    private Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public async Task InitializeAsync()
    {
        _app = ServerProgram.Build(["--urls", "http://127.0.0.1:0", "--Myna:DataDir", _folder], builder =>
        {
            builder.Services.DecorateStore(store => _held = new HeldStore(store));
            builder.Services.Replace(ServiceDescriptor.Singleton<ITokenAuthority>(provider => _tokens = new HeldTokens(provider.GetRequiredService<AccessTokens>())));
        });
        await ServerProgram.Start(_app);
        _http = new HttpClient { BaseAddress = Address };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ASocketThatConnectsWhileItsSessionEndsIsClosed(int check)
    {
        var ana = await SignUp();
        await using var first = await Connected(ana);
        _tokens.After(check, async () =>
        {
            await LogOut(ana);
            await first.Event("disconnect");
        });

        await using var second = WatchingDevice.Connect(Address, ana.AccessToken, "websocket");

        await second.Event("disconnect");
    }

    /// <summary>
    /// The race between the commit that ends a session and all that follows it: the call that made the commit is held before it learns of it. The token
    /// is refused by then, and the sockets that were there are closed, because both follow the commit and not the call.
    /// </summary>
    [SkippableFact]
    public async Task ASocketCannotConnectOnceTheEndOfItsSessionIsCommitted()
    {
        var ana = await SignUp();
        await using var first = await Connected(ana);
        _held.After(IdentityDocuments.Revocations, async () =>
        {
            await using var second = WatchingDevice.Connect(Address, ana.AccessToken, "websocket");
            await second.Event("connect_error");
            await first.Event("disconnect");
        });

        await LogOut(ana);

        _held.HasHeld.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task ASocketThatGoesWhileItsBoardIsReadWatchesNothing()
    {
        var ana = await SignUp();
        // A board with a learner on it, whose name has to be loaded. The sender of the sign-up's email loads the learner too, but not among many.
        var place = new XpEarned(ana.UserId, "attempt", 10, [], 10, 1, new WeekTotal("2026-11-23", 10, 1), null);
        _app.Services.GetRequiredService<LeaderboardRegistry>().Apply(place);
        var device = await Connected(ana);
        // From then on all documents of the page are cached: a load from the database would see that the socket has gone, and end the call.
        await device.Ask("leaderboard:watch", new { board = "weekly" });
        await device.Ask("leaderboard:unwatch", new { board = "weekly" });
        var readAgain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held.BeforeLoadMany(IdentityDocuments.Users, async () =>
        {
            await device.DisposeAsync();
            await Wait.Until(async () => (await _app.Services.GetRequiredService<SocketIOServer>().FetchSocketsAsync()).Count == 0);

            _held.BeforeLoadMany(IdentityDocuments.Users, () =>
            {
                readAgain.SetResult();
                return Task.CompletedTask;
            });
        });

        await Should.ThrowAsync<Exception>(() => device.Ask("leaderboard:watch", new { board = "all-time" }));

        await readAgain.Task.WaitAsync(TimeSpan.FromSeconds(60));
        _app.Services.GetRequiredService<BoardWatch>().Watchers.ShouldBe(0);
    }

    private async Task<SignedIn> SignUp()
    {
        using var response = await _http.PostAsync("/api/v1/auth/signup", Json(new { email = "ana@example.com", password = AccountsServer.Password, displayName = "Ana" }));
        return new SignedIn((await Answer.Of(response)).ShouldBeOk().Body);
    }

    private async Task LogOut(SignedIn account)
    {
        using var response = await _http.PostAsync("/api/v1/auth/logout", Json(new { refreshToken = account.RefreshToken }));
        (await Answer.Of(response)).ShouldBeOk();
    }

    private async Task<WatchingDevice> Connected(SignedIn account)
    {
        var device = WatchingDevice.Connect(Address, account.AccessToken, "websocket");
        await device.Event("connect");
        return device;
    }

    private static System.Net.Http.Json.JsonContent Json<T>(T body) => System.Net.Http.Json.JsonContent.Create(body);

    /// <summary>The real authority, and a step between a later check and its result.</summary>
    private sealed class HeldTokens(ITokenAuthority tokens) : ITokenAuthority
    {
        private int _left;
        private Func<Task>? _then;

        public void After(int checks, Func<Task> then) => (_left, _then) = (checks, then);

        public async ValueTask<Outcome<Caller>> Authenticate(string token)
        {
            var caller = await tokens.Authenticate(token);
            if (_then is { } then && Interlocked.Decrement(ref _left) == 0)
            {
                await then();
            }

            return caller;
        }
    }
}
