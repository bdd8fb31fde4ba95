using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Accounts.Passwords;
using Myna.Server.Accounts.Profile;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Accounts.Tokens;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts;

/// <summary>The two doors of the accounts room. What other rooms may use of it is in <see cref="Contracts"/>.</summary>
public static class AccountsModule
{
    private const string Tag = "Accounts";

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection(AccountOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsCheck>();
        services.AddJsonContracts(AccountWire.Default);

        services.AddSingleton(provider => MasterKey.Open(
            provider.GetRequiredService<IOptions<AccountOptions>>().Value.MasterKey, provider.GetRequiredService<IOptions<MynaOptions>>().Value.DataDir));
        services.AddSingleton<SigningKeys>().AddSingleton<Revocations>().AddSingleton<AccessTokens>().AddSingleton<PublishKeys>();
        services.AddSingleton<ITokenAuthority>(provider => provider.GetRequiredService<AccessTokens>());
        services.AddHostedService<TokenUpkeep>();

        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<RateLimits>().AddSingleton<LoginThrottle>();
        services.AddSingleton<RefreshTokens>().AddSingleton<SessionOpening>().AddSingleton<ExpiredSessions>();
        services.AddSingleton<SignUp>().AddSingleton<LogIn>().AddSingleton<RotateRefreshToken>().AddSingleton<LogOut>();
        services.AddSingleton<ListSessions>().AddSingleton<EndSessions>();
        services.AddSingleton<ReadOwnProfile>().AddSingleton<ReadPublicProfile>().AddSingleton<ChangeProfile>();
        services.AddSingleton<Profiles>();
        return services;
    }

    /// <param name="api">Where the versioned API begins.</param>
    public static void MapAccounts(this Api api)
    {
        var open = api.Everybody.Tagged(Tag);
        open.Post<SignUp.Request, TokenAnswer>("/auth/signup", api.Feature<SignUp>().Handle, StatusCodes.Status201Created)
            .Does("Make an account and sign in").May(Problems.InvalidRequest, Problems.EmailTaken, Problems.TooManyAttempts, Problems.SignInsBusy).NotStored();
        open.Post<LogIn.Request, TokenAnswer>("/auth/login", api.Feature<LogIn>().Handle)
            .Does("Sign in with email and password").May(Problems.InvalidCredentials, Problems.AccountSuspended, Problems.TooManyAttempts, Problems.SignInsBusy).NotStored();
        open.Post<RotateRefreshToken.Request, TokenAnswer>("/auth/refresh", api.Feature<RotateRefreshToken>().Handle)
            .Does("Exchange a refresh token for a new pair").May(Problems.RefreshInvalid, Problems.RefreshReused, Problems.TooManyAttempts).NotStored();
        open.Post<LogOut.Request, Nothing>("/auth/logout", api.Feature<LogOut>().Handle).Does("End the session of a refresh token");

        var own = api.Learner.Tagged(Tag);
        own.Get("/auth/sessions", api.Feature<ListSessions>().Handle).Does("The devices on which you are signed in").May(Problems.InvalidCursor);
        own.Delete("/auth/sessions", api.Feature<EndSessions>().HandleOthers).Does("Sign out every other device");
        own.Delete("/auth/sessions/{id}", api.Feature<EndSessions>().HandleOne).Does("Sign out one device").May(Problems.SessionNotFound);
        own.Get("/users/me", api.Feature<ReadOwnProfile>().Handle).Does("Your account");
        own.Patch<ChangeProfile.Request, UserBody>("/users/me", api.Feature<ChangeProfile>().Handle)
            .Does("Change your profile and preferences").May(Problems.InvalidRequest);
        own.Get("/users/{id}", api.Feature<ReadPublicProfile>().Handle).Does("Another learner's public profile").May(Problems.UserNotFound);
    }

    /// <param name="root">The server's root: the well-known address has no version.</param>
    public static void MapSigningKeys(this Api root) =>
        root.Everybody.Tagged(Tag).Get("/.well-known/jwks.json", root.Feature<PublishKeys>().Handle).Does("The public keys of access tokens");
}
