using System.ComponentModel.DataAnnotations;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Sessions;

/// <summary>POST /auth/login: a session for an email address and its password.</summary>
public sealed class LogIn(IDocumentStore store, PasswordSignIn signIn, SessionCookie cookie)
{
    /// <param name="Session"><c>cookie</c>: see <see cref="SessionCookie"/>.</param>
    public sealed record Request([property: Required] string? Email, [property: Required] string? Password, string? Session);

    public ValueTask<Outcome<TokenAnswer>> Handle(Call call, Request request) => cookie.Open(call, request.Session, () => LogInWith(call, request));

    private async ValueTask<Outcome<TokenAnswer>> LogInWith(Call call, Request request)
    {
        var email = EmailAddress.Parse(request.Email);
        var user = email is null ? null : await Find(email, call.Cancellation);
        return await signIn.SignIn(call, email?.Key ?? "", user, request.Password);
    }

    private async ValueTask<User?> Find(EmailAddress email, CancellationToken cancellation) =>
        (await store.Find(AccountDocuments.UsersByEmail.Where(email.Key).Take(1), cancellation)).Items is [var found] ? found.Value : null;
}
