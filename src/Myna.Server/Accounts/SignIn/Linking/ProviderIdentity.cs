using Myna.Server.Shared;

namespace Myna.Server.Accounts.SignIn.Linking;

/// <summary>A provider's account by which a learner signs in.</summary>
/// <param name="Id">Of provider and subject, so that one provider's account belongs to one learner at most.</param>
/// <param name="Subject">The provider's own id of the account; never an email address, which changes hands.</param>
/// <param name="Email">As the provider told it when it was linked, for its owner to recognise.</param>
internal sealed record ProviderIdentity(string Id, string UserId, string Provider, string Subject, string? Email, DateTimeOffset LinkedAt)
{
    public static string IdOf(string provider, string subject) => Digest.Hex($"{provider}\n{subject}");
}

/// <summary>A linked provider account, as its owner sees it.</summary>
internal sealed record LinkedIdentity(string Provider, string? Email, DateTimeOffset LinkedAt)
{
    /// <summary>As many may be linked to one account.</summary>
    public const int Max = 20;

    public static LinkedIdentity Of(ProviderIdentity identity) => new(identity.Provider, identity.Email, identity.LinkedAt);
}
