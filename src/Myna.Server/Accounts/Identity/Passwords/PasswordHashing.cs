using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;

namespace Myna.Server.Accounts.Identity.Passwords;

/// <summary>Hashes and checks passwords by ASP.NET Core Identity's hasher (PBKDF2-HMAC-SHA512, salt of 128 bits), on a queue of its own.</summary>
internal sealed class PasswordHashing : IDisposable
{
    /// <summary>About what a full queue takes to empty.</summary>
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(5);

    private readonly PasswordHasher<User> _hasher;
    private readonly HashingQueue _queue;
    private readonly Lazy<string> _dummyHash;
    private long _computed;

    public PasswordHashing(IOptions<AccountOptions> options)
    {
        var value = options.Value;
        _hasher = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions
        {
            CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3,
            IterationCount = value.PasswordIterations,
        }));
        var threads = value.HashingThreads > 0 ? value.HashingThreads : Math.Max(1, Environment.ProcessorCount / 2);
        _queue = new HashingQueue(threads, value.HashingQueue);
        _dummyHash = new Lazy<string>(() => _hasher.HashPassword(null!, Guid.NewGuid().ToString()));
        // Ready before the first unknown address asks, so that it is answered no later than any other.
        _queue.TryRun(() => _dummyHash.Value, out _);
    }

    /// <summary>How many hashes have been computed: what a call costs, for measurements.</summary>
    public long Computed => Interlocked.Read(ref _computed);

    /// <summary>The hash of a password that <see cref="PasswordRules"/> has accepted, or the problem that too many are waiting.</summary>
    public async ValueTask<Outcome<string>> Hash(string password)
    {
        var normalised = PasswordRules.Normalise(password)!;
        return _queue.TryRun(() => Compute(normalised), out var hashing) ? await hashing : Busy();
    }

    /// <summary>
    /// Whether this is the password. Takes the same time when there is no hash to compare with (no such account, or one without
    /// a password).
    /// </summary>
    public async ValueTask<Outcome<PasswordCheck>> Check(string? hash, string? password)
    {
        // Text that cannot be a password is compared too: no response is quicker than another.
        var normalised = PasswordRules.Normalise(password) ?? "";
        return _queue.TryRun(() => Compare(hash, normalised), out var checking) ? await checking : Busy();
    }

    public void Dispose() => _queue.Dispose();

    private PasswordCheck Compare(string? hash, string password)
    {
        Interlocked.Increment(ref _computed);
        var result = _hasher.VerifyHashedPassword(null!, hash ?? _dummyHash.Value, password);
        return hash is null || result == PasswordVerificationResult.Failed
            ? new PasswordCheck(false, null)
            : new PasswordCheck(true, result == PasswordVerificationResult.SuccessRehashNeeded ? Compute(password) : null);
    }

    private string Compute(string password)
    {
        Interlocked.Increment(ref _computed);
        return _hasher.HashPassword(null!, password);
    }

    private static Problem Busy() => AccountProblems.SignInsBusy.After(ComeBackAfter);
}

/// <param name="NewHash">The same password at today's cost, to be stored; null when the stored hash is as costly.</param>
internal sealed record PasswordCheck(bool IsRight, string? NewHash);
