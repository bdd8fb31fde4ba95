using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Identity.Throttling;

/// <summary>How often each address, and each account, may do what costs or tempts. Counted in each process for itself.</summary>
internal sealed class RateLimits(IOptions<AccountOptions> options, TimeProvider clock)
{
    private const int Capacity = 200_000;

    private readonly BoundedTable<SlidingWindow> _windows = new(Capacity);

    public AccountLimits Limits => options.Value.Limits;

    /// <summary>Counts one, or says how long to wait. The key's first part names what is limited.</summary>
    public Problem? Take(string what, string who, Limit limit)
    {
        var now = clock.Now();
        var wait = _windows.Use<TimeSpan>($"{what} {who}", window =>
            window.WaitAt(limit, now) is { Ticks: > 0 } wait ? (wait, null) : (TimeSpan.Zero, window.With(limit, now)));
        return wait > TimeSpan.Zero ? AccountProblems.TooManyAttempts.After(wait) : null;
    }

    /// <summary>Takes back one that was counted a moment ago.</summary>
    public void GiveBack(string what, string who) => _windows.Use($"{what} {who}", window => (true, (SlidingWindow?)window.Without()));

    /// <summary>Counts one email that an address asks for.</summary>
    public Problem? TakeMail(HttpOrigin origin) => Take("mail", origin.Network, new Limit(Limits.MailsPerAddressAnHour, TimeSpan.FromHours(1)));

    /// <summary>Counts one link of an email that an address tries.</summary>
    public Problem? TakeLink(HttpOrigin origin) => Take("link", origin.Network, new Limit(Limits.LinksPerAddressAnHour, TimeSpan.FromHours(1)));

    /// <summary>Counts one sign-in by a provider that an address begins or ends.</summary>
    public Problem? TakeProvider(HttpOrigin origin) => Take("provider", origin.Network, new Limit(Limits.LoginsPerAddressAMinute, TimeSpan.FromMinutes(1)));
}
