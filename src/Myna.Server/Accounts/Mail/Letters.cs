using System.Threading.Channels;
using Myna.Server.Accounts.Recovery;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Mail;

/// <summary>
/// The letters that are owed. Each is part of the commit that makes it so; <see cref="Wake"/> after that commit has the
/// <see cref="Postman"/> send it at once, behind the request.
/// </summary>
public sealed class Letters(IDocumentStore store, TimeProvider clock)
{
    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>One for whatever was committed since the last.</summary>
    public ChannelReader<bool> Woken => _woken.Reader;

    public void Wake() => _woken.Writer.TryWrite(true);

    /// <summary>The link that confirms the account's address.</summary>
    public void Verification(Commit commit, string userId) => commit.Insert(AccountDocuments.Letters, New(LetterKind.VerifyEmail) with { UserId = userId });

    /// <summary>To the account of this address, if there is one: that is looked up later, so that nothing of the request depends on it.</summary>
    public void Reset(Commit commit, EmailAddress address) => commit.Insert(AccountDocuments.Letters, New(LetterKind.ResetPassword) with { Address = address.Key });

    /// <summary>To the new address a link, to the old one a notice. Nothing to a new address that has an account.</summary>
    public void Change(Commit commit, User user, EmailAddress address)
    {
        commit.Insert(AccountDocuments.Letters, New(LetterKind.ConfirmNewEmail) with { UserId = user.Id, Address = address.Text });
        Notice(commit, user, LetterKind.EmailChanged, address.Text);
    }

    /// <summary>What has happened, to the address that the account has now: whoever changes that next must not be the one who reads it.</summary>
    public void Notice(Commit commit, User user, LetterKind kind, string? detail = null) =>
        commit.Insert(AccountDocuments.Letters, New(kind) with { UserId = user.Id, Address = user.Email, Detail = detail });

    /// <summary>Takes back an account's links of these purposes: those that were sent, and those that wait to be.</summary>
    public async ValueTask Withdraw(Commit commit, string userId, Func<string, bool> purposes, CancellationToken cancellation)
    {
        // Letters before links: one that is claimed before it is read here has stored its link by then, one that is claimed afterwards makes the
        // commit a conflict.
        await foreach (var (letter, version) in store.FindAll(AccountDocuments.LettersByUser.Where(userId), cancellation))
        {
            if (EmailToken.PurposeOf(letter.Kind) is { } purpose && purposes(purpose))
            {
                commit.Delete(AccountDocuments.Letters, letter.Id, version);
            }
        }

        await foreach (var (token, version) in store.FindAll(AccountDocuments.EmailTokensByUser.Where(userId), cancellation))
        {
            if (purposes(token.Purpose))
            {
                commit.Delete(AccountDocuments.EmailTokens, token.Id, version);
            }
        }
    }

    private PendingLetter New(LetterKind kind)
    {
        var now = clock.Now();
        return new PendingLetter { Id = Ids.New(now), Kind = kind, AskedAt = now, DueAt = now };
    }
}
