using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Tokens;

namespace Myna.Server.Tests.Accounts;

/// <summary>What nodes that share a store share: the parts of a second node, on the first one's store.</summary>
public sealed class NodeTests : IAsyncLifetime
{
    private AccountsServer _server = null!;

    public async Task InitializeAsync() => _server = await AccountsServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task ARevocationReachesAnotherNodeByItsNextPoll()
    {
        var ana = await _server.SignUp("ana");
        var heard = new List<SessionRevoked>();
        var feed = new RevocationFeed();
        feed.Subscribe((revoked, _) =>
        {
            heard.Add(revoked);
            return ValueTask.CompletedTask;
        });
        var other = NewRevocations(feed);
        await other.Poll();
        var session = (await _server.Get("/auth/sessions", ana.AccessToken)).Body.GetProperty("items")[0].GetProperty("id").GetString()!;
        var version = other.Version;
        other.Reason(ana.UserId, session, _server.Clock.GetUtcNow()).ShouldBeNull();

        await _server.Post("/auth/logout", new { refreshToken = ana.RefreshToken });
        await other.Poll();

        other.Reason(ana.UserId, session, _server.Clock.GetUtcNow()).ShouldBe("logged_out");
        other.Version.ShouldNotBe(version);
        // Its sockets are closed by this, once.
        await other.Poll();
        heard.ShouldBe([new SessionRevoked(ana.UserId, session, "logged_out")]);
    }

    [Fact]
    public async Task ATokenOfOneNodeIsAcceptedByAnother()
    {
        var ana = await _server.SignUp("ana");
        using var keys = NewKeys(_server.Services.GetRequiredService<MasterKey>());
        await keys.Advance();
        var other = new AccessTokens(keys, NewRevocations(), _server.Services.GetRequiredService<IOptions<AccountOptions>>(), _server.Clock);

        (await other.Authenticate(ana.AccessToken)).Value!.UserId.ShouldBe(ana.UserId);

        // Known now: the next answer is there at once.
        var again = other.Authenticate(ana.AccessToken).AsTask();
        again.IsCompletedSuccessfully.ShouldBeTrue();
        (await again).Value!.UserId.ShouldBe(ana.UserId);
    }

    [Fact]
    public async Task NodesThatTurnTheKeysAtOnceAgreeOnOne()
    {
        _server.Clock.Advance(TimeSpan.FromDays(29.5));
        var master = _server.Services.GetRequiredService<MasterKey>();
        var nodes = Enumerable.Range(0, 6).Select(_ => NewKeys(master)).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(async () => await node.Advance())));

        nodes.Select(node => string.Join(' ', node.Published.Select(key => key.Kid))).Distinct().Count().ShouldBe(1);
        nodes[0].Published.Count.ShouldBe(2);
        nodes.ForEach(node => node.Dispose());
    }

    [Fact]
    public async Task ANodeWithAnotherMasterKeySaysWhatIsWrong()
    {
        using var keys = NewKeys(new MasterKey(RandomNumberGenerator.GetBytes(32)));

        (await Should.ThrowAsync<InvalidOperationException>(async () => await keys.Advance())).Message.ShouldContain("Myna:Accounts:MasterKey");
    }

    [Fact]
    public async Task TabsThatRefreshAllDayOnARealStoreAreNeverLoggedOut()
    {
        var shared = (await _server.SignUp("ana")).RefreshToken;
        for (var round = 0; round < 60; round++)
        {
            // Each tab reads the shared token; some answers are lost, which is as if they had not been read.
            var token = shared;
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _server.Refresh(token)));
            answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK, $"round {round}");
            shared = new SignedIn(answers[round % 4].Body).RefreshToken;
            _server.Clock.Advance(round % 7 == 0 ? TimeSpan.FromDays(3) : TimeSpan.FromMinutes(15));
        }
    }

    private Revocations NewRevocations(RevocationFeed? feed = null) => new(_server.Store, feed ?? new RevocationFeed(), _server.Services.GetRequiredService<IOptions<AccountOptions>>(), _server.Clock);

    private SigningKeys NewKeys(MasterKey master) =>
        new(_server.Store, master, _server.Services.GetRequiredService<IOptions<AccountOptions>>(), _server.Clock, NullLogger<SigningKeys>.Instance);
}
