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
    private const string Tag = "Accounts";

    /// <summary>Of every call that takes <c>"session":"cookie"</c>.</summary>
    private static readonly Problem[] SessionProblems = [Problems.OriginRefused, Problems.HttpsRequired];

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

        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<RateLimits>().AddSingleton<LoginThrottle>();
        services.AddSingleton<RefreshTokens>().AddSingleton<SessionOpening>().AddSingleton<ExpiredSessions>().AddSingleton<SessionCookie>();
        services.AddSingleton<PasswordSignIn>().AddSingleton<SignUp>().AddSingleton<OpenGuest>().AddSingleton<GuestAccounts>().AddSingleton<LogIn>().AddSingleton<RotateRefreshToken>().AddSingleton<LogOut>();
        services.AddSingleton<ListSessions>().AddSingleton<EndSessions>();
        services.AddSingleton<ReadOwnProfile>().AddSingleton<ReadPublicProfile>().AddSingleton<ChangeProfile>();
        services.AddSingleton<Profiles>();

        services.AddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<IOptions<AccountOptions>>().Value.Mail is { Host.Length: > 0 } mail
                ? new SmtpTransport(mail)
                : ActivatorUtilities.CreateInstance<FolderTransport>(provider));
        services.AddSingleton<OutgoingEmails>().AddSingleton<EmailWriter>().AddHostedService<EmailSender>();
        services.AddSingleton<EmailTokens>().AddSingleton<Reauthentication>();
        services.AddSingleton<ForgotPassword>().AddSingleton<ResetPassword>().AddSingleton<ChangePassword>();
        services.AddSingleton<VerifyEmail>().AddSingleton<SendVerification>().AddSingleton<ChangeEmail>();
        services.AddSingleton<ProviderHttp>().AddSingleton<ProviderList>().AddSingleton<ProviderSignIn>().AddSingleton<ProviderLogin>().AddSingleton(provider => SignInProviders.Of(provider.GetRequiredService<ProviderList>()));
        services.AddSingleton<ExchangeCode>().AddSingleton<IdTokenSignIn>().AddSingleton<Identities>().AddSingleton<ExpiredLogins>();
        services.AddSingleton<EraseAccount>().AddSingleton<ExpiredGuests>().AddSingleton<ExportAccount>();
        services.AddSingleton<AuditLog>().AddSingleton<SearchUsers>().AddSingleton<Moderation>().AddSingleton<GrantRole>()
            .AddSingleton(provider => new RoleGrants(provider.GetRequiredService<GrantRole>()));
        services.AddSingleton<ResetKeys>().AddSingleton(provider => new KeyReset(provider.GetRequiredService<ResetKeys>()));
        return services;
    }

    /// <param name="api">Where the versioned API begins.</param>
    public static void MapAccounts(this Api api)
    {
        var open = api.Everybody.Tagged(Tag);
        open.Post<SignUp.Request, TokenAnswer>("/auth/signup", api.Feature<SignUp>().Handle, StatusCodes.Status201Created)
            .Does("Make an account and sign in; with a guest's token, of that guest's account", "signUp")
            .May(Problems.InvalidRequest, Problems.EmailTaken, Problems.IdempotencyKeyReused, Problems.AccountSuspended, Problems.TooManyAttempts, Problems.SignInsBusy)
            .May(Problems.TokenInvalid, Problems.TokenExpired, Problems.SessionRevoked).May(SessionProblems).WithNoStore();
        open.Post<OpenGuest.Request, TokenAnswer>("/auth/guest", api.Feature<OpenGuest>().Handle, StatusCodes.Status201Created)
            .Does("Make a guest's account, to learn before signing up; erased after seven days", "openGuest").May(Problems.InvalidRequest, Problems.TooManyAttempts).May(SessionProblems).WithNoStore();
        open.Post<LogIn.Request, TokenAnswer>("/auth/login", api.Feature<LogIn>().Handle)
            .Does("Sign in with email and password", "logIn").May(SessionProblems).May(Problems.InvalidCredentials, Problems.AccountSuspended, Problems.TooManyAttempts, Problems.SignInsBusy).WithNoStore();
        open.Post<RotateRefreshToken.Request, TokenAnswer>("/auth/refresh", api.Feature<RotateRefreshToken>().Handle)
            .Does("Exchange a refresh token for a new pair", "refreshTokens").May(SessionProblems).May(Problems.RefreshInvalid, Problems.RefreshReused, Problems.TooManyAttempts).WithNoStore();
        open.Post<LogOut.Request, Nothing>("/auth/logout", api.Feature<LogOut>().Handle).Does("End the session of a refresh token", "logOut").May(SessionProblems);

        open.Post<ForgotPassword.Request, Nothing>("/auth/forgot-password", api.Feature<ForgotPassword>().Handle)
            .Does("Ask for a link to choose a new password", "requestPasswordReset").May(Problems.TooManyAttempts);
        open.Post<ResetPassword.Request, Nothing>("/auth/reset-password", api.Feature<ResetPassword>().Handle)
            .Does("Choose a new password by a link", "resetPassword").May(Problems.LinkInvalid, Problems.InvalidRequest, Problems.TooManyAttempts, Problems.SignInsBusy);
        open.Post<VerifyEmail.Request, Nothing>("/auth/verify-email", api.Feature<VerifyEmail>().Handle)
            .Does("Confirm an email address by a link", "verifyEmail").May(Problems.LinkInvalid, Problems.EmailTaken, Problems.TooManyAttempts);

        open.Get("/auth/providers", api.Feature<ProviderList>().Handle).Does("The providers that accounts can sign in with", "listProviders");
        open.GetRedirect("/auth/oauth/{provider}/start", api.Feature<ProviderLogin>().HandleStart)
            .Does("Go to a provider (302)", "startProviderLogin")
            .Takes("returnTo", "The address to return to; must be on the allow-list").Takes("challenge", "S256 of a verifier that the app keeps for the exchange")
            .May(Problems.ProviderNotFound, Problems.ReturnToRefused, Problems.ProviderUnavailable, Problems.TooManyAttempts);
        open.GetRaw<TokenAnswer>("/auth/oauth/{provider}/callback", api.Feature<ProviderLogin>().HandleCallback)
            .Does("The address to which a provider returns the browser", "finishProviderLogin")
            .Takes("state", "As sent to the provider").Takes("code", "The authorization code").Takes("iss", "The issuer (RFC 9207)").Takes("error", "Why the provider gave no code")
            .May(Problems.LoginFlowInvalid, Problems.ProviderNotFound, Problems.ProviderRefused, Problems.AccountExists, Problems.AccountSuspended, Problems.ProviderEmailMissing);
        open.PostRaw<TokenAnswer>("/auth/oauth/{provider}/callback", api.Feature<ProviderLogin>().HandleFormCallback)
            .Does("The address to which a provider returns the browser by a form", "finishProviderLoginByForm")
            .May(Problems.LoginFlowInvalid, Problems.ProviderNotFound, Problems.ProviderRefused, Problems.AccountExists, Problems.AccountSuspended, Problems.ProviderEmailMissing, Problems.UnsupportedMediaType);
        open.Post<ExchangeCode.Request, TokenAnswer>("/auth/oauth/exchange", api.Feature<ExchangeCode>().Handle)
            .Does("Exchange the code of a provider login for tokens", "exchangeLoginCode").May(SessionProblems).May(Problems.LoginFlowInvalid, Problems.AccountExists, Problems.AccountSuspended, Problems.ProviderEmailMissing).WithNoStore();
        open.Post<IdTokenSignIn.Request, TokenAnswer>("/auth/oauth/{provider}/token", api.Feature<IdTokenSignIn>().Handle)
            .Does("Sign in with a provider's ID token", "signInWithIdToken").May(Problems.IdTokenInvalid, Problems.ProviderNotFound, Problems.AccountExists, Problems.AccountSuspended, Problems.ProviderEmailMissing, Problems.TooManyAttempts).WithNoStore();

        var own = api.Learner.Tagged(Tag);
        own.Get("/users/me/identities", api.Feature<Identities>().HandleList).Does("Your linked provider accounts", "listIdentities");
        own.Post<Identities.Request, Identities.Item>("/users/me/identities", api.Feature<Identities>().HandleLink, StatusCodes.Status201Created)
            .Does("Link a provider account", "linkIdentity").May(Problems.ProviderNotFound, Problems.SessionRevoked, Problems.FreshLoginRequired, Problems.IdTokenInvalid, Problems.LoginFlowInvalid, Problems.IdentityTaken, Problems.ProviderLinked, Problems.AccountExists, Problems.ProviderEmailMissing);
        own.Delete("/users/me/identities/{provider}", api.Feature<Identities>().HandleUnlink)
            .Does("Unlink a provider account", "unlinkIdentity").May(Problems.FreshLoginRequired, Problems.IdentityNotFound, Problems.LastWayIn);
        own.Post("/auth/verify-email/send", api.Feature<SendVerification>().Handle).Does("Send the confirming link again", "sendVerification").May(Problems.TooManyAttempts, Problems.SignUpFirst);
        own.Post<ChangePassword.Request, Nothing>("/auth/change-password", api.Feature<ChangePassword>().Handle)
            .Does("Change the password; signs out other devices", "changePassword").May(Problems.SignUpFirst, Problems.InvalidCredentials, Problems.FreshLoginRequired, Problems.TooManyAttempts, Problems.SignInsBusy);
        own.Post<ChangeEmail.Request, Nothing>("/auth/change-email", api.Feature<ChangeEmail>().Handle)
            .Does("Change the email address, once its new owner confirms", "changeEmail").May(Problems.SignUpFirst, Problems.InvalidCredentials, Problems.FreshLoginRequired, Problems.TooManyAttempts, Problems.SignInsBusy);
        own.Get("/auth/sessions", api.Feature<ListSessions>().Handle).Does("The devices on which you are signed in", "listSessions").Pages();
        own.Delete("/auth/sessions", api.Feature<EndSessions>().HandleOthers).Does("Sign out every other device", "endOtherSessions").May(Problems.FreshLoginRequired);
        own.Delete("/auth/sessions/{id}", api.Feature<EndSessions>().HandleOne).Does("Sign out one device", "endSession").May(Problems.SessionNotFound, Problems.FreshLoginRequired);
        own.Get("/users/me", api.Feature<ReadOwnProfile>().Handle).Does("Your account", "getMe");
        own.Patch<ChangeProfile.Request, UserBody>("/users/me", api.Feature<ChangeProfile>().Handle)
            .Does("Change your profile and preferences", "changeMe").May(Problems.InvalidRequest);
        own.Delete("/users/me", api.Feature<EraseAccount>().Handle).Does("Erase your account and all that belongs to it", "eraseMe").May(Problems.FreshLoginRequired);
        own.GetRaw<ExportAccount.Response>("/users/me/export", api.Feature<ExportAccount>().Handle).Does("All data that is held of you", "exportMe");
        own.Get("/users/{id}", api.Feature<ReadPublicProfile>().Handle).Does("Another learner's public profile", "getUser").May(Problems.UserNotFound);

        var admin = api.Admin.Tagged("Administration");
        admin.Get("/admin/users", api.Feature<SearchUsers>().Handle).Does("Find accounts by address", "adminListUsers").Takes("q", "The beginning of the address").Pages(max: 200);
        admin.Get("/admin/users/{id}", api.Feature<SearchUsers>().HandleOne).Does("One account", "adminGetUser").May(Problems.UserNotFound);
        admin.Post<Moderation.Request, AdminUserBody>("/admin/users/{id}/suspend", api.Feature<Moderation>().HandleSuspend).Does("Suspend an account", "adminSuspendUser").May(Problems.UserNotFound, Problems.NotOnYourself);
        admin.Post<Moderation.Request, AdminUserBody>("/admin/users/{id}/restore", api.Feature<Moderation>().HandleRestore).Does("Restore a suspended account", "adminRestoreUser").May(Problems.UserNotFound, Problems.NotOnYourself);
        admin.Post<Moderation.Request, AdminUserBody>("/admin/users/{id}/logout", api.Feature<Moderation>().HandleLogOut).Does("Sign an account out everywhere", "adminLogOutUser").May(Problems.UserNotFound, Problems.NotOnYourself);
        admin.Put<GrantRole.Request, AdminUserBody>("/admin/users/{id}/roles", api.Feature<GrantRole>().Handle).Does("Set an account's roles", "adminSetRoles").May(Problems.UserNotFound, Problems.NotOnYourself);
        admin.Get("/admin/audit", api.Feature<AuditLog>().Handle).Does("The actions of admins, newest first", "adminListAudit").Takes("userId", "Only actions on this account").Pages(max: 200);
    }

    /// <summary>
    /// Opens the signing keys, before anything listens. A master key that does not fit is then this call's <see cref="ConfigurationException"/>; from
    /// inside the host's own start it would be logged as a crash, with its stack.
    /// </summary>
    public static ValueTask OpenSigningKeys(this IServiceProvider services) => services.GetRequiredService<SigningKeys>().Advance();

    /// <param name="root">The server's root: the well-known address has no version.</param>
    public static void MapSigningKeys(this Api root) =>
        root.Everybody.Tagged(Tag).Get("/.well-known/jwks.json", root.Feature<PublishKeys>().Handle).Does("The public keys of access tokens", "getSigningKeys");
}
