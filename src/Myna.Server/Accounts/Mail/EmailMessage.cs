namespace Myna.Server.Accounts.Mail;

/// <summary>A message to one account's owner, before it is put into words.</summary>
/// <param name="To">The address.</param>
/// <param name="Name">The owner's display name; empty where it must not be shown.</param>
/// <param name="Language">Of <see cref="EmailTexts"/>.</param>
/// <param name="Token">The single-use token of the email's link, where it has one.</param>
/// <param name="Detail">A detail for the text: a device, an address.</param>
/// <param name="Unsubscribe">The address that ends such emails; null for those that every account gets.</param>
internal sealed record EmailMessage(EmailKind Kind, string To, string Name, string Language, string? Token, string? Detail, string? Unsubscribe = null);
