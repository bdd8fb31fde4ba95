using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn;

/// <summary>
/// Slows down guessing of passwords without handing anybody the means to lock out an owner: waits grow for one account and one
/// address together; all strangers' addresses share a budget for an account; an address from which the account is signed in
/// never pays for what strangers do.
/// </summary>
/// <remarks>Accounts are named by the address typed, so that one that does not exist is treated like one that does.</remarks>
internal sealed class LoginThrottle(RateLimits limits, IDocumentStore store, IOptions<AccountOptions> options, TimeProvider clock)
{
    private const int Capacity = 200_000;
    private const string UnknownAccount = "unknown";
    private const string PerAddressFailures = "failed login from address";
    private const string PerAccountFailures = "failed login of account";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly BoundedTable<Failures> _failures = new(Capacity);

    private AccountLimits Limits => options.Value.Limits;

    private Backoff Backoff => new(Limits.FreeFailures, Limits.FirstWait, Limits.LongestWait, Limits.LongestWait + Hour);

    /// <summary>
    /// Whether a try may be made now. It counts as a failure until it is told what became of it: guesses that are made at once would
    /// otherwise all be allowed before the first of them has failed. Costs a query only when the account or the address is under attack.
    /// </summary>
    public async ValueTask<Outcome<LoginTry>> Begin(string account, string? userId, string network, CancellationToken cancellation)
    {
        if (limits.Take("login", network, new Limit(Limits.LoginsPerAddressAMinute, TimeSpan.FromMinutes(1))) is { } tooMany)
        {
            return tooMany;
        }

        var now = clock.Now();
        var wait = _failures.Use<TimeSpan>(Key(account, network), failures =>
            Backoff.WaitAt(failures, now) is { Ticks: > 0 } wait ? (wait, null) : (TimeSpan.Zero, Backoff.Failed(failures, now)));
        if (wait > TimeSpan.Zero)
        {
            return AccountProblems.TooManyAttempts.After(wait);
        }

        // Neighbours behind the owner's address, and strangers anywhere, use up these; an owner who is signed in at this address needs neither.
        var byAddress = limits.Take(PerAddressFailures, network, FailuresPerAddress);
        var byAccount = limits.Take(PerAccountFailures, account, StrangersPerAccount);
        var begun = new LoginTry(account, network, byAddress is null, byAccount is null);
        if ((byAddress ?? byAccount) is { } attacked && !await IsKnown(userId, network, cancellation))
        {
            Undo(begun);
            return attacked;
        }

        return begun;
    }

    /// <param name="isKnown">What <see cref="IsKnown"/> says.</param>
    public void Failed(LoginTry begun, bool isKnown)
    {
        if (isKnown && begun.CountsForAccount)
        {
            limits.GiveBack(PerAccountFailures, begun.Account);
        }
    }

    public void Succeeded(LoginTry begun)
    {
        Forget(begun.Account, begun.Network);
        GiveBack(begun);
    }

    /// <summary>The password was not compared: the queue was full.</summary>
    public void Undo(LoginTry begun)
    {
        _failures.Use(Key(begun.Account, begun.Network), failures => (true, (Failures?)Backoff.Undone(failures)));
        GiveBack(begun);
    }

    /// <summary>Forgets the wrong guesses from this address, once the owner has proved to be the owner.</summary>
    public void Forget(string account, string network) => _failures.Forget(Key(account, network));

    private void GiveBack(LoginTry begun)
    {
        if (begun.CountsForAddress)
        {
            limits.GiveBack(PerAddressFailures, begun.Network);
        }

        if (begun.CountsForAccount)
        {
            limits.GiveBack(PerAccountFailures, begun.Account);
        }
    }

    private Limit FailuresPerAddress => new(Limits.FailedLoginsPerAddressAnHour, Hour);

    private Limit StrangersPerAccount => new(Limits.FailedLoginsPerAccountAnHour, Hour);

    /// <summary>Whether a living session of this account was last seen at this address. Asks the store as much when there is no account.</summary>
    public async ValueTask<bool> IsKnown(string? userId, string network, CancellationToken cancellation)
    {
        var sessions = await store.Find(SignInDocuments.SessionsByUser.Where(userId ?? UnknownAccount).Descending().Take(100), cancellation);
        return sessions.Items.Any(session =>
            System.Net.IPAddress.TryParse(session.Value.Address, out var address) && HttpOrigin.NetworkOf(address) == network);
    }

    private static string Key(string account, string network) => $"{account} {network}";
}

/// <summary>A try at a password that has been let through.</summary>
/// <param name="Account">As it is called, whether there is one or not.</param>
/// <param name="CountsForAddress">Whether it is counted among the failures of its address.</param>
/// <param name="CountsForAccount">Whether it is counted among the failures of strangers at this account.</param>
internal sealed record LoginTry(string Account, string Network, bool CountsForAddress, bool CountsForAccount);
