using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Tokens;

namespace Myna.Server.Accounts;

/// <summary>What annotations cannot say about the options.</summary>
public sealed class AccountOptionsCheck(IHostEnvironment environment) : IValidateOptions<AccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountOptions options)
    {
        if (options.PasswordIterations < AccountOptions.OwaspIterations && environment.IsProduction())
        {
            return Fail("PasswordIterations", $"must be at least {AccountOptions.OwaspIterations} in the environment Production");
        }

        if (options.MasterKey.Length > 0 && !MasterKey.IsKey(options.MasterKey))
        {
            return Fail("MasterKey", "must be 32 bytes in base64");
        }

        if (options.KeyAnnouncement >= options.KeyRotation)
        {
            return Fail("KeyAnnouncement", "must be shorter than KeyRotation");
        }

        return ValidateOptionsResult.Success;
    }

    private static ValidateOptionsResult Fail(string key, string why) => ValidateOptionsResult.Fail($"{AccountOptions.Section}:{key} {why}.");
}
