using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Myna.Storage.Dispatching;

/// <summary>Deletes delivered entries, many in one commit.</summary>
internal sealed class OutboxCleaner(IDocumentStore store, TimeProvider time, ILogger log, TimeSpan delay, Action<OutboxDelivery> done)
{
    private const int MaxDeletes = 500;

    private readonly Channel<OutboxDelivery> _delivered = Channel.CreateUnbounded<OutboxDelivery>();
    private Task _running = Task.CompletedTask;

    public void Enqueue(OutboxDelivery delivery) => _delivered.Writer.TryWrite(delivery);

    public void Start(CancellationToken stop) => _running = Task.Run(() => Run(stop), CancellationToken.None);

    public async Task Stop(CancellationToken cancellation)
    {
        _delivered.Writer.TryComplete();
        try
        {
            await _running.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            log.LogWarning("Delivered outbox entries could not be deleted in time; they will be delivered again");
        }
    }

    private async Task Run(CancellationToken stop)
    {
        var batch = new List<OutboxDelivery>(MaxDeletes);
        while (await _delivered.Reader.WaitToReadAsync(CancellationToken.None))
        {
            if (_delivered.Reader.Count < MaxDeletes && !stop.IsCancellationRequested)
            {
                await Pause(delay, stop);
            }

            batch.Clear();
            while (batch.Count < MaxDeletes && _delivered.Reader.TryRead(out var delivery))
            {
                batch.Add(delivery);
            }

            await Delete(batch, stop);
        }
    }

    private async Task Delete(List<OutboxDelivery> batch, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await DeleteOnce(batch);
                break;
            }
            catch (StoreUnavailableException e)
            {
                log.LogError(e, "Deleting {Count} delivered outbox entries failed", batch.Count);
                if (stop.IsCancellationRequested)
                {
                    return;
                }

                await Pause(TimeSpan.FromSeconds(1), stop);
            }
        }

        batch.ForEach(done);
    }

    private async Task DeleteOnce(List<OutboxDelivery> batch)
    {
        var all = new Commit();
        foreach (var delivery in batch)
        {
            all.Delete(OutboxEntry.Collection, delivery.Entry.Id, delivery.Version);
        }

        if ((await store.Commit(all)).IsCommitted)
        {
            return;
        }

        // Another process took one over and will delete it itself.
        foreach (var delivery in batch)
        {
            await store.Commit(new Commit().Delete(OutboxEntry.Collection, delivery.Entry.Id, delivery.Version));
        }
    }

    private async Task Pause(TimeSpan span, CancellationToken stop)
    {
        try
        {
            await Task.Delay(span, time, stop);
        }
        catch (OperationCanceledException)
        {
            // The end comes sooner than the pause.
        }
    }
}
