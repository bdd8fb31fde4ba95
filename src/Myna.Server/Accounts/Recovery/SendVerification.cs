using Myna.Server.Accounts.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Recovery;

/// <summary>POST /auth/verify-email/send: the letter with the link once more.</summary>
public sealed class SendVerification(Letters letters, RateLimits limits)
{
    public ValueTask<Outcome<Nothing>> Handle(Call call)
    {
        if (limits.Take("mail", RateLimits.NetworkOf(call), new Limit(limits.Limits.MailsPerAddressAnHour, TimeSpan.FromHours(1))) is { } tooMany)
        {
            return ValueTask.FromResult<Outcome<Nothing>>(tooMany);
        }

        letters.SendVerification(call.Caller.UserId);
        return ValueTask.FromResult<Outcome<Nothing>>(Nothing.Value);
    }
}
