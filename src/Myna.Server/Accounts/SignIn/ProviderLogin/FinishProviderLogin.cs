using Microsoft.AspNetCore.WebUtilities;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>
/// GET and POST /auth/oauth/{provider}/callback: takes a browser back from a provider, by a redirect or by a form. The login ends where it was to
/// return to (<see cref="StartProviderLogin"/>), with a code or an error, or without such an address with the tokens themselves.
/// </summary>
internal sealed class FinishProviderLogin(
    ProviderList providers, ProviderSignIn signIn, IDocumentStore store, TimeProvider clock, ILogger<FinishProviderLogin> log) : IFeature
{
    private const int MaxParameter = 4096;

    private static readonly Problem[] Failures =
    [
        AccountProblems.LoginFlowInvalid, AccountProblems.ProviderNotFound, AccountProblems.ProviderRefused, AccountProblems.AccountExists, AccountProblems.AccountSuspended, AccountProblems.ProviderEmailMissing,
    ];

    /// <summary>The fields of the provider's response.</summary>
    /// <param name="User">Apple's, which tells the name.</param>
    public sealed record Return(string? State, string? Code, string? Issuer, string? Error, string? User);

    /// <summary>One of both.</summary>
    public sealed record Finished(string? RedirectTo, SessionTokens? Tokens);

    public static void Map(Api api)
    {
        var (feature, cookie, redirects) = (api.Feature<FinishProviderLogin>(), api.Feature<LoginCookie>(), api.Feature<Redirects>());
        var accounts = api.Tagged("Accounts").Everybody;
        accounts.GetRaw<SessionTokens>("/auth/oauth/{provider}/callback", call =>
                Finish(call, new Return(call.Query("state"), call.Query("code"), call.Query("iss"), call.Query("error"), User: null)))
            .Does("The address to which a provider returns the browser", "finishProviderLogin")
            .Takes("state", "As sent to the provider")
            .Takes("code", "The authorization code")
            .Takes("iss", "The issuer (RFC 9207)")
            .Takes("error", "Why the provider gave no code")
            .May(Failures)
            .WithoutHead();
        accounts.PostRaw<SessionTokens>("/auth/oauth/{provider}/callback", async call =>
            {
                var form = await FormOf(call);
                return form.IsOk ? await Finish(call, form.Value) : form.Problem;
            })
            .Does("The address to which a provider returns the browser by a form", "finishProviderLoginByForm")
            .May(Failures)
            .May(Problems.UnsupportedMediaType);

        async ValueTask<Problem?> Finish(Call call, Return given)
        {
            var finished = await feature.Handle(
                call.Origin, call.Route("provider"), given, () => cookie.Take(call, given.State), redirects.Callback(call), call.Cancellation);
            if (!finished.IsOk)
            {
                return finished.Problem;
            }

            if (finished.Value.RedirectTo is { } address)
            {
                Redirects.Send(call, address);
                return null;
            }

            call.Http.Response.Headers.CacheControl = "no-store";
            JsonWire.Write(call.Http.Response, StatusCodes.Status200OK, finished.Value.Tokens!, SignInJson.Web.SessionTokens);
            return null;
        }
    }

    /// <param name="takeFlow">Takes the login of the given state from the browser that began it; null from another browser.</param>
    public async ValueTask<Outcome<Finished>> Handle(
        HttpOrigin origin, string providerId, Return given, Func<LoginFlow?> takeFlow, Uri callback, CancellationToken cancellation)
    {
        if (providers.Find(providerId) is not { } provider)
        {
            return AccountProblems.ProviderNotFound;
        }

        if (takeFlow() is not { } flow || flow.State != given.State || flow.Provider != provider.Id || flow.ExpiresAt <= clock.Now() || !await Use(flow, cancellation))
        {
            return AccountProblems.LoginFlowInvalid;
        }

        if (given.Code is not { Length: <= MaxParameter } code)
        {
            log.LogInformation("Provider {Provider} sent no code: {Error}", provider.Id, given.Error is { Length: < 100 } error ? error : "no error either");
            return Refused(flow);
        }

        ProviderAccount account;
        try
        {
            account = await provider.Exchange(flow, code, given.Issuer, callback, cancellation);
        }
        catch (ProviderException e)
        {
            log.LogWarning(e, "A login at {Provider} is refused", provider.Id);
            return Refused(flow);
        }

        account = account with { Name = account.Name ?? FormPostUser.NameOf(given.User) };
        if (flow.ReturnTo is null)
        {
            var signedIn = await signIn.SignIn(origin, provider.Id, account, code: null, cancellation);
            return signedIn.As(tokens => new Finished(null, tokens));
        }

        var text = RandomToken.New();
        var left = new LoginCode(RandomToken.Hash(text), provider.Id, account, flow.AppChallenge, clock.Now() + LoginCode.Lifetime);
        await store.Commit(new Commit().Insert(SignInDocuments.LoginCodes, left), cancellation);
        return new Finished(QueryHelpers.AddQueryString(flow.ReturnTo, "code", text), null);
    }

    private static async ValueTask<Outcome<Return>> FormOf(Call call)
    {
        if (!call.Http.Request.HasFormContentType)
        {
            return Problems.UnsupportedMediaType.Because("The body must be application/x-www-form-urlencoded.");
        }

        IFormCollection form;
        try
        {
            form = await call.Http.Request.ReadFormAsync(call.Cancellation);
        }
        catch (InvalidDataException)
        {
            return AccountProblems.LoginFlowInvalid;
        }

        string? Field(string name) => form.TryGetValue(name, out var values) && values is [{ Length: > 0 } value] ? value : null;
        return new Return(Field("state"), Field("code"), Field("iss"), Field("error"), Field("user"));
    }

    // A state comes back once.
    private async ValueTask<bool> Use(LoginFlow flow, CancellationToken cancellation) =>
        (await store.Commit(new Commit().Insert(SignInDocuments.UsedFlows, new UsedFlow(RandomToken.Hash(flow.State), flow.ExpiresAt)), cancellation)).IsCommitted;

    private static Outcome<Finished> Refused(LoginFlow flow) => flow.ReturnTo is null
        ? AccountProblems.ProviderRefused
        : new Finished(QueryHelpers.AddQueryString(flow.ReturnTo, "error", AccountProblems.ProviderRefused.Code), null);
}
