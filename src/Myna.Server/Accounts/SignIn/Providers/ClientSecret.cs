using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Myna.Server.Accounts.Settings;

namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>The secret by which this server proves to a provider's token endpoint that it is the client.</summary>
internal static class ClientSecret
{
    /// <summary>Apple takes up to six months. It is made for each exchange, so it need not outlive one.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>The configured secret, or a JWT signed with the configured key (Apple, "Creating a client secret"); empty for a public client.</summary>
    public static string Of(ProviderOptions options, DateTimeOffset now)
    {
        if (options.PrivateKey.Length == 0)
        {
            return options.ClientSecret;
        }

        using var key = TryRead(options.PrivateKey) ?? throw new ProviderException("The private key cannot be read.");
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.TeamId,
            Audience = options.Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { [JwtRegisteredClaimNames.Sub] = options.ClientId },
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = options.KeyId }, SecurityAlgorithms.EcdsaSha256)
            {
                // The key is disposed of with this call: its signature provider must not be kept.
                CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
            },
        });
    }

    /// <summary>A P-256 key of PEM or of its base64 alone; null when it is neither.</summary>
    public static ECDsa? TryRead(string text)
    {
        var key = ECDsa.Create();
        try
        {
            if (text.Contains("-----", StringComparison.Ordinal))
            {
                key.ImportFromPem(text);
            }
            else
            {
                key.ImportPkcs8PrivateKey(Convert.FromBase64String(text), out _);
            }

            if (key.KeySize == 256)
            {
                return key;
            }
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
        }

        key.Dispose();
        return null;
    }
}
