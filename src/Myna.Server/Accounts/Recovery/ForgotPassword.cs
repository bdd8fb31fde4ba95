using Myna.Server.Accounts.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Recovery;

/// <summary>POST /auth/forgot-password: a letter with a link, if there is such an account. The answer is the same if there is none.</summary>
public sealed class ForgotPassword(Letters letters, RateLimits limits)
{
    public sealed record Request(string? Email);

    public ValueTask<Outcome<Nothing>> Handle(Call call, Request request) => ValueTask.FromResult(Ask(call, request));

    private Outcome<Nothing> Ask(Call call, Request request)
    {
        if (EmailAddress.Parse(request.Email) is not { } address)
        {
            return Problems.Field("email", "is not an email address");
        }

        if (limits.Take("mail", RateLimits.NetworkOf(call), new Limit(limits.Limits.MailsPerAddressAnHour, TimeSpan.FromHours(1))) is { } tooMany)
        {
            return tooMany;
        }

        letters.SendReset(address);
        return Nothing.Value;
    }
}
