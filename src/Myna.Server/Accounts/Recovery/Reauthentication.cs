using Myna.Server.Accounts.Passwords;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>Before what cannot be undone, whoever is signed in shows once more to be the owner: by the password, or by having just signed in.</summary>
public sealed class Reauthentication(IDocumentStore store, PasswordHashing passwords, LoginThrottle throttle, TimeProvider clock)
{
    /// <summary>So long after it was opened a session is fresh.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(15);

    /// <summary>By the password where the account has one; the guesses count as logins do.</summary>
    public async ValueTask<Problem?> Refuse(Call call, User user, string? password, string field)
    {
        if (user.PasswordHash is null)
        {
            return await RefuseStale(call);
        }

        if (string.IsNullOrEmpty(password))
        {
            return Problems.Field(field, "is required");
        }

        var network = RateLimits.NetworkOf(call);
        var begun = await throttle.Begin(user.EmailKey, user.Id, network, call.Cancellation);
        if (!begun.IsOk)
        {
            return begun.Problem;
        }

        var check = await passwords.Check(user.PasswordHash, password);
        if (!check.IsOk)
        {
            throttle.Undo(begun.Value);
            return check.Problem;
        }

        if (!check.Value.IsRight)
        {
            throttle.Failed(begun.Value, await throttle.IsKnown(user.Id, network, call.Cancellation));
            return Problems.InvalidCredentials;
        }

        throttle.Succeeded(begun.Value);
        return null;
    }

    /// <summary>By the age of the caller's session.</summary>
    public async ValueTask<Problem?> RefuseStale(Call call) =>
        await store.Load(AccountDocuments.Sessions, call.Caller.SessionId, call.Cancellation) is { } session && clock.Now() - session.Value.CreatedAt <= FreshFor
            ? null
            : Problems.FreshLoginRequired;
}
