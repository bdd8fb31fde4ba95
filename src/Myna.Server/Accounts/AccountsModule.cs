using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Admin;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Erasure;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Passwords;
using Myna.Server.Accounts.Profile;
using Myna.Server.Accounts.Providers;
using Myna.Server.Accounts.Recovery;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Accounts.Tokens;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts;

/// <summary>The two entry points of the accounts module. Other modules may use its <see cref="Contracts"/> and nothing else.</summary>
public static class AccountsModule
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>().BindStrictly(AccountOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsCheck>();
        services.AddJsonContracts(AccountWire.Default);

        services.AddSingleton(provider => MasterKey.Open(
            provider.GetRequiredService<IOptions<AccountOptions>>().Value, provider.GetRequiredService<IOptions<MynaOptions>>().Value.DataDir));
        services.AddSingleton<SigningKeys>().AddSingleton<RevocationFeed>().AddSingleton<Revocations>().AddSingleton<AccessTokens>().AddSingleton<PublishKeys>();
        services.AddSingleton<ITokenAuthority>(provider => provider.GetRequiredService<AccessTokens>());
        services.AddHostedService<AccountUpkeep>();

        services.AddSingleton<PasswordHashing>().AddSingleton<RateLimits>().AddSingleton<LoginThrottle>();
        services.AddSingleton<RefreshTokens>().AddSingleton<SessionOpening>().AddSingleton<ExpiredSessions>().AddSingleton<SessionCookie>();
        services.AddSingleton<PasswordSignIn>().AddSingleton<GuestAccounts>();
        services.AddFeature<SignUp>().AddFeature<OpenGuest>().AddFeature<LogIn>().AddFeature<RotateRefreshToken>().AddFeature<LogOut>();
        services.AddFeature<ListSessions>().AddFeature<EndSession>().AddFeature<EndOtherSessions>();
        services.AddFeature<ReadOwnProfile>().AddFeature<ReadPublicProfile>().AddFeature<ChangeProfile>();
        services.AddSingleton<Profiles>();

        services.AddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<IOptions<AccountOptions>>().Value.Mail is { Host.Length: > 0 } mail
                ? new SmtpTransport(mail)
                : ActivatorUtilities.CreateInstance<FolderTransport>(provider));
        services.AddSingleton<OutgoingEmails>().AddSingleton<EmailWriter>().AddHostedService<EmailSender>();
        services.AddSingleton<EmailTokens>().AddSingleton<Reauthentication>();
        services.AddFeature<ForgotPassword>().AddFeature<ResetPassword>().AddFeature<ChangePassword>();
        services.AddFeature<VerifyEmail>().AddFeature<SendVerification>().AddFeature<ChangeEmail>();

        services.AddSingleton<ProviderHttp>().AddSingleton<ProviderList>().AddSingleton<ProviderSignIn>().AddSingleton<LoginCookie>().AddSingleton<Redirects>();
        services.AddSingleton<ExpiredLogins>().AddSingleton(provider => SignInProviders.Of(provider.GetRequiredService<ProviderList>()));
        services.AddFeature<ListProviders>().AddFeature<StartProviderLogin>().AddFeature<FinishProviderLogin>().AddFeature<ExchangeCode>().AddFeature<IdTokenSignIn>();
        services.AddFeature<ListIdentities>().AddFeature<LinkIdentity>().AddFeature<UnlinkIdentity>();

        services.AddSingleton<ExpiredGuests>().AddFeature<EraseAccount>().AddFeature<ExportAccount>();
        services.AddSingleton<AuditLog>().AddSingleton<Moderation>();
        services.AddFeature<SearchUsers>().AddFeature<GetUser>().AddFeature<SuspendUser>().AddFeature<RestoreUser>().AddFeature<LogOutUser>();
        services.AddFeature<GrantRole>().AddFeature<ListAudit>().AddSingleton(provider => new RoleGrants(provider.GetRequiredService<GrantRole>()));
        services.AddSingleton<ResetKeys>().AddSingleton(provider => new KeyReset(provider.GetRequiredService<ResetKeys>()));
        return services;
    }

    /// <summary>
    /// Opens the signing keys, before anything listens. A master key that does not fit is then this call's <see cref="ConfigurationException"/>; from
    /// inside the host's own start it would be logged as a crash, with its stack.
    /// </summary>
    public static ValueTask OpenSigningKeys(this IServiceProvider services) => services.GetRequiredService<SigningKeys>().Advance();

    /// <param name="root">The server's root: the well-known address has no version.</param>
    public static void MapSigningKeys(this Api root) => PublishKeys.Map(root);
}
