using Myna.Server.Shared;

namespace Myna.Server.Accounts.Contracts;

/// <summary>The problems of accounts, sessions and sign-in.</summary>
public static class AccountProblems
{
    public static readonly Problem EmailTaken = new("email_taken", 409, "There is an account with this email address already.");
    public static readonly Problem InvalidCredentials = new("invalid_credentials", 401, "The email address or the password is not right.");
    public static readonly Problem TooManyAttempts = new("too_many_attempts", 429, "Too many attempts. Wait before the next one.");
    public static readonly Problem SignInsBusy = new("sign_ins_busy", 503, "Too many people are signing in at this moment. Try again shortly.", RetryAfter: TimeSpan.FromSeconds(5));
    public static readonly Problem AccountSuspended = new("account_suspended", 403, "This account is suspended.");
    public static readonly Problem RefreshReused = new("refresh_reused", 401, "This refresh token was used before. The session has been ended: sign in again.");
    public static readonly Problem RefreshInvalid = new("refresh_invalid", 401, "This refresh token is not valid: sign in again.");
    public static readonly Problem SessionNotFound = new("session_not_found", 404, "You have no such session.");
    public static readonly Problem AccountExists = new("account_exists", 409, "There is an account with this email address already. Sign in to it, and link this provider there.");
    public static readonly Problem ProviderNotFound = new("provider_not_found", 404, "There is no such provider here.");
    public static readonly Problem ProviderUnavailable = new("provider_unavailable", 502, "The provider does not answer as it should.");
    public static readonly Problem ProviderRefused = new("provider_refused", 400, "The provider did not confirm the login.");
    public static readonly Problem ProviderEmailMissing = new("provider_email_missing", 400, "The provider gave no email address, which an account here needs.");
    public static readonly Problem ReturnToRefused = new("return_to_refused", 400, "A login may not return to this address.");
    public static readonly Problem LoginFlowInvalid = new("login_flow_invalid", 400, "This login was not begun here, has been finished or has taken too long: begin again.");
    public static readonly Problem IdTokenInvalid = new("id_token_invalid", 401, "The provider's token is not valid.");
    public static readonly Problem IdentityTaken = new("identity_taken", 409, "This provider account is linked to another account.");
    public static readonly Problem ProviderLinked = new("provider_linked", 409, "An account of this provider is linked already: unlink it first.");
    public static readonly Problem IdentityNotFound = new("identity_not_found", 404, "No account of this provider is linked.");
    public static readonly Problem LastWayIn = new("last_way_in", 409, "This is the last way into the account: set a password or link another provider first.");
    public static readonly Problem LinkInvalid = new("link_invalid", 400, "This link has been used, has expired or never was: ask for a new one.");
    public static readonly Problem FreshLoginRequired = new("fresh_login_required", 403, "This needs a fresh login: sign in again first.");
    public static readonly Problem NotOnYourself = new("not_on_yourself", 409, "Ask another admin to do this to your own account.");
    public static readonly Problem SignUpFirst = new("sign_up_first", 409, "This is a guest's account: sign up first.");
    public static readonly Problem OriginRefused = new("origin_refused", 403, "Only pages of this site may use a session that is kept in a cookie.");
    public static readonly Problem HttpsRequired = new("https_required", 400, "A session is kept in a cookie only over https. Behind a proxy that ends TLS, configure KnownProxies or PublicUrl.");
    public static readonly Problem UserNotFound = new("user_not_found", 404, "There is no such user.");
}
