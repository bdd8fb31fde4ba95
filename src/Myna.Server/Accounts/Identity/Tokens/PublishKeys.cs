using System.Buffers.Text;
using System.Security.Cryptography;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Identity.Tokens;

/// <summary>GET /.well-known/jwks.json: the public keys (RFC 7517), so that others can verify access tokens.</summary>
internal sealed class PublishKeys(SigningKeys keys)
{
    /// <summary>Far less than the announcement, so that no client misses a new key.</summary>
    private const string CacheControl = "public, max-age=300";

    public sealed record Response(IReadOnlyList<Jwk> Keys);

    /// <param name="X">Base64url of the point's 32 bytes.</param>
    public sealed record Jwk(string Kty, string Crv, string Use, string Alg, string Kid, string X, string Y);

    /// <param name="root">The server's root: the well-known address has no version.</param>
    public static void Map(Api root)
    {
        var feature = root.Feature<PublishKeys>();
        root.Tagged("Accounts").Everybody.Get("/.well-known/jwks.json", call =>
            {
                call.Http.Response.Headers.CacheControl = CacheControl;
                return ValueTask.FromResult<Outcome<Response>>(feature.Handle());
            })
            .Does("The public keys of access tokens", "getSigningKeys");
    }

    public Response Handle() => new([.. keys.Published.Select(Public)]);

    private static Jwk Public(RingKey stored)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(stored.PublicKey), out _);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new Jwk("EC", "P-256", "sig", "ES256", stored.Kid, Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }
}
