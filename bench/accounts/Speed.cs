using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.Server.Accounts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using Myna.Storage.Sqlite;

namespace Myna.Accounts.Bench;

/// <summary>
/// The cost of the accounts module: checks of access tokens, and durable rotations of refresh tokens. CPU time of this process for each
/// operation, by which the rate of one core follows; no HTTP, which costs the same here as anywhere.
/// </summary>
internal static class Speed
{
    private static readonly HttpOrigin Origin = new("127.0.0.1", "127.0.0.1", "bench", IdempotencyKey: null);

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("myna-bench-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Myna:DataDir"] = folder,
            ["Myna:Accounts:Limits:RefreshesPerAddressAMinute"] = "1000000",
            ["Myna:Accounts:Limits:RefreshesPerSessionAMinute"] = "1000000",
            ["Myna:Accounts:Limits:SignUpsPerAddressAnHour"] = "1000000",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" });
        services.AddOptions<MynaOptions>().BindConfiguration(MynaOptions.Section);
        var store = SqliteDocumentStore.Open(
            new SqliteStoreOptions { Folder = folder }, [OutboxEntry.Collection, .. AccountDocuments.All], TimeProvider.System, NullLogger.Instance);
        services.AddSingleton<IDocumentStore>(store);
        services.AddAccounts();
        await using (var provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<SigningKeys>().Advance();
            var tokens = provider.GetRequiredService<AccessTokens>();
            await MeasureChecks(provider, tokens);
            await MeasureRefreshes(provider);
            await MeasurePasswords(provider);
        }

        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureChecks(IServiceProvider provider, AccessTokens tokens)
    {
        var user = NewUser(0);
        var known = tokens.Issue(user, Ids.New(TimeProvider.System.GetUtcNow()));
        Report("check a token, known", await Cpu(2_000_000, _ => Check(tokens.Authenticate(known))));

        // The same claims under signatures that this process has not seen: as a token of another node is.
        var ring = (await provider.GetRequiredService<IDocumentStore>().Load(IdentityDocuments.SigningKeys, KeyRing.DocumentId))!.Value.Value.Keys[0];
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(provider.GetRequiredService<MasterKey>().Unseal($"signing key {ring.Kid}", ring.SealedPrivateKey), out _);
        var parts = known.Split('.');
        var strangers = Enumerable.Range(0, 20_000).Select(i =>
        {
            var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
            claims["jti"] = i.ToString(CultureInfo.InvariantCulture);
            var text = $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
            return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
        }).ToArray();
        Report("check a token, unknown", await Cpu(strangers.Length - 2_000, i => Check(tokens.Authenticate(strangers[i]))));
        var digest = SHA256.HashData("x"u8);
        var signature = key.SignHash(digest);
        Report("  of it, the bare ES256 verification", await Cpu(10_000, _ => key.VerifyHash(digest, signature) ? default : throw new InvalidOperationException()));
        Report("  the bare ES256 signature", await Cpu(10_000, _ => key.SignHash(digest).Length > 0 ? default : throw new InvalidOperationException()));
        Report("issue a token", await Cpu(10_000, _ => tokens.Issue(user, "s").Length > 0 ? default : throw new InvalidOperationException()));
    }

    private static async Task MeasureRefreshes(IServiceProvider provider)
    {
        const int Devices = 512;
        const int Rounds = 40;
        var store = provider.GetRequiredService<IDocumentStore>();
        var opening = provider.GetRequiredService<SessionLifecycle>();
        var rotate = provider.GetRequiredService<RotateRefreshToken>();
        var held = new string[Devices];
        for (var i = 0; i < Devices; i++)
        {
            var user = NewUser(i + 1);
            var commit = new Commit();
            var session = opening.OpenFirst(commit, user, SessionLifecycle.ByPassword, Origin);
            await store.Commit(commit);
            held[i] = opening.TokensOf(user, session).RefreshToken!;
        }

        foreach (var callers in new[] { 1, 16, 64 })
        {
            var process = Process.GetCurrentProcess();
            for (var pass = 0; pass < 2; pass++)
            {
                process.Refresh();
                var (cpu, wall) = (process.TotalProcessorTime, Stopwatch.StartNew());
                var rounds = callers == 1 ? 4 : Rounds;
                await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
                {
                    for (var round = 0; round < rounds; round++)
                    {
                        for (var device = caller; device < Devices; device += callers)
                        {
                            var outcome = await rotate.Handle(Origin, held[device], CancellationToken.None);
                            held[device] = outcome.Value!.RefreshToken!;
                        }
                    }
                })));
                process.Refresh();
                var done = rounds * Devices;
                if (pass == 1)
                {
                    var each = (process.TotalProcessorTime - cpu).TotalMicroseconds / done;
                    Print($"refresh, durable, {callers} callers", $"{each:0.0} µs CPU, {1e6 / each:0} a second for one core; {done / wall.Elapsed.TotalSeconds:0} a second here");
                }
            }
        }
    }

    private static async Task MeasurePasswords(IServiceProvider provider)
    {
        var hashing = provider.GetRequiredService<PasswordHashing>();
        Report("hash a password", await Cpu(10, async _ =>
        {
            await hashing.Hash("correct-zebra-lamp");
        }));
    }

    private static ValueTask Check(ValueTask<Outcome<Caller>> checking)
    {
        return checking.IsCompletedSuccessfully && checking.Result.IsOk ? default : Slow(checking);

        static async ValueTask Slow(ValueTask<Outcome<Caller>> checking)
        {
            if (!(await checking).IsOk)
            {
                throw new InvalidOperationException("refused");
            }
        }
    }

    // The first tenth warms up. One thread: its CPU time is the process's.
    private static async Task<double> Cpu(int count, Func<int, ValueTask> work)
    {
        var warm = count / 10;
        for (var i = 0; i < warm; i++)
        {
            await work(i);
        }

        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = warm; i < count; i++)
        {
            await work(i);
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / (count - warm);
    }

    private static void Report(string what, double microseconds) => Print(what, $"{microseconds:0.00} µs CPU");

    private static void Print(string what, string figures) => Console.WriteLine($"{what,-40} {figures}");

    private static User NewUser(int number) => new()
    {
        Id = Ids.New(TimeProvider.System.GetUtcNow()),
        Email = $"u{number}@example.com",
        EmailKey = $"u{number}@example.com",
        DisplayName = "Bench",
        TimeZone = "UTC",
        Roles = ["learner"],
        Preferences = new Dictionary<string, System.Text.Json.JsonElement>(),
        CreatedAt = TimeProvider.System.Now(),
    };
}
