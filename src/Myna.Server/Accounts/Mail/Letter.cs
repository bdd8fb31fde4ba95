namespace Myna.Server.Accounts.Mail;

/// <summary>A message to one account's owner, before it is put into words.</summary>
/// <param name="To">The address.</param>
/// <param name="Name">The owner's display name; empty where it must not be shown.</param>
/// <param name="Language">Of <see cref="LetterTexts"/>.</param>
/// <param name="Token">The single-use token of the letter's link, where it has one.</param>
/// <param name="Detail">What else the text mentions: a device, an address.</param>
public sealed record Letter(LetterKind Kind, string To, string Name, string Language, string? Token, string? Detail);
