using System.Net;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Tests.Accounts.Mail;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

public sealed class LimitTests
{
    private const string Wrong = "not-the-password-7";

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task GuessingFromOneAddressWaitsLongerAndLonger()
    {
        await using var server = await AccountsServer.Start();
        await server.SignUp("ana");
        for (var i = 0; i < 5; i++)
        {
            (await server.LogIn("ana", Wrong, "203.0.113.1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            var refused = (await server.LogIn("ana", from: "203.0.113.1")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
            refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(seconds));
            server.Clock.Advance(TimeSpan.FromSeconds(seconds));
            (await server.LogIn("ana", Wrong, "203.0.113.1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        }
    }

    [Fact]
    public async Task GuessesThatAreMadeAtOnceAreCountedBeforeTheyHaveFailed()
    {
        await using var server = await AccountsServer.Start();
        await server.SignUp("ana");

        var here = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => server.LogIn("ana", Wrong, "203.0.113.1")));
        var strangers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => server.LogIn("ana", Wrong, $"198.51.100.{i}")));

        here.Count(answer => answer.Code == "invalid_credentials").ShouldBe(5);
        here.Count(answer => answer.Code == "too_many_attempts").ShouldBe(35);
        // Fifty strangers an hour, of which five were those.
        strangers.Count(answer => answer.Code == "invalid_credentials").ShouldBe(45);
        strangers.Count(answer => answer.Code == "too_many_attempts").ShouldBe(155);
    }

    [Fact]
    public async Task RightPasswordsUseUpNothing()
    {
        await using var server = await AccountsServer.Start(new()
        {
            ["Accounts:Limits:FailedLoginsPerAddressAnHour"] = "3",
            ["Accounts:Limits:FailedLoginsPerAccountAnHour"] = "3",
            ["Accounts:Limits:FreeFailures"] = "3",
        });
        await server.SignUp("ana");
        for (var i = 0; i < 12; i++)
        {
            (await server.LogIn("ana", from: "203.0.113.1")).ShouldBeOk();
            (await server.Post("/auth/login", new { email = "ana@example.com", password = AccountsServer.Password })).ShouldBeOk();
        }
    }

    [Fact]
    public async Task NeighboursBehindTheOwnersAddressCannotLockTheOwnerOut()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:Limits:FailedLoginsPerAddressAnHour"] = "10" });
        await server.SignUp("ana");
        (await server.LogIn("ana", from: "203.0.113.1")).ShouldBeOk();
        for (var i = 0; i < 20; i++)
        {
            await server.LogIn($"victim{i}", Wrong, "203.0.113.1");
        }

        (await server.LogIn("victim9", Wrong, "203.0.113.1")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        (await server.LogIn("ana", from: "203.0.113.1")).ShouldBeOk();
    }

    [Fact]
    public async Task AnOwnerWhoResetsThePasswordNeedNotWaitForTheGuessesOfOthers()
    {
        await using var server = await AccountsServer.Start();
        await server.SignUp("ana");
        for (var i = 0; i < 8; i++)
        {
            await server.LogIn("ana", Wrong);
        }

        (await server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        await server.Post("/auth/forgot-password", new { email = "ana@example.com" });
        var token = (await server.EmailTo("ana@example.com", "Choose a new password")).Token();
        (await server.Post("/auth/reset-password", new { token, newPassword = "another-lamp-zebra-77" })).ShouldBeOk();

        (await server.LogIn("ana", "another-lamp-zebra-77")).ShouldBeOk();
    }

    [Fact]
    public async Task ARetriedSignUpIsNoWayAroundTheLimitsOfLogins()
    {
        await using var server = await AccountsServer.Start();
        (await Retry(AccountsServer.Password)).Status.ShouldBe(HttpStatusCode.Created);
        for (var i = 0; i < 5; i++)
        {
            (await Retry("not-the-password-7")).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        }

        (await Retry(AccountsServer.Password)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        var ana = new SignedIn((await Retry(AccountsServer.Password)).ShouldBeOk().Body);

        await server.Store.Update(IdentityDocuments.Users, ana.UserId, user => user with { SuspendedAt = server.Clock.GetUtcNow() });
        (await Retry(AccountsServer.Password)).ShouldBeProblem(HttpStatusCode.Forbidden, "account_suspended");

        Task<Answer> Retry(string password) => server.Send(
            HttpMethod.Post, "/auth/signup", new { email = "ana@example.com", password, displayName = "Ana" }, null, request => request.Headers.Add("Idempotency-Key", "k-1"));
    }

    [Fact]
    public async Task AStrangerCannotUseUpTheRefreshesOfASession()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:Limits:RefreshesPerSessionAMinute"] = "3" });
        var ana = await server.SignUp("ana");
        for (var i = 0; i < 10; i++)
        {
            // The session's id stands in access tokens; the secret does not.
            (await server.Refresh(ana.RefreshToken[..27] + new string('A', 43))).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        }

        (await server.Refresh(ana.RefreshToken)).ShouldBeOk();
    }

    [Fact]
    public async Task LinksAndEmailsHaveTheirLimits()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:Limits:LinksPerAddressAnHour"] = "3", ["Accounts:Limits:MailsPerAddressAnHour"] = "2" });
        (await server.Post("/auth/reset-password", new { token = "x", newPassword = "y" })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        (await server.Post("/auth/verify-email", new { token = "x" })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        (await server.Post("/auth/verify-email", new { token = "x" })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        (await server.Post("/auth/verify-email", new { token = "x" })).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        (await server.Post("/auth/reset-password", new { token = "x", newPassword = "y" })).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");

        (await server.Post("/auth/forgot-password", new { email = "a@example.com" })).ShouldBeOk();
        (await server.Post("/auth/forgot-password", new { email = "b@example.com" })).ShouldBeOk();
        (await server.Post("/auth/forgot-password", new { email = "c@example.com" }))
            .ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts").Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task AnUnknownAddressIsSlowedDownLikeAKnownOne()
    {
        await using var server = await AccountsServer.Start();
        for (var i = 0; i < 5; i++)
        {
            (await server.LogIn("nobody", Wrong)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        (await server.LogIn("nobody", Wrong)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
    }

    [Fact]
    public async Task StrangersCannotLockTheOwnerOut()
    {
        await using var server = await AccountsServer.Start();
        await server.SignUp("ana");
        (await server.LogIn("ana", from: "198.51.100.7")).ShouldBeOk();

        // Two hundred addresses guess, until no stranger's guess is taken any more.
        for (var i = 0; i < 200; i++)
        {
            await server.LogIn("ana", Wrong, $"203.0.113.{i}");
        }

        (await server.LogIn("ana", from: "192.0.2.99")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        // Where the owner is signed in, or was until the session's end, a right password is a right password.
        (await server.LogIn("ana", from: "198.51.100.7")).ShouldBeOk();
        (await server.LogIn("ana", Wrong, "198.51.100.7")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await server.LogIn("ana", from: "198.51.100.7")).ShouldBeOk();
    }

    [Fact]
    public async Task OneAddressCannotTryManyAccounts()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:Limits:FailedLoginsPerAddressAnHour"] = "10" });
        await server.SignUp("ana");
        for (var i = 0; i < 10; i++)
        {
            (await server.LogIn($"victim{i}", Wrong, "203.0.113.1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        (await server.LogIn("ana", from: "203.0.113.1")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts").Headers.RetryAfter.ShouldNotBeNull();
        (await server.LogIn("ana", from: "203.0.113.2")).ShouldBeOk();
        server.Clock.Advance(TimeSpan.FromHours(2));
        (await server.LogIn("ana", from: "203.0.113.1")).ShouldBeOk();
    }

    [Fact]
    public async Task AWholeIpv6NetworkIsOneAddress()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:Limits:FailedLoginsPerAddressAnHour"] = "5" });
        for (var i = 0; i < 5; i++)
        {
            await server.LogIn($"victim{i}", Wrong, $"2001:db8:1:2::{i:x}");
        }

        (await server.LogIn("other", Wrong, "2001:db8:1:2:ffff::1")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        (await server.LogIn("other", Wrong, "2001:db8:1:3::1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task SignUpsAndRefreshesHaveTheirLimits()
    {
        await using var server = await AccountsServer.Start(new()
        {
            ["Accounts:Limits:SignUpsPerAddressAnHour"] = "2",
            ["Accounts:Limits:RefreshesPerSessionAMinute"] = "3",
        });
        await server.SignUp("ana");
        var ben = await server.SignUp("ben");

        (await server.Post("/auth/signup", new { email = "c@example.com", password = AccountsServer.Password, displayName = "C" }))
            .ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        for (var i = 0; i < 3; i++)
        {
            (await server.Refresh(ben.RefreshToken)).ShouldBeOk();
        }

        var refused = (await server.Refresh(ben.RefreshToken)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        server.Clock.Advance(refused.Headers.RetryAfter!.Delta!.Value);
        (await server.Refresh(ben.RefreshToken)).Status.ShouldNotBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task AStormOfLoginsIsToldToComeBackAndNeverHangs()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:PasswordIterations"] = "100000", ["Accounts:HashingQueue"] = "4", ["Accounts:HashingThreads"] = "1" });
        await server.SignUp("ana");

        // Each from an address of its own: more than five at once from one would be told that they are too many.
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => server.LogIn("ana", from: $"203.0.113.{i}"))).WaitAsync(TimeSpan.FromMinutes(2));

        answers.ShouldContain(answer => answer.Status == HttpStatusCode.OK);
        var busy = answers.Where(answer => answer.Status != HttpStatusCode.OK).ToList();
        busy.ShouldNotBeEmpty();
        busy.ShouldAllBe(answer => answer.Status == HttpStatusCode.ServiceUnavailable && answer.Code == "sign_ins_busy" && answer.Headers.RetryAfter != null);
    }

    [Fact]
    public void ASlidingWindowNeverLetsMuchMoreThanItsPermitsThrough()
    {
        var limit = new Limit(20, TimeSpan.FromMinutes(1));
        var random = new Random(7);
        var window = default(SlidingWindow);
        var taken = new Queue<DateTimeOffset>();
        var now = Start;
        for (var i = 0; i < 50_000; i++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(1, random.Next(2, 8_000)));
            var wait = window.WaitAt(limit, now);
            if (wait > TimeSpan.Zero)
            {
                // Waiting as long as one is told is enough.
                (window.WaitAt(limit, now + wait + TimeSpan.FromMilliseconds(1)) <= TimeSpan.Zero).ShouldBeTrue();
                continue;
            }

            window = window.With(limit, now);
            taken.Enqueue(now);
            while (now - taken.Peek() >= limit.Window)
            {
                taken.Dequeue();
            }

            // The estimate supposes an even flow; it is wrong by less than a window's worth.
            taken.Count.ShouldBeLessThan(2 * limit.Permits);
        }
    }

    [Fact]
    public void AWaitIsNeverLongerThanTheLongestAndIsForgotten()
    {
        var backoff = new Backoff(5, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1));
        var failures = default(Failures);
        for (var i = 0; i < 2_000; i++)
        {
            failures = backoff.Failed(failures, Start);
            backoff.WaitAt(failures, Start).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(15));
        }

        backoff.WaitAt(failures, Start).ShouldBe(TimeSpan.FromMinutes(15));
        backoff.WaitAt(failures, Start.AddHours(1)).ShouldBe(TimeSpan.Zero);
        backoff.Failed(failures, Start.AddHours(1)).Count.ShouldBe(1);
    }

    [Fact]
    public void ATableForgetsQuietKeysNotBusyOnes()
    {
        var table = new BoundedTable<int>(100);
        for (var i = 0; i < 10_000; i++)
        {
            table.Use("busy", count => (true, (int?)(count + 1)));
            table.Use($"quiet {i}", _ => (true, (int?)1));
        }

        table["busy"].ShouldBe(10_000);
        table["quiet 0"].ShouldBe(0);
    }
}
