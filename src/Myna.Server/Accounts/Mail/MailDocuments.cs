using System.Text.Json.Serialization;
using Myna.Server.Accounts.Mail.Links;
using Myna.Storage;

namespace Myna.Server.Accounts.Mail;

/// <summary>The collections of emails that wait to be sent, and their links.</summary>
internal static class MailDocuments
{
    /// <summary>Open links of emails.</summary>
    public static readonly Collection<EmailToken> EmailTokens = new("emailTokens", MailDocumentJson.Default.EmailToken, token => token.Id);

    public static readonly Index<EmailToken> EmailTokensByUser = EmailTokens.Index("user", token => token.UserId);

    public static readonly Index<EmailToken> EmailTokensByExpiry = EmailTokens.Index("expiry", token => token.ExpiresAt);

    /// <summary>Emails that have not been handed over yet.</summary>
    public static readonly Collection<PendingEmail> PendingEmails = new("pendingEmails", MailDocumentJson.Default.PendingEmail, email => email.Id);

    public static readonly Index<PendingEmail> PendingEmailsByDue = PendingEmails.Index("due", email => email.DueAt);

    public static readonly Index<PendingEmail> PendingEmailsByUser = PendingEmails.Index("user", email => email.UserId);

    public static readonly Index<PendingEmail> PendingEmailsByAddress = PendingEmails.Index("address", email => email.Address);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [EmailTokens, PendingEmails];
}

[JsonSerializable(typeof(EmailToken))]
[JsonSerializable(typeof(PendingEmail))]
[JsonSerializable(typeof(EmailQueued))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class MailDocumentJson : JsonSerializerContext;
