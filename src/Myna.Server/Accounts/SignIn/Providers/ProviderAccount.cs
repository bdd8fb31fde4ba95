namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>The person who has signed in, as the provider names them.</summary>
/// <param name="Subject">The provider's own id.</param>
/// <param name="EmailVerified">Whether the provider vouches for the address.</param>
internal sealed record ProviderAccount(string Subject, string? Email, bool EmailVerified, string? Name, string? Picture);

/// <summary>A provider did not play by the protocol, or cannot be reached. For the log; the learner is told less.</summary>
internal sealed class ProviderException(string message, Exception? inner = null) : Exception(message, inner);
