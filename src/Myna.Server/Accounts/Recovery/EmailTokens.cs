using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>Makes the single-use tokens of letters, and finds what they stand for.</summary>
public sealed class EmailTokens(IDocumentStore store, TimeProvider clock)
{
    public static readonly TimeSpan VerifyLifetime = TimeSpan.FromDays(2);
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    private const int TokenBytes = 32;
    private const int TokenLength = 43;
    private const int SweepBatch = 200;

    /// <summary>Stores a new token in place of the account's earlier ones of the same purpose, and gives its text.</summary>
    public async ValueTask<string> Issue(string userId, string purpose, string email, TimeSpan lifetime, CancellationToken cancellation)
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var commit = new Commit();
        foreach (var (earlier, version) in await Of(userId, cancellation))
        {
            if (earlier.Purpose == purpose)
            {
                commit.Delete(AccountDocuments.EmailTokens, earlier.Id, version);
            }
        }

        commit.Insert(AccountDocuments.EmailTokens, new EmailToken(Hash(text), userId, purpose, email, clock.Now() + lifetime));
        await store.Commit(commit, cancellation);
        return text;
    }

    /// <summary>Null for a token that never was, has been used or has expired.</summary>
    public async ValueTask<Document<EmailToken>?> Find(string? text, CancellationToken cancellation) =>
        text is { Length: TokenLength } && await store.Load(AccountDocuments.EmailTokens, Hash(text), cancellation) is { } found && found.Value.ExpiresAt > clock.Now()
            ? found
            : null;

    public async ValueTask<IReadOnlyList<Document<EmailToken>>> Of(string userId, CancellationToken cancellation) =>
        (await store.Find(AccountDocuments.EmailTokensByUser.Where(userId), cancellation)).Items;

    public async ValueTask Sweep(CancellationToken cancellation)
    {
        var expired = await store.Find(AccountDocuments.EmailTokensByExpiry.All().Before(clock.Now()).Take(SweepBatch), cancellation);
        foreach (var (token, version) in expired.Items)
        {
            await store.Commit(new Commit().Delete(AccountDocuments.EmailTokens, token.Id, version), cancellation);
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
