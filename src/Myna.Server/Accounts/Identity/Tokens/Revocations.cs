using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Identity.Tokens;

/// <summary>
/// The revocations, in memory: asked for every request. A revocation counts at once in the process that made it, and within
/// a second in the others, which poll the store.
/// </summary>
internal sealed class Revocations(IDocumentStore store, RevocationFeed feed, IOptions<AccountOptions> options, TimeProvider clock, ILogger<Revocations> log)
{
    /// <summary>Clocks of nodes may differ by this much: a poll looks back so far.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    /// <summary>Stored times have no smaller parts.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentDictionary<string, Revocation> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Revocation> _users = new(StringComparer.Ordinal);
    private DateTimeOffset _polled;
    private int _version;

    /// <summary>Moves with every revocation: a token that was checked at this version needs no new check.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Why a token of this session, issued then with these roles, is refused; null when it is not.</summary>
    public string? Reason(string userId, string sessionId, DateTimeOffset issuedAt, Roles? roles = null)
    {
        if (_sessions.TryGetValue(sessionId, out var session))
        {
            return session.Reason;
        }

        if (!_users.TryGetValue(userId, out var user))
        {
            return null;
        }

        // The time in a token is of the node that issued it, whose clock may be ahead, or which had read the account a moment before: roles are compared as well.
        if (issuedAt <= user.At || user.Reason == RevocationReasons.Erased)
        {
            return user.Reason;
        }

        return roles is { } has && user.Roles is { } now && RoleNames.Of(now) != has ? RevocationReasons.RolesChanged : null;
    }

    /// <summary>From now on a revocation that this process commits counts before its commit is answered.</summary>
    public void FollowCommits() => store.OnCommitted(AccountEvents.SessionRevoked, revoked =>
    {
        Refuse(Revocation.Of(revoked, Until(revoked.At)));
        // The store's writer waits for its observers: sockets are closed on another thread.
        _ = Task.Run(() => Announce(revoked));
    });

    /// <summary>Adds a revocation, and the event of it, to a commit. It counts as soon as that is committed.</summary>
    public async ValueTask Add(Commit commit, string userId, string? sessionId, string reason, IReadOnlyList<string>? roles = null)
    {
        var now = clock.Now();
        var id = Revocation.IdOf(userId, sessionId);
        var earlier = await store.Load(IdentityDocuments.Revocations, id);
        // Of two revocations of the same the later has the later time, whatever the clocks of their nodes: so everybody keeps that one.
        var at = earlier is { } last && last.Value.At >= now ? last.Value.At + Moment : now;
        var revocation = new Revocation(id, userId, sessionId, reason, at, Until(at), roles ?? earlier?.Value.Roles);
        commit.Put(IdentityDocuments.Revocations, revocation, earlier);
        commit.Publish(AccountEvents.SessionRevoked, revocation.ToEvent());
    }

    /// <summary>Takes in what other processes have revoked; the first time, everything that still counts.</summary>
    public async ValueTask Poll(CancellationToken cancellation = default)
    {
        var now = clock.Now();
        var since = _polled == default ? now - options.Value.AccessTokenLifetime - KeySchedule.Skew : _polled - Overlap;
        await foreach (var found in store.FindAll(IdentityDocuments.RevocationsByTime.All().From(since), cancellation))
        {
            var revocation = found.Value;
            var known = revocation.SessionId is { } session ? _sessions.GetValueOrDefault(session) : _users.GetValueOrDefault(revocation.UserId);
            if (known is null || known.At < revocation.At)
            {
                Refuse(revocation);
                await Announce(revocation.ToEvent());
            }
        }

        _polled = now;
    }

    /// <summary>Forgets, here and in the store, what no unexpired token depends on.</summary>
    public async ValueTask Sweep(CancellationToken cancellation = default)
    {
        var now = clock.Now();
        foreach (var map in (ConcurrentDictionary<string, Revocation>[])[_sessions, _users])
        {
            foreach (var (key, revocation) in map)
            {
                if (revocation.Until < now)
                {
                    map.TryRemove(KeyValuePair.Create(key, revocation));
                }
            }
        }

        var old = await store.Find(IdentityDocuments.RevocationsByTime.All().Before(now - options.Value.AccessTokenLifetime - KeySchedule.Skew).Take(Limits.MaxPageSize), cancellation);
        foreach (var (revocation, version) in old.Items)
        {
            // Lost to another node's sweep, or revoked again: either is fine.
            await store.Commit(new Commit().Delete(IdentityDocuments.Revocations, revocation.Id, version), cancellation);
        }
    }

    // When the last token that was issued up to this moment has expired.
    private DateTimeOffset Until(DateTimeOffset at) => at + options.Value.AccessTokenLifetime + KeySchedule.Skew;

    private async Task Announce(SessionRevoked revoked)
    {
        try
        {
            await feed.Tell(revoked, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogError(e, "A revocation could not be announced; its tokens are refused all the same");
        }
    }

    private void Refuse(Revocation revocation)
    {
        var known = revocation.SessionId is null ? _users : _sessions;
        known.AddOrUpdate(revocation.SessionId ?? revocation.UserId, revocation, (_, other) => other.At > revocation.At ? other : revocation);
        Interlocked.Increment(ref _version);
    }
}
