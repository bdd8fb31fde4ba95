using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.SignIn.Linking;
using Myna.Server.Accounts.SignIn.ProviderLogin;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.SignIn;

/// <summary>The ways into an account: sign-up, sessions, recovery, providers.</summary>
internal static class SignInModule
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<LoginThrottle>().AddSingleton<PasswordSignIn>().AddSingleton<GuestAccounts>();
        services.AddFeature<SignUp>().AddFeature<OpenGuest>().AddFeature<LogIn>();

        services.AddSingleton<RefreshTokens>().AddSingleton<SessionLifecycle>().AddSingleton<ExpiredSessions>().AddSingleton<SessionCookie>();
        services.AddFeature<RotateRefreshToken>().AddFeature<LogOut>().AddFeature<ListSessions>().AddFeature<EndSession>().AddFeature<EndOtherSessions>();

        services.AddSingleton<Reauthentication>();
        services.AddFeature<ForgotPassword>().AddFeature<ResetPassword>().AddFeature<ChangePassword>();
        services.AddFeature<VerifyEmail>().AddFeature<SendVerification>().AddFeature<ChangeEmail>();

        services.AddSingleton<ProviderHttp>().AddSingleton<ProviderList>().AddFeature<ListProviders>();
        services.AddSingleton(provider => SignInProviders.Of(provider.GetRequiredService<ProviderList>()));
        services.AddSingleton<ProviderSignIn>().AddSingleton<LoginCookie>().AddSingleton<Redirects>().AddSingleton<ExpiredLogins>();
        services.AddFeature<StartProviderLogin>().AddFeature<FinishProviderLogin>().AddFeature<ExchangeCode>().AddFeature<IdTokenSignIn>();
        services.AddFeature<ListIdentities>().AddFeature<LinkIdentity>().AddFeature<UnlinkIdentity>();
        return services.AddJsonContracts(SignInJson.Default);
    }
}
