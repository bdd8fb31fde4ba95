using Microsoft.Extensions.Options;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Throttling;

/// <summary>
/// Slows down guessing of passwords without handing anybody the means to lock out an owner: waits grow for one account and one
/// address together; all strangers' addresses share a budget for an account; an address from which the account is signed in
/// never pays for what strangers do.
/// </summary>
/// <remarks>Accounts are named by the address typed, so that one that does not exist is treated like one that does.</remarks>
public sealed class LoginThrottle(RateLimits limits, IDocumentStore store, IOptions<AccountOptions> options, TimeProvider clock)
{
    private const int Capacity = 200_000;
    private const string Nobody = "nobody";
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly BoundedTable<Failures> _failures = new(Capacity);

    private AccountLimits Limits => options.Value.Limits;

    private Backoff Backoff => new(Limits.FreeFailures, FirstWait, Limits.LongestWait, Limits.LongestWait + Hour);

    /// <summary>Whether a try may be made now; costs a query only when the account is under attack.</summary>
    public async ValueTask<Problem?> Refuse(string account, string? userId, string network, CancellationToken cancellation)
    {
        if (limits.Take("login", network, new Limit(Limits.LoginsPerAddressAMinute, TimeSpan.FromMinutes(1))) is { } tooMany)
        {
            return tooMany;
        }

        if (limits.Look("failed login", network, FailuresPerAddress) is { } guessing)
        {
            return guessing;
        }

        if (Backoff.WaitAt(_failures[Key(account, network)], clock.Now()) is { Ticks: > 0 } wait)
        {
            return Problems.TooManyAttempts.After(wait);
        }

        return limits.Look("strangers", account, StrangersPerAccount) is { } attacked && !await IsKnown(userId, network, cancellation) ? attacked : null;
    }

    /// <param name="isKnown">What <see cref="IsKnown"/> says.</param>
    public void Failed(string account, string network, bool isKnown)
    {
        var now = clock.Now();
        limits.Take("failed login", network, FailuresPerAddress);
        _failures.Use(Key(account, network), failures => (true, (Failures?)Backoff.Failed(failures, now)));
        if (!isKnown)
        {
            limits.Take("strangers", account, StrangersPerAccount);
        }
    }

    public void Succeeded(string account, string network) => _failures.Forget(Key(account, network));

    private Limit FailuresPerAddress => new(Limits.FailedLoginsPerAddressAnHour, Hour);

    private Limit StrangersPerAccount => new(Limits.FailedLoginsPerAccountAnHour, Hour);

    /// <summary>Whether a living session of this account was last seen at this address. Asks the store as much when there is no account.</summary>
    public async ValueTask<bool> IsKnown(string? userId, string network, CancellationToken cancellation)
    {
        var sessions = await store.Find(AccountDocuments.SessionsByUser.Where(userId ?? Nobody).Descending().Take(100), cancellation);
        return sessions.Items.Any(session =>
            System.Net.IPAddress.TryParse(session.Value.Address, out var address) && RateLimits.NetworkOf(address) == network);
    }

    private static string Key(string account, string network) => $"{account} {network}";
}
