using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Myna.Server.Accounts.Settings;
using Myna.Server.Accounts.SignIn;

namespace Myna.Accounts.Bench;

/// <summary>
/// What a login storm does to learners, and what it gets: lesson reads at a fixed rate, alone and while sign-ins come in from everywhere, at the
/// default cost of hashing. The generator shares the machine with the server.
/// </summary>
internal static class Storm
{
    private const int Readers = 4;
    private const int Attackers = 64;
    private const int Accounts = 200;
    private static readonly TimeSpan Part = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan AttackEvery = TimeSpan.FromMilliseconds(200);

    public static async Task Run()
    {
        await using var server = await BenchServer.Start(
            AccountOptions.OwaspIterations,
            new() { ["Http:KnownProxies:0"] = "127.0.0.1" },
            hash => Enumerable.Range(0, Accounts).Select(i => BenchServer.Account($"u{i}", hash)));
        var token = await server.LogIn("u0");
        var course = (await server.Get("/courses", token)).GetProperty("items")[0].GetProperty("id").GetString();
        var lesson = (await server.Get($"/courses/{course}", token)).GetProperty("units")[0].GetProperty("lessons")[0].GetProperty("id").GetString();
        var read = $"/lessons/{lesson}";
        await Read(server, read, token, TimeSpan.FromSeconds(5));

        for (var round = 1; round <= 3; round++)
        {
            Print($"round {round}: lesson reads, quiet", await Read(server, read, token, Part));
            var answers = new ConcurrentBag<(int Status, bool HasRetryAfter, double Milliseconds)>();
            using var stop = new CancellationTokenSource();
            var storm = Enumerable.Range(0, Attackers).Select(i => Task.Run(() => Attack(server, i, answers, stop.Token))).ToList();
            await Task.Delay(TimeSpan.FromSeconds(2));
            Print($"round {round}: lesson reads, in the storm", await Read(server, read, token, Part));
            await stop.CancelAsync();
            await Task.WhenAll(storm);
            foreach (var status in answers.GroupBy(answer => answer.Status).OrderBy(group => group.Key))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  the storm got {status.Key}: {status.Count(),6} times, {status.Count(answer => answer.HasRetryAfter)} with Retry-After, longest {status.Max(answer => answer.Milliseconds):0} ms"));
            }
        }
    }

    private static async Task<List<double>> Read(BenchServer server, string path, string token, TimeSpan time)
    {
        var end = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            var took = new List<double>();
            using var timer = new PeriodicTimer(ReadEvery);
            while (end.Elapsed < time && await timer.WaitForNextTickAsync())
            {
                var started = Stopwatch.GetTimestamp();
                await server.Get(path, token);
                took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            return took;
        })));
        return [.. all.SelectMany(took => took).Order()];
    }

    // Right and wrong passwords, existing and invented accounts, each from an address of its own.
    private static async Task Attack(BenchServer server, int number, ConcurrentBag<(int, bool, double)> answers, CancellationToken stop)
    {
        var random = new Random(number);
        using var timer = new PeriodicTimer(AttackEvery);
        while (!stop.IsCancellationRequested)
        {
            var name = $"u{random.Next(Accounts * 2)}";
            var password = random.Next(2) == 0 ? BenchServer.Password : "not-the-password-7";
            var started = Stopwatch.GetTimestamp();
            using var response = await server.Post("/auth/login", new { email = $"{name}@example.com", password }, from: $"203.0.{number}.{random.Next(1, 8)}");
            answers.Add(((int)response.StatusCode, response.Headers.RetryAfter is not null, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static void Print(string what, List<double> took) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-40} {took.Count} answers, p50 {took[took.Count / 2]:0.00} ms, p99 {took[took.Count * 99 / 100]:0.00} ms, longest {took[^1]:0.0} ms"));
}
