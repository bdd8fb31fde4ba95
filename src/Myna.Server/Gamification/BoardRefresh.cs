using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Gamification;

/// <summary>
/// Where several processes share a store, none of them hears the payments that the others make: the boards are read from the
/// documents again and again, so that all of them come to the same ranks.
/// </summary>
public sealed class BoardRefresh(BoardViews boards, IDocumentStore store, Readiness readiness, TimeProvider clock, ILogger<BoardRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!store.IsExclusive)
        {
            await Task.Delay(Interval, clock, stoppingToken);
            if (!readiness.IsReady)
            {
                continue;
            }

            try
            {
                await boards.Rebuild(stoppingToken);
            }
            catch (StoreUnavailableException e)
            {
                log.LogWarning(e, "The leaderboards were not refreshed");
            }
        }
    }
}
