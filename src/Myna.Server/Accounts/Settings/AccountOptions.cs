using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.Identity.Tokens;

namespace Myna.Server.Accounts.Settings;

/// <summary>The <c>Myna:Accounts</c> section. Every key stands in docs/configuration.md.</summary>
internal sealed class AccountOptions
{
    public const string Section = "Myna:Accounts";

    /// <summary>OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA512. Fewer are refused outside development and tests.</summary>
    public const int OwaspIterations = 210_000;

    /// <summary>The <c>iss</c> of access tokens.</summary>
    [Required, StringLength(200, MinimumLength = 1)]
    public string Issuer { get; set; } = "myna";

    /// <summary>The <c>aud</c> of access tokens.</summary>
    [Required, StringLength(200, MinimumLength = 1)]
    public string Audience { get; set; } = "myna";

    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the token before the current one still gets the current one: for lost answers and parallel tabs.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A device that has not refreshed for so long is signed out.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "400.00:00:00")]
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromDays(60);

    /// <summary>A device must sign in again after so long, however active.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "1000.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Signed-in devices of one account; one more signs out the one that is oldest.</summary>
    [Range(1, 500)]
    public int MaxSessions { get; set; } = 50;

    /// <summary>32 bytes in base64. Empty: made at the first start and kept in the data folder. Every node needs the same.</summary>
    public string MasterKey { get; set; } = "";

    /// <summary>The master key before this one, while it is being replaced: signing keys sealed by it are sealed again.</summary>
    public string PreviousMasterKey { get; set; } = "";

    /// <summary>How long a signing key signs before the next one takes over.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "400.00:00:00")]
    public TimeSpan KeyRotation { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a signing key is published before it signs.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan KeyAnnouncement { get; set; } = TimeSpan.FromDays(1);

    /// <summary>PBKDF2-HMAC-SHA512 rounds for each password.</summary>
    [Range(1_000, 10_000_000)]
    public int PasswordIterations { get; set; } = OwaspIterations;

    /// <summary>Threads that hash passwords; 0 for half of the processors.</summary>
    [Range(0, 64)]
    public int HashingThreads { get; set; }

    /// <summary>Passwords that may wait for those threads; one more is answered 503 with Retry-After.</summary>
    [Range(1, 10_000)]
    public int HashingQueue { get; set; } = 32;

    /// <summary>This server's own address, as browsers reach it: where providers send them back to. Empty: as each request names it.</summary>
    [StringLength(500)]
    public string PublicUrl { get; set; } = "";

    /// <summary>Addresses, and all below them, to which a provider login may return.</summary>
    public IList<string> ReturnTo { get; } = [];

    /// <summary>By their ids.</summary>
    public IDictionary<string, ProviderOptions> Providers { get; } = new Dictionary<string, ProviderOptions>(StringComparer.Ordinal);

    [Required, ValidateObjectMembers]
    public MailOptions Mail { get; set; } = new();

    [Required, ValidateObjectMembers]
    public AccountLimits Limits { get; set; } = new();
}
