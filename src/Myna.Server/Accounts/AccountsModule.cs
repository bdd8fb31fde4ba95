using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Administration;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Settings;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts;

/// <summary>The accounts module: four areas in a line. Other modules may use its <see cref="Contracts"/> and nothing else.</summary>
internal static class AccountsModule
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>().BindStrictly(AccountOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsCheck>();
        return services.AddIdentity().AddMail().AddSignIn().AddAdministration().AddHostedService<AccountUpkeep>();
    }

    /// <summary>
    /// Opens the signing keys, before anything listens. A master key that does not fit is then this call's <see cref="ConfigurationException"/>; from
    /// inside the host's own start it would be logged as a crash, with its stack.
    /// </summary>
    public static ValueTask OpenSigningKeys(this IServiceProvider services) => services.GetRequiredService<SigningKeys>().Advance();

    /// <param name="root">The server's root: the well-known address has no version.</param>
    public static void MapSigningKeys(this Api root) => PublishKeys.Map(root);
}
