using Myna.Server.Accounts.Administration.Erasure;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Accounts.SignIn.ProviderLogin;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Storage;

namespace Myna.Server.Accounts;

/// <summary>
/// Before the first request: loads keys and revocations. Afterwards, in the background: follows the other nodes' revocations, turns
/// keys over, forgets what has expired.
/// </summary>
internal sealed class AccountUpkeep(
    IDocumentStore store, SigningKeys keys, Revocations revocations, ExpiredSessions sessions, EmailTokens emailTokens, EraseAccount erasures, ExpiredGuests guests, ExpiredLogins logins, TimeProvider clock, ILogger<AccountUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan AdvanceEvery = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.Advance(cancellationToken);
        revocations.FollowCommits();
        await revocations.Poll(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Alone on its store a process has seen every revocation that it made itself.
        var pause = store.IsExclusive ? AdvanceEvery : PollEvery;
        using var timer = new PeriodicTimer(pause, clock);
        var advanced = clock.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!store.IsExclusive)
                {
                    await revocations.Poll(stoppingToken);
                }

                if (clock.GetUtcNow() - advanced >= AdvanceEvery)
                {
                    advanced = clock.GetUtcNow();
                    await keys.Advance(stoppingToken);
                    await revocations.Sweep(stoppingToken);
                    await sessions.Sweep(stoppingToken);
                    await emailTokens.Sweep(stoppingToken);
                    await logins.Sweep(stoppingToken);
                    await guests.Sweep(stoppingToken);
                    await erasures.Resume(stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The upkeep of accounts failed; it tries again");
            }
        }
    }
}
