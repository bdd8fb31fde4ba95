using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Identity;

namespace Myna.Server.Accounts.Settings;

/// <summary>The <c>Myna:Accounts:Mail</c> section.</summary>
internal sealed class MailOptions
{
    /// <summary>An SMTP server. Empty, for development: emails are written into the data folder and their links into the log.</summary>
    [StringLength(255)]
    public string Host { get; set; } = "";

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is secured.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    [StringLength(255)]
    public string User { get; set; } = "";

    [StringLength(1024)]
    public string Password { get; set; } = "";

    /// <summary>The sender.</summary>
    [Required, EmailAddress, StringLength(254)]
    public string From { get; set; } = "myna@localhost.localdomain";

    [Required, StringLength(100)]
    public string FromName { get; set; } = "Myna";

    /// <summary>Where links lead: the app's pages <c>verify-email</c> and <c>reset-password</c> below this address take <c>?token=</c>.</summary>
    [Required, Url]
    public string LinkBase { get; set; } = "http://127.0.0.1:5080";
}

internal enum MailSecurity
{
    /// <summary>TLS after STARTTLS; without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>Only for a relay on this machine.</summary>
    None,
}
