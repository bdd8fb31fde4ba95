using Myna.Server.Accounts.Identity;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration.Erasure;

/// <summary>Erases guests who have not signed up in their week.</summary>
internal sealed class ExpiredGuests(IDocumentStore store, EraseAccount erasure, TimeProvider clock)
{
    private const int Batch = 100;

    public async ValueTask Sweep(CancellationToken cancellation)
    {
        var expired = await store.Find(IdentityDocuments.GuestsByEnd.All().From(DateTimeOffset.UnixEpoch).Before(clock.Now()).Take(Batch), cancellation);
        foreach (var (guest, _) in expired.Items)
        {
            await erasure.Erase(guest.Id, cancellation, user => user.IsGuest);
        }
    }
}
