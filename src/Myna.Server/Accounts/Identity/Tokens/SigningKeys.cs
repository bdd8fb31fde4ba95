using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Identity.Tokens;

/// <summary>The key ring of this process: kept in step with the store, advanced on schedule by whichever node is first.</summary>
internal sealed class SigningKeys(
    IDocumentStore store, MasterKey master, IOptions<AccountOptions> options, TimeProvider clock, ILogger<SigningKeys> log) : IDisposable
{
    /// <summary>An unknown key id sends us to the store, but no more often than this: anybody can invent key ids.</summary>
    private static readonly TimeSpan ReloadPause = TimeSpan.FromSeconds(5);

    private readonly KeySchedule _schedule = new(options.Value.KeyRotation, options.Value.KeyAnnouncement, options.Value.AccessTokenLifetime);
    private readonly SemaphoreSlim _advancing = new(1, 1);
    private Loaded? _loaded;

    /// <summary>The key that signs now. Only after <see cref="Advance"/> has run once.</summary>
    public SigningCredentials Signer
    {
        get
        {
            var loaded = _loaded ?? throw new InvalidOperationException("The signing keys are not loaded yet.");
            var signer = loaded.Ring.SignerAt(clock.Now()) ?? loaded.Ring.Keys.MinBy(key => key.ActiveFrom)!;
            return loaded.Credentials[signer.Kid];
        }
    }

    /// <summary>The published keys, including the announced one.</summary>
    public IReadOnlyList<RingKey> Published => _loaded?.Ring.Keys ?? [];

    /// <summary>The key with this id; null when there is none (any more).</summary>
    public SecurityKey? Find(string? kid) => kid is not null && _loaded is { } loaded && loaded.Credentials.TryGetValue(kid, out var found) ? found.Key : null;

    /// <summary>Looks again for a key that another node may have made. False when that was tried a moment ago.</summary>
    public async ValueTask<bool> Reload()
    {
        if (_loaded is { } loaded && clock.GetUtcNow() - loaded.At < ReloadPause)
        {
            return false;
        }

        await Advance();
        return true;
    }

    /// <summary>Loads the ring and does what is due.</summary>
    public async ValueTask Advance(CancellationToken cancellation = default)
    {
        await _advancing.WaitAsync(cancellation);
        try
        {
            var now = clock.Now();
            var ring = await store.Transact<KeyRing>(
                async commit =>
                {
                    var found = await store.Load(IdentityDocuments.SigningKeys, KeyRing.DocumentId, cancellation);
                    var current = found?.Value ?? KeyRing.Empty;
                    var advanced = Resealed(_schedule.Advance(current, now, activeFrom => Create(now, activeFrom)));
                    if (!ReferenceEquals(advanced, current))
                    {
                        commit.Put(IdentityDocuments.SigningKeys, advanced, found);
                        log.LogInformation("Signing keys: {Keys}", string.Join(", ", advanced.Keys.Select(key => $"{key.Kid} from {key.ActiveFrom:u}")));
                    }

                    return advanced;
                },
                cancellation);
            _loaded = Open(ring, now);
        }
        finally
        {
            _advancing.Release();
        }
    }

    public void Dispose() => _advancing.Dispose();

    private RingKey Create(DateTimeOffset now, DateTimeOffset activeFrom)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Ids.New(now);
        return new RingKey(kid, now, activeFrom, Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()), master.Seal(Purpose(kid), key.ExportPkcs8PrivateKey()));
    }

    // Keys sealed by the previous master key are sealed again by this one, so that the previous one is no longer needed.
    private KeyRing Resealed(KeyRing ring)
    {
        var resealed = ring.Keys.ConvertAll(key => master.Reseal(Purpose(key.Kid), key.SealedPrivateKey) is { } text ? key with { SealedPrivateKey = text } : key);
        return resealed.SequenceEqual(ring.Keys) ? ring : ring with { Keys = resealed };
    }

    // Keys that are open already stay open: their signature providers are cached by instance.
    private Loaded Open(KeyRing ring, DateTimeOffset now)
    {
        var credentials = ring.Keys.ToFrozenDictionary(
            key => key.Kid,
            key => _loaded is { } loaded && loaded.Credentials.TryGetValue(key.Kid, out var open) ? open : Open(key),
            StringComparer.Ordinal);
        return new Loaded(ring, credentials, now);
    }

    private SigningCredentials Open(RingKey stored)
    {
        var secret = master.Unseal(Purpose(stored.Kid), stored.SealedPrivateKey)
            ?? throw new ConfigurationException(
                $"Signing key {stored.Kid} was sealed with another master key. Give every process the one {AccountOptions.Section}:MasterKey; if it is lost, see docs/master-key.md.");
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(secret, out _);
        CryptographicOperations.ZeroMemory(secret);
        return new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = stored.Kid }, SecurityAlgorithms.EcdsaSha256);
    }

    private static string Purpose(string kid) => $"signing key {kid}";

    private sealed record Loaded(KeyRing Ring, FrozenDictionary<string, SigningCredentials> Credentials, DateTimeOffset At);
}
