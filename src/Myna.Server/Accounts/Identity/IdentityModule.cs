using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Identity;

/// <summary>Accounts: profiles, passwords, access tokens and their keys.</summary>
internal static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddSingleton(provider => MasterKey.Open(
            provider.GetRequiredService<IOptions<AccountOptions>>().Value, provider.GetRequiredService<IOptions<MynaOptions>>().Value.DataDir));
        services.AddSingleton<SigningKeys>().AddSingleton<RevocationFeed>().AddSingleton<Revocations>().AddSingleton<AccessTokens>().AddSingleton<PublishKeys>();
        services.AddSingleton<ITokenAuthority>(provider => provider.GetRequiredService<AccessTokens>());
        services.AddSingleton<PasswordHashing>().AddSingleton<RateLimits>();
        services.AddFeature<ReadOwnProfile>().AddFeature<ChangeProfile>();
        return services.AddSingleton<Profiles>().AddJsonContracts(IdentityJson.Default);
    }
}
