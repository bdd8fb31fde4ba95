namespace Myna.Storage.Dispatching;

/// <summary>
/// Keeps entries this process's own while they are on their way for longer than their lease: a consumer may be slow, and another process
/// must not deliver as well what is only late. An exclusive store has no other process.
/// </summary>
internal sealed class OutboxLeases(IDocumentStore store, TimeProvider time, TimeSpan lease) : IDisposable
{
    // Rare, and an entry has several consumers: one renewal at a time.
    private readonly SemaphoreSlim _renewing = new(1);

    /// <summary>
    /// To be asked before a consumer gets the entry, and before it waits so long with it (<paramref name="ahead"/>). False when another
    /// process has taken it over, and delivers it.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It cannot be known.</exception>
    public async ValueTask<bool> Hold(OutboxDelivery delivery, TimeSpan ahead, CancellationToken stop)
    {
        if (store.IsExclusive || delivery.IsForeign || IsHeld(delivery, ahead))
        {
            return true;
        }

        await _renewing.WaitAsync(stop);
        try
        {
            return IsHeld(delivery, ahead) || (!delivery.IsLost && await Renew(delivery, ahead, stop));
        }
        finally
        {
            _renewing.Release();
        }
    }

    public void Dispose() => _renewing.Dispose();

    private bool IsHeld(OutboxDelivery delivery, TimeSpan ahead) =>
        !delivery.IsLost && delivery.Entry.LeasedUntil - time.GetUtcNow() > ahead + (lease / 3);

    private async ValueTask<bool> Renew(OutboxDelivery delivery, TimeSpan ahead, CancellationToken stop)
    {
        var renewed = delivery.Entry with { LeasedUntil = time.GetUtcNow() + ahead + lease };
        if ((await store.Commit(new Commit().Replace(OutboxEntry.Collection, renewed, delivery.Version), stop)).IsCommitted)
        {
            delivery.Renewed(renewed, delivery.Version + 1);
            return true;
        }

        delivery.Lose();
        return false;
    }
}
