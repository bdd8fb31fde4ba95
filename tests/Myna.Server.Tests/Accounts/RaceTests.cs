using System.Net;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Myna.Server.Accounts;
using Myna.Server.Accounts.Admin;
using Myna.Server.Accounts.Providers;
using Myna.Server.Tests.Accounts.Mail;
using Myna.Server.Tests.Accounts.Providers;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

/// <summary>
/// What happens at the same moment: each time one call has decided what to write, another one that takes its right away is done whole before it
/// writes.
/// </summary>
public sealed class RaceTests : IAsyncLifetime
{
    private const string NewPassword = "another-lamp-zebra-77";

    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private DoubleProvider _provider = null!;
    private AccountsServer _server = null!;
    private HeldStore _held = null!;

    public async Task InitializeAsync()
    {
        _provider = await DoubleProvider.Start(_clock);
        _server = await AccountsServer.Start(
            new() { ["Accounts:Providers:double:ClientId"] = "myna", ["Accounts:Providers:double:Issuer"] = _provider.Issuer, ["Accounts:Limits:MailsPerAddressAnHour"] = "1000" },
            clock: _clock,
            replace: services => services.AddSingleton(HeldStore.Before(
                (IDocumentStore)services.Single(service => service.ServiceType == typeof(IDocumentStore)).ImplementationInstance!, out _held)));
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task WhoeverLogsInWithTheOldPasswordWhileItIsResetStaysOutside()
    {
        var ana = await _server.SignUp("ana");
        var reset = await ResetLink("ana");
        _held.BeforeOneThatOpensASession(async () => (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk());

        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");

        _held.HasHeld.ShouldBeTrue();
        (await SessionsOf(ana.UserId)).ShouldBe(0);
        (await _server.LogIn("ana", NewPassword)).ShouldBeOk();
    }

    [Fact]
    public async Task WhoeverLogsInWhileTheAccountIsSuspendedStaysOutside()
    {
        var ana = await _server.SignUp("ana");
        var admin = await Admin();
        _held.BeforeOneThatOpensASession(async () => (await _server.Post($"/admin/users/{ana.UserId}/suspend", new { }, admin.AccessToken)).ShouldBeOk());

        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Forbidden, "account_suspended");

        _held.HasHeld.ShouldBeTrue();
        (await SessionsOf(ana.UserId)).ShouldBe(0);
    }

    [Fact]
    public async Task WhoeverLogsInWhileTheAccountIsErasedLeavesNothingBehind()
    {
        var ana = await _server.SignUp("ana");
        _held.BeforeOneThatOpensASession(async () => (await _server.Delete("/users/me", ana.AccessToken)).ShouldBeOk());

        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");

        _held.HasHeld.ShouldBeTrue();
        (await SessionsOf(ana.UserId)).ShouldBe(0);
    }

    [Fact]
    public async Task ALoginThatRenewsTheHashDoesNotRefuseAnotherAtTheSameMoment()
    {
        var ana = await _server.SignUp("ana");
        var costlier = new Microsoft.AspNetCore.Identity.PasswordHasher<User>().HashPassword(null!, AccountsServer.Password);
        _held.BeforeOneThatOpensASession(async () =>
            await _server.Store.Update(AccountDocuments.Users, ana.UserId, user => user with { PasswordHash = costlier }));

        (await _server.LogIn("ana")).ShouldBeOk();
        _held.HasHeld.ShouldBeTrue();
    }

    [Fact]
    public async Task AnAttackersIdentityThatIsLinkedWhileTheOwnerResetsThePasswordIsNoWayIn()
    {
        var attacker = await _server.SignUp("victim");
        var reset = await ResetLink("victim");
        _held.Before(AccountDocuments.Identities, async () => (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk());

        (await Link(attacker, "attacker")).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");

        _held.HasHeld.ShouldBeTrue();
        (await _server.Store.Find(AccountDocuments.IdentitiesByUser.Where(attacker.UserId))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnAttackersIdentityThatSignsInWhileTheOwnerResetsThePasswordStaysOutside()
    {
        var attacker = await _server.SignUp("victim");
        (await Link(attacker, "attacker")).Status.ShouldBe(HttpStatusCode.Created);
        var reset = await ResetLink("victim");
        _held.BeforeOneThatOpensASession(async () => (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk());

        var claims = _provider.Claims(subject: "attacker");
        claims["email"] = "victim@example.com";
        (await _server.Post("/auth/oauth/double/token", new { idToken = _provider.Sign(claims) })).ShouldBeProblem(HttpStatusCode.Conflict, "account_exists");

        _held.HasHeld.ShouldBeTrue();
        (await SessionsOf(attacker.UserId)).ShouldBe(0);
    }

    [Fact]
    public async Task AChangeOfAddressThatIsAskedForWhileTheOwnerResetsThePasswordSendsNoLink()
    {
        var attacker = await _server.SignUp("victim");
        var reset = await ResetLink("victim");
        _held.Before(AccountDocuments.Letters, async () => (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk());

        (await _server.Post("/auth/change-email", new { email = "attacker@evil.example", password = AccountsServer.Password }, attacker.AccessToken))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");

        _held.HasHeld.ShouldBeTrue();
        await _server.NothingIsOwed();
        _server.Letters().ShouldAllBe(letter => letter.To.Mailboxes.Single().Address == "victim@example.com");
    }

    [Fact]
    public async Task OfManyIdentitiesOfOneProviderThatAreLinkedAtOnceOneIs()
    {
        var ana = await _server.SignUp("ana");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Link(ana, $"s{i}")));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.Created).ShouldAllBe(answer => answer.Code == "provider_linked");
        (await _server.Store.Find(AccountDocuments.IdentitiesByUser.Where(ana.UserId))).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AFirstLoginThatEndsBetweenTheLooksOfAnotherIsTheSamePersons()
    {
        var (first, second) = (default(Answer), default(Answer));
        _held.BeforeUsersAreSearched(async () => first = await LogInAs("newcomer"));

        second = await LogInAs("newcomer");

        _held.HasHeld.ShouldBeTrue();
        new SignedIn(second.ShouldBeOk().Body).UserId.ShouldBe(new SignedIn(first.ShouldNotBeNull().ShouldBeOk().Body).UserId);
    }

    [Fact]
    public async Task AFirstLoginThatIsStoredAMomentLaterIsTheSamePersons()
    {
        var (first, second) = (default(Answer), default(Answer));
        _held.BeforeOneThatOpensASession(async () => first = await LogInAs("newcomer"));

        second = await LogInAs("newcomer");

        _held.HasHeld.ShouldBeTrue();
        new SignedIn(second.ShouldBeOk().Body).UserId.ShouldBe(new SignedIn(first.ShouldNotBeNull().ShouldBeOk().Body).UserId);
    }

    [Fact]
    public async Task ANewcomerWhoseAddressIsSignedUpAMomentEarlierDoesNotTakeThatAccount()
    {
        _held.BeforeOneThatOpensASession(() => _server.SignUp("newcomer"));

        (await LogInAs("newcomer")).ShouldBeProblem(HttpStatusCode.Conflict, "account_exists");

        _held.HasHeld.ShouldBeTrue();
    }

    [Fact]
    public async Task ASignUpThatIsRetriedWhileTheFirstTryIsUnderWayFindsItsAccount()
    {
        Task<Answer> SignUp() => _server.Send(
            HttpMethod.Post,
            "/auth/signup",
            new { email = "ana@example.com", password = AccountsServer.Password, displayName = "Ana" },
            null,
            request => request.Headers.Add("Idempotency-Key", "k-1"));
        var (first, second) = (default(Answer), default(Answer));
        _held.BeforeOneThatOpensASession(async () => second = await SignUp());

        first = await SignUp();

        _held.HasHeld.ShouldBeTrue();
        new SignedIn(first.ShouldBeOk().Body).UserId.ShouldBe(new SignedIn(second.ShouldNotBeNull().ShouldBeOk().Body).UserId);
    }

    private async Task<string> ResetLink(string name)
    {
        await _server.Post("/auth/forgot-password", new { email = $"{name}@example.com" });
        var link = (await _server.LetterTo($"{name}@example.com", "Choose a new password")).Token();
        await _server.NothingIsOwed();
        return link;
    }

    private async Task<SignedIn> Admin()
    {
        await _server.SignUp("root");
        (await _server.Services.GetRequiredService<GrantRole>().Grant("root@example.com", "admin", CancellationToken.None)).IsOk.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(1));
        return new SignedIn((await _server.LogIn("root")).ShouldBeOk().Body);
    }

    private Task<Answer> Link(SignedIn account, string subject) => _server.Post(
        "/users/me/identities", new { provider = "double", idToken = _provider.Sign(_provider.Claims(subject: subject)) }, account.AccessToken);

    private Task<Answer> LogInAs(string subject) => _server.Post("/auth/oauth/double/token", new { idToken = _provider.Sign(_provider.Claims(subject: subject)) });

    private async Task<int> SessionsOf(string userId) => (await _server.Store.Find(AccountDocuments.SessionsByUser.Where(userId))).Items.Count;

    /// <summary>The real store, and something that is done just before one commit or one search of it.</summary>
    public class HeldStore : DispatchProxy
    {
        private IDocumentStore _store = null!;
        private Func<Commit, bool>? _which;
        private Func<Task>? _first;
        private Func<Task>? _beforeSearch;

        public bool HasHeld { get; private set; }

        public static IDocumentStore Before(IDocumentStore store, out HeldStore held)
        {
            var proxy = Create<IDocumentStore, HeldStore>();
            held = (HeldStore)(object)proxy;
            held._store = store;
            return proxy;
        }

        /// <summary>Before the next commit that adds to this collection.</summary>
        public void Before(ICollectionDefinition collection, Func<Task> first) =>
            (_first, _which) = (first, commit => commit.Writes.Any(write => write.Target == collection && write.ExpectedVersion == 0));

        public void BeforeOneThatOpensASession(Func<Task> first) => Before(AccountDocuments.Sessions, first);

        public void BeforeUsersAreSearched(Func<Task> first) => _beforeSearch = first;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (args is [Commit commit, CancellationToken cancellation] && _which is { } which && which(commit) && Interlocked.Exchange(ref _first, null) is { } first)
            {
                HasHeld = true;
                return new ValueTask<CommitResult>(After(first, commit, cancellation));
            }

            if (args is [Query<User> query, CancellationToken stop] && Interlocked.Exchange(ref _beforeSearch, null) is { } before)
            {
                HasHeld = true;
                return new ValueTask<Page<User>>(After(before, query, stop));
            }

            return targetMethod!.Invoke(_store, args);
        }

        private async Task<CommitResult> After(Func<Task> first, Commit commit, CancellationToken cancellation)
        {
            await first();
            return await _store.Commit(commit, cancellation);
        }

        private async Task<Page<User>> After(Func<Task> first, Query<User> query, CancellationToken cancellation)
        {
            await first();
            return await _store.Find(query, cancellation);
        }
    }
}
