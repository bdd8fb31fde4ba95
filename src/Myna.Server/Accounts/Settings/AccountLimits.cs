using System.ComponentModel.DataAnnotations;

namespace Myna.Server.Accounts.Settings;

/// <summary>The <c>Myna:Accounts:Limits</c> section. An address is an IPv4 address or an IPv6 /64; counts slide.</summary>
internal sealed class AccountLimits
{
    /// <summary>A classroom behind one address signs up in one lesson.</summary>
    [Range(1, 1_000_000)]
    public int SignUpsPerAddressAnHour { get; set; } = 100;

    /// <summary>Guests' accounts that are made.</summary>
    [Range(1, 1_000_000)]
    public int GuestsPerAddressAnHour { get; set; } = 100;

    /// <summary>Wrong passwords, of whatever accounts.</summary>
    [Range(1, 1_000_000)]
    public int FailedLoginsPerAddressAnHour { get; set; } = 100;

    /// <summary>By password, right or wrong: each costs a tenth of a second of a processor. As many by providers.</summary>
    [Range(1, 1_000_000)]
    public int LoginsPerAddressAMinute { get; set; } = 120;

    [Range(1, 1_000_000)]
    public int RefreshesPerAddressAMinute { get; set; } = 600;

    /// <summary>Of one session.</summary>
    [Range(1, 1_000_000)]
    public int RefreshesPerSessionAMinute { get; set; } = 30;

    /// <summary>Password resets, verifications and changes of address asked for.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerAddressAnHour { get; set; } = 30;

    [Range(1, 1_000_000)]
    public int MailsPerAccountAnHour { get; set; } = 5;

    /// <summary>Links of emails that are opened, right or wrong: resets and confirmations.</summary>
    [Range(1, 1_000_000)]
    public int LinksPerAddressAnHour { get; set; } = 300;

    /// <summary>Wrong passwords for one account from one address before it has to wait.</summary>
    [Range(1, 1_000)]
    public int FreeFailures { get; set; } = 5;

    /// <summary>The wait after one more; each further one doubles it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Wrong passwords for one account in an hour, from all addresses that it has never been signed in from, before those addresses have to wait.
    /// </summary>
    [Range(1, 1_000_000)]
    public int FailedLoginsPerAccountAnHour { get; set; } = 50;
}
