using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.SignIn;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

/// <summary>
/// Answers and what they cost never tell whether an address has an account. Time itself is bench/accounts' to show; here is why: each case
/// computes as many hashes and asks the store as often.
/// </summary>
public sealed class EnumerationTests : IAsyncLifetime
{
    private const string Wrong = "not-the-password-7";

    private AccountsServer _server = null!;
    private CountingStore _calls = null!;
    private SignedIn _ana = null!;

    public async Task InitializeAsync()
    {
        _server = await AccountsServer.Start(replace: services =>
        {
            services.DecorateStore(store => _calls = new CountingStore(store));
            // What is done behind the answers would be counted with them.
            services.Remove(services.Single(service => service.ImplementationType == typeof(EmailSender)));
        });
        _ana = await _server.SignUp("ana");
        var linked = await _server.SignUp("linked");
        await _server.Store.Update(IdentityDocuments.Users, linked.UserId, user => user with { PasswordHash = null });
        var suspended = await _server.SignUp("suspended");
        await _server.Store.Update(IdentityDocuments.Users, suspended.UserId, user => user with { SuspendedAt = _server.Clock.GetUtcNow() });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("ana")]
    [InlineData("linked")]
    [InlineData("suspended")]
    public async Task AFailedLoginIsTheSameWhetherThereIsAnAccount(string name)
    {
        var none = await Costs(() => _server.LogIn("nobody", Wrong));
        var some = await Costs(() => _server.LogIn(name, Wrong));

        none.Answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (some.Answer.Status, Told(some.Answer)).ShouldBe((none.Answer.Status, Told(none.Answer)));
        none.Cost.ShouldBe("1 hash, Find 2");
        some.Cost.ShouldBe(none.Cost);
    }

    [Theory]
    [InlineData("ana")]
    [InlineData("suspended")]
    public async Task AForgottenPasswordIsTheSameWhetherThereIsAnAccount(string name)
    {
        var none = await Costs(() => _server.Post("/auth/forgot-password", new { email = "nobody@example.com" }));
        var some = await Costs(() => _server.Post("/auth/forgot-password", new { email = $"{name}@example.com" }));

        none.Answer.Status.ShouldBe(HttpStatusCode.NoContent);
        (some.Answer.Status, some.Answer.Text).ShouldBe((none.Answer.Status, none.Answer.Text));
        none.Cost.ShouldBe("0 hash, Commit 1");
        some.Cost.ShouldBe(none.Cost);
    }

    [Fact]
    public async Task AChangeOfAddressIsTheSameWhetherTheNewOneHasAnAccount()
    {
        var none = await Costs(() => _server.Post("/auth/change-email", new { email = "nobody@example.com", password = AccountsServer.Password }, _ana.AccessToken));
        var some = await Costs(() => _server.Post("/auth/change-email", new { email = "suspended@example.com", password = AccountsServer.Password }, _ana.AccessToken));

        none.Answer.Status.ShouldBe(HttpStatusCode.NoContent);
        (some.Answer.Status, some.Answer.Text).ShouldBe((none.Answer.Status, none.Answer.Text));
        none.Cost.ShouldBe("1 hash, Commit 1, Load 3");
        some.Cost.ShouldBe(none.Cost);
    }

    // All but the id of the trace, which is each request's own.
    private static string Told(Answer answer) =>
        string.Join(' ', answer.Body.EnumerateObject().Where(field => field.Name != "traceId").Select(field => field.ToString()).Append($"{answer.Text.Length} {answer.Headers.RetryAfter}"));

    private async Task<(Answer Answer, string Cost)> Costs(Func<Task<Answer>> call)
    {
        var hashing = _server.Services.GetRequiredService<PasswordHashing>();
        var hashes = hashing.Computed;
        _calls.Counts.Clear();
        var answer = await call();
        return (answer, string.Join(", ", _calls.Counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}").Prepend($"{hashing.Computed - hashes} hash")));
    }

    /// <summary>The real store, and how often it is asked what.</summary>
    private sealed class CountingStore(IDocumentStore store) : StoreDecorator(store)
    {
        public ConcurrentDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

        public override ValueTask<Document<T>?> Load<T>(Collection<T> collection, string id, CancellationToken cancellation = default)
        {
            Count(nameof(Load));
            return base.Load(collection, id, cancellation);
        }

        public override ValueTask<IReadOnlyList<Document<T>?>> LoadMany<T>(Collection<T> collection, IReadOnlyList<string> ids, CancellationToken cancellation = default)
        {
            Count(nameof(LoadMany));
            return base.LoadMany(collection, ids, cancellation);
        }

        public override ValueTask<Page<T>> Find<T>(Query<T> query, CancellationToken cancellation = default)
        {
            Count(nameof(Find));
            return base.Find(query, cancellation);
        }

        public override IAsyncEnumerable<Document<T>> Scan<T>(Collection<T> collection, CancellationToken cancellation = default)
        {
            Count(nameof(Scan));
            return base.Scan(collection, cancellation);
        }

        public override ValueTask<CommitResult> Commit(Commit commit, CancellationToken cancellation = default)
        {
            Count(nameof(Commit));
            return base.Commit(commit, cancellation);
        }

        private void Count(string call) => Counts.AddOrUpdate(call, 1, (_, count) => count + 1);
    }
}
