using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Myna.Server.Accounts.Administration;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Settings;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Storage;

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
        heard.ShouldBe([new SessionRevoked(ana.UserId, session, "logged_out", _server.Clock.GetUtcNow())]);
    }

    [Fact]
    public async Task TheLaterRevocationOfANodeWhoseClockIsBehindCounts()
    {
        var ana = await _server.SignUp("ana");
        await _server.SignUp("root");
        (await _server.Services.GetRequiredService<GrantRole>().Grant("root@example.com", "admin", CancellationToken.None)).IsOk.ShouldBeTrue();
        _server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var admin = new SignedIn((await _server.LogIn("root")).Body);
        var ahead = NewRevocations(clock: new FakeTimeProvider(_server.Clock.GetUtcNow() + TimeSpan.FromSeconds(5)));
        var commit = new Commit();
        await ahead.Add(commit, ana.UserId, sessionId: null, RevocationReasons.RolesChanged, ["learner", "author"]);
        (await _server.Store.Commit(commit)).IsCommitted.ShouldBeTrue();
        await ahead.Poll();

        (await _server.Send(HttpMethod.Put, $"/admin/users/{ana.UserId}/roles", new { roles = new[] { "admin" } }, admin.AccessToken)).ShouldBeOk();
        await ahead.Poll();

        // A token with the roles of now, and of a time that neither revocation covers.
        var issued = _server.Clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        ahead.Reason(ana.UserId, "session", issued, Roles.Learner | Roles.Admin).ShouldBeNull();
        ahead.Reason(ana.UserId, "session", issued, Roles.Learner | Roles.Author).ShouldBe(RevocationReasons.RolesChanged);
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
    public async Task ALoginRightAfterNewRolesIsGoodOnEveryNode()
    {
        await _server.SignUp("ana");
        (await _server.Services.GetRequiredService<GrantRole>().Grant("ana@example.com", "author", CancellationToken.None)).IsOk.ShouldBeTrue();
        var inItsMoment = new SignedIn((await _server.LogIn("ana")).Body);
        _server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var after = new SignedIn((await _server.LogIn("ana")).Body);
        using var keys = NewKeys(_server.Services.GetRequiredService<MasterKey>());
        await keys.Advance();
        var revocations = NewRevocations();
        await revocations.Poll();
        var other = new AccessTokens(keys, revocations, _server.Services.GetRequiredService<IOptions<AccountOptions>>(), _server.Clock);

        (await other.Authenticate(after.AccessToken)).Value!.Roles.ShouldBe(Roles.Learner | Roles.Author);
        (await other.Authenticate(inItsMoment.AccessToken)).Problem.ShouldBe(Problems.TokenExpired);
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
    public async Task ANodeWithAnotherMasterKeyNamesTheProblem()
    {
        using var keys = NewKeys(new MasterKey(RandomNumberGenerator.GetBytes(32)));

        (await Should.ThrowAsync<ConfigurationException>(async () => await keys.Advance())).Message.ShouldContain("Myna:Accounts:MasterKey");
    }

    [Fact]
    public async Task AMasterKeyIsTurnedWithoutSigningAnybodyOut()
    {
        var folder = Directory.CreateTempSubdirectory("myna-accounts-").FullName;
        var (old, fresh) = (NewKey(), NewKey());
        try
        {
            SignedIn first, ana;
            await using (var before = await AccountsServer.Start(new() { ["Accounts:MasterKey"] = old }, folder))
            {
                first = await before.SignUp("ana");
                ana = new SignedIn((await before.Refresh(first.RefreshToken)).ShouldBeOk().Body);
            }

            await using (var turning = await AccountsServer.Start(new() { ["Accounts:MasterKey"] = fresh, ["Accounts:PreviousMasterKey"] = old }, folder))
            {
                (await turning.Get("/users/me", ana.AccessToken)).ShouldBeOk();
                // An answer that was lost just before the turn is given again, and older tokens are still known for what they are.
                new SignedIn((await turning.Refresh(first.RefreshToken)).ShouldBeOk().Body).RefreshToken.ShouldBe(ana.RefreshToken);
                ana = new SignedIn((await turning.Refresh(ana.RefreshToken)).ShouldBeOk().Body);
            }

            // What the old key had sealed is sealed by the new one: the old one can be forgotten.
            await using var after = await AccountsServer.Start(new() { ["Accounts:MasterKey"] = fresh }, folder);
            (await after.Get("/users/me", ana.AccessToken)).ShouldBeOk();
            (await after.Refresh(ana.RefreshToken)).ShouldBeOk();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    }

    [Fact]
    public void AReplayIsToldFromAGuessWhileTheMasterKeyIsTurned()
    {
        var (old, fresh) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var before = new RefreshTokens(new MasterKey(old));
        var turning = new RefreshTokens(new MasterKey(fresh, old));
        var (id, salt) = (Guid.NewGuid().ToString("N"), RefreshTokens.NewSalt());

        var stolen = RefreshTokens.TryRead(before.Make(id, 3, salt)).ShouldNotBeNull();

        turning.IsOurs(stolen, salt).ShouldBeTrue();
        new RefreshTokens(new MasterKey(fresh)).IsOurs(stolen, salt).ShouldBeFalse();
    }

    [Fact]
    public void ADamagedKeyFileIsNamed()
    {
        var keys = Directory.CreateDirectory(Path.Combine(_server.Folder, "damaged", "keys"));
        File.WriteAllText(Path.Combine(keys.FullName, "master.key"), "");

        Should.Throw<ConfigurationException>(() => MasterKey.Open(new AccountOptions(), keys.Parent!.FullName)).Message.ShouldContain(Path.Combine("keys", "master.key"));
    }

    [Fact]
    public async Task ProcessesThatStartAtOnceOnOneFolderAgreeOnOneKey()
    {
        for (var round = 0; round < 50; round++)
        {
            var folder = Path.Combine(_server.Folder, $"shared{round}");

            var opened = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => MasterKey.Open(new AccountOptions(), folder))));

            opened.Select(key => Convert.ToHexString(key.Derive("x"))).Distinct().Count().ShouldBe(1);
            Directory.GetFiles(Path.Combine(folder, "keys")).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task RolesThatWereTakenAwayAreRefusedWhateverTheClockOfTheNodeThatGaveThem()
    {
        var ben = await _server.SignUp("ben");
        var grant = _server.Services.GetRequiredService<GrantRole>();
        (await grant.Grant("ben@example.com", "admin", CancellationToken.None)).IsOk.ShouldBeTrue();
        // A node whose clock is half a minute ahead gives a token; so does one that had read the account before the roles went.
        var ahead = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(_server.Clock.GetUtcNow() + TimeSpan.FromSeconds(30));
        using var keys = NewKeys(_server.Services.GetRequiredService<MasterKey>());
        await keys.Advance();
        var options = _server.Services.GetRequiredService<IOptions<AccountOptions>>();
        var other = new AccessTokens(keys, NewRevocations(), options, ahead);
        var user = (await _server.Store.Load(IdentityDocuments.Users, ben.UserId))!.Value.Value;
        var session = (await _server.Store.Find(SignInDocuments.SessionsByUser.Where(ben.UserId))).Items.Single().Value;
        var token = other.Issue(user, session.Id);
        (await _server.Get("/admin/users", token)).ShouldBeOk();

        var admin = new SignedIn((await SignUpAdmin()).Body);
        (await _server.Send(HttpMethod.Put, $"/admin/users/{ben.UserId}/roles", new { roles = Array.Empty<string>() }, admin.AccessToken)).ShouldBeOk();

        (await _server.Get("/admin/users", token)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired");
        // The erased are refused for good.
        var learner = other.Issue(user with { Roles = ["learner"] }, session.Id);
        (await _server.Get("/users/me", learner)).ShouldBeOk();
        (await _server.Delete("/users/me", learner)).ShouldBeOk();
        (await _server.Get("/users/me", learner)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");

        async Task<Answer> SignUpAdmin()
        {
            await _server.SignUp("root");
            (await grant.Grant("root@example.com", "admin", CancellationToken.None)).IsOk.ShouldBeTrue();
            _server.Clock.Advance(TimeSpan.FromSeconds(1));
            return await _server.LogIn("root");
        }
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

    private Revocations NewRevocations(RevocationFeed? feed = null, TimeProvider? clock = null) =>
        new(_server.Store, feed ?? new RevocationFeed(), _server.Services.GetRequiredService<IOptions<AccountOptions>>(), clock ?? _server.Clock, NullLogger<Revocations>.Instance);

    private SigningKeys NewKeys(MasterKey master) =>
        new(_server.Store, master, _server.Services.GetRequiredService<IOptions<AccountOptions>>(), _server.Clock, NullLogger<SigningKeys>.Instance);
}
