using Myna.Server.Accounts.Administration.Audit;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration;

/// <summary>
/// <c>keys reset</c> of the operator's tool: the way on when the master key is lost, or known to a stranger. Everything that it sealed or derived
/// goes: sessions, links of emails, signing keys.
/// </summary>
/// <remarks>The signing keys go last: until then the server does not start with the new master key, and the command can be run again.</remarks>
internal sealed class ResetKeys(IDocumentStore store, SigningKeys keys, AuditLog audit)
{
    private const int Batch = 500;

    /// <summary>The audit log's name for everybody's accounts.</summary>
    private const string Everybody = "*";

    public async ValueTask<int> Run(CancellationToken cancellation)
    {
        var ended = await DeleteAll(SignInDocuments.Sessions, cancellation);
        await DeleteAll(MailDocuments.EmailTokens, cancellation);
        await store.Transact<KeyRing?>(
            async commit =>
            {
                if (await store.Load(IdentityDocuments.SigningKeys, KeyRing.DocumentId, cancellation) is { } ring)
                {
                    commit.Delete(IdentityDocuments.SigningKeys, ring.Value.Id, ring.Version);
                }

                audit.Add(commit, admin: null, "keys.reset", Everybody);
                return null;
            },
            cancellation);
        await keys.Advance(cancellation);
        return ended;
    }

    private async ValueTask<int> DeleteAll<T>(Collection<T> collection, CancellationToken cancellation)
        where T : class
    {
        var deleted = 0;
        var commit = new Commit();
        await foreach (var document in store.Scan(collection, cancellation))
        {
            commit.Delete(collection, collection.Id(document.Value), document.Version);
            if (++deleted % Batch == 0)
            {
                await Apply(commit, cancellation);
                commit = new Commit();
            }
        }

        await Apply(commit, cancellation);
        return deleted;
    }

    private async ValueTask Apply(Commit commit, CancellationToken cancellation)
    {
        if (!commit.IsEmpty && !(await store.Commit(commit, cancellation)).IsCommitted)
        {
            throw new ConfigurationException("A server is using this store: stop it, and run the command again.");
        }
    }
}
