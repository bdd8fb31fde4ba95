using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Mail.Links;

/// <summary>Makes the single-use tokens of emails, and finds what they stand for.</summary>
/// <remarks>
/// A token is HMAC-SHA256 of its email's id under a key that is not in the store. So an email that is sent again after a crash has
/// the same link, and neither the waiting email nor the token's hash gives a usable link to a reader of the store.
/// </remarks>
internal sealed class EmailTokens(IDocumentStore store, MasterKey master, TimeProvider clock)
{
    private const int TokenLength = 43;
    private const int SweepBatch = 200;

    private readonly byte[] _key = master.Derive("email tokens");

    /// <summary>
    /// Adds an email's token to a commit, in place of the account's earlier ones of the same purpose, and gives its text. Null when a
    /// later email has taken this one's place, or its link has been used.
    /// </summary>
    public async ValueTask<string?> Issue(Commit commit, PendingEmail pending, string userId, string purpose, string email, CancellationToken cancellation)
    {
        Document<EmailToken>? current = null;
        await foreach (var earlier in store.FindAll(MailDocuments.EmailTokensByUser.Where(userId), cancellation))
        {
            if (earlier.Value.Purpose != purpose)
            {
                continue;
            }

            if (earlier.Value.AskedAt > pending.AskedAt)
            {
                return null;
            }

            if (earlier.Value.EmailId == pending.Id)
            {
                if (earlier.Value.UsedAt is not null)
                {
                    return null;
                }

                current = earlier;
            }
            else
            {
                commit.Delete(MailDocuments.EmailTokens, earlier.Value.Id, earlier.Version);
            }
        }

        var text = Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(pending.Id)));
        if (current is { } sent && sent.Value.Id != RandomToken.Hash(text))
        {
            // Sent by another master key: that email's link ends with this one.
            commit.Delete(MailDocuments.EmailTokens, sent.Value.Id, sent.Version);
            current = null;
        }

        commit.Put(
            MailDocuments.EmailTokens,
            new EmailToken(RandomToken.Hash(text), userId, purpose, email, pending.Id, pending.AskedAt, clock.Now() + EmailToken.LifetimeOf(purpose)),
            current);
        return text;
    }

    /// <summary>Null for a token that never was or has expired. One that has been used is found too: see <see cref="EmailToken.UsedAt"/>.</summary>
    public async ValueTask<Document<EmailToken>?> Find(string? text, CancellationToken cancellation) =>
        text is { Length: TokenLength } && await store.Load(MailDocuments.EmailTokens, RandomToken.Hash(text), cancellation) is { } found && found.Value.ExpiresAt > clock.Now()
            ? found
            : null;

    /// <summary>Marks a token as used; an email with it that may be waiting to be sent once more is deleted.</summary>
    public async ValueTask Use(Commit commit, Document<EmailToken> token, CancellationToken cancellation)
    {
        commit.Replace(MailDocuments.EmailTokens, token.Value with { UsedAt = clock.Now() }, token.Version);
        if (await store.Load(MailDocuments.PendingEmails, token.Value.EmailId, cancellation) is { } unsent)
        {
            commit.Delete(MailDocuments.PendingEmails, unsent.Value.Id, unsent.Version);
        }
    }

    public async ValueTask Sweep(CancellationToken cancellation)
    {
        var expired = await store.Find(MailDocuments.EmailTokensByExpiry.All().Before(clock.Now()).Take(SweepBatch), cancellation);
        foreach (var (token, version) in expired.Items)
        {
            await store.Commit(new Commit().Delete(MailDocuments.EmailTokens, token.Id, version), cancellation);
        }
    }
}
