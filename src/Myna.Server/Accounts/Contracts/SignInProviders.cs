using Myna.Server.Accounts.SignIn.Providers;

namespace Myna.Server.Accounts.Contracts;

/// <summary>Where else one can sign in.</summary>
public sealed record SignInProviders(IReadOnlyList<SignInProvider> All)
{
    internal static SignInProviders Of(ProviderList providers) => new([.. providers.All.Select(provider => new SignInProvider(provider.Id, provider.Name))]);
}

/// <param name="Id">As in <c>/auth/oauth/{id}/start</c>.</param>
/// <param name="Name">For the sign-in page.</param>
public sealed record SignInProvider(string Id, string Name);
