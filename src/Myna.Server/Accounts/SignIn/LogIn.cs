using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn;

/// <summary>POST /auth/login: a session for an email address and its password.</summary>
internal sealed class LogIn(IDocumentStore store, PasswordSignIn signIn) : IFeature
{
    /// <param name="Session"><c>cookie</c>: see <see cref="SessionCookie"/>.</param>
    public sealed record Request([property: Required] string? Email, [property: Required] string? Password, string? Session);

    public static void Map(Api api)
    {
        var (feature, cookie) = (api.Feature<LogIn>(), api.Feature<SessionCookie>());
        api.Tagged("Accounts").Everybody.Post<Request, SessionTokens>("/auth/login", (call, request) =>
                cookie.Open(call, request.Session, () => feature.Handle(call.Origin, request, call.Cancellation)))
            .Does("Sign in with email and password", "logIn")
            .May(SessionCookie.Refusals)
            .May(AccountProblems.InvalidCredentials, AccountProblems.AccountSuspended, AccountProblems.TooManyAttempts, AccountProblems.SignInsBusy)
            .WithNoStore();
    }

    public async ValueTask<Outcome<SessionTokens>> Handle(HttpOrigin origin, Request request, CancellationToken cancellation)
    {
        var email = EmailAddress.Parse(request.Email);
        var user = email is null ? null : (await store.FindByEmail(email.Key, cancellation))?.Value;
        return await signIn.SignIn(origin, email?.Key ?? "", user, request.Password, cancellation);
    }
}
