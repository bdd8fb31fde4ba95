using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>Deletes what provider logins have left behind. It is refused from its expiry on anyway.</summary>
internal sealed class ExpiredLogins(IDocumentStore store, TimeProvider clock)
{
    private const int Batch = 200;

    public async ValueTask Sweep(CancellationToken cancellation)
    {
        foreach (var (flow, version) in (await store.Find(SignInDocuments.UsedFlowsByExpiry.All().Before(clock.Now()).Take(Batch), cancellation)).Items)
        {
            await store.Commit(new Commit().Delete(SignInDocuments.UsedFlows, flow.Id, version), cancellation);
        }

        foreach (var (code, version) in (await store.Find(SignInDocuments.LoginCodesByExpiry.All().Before(clock.Now()).Take(Batch), cancellation)).Items)
        {
            await store.Commit(new Commit().Delete(SignInDocuments.LoginCodes, code.Id, version), cancellation);
        }
    }
}
