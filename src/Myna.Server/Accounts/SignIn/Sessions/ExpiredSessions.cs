using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>Deletes sessions that have run out. They are refused from that moment on anyway.</summary>
internal sealed class ExpiredSessions(IDocumentStore store, TimeProvider clock)
{
    private const int Batch = 200;

    public async ValueTask Sweep(CancellationToken cancellation)
    {
        var expired = await store.Find(SignInDocuments.SessionsByExpiry.All().Before(clock.Now()).Take(Batch), cancellation);
        foreach (var (session, version) in expired.Items)
        {
            // A lost race means that another node has swept it.
            await store.Commit(new Commit().Delete(SignInDocuments.Sessions, session.Id, version), cancellation);
        }
    }
}
