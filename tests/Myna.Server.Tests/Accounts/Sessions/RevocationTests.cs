using System.Diagnostics;
using Myna.Server.Tests.Scenarios;
using Xunit.Abstractions;

namespace Myna.Server.Tests.Accounts.Sessions;

/// <summary>A device that is signed out loses its open socket within a second: the whole server, the official socket.io-client.</summary>
public sealed class RevocationTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(1);

    private AccountsProcess _server = null!;
    private int _people;

    public async Task InitializeAsync() => _server = await AccountsProcess.Start([]);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [SkippableFact]
    public Task LoggingOut() => Reaches("logged_out", (device, _) => _server.Send(HttpMethod.Post, "/auth/logout", new { refreshToken = device.RefreshToken }));

    [SkippableFact]
    public Task SigningOutEveryOtherDevice() => Reaches("signed_out_elsewhere", (_, other) => _server.Send(HttpMethod.Delete, "/auth/sessions", null, other.AccessToken));

    [SkippableFact]
    public Task ChangingThePassword() => Reaches("password_changed", (_, other) => _server.Send(
        HttpMethod.Post, "/auth/change-password", new { currentPassword = AccountsServer.Password, newPassword = "another-lamp-zebra-77" }, other.AccessToken));

    [SkippableFact]
    public Task ErasingTheAccount() => Reaches("erased", (_, other) => _server.Send(HttpMethod.Delete, "/users/me", null, other.AccessToken));

    [SkippableFact]
    public async Task AStolenRefreshToken() => await Reaches("refresh_reused", async (device, _) =>
    {
        var stolen = device.RefreshToken;
        var next = new SignedIn((await _server.Send(HttpMethod.Post, "/auth/refresh", new { refreshToken = stolen })).ShouldBeOk().Body);
        (await _server.Send(HttpMethod.Post, "/auth/refresh", new { refreshToken = next.RefreshToken })).ShouldBeOk();
        var refused = await _server.Send(HttpMethod.Post, "/auth/refresh", new { refreshToken = stolen });
        refused.Code.ShouldBe("refresh_reused");
        return refused with { Status = System.Net.HttpStatusCode.OK };
    });

    [SkippableFact]
    public async Task SuspensionByAnAdmin()
    {
        await _server.SignUp("admin");
        await _server.Grant("admin", "admin");
        var admin = await _server.LogIn("admin");
        await Reaches("suspended", (device, _) => _server.Send(HttpMethod.Post, $"/admin/users/{device.UserId}/suspend", new { }, admin.AccessToken));
        await Reaches("by_admin", (device, _) => _server.Send(HttpMethod.Post, $"/admin/users/{device.UserId}/logout", new { }, admin.AccessToken));
    }

    /// <summary>
    /// From before the request to when the client has the event and is disconnected, by one clock. Nothing on the way waits or polls: where a neighbour
    /// had the processor for that second, another learner shows it.
    /// </summary>
    private async Task Reaches(string reason, Func<SignedIn, SignedIn, Task<Answer>> revoke)
    {
        var took = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 12 && took > Promised; attempt++)
        {
            var name = $"learner{_people++}";
            var device = await _server.SignUp(name);
            var other = await _server.LogIn(name);
            await using var socket = WatchingDevice.Connect(_server.Address, device.AccessToken, "websocket");
            await socket.Event("connect");

            var started = Stopwatch.StartNew();
            (await revoke(device, other)).ShouldBeOk();
            await socket.Event("session:revoked", data => data.GetProperty("reason").GetString() == reason);
            var told = started.Elapsed;
            await socket.Event("disconnect");
            took = started.Elapsed;
            output.WriteLine($"{reason}: told after {told.TotalMilliseconds:0} ms, disconnected after {took.TotalMilliseconds:0} ms");

            // Nor does it come back.
            await using var again = WatchingDevice.Connect(_server.Address, device.AccessToken, "websocket");
            await again.Event("connect_error");
        }

        took.ShouldBeLessThanOrEqualTo(Promised);
    }
}
