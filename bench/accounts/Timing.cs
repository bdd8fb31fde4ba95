using System.Diagnostics;
using System.Globalization;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Settings;
using Myna.Server.Accounts.SignIn;

namespace Myna.Accounts.Bench;

/// <summary>
/// Whether an answer's time tells if an address has an account. The cases take turns in random order; each is compared with the first by its median and
/// by the Mann–Whitney test: A is the chance that a sample of it is longer than one of the first (0.5: nothing to tell), p the chance of such an A
/// if there is no difference.
/// </summary>
internal static class Timing
{
    private const int Each = 50;
    private const string Wrong = "not-the-password-7";

    private static readonly Dictionary<string, string> NoLimits = new()
    {
        ["Accounts:Limits:FreeFailures"] = "1000",
        ["Accounts:Limits:FailedLoginsPerAddressAnHour"] = "1000000",
        ["Accounts:Limits:FailedLoginsPerAccountAnHour"] = "1000000",
        ["Accounts:Limits:LoginsPerAddressAMinute"] = "1000000",
        ["Accounts:Limits:MailsPerAddressAnHour"] = "1000000",
        ["Accounts:Limits:MailsPerAccountAnHour"] = "1000000",
    };

    public static async Task Run()
    {
        Console.WriteLine("Passwords at the default cost:");
        await using (var server = await BenchServer.Start(AccountOptions.OwaspIterations, NoLimits, Accounts))
        {
            await Compare(150, LogIns(server));
        }

        Console.WriteLine("Passwords at 1,000 rounds, which hide least of what else is done:");
        await using (var server = await BenchServer.Start(1000, NoLimits, Accounts))
        {
            await Compare(4000, LogIns(server));
            await Compare(2000, ForgottenPasswords(server));
            var token = await server.LogIn("known0");
            await Compare(1000, Changes(server, token));
        }
    }

    private static IEnumerable<User> Accounts(string hash)
    {
        for (var i = 0; i < Each; i++)
        {
            yield return BenchServer.Account($"known{i}", hash);
            yield return BenchServer.Account($"linked{i}", hash: null);
            yield return BenchServer.Account($"suspended{i}", hash) with { SuspendedAt = DateTimeOffset.UnixEpoch };
        }
    }

    private static (string, Func<int, Task>)[] LogIns(BenchServer server)
    {
        return
        [
            ("login: no such account", number => LogIn($"unknown{number}")),
            ("login: wrong password", number => LogIn($"known{number}")),
            ("login: account without a password", number => LogIn($"linked{number}")),
            ("login: suspended, wrong password", number => LogIn($"suspended{number}")),
        ];

        Task LogIn(string name) => Post(server, "/auth/login", new { email = $"{name}@example.com", password = Wrong }, null, 401);
    }

    private static (string, Func<int, Task>)[] ForgottenPasswords(BenchServer server)
    {
        return
        [
            ("forgot-password: no such account", number => Forget($"unknown{number}")),
            ("forgot-password: account", number => Forget($"known{number}")),
            ("forgot-password: suspended account", number => Forget($"suspended{number}")),
        ];

        Task Forget(string name) => Post(server, "/auth/forgot-password", new { email = $"{name}@example.com" }, null, 204);
    }

    private static (string, Func<int, Task>)[] Changes(BenchServer server, string token)
    {
        return
        [
            ("change-email: to an address without account", number => Change($"unknown{number}")),
            ("change-email: to an address with one", number => Change($"known{number}")),
        ];

        Task Change(string name) => Post(server, "/auth/change-email", new { email = $"{name}@example.com", password = BenchServer.Password }, token, 204);
    }

    private static async Task Post(BenchServer server, string path, object body, string? token, int expected)
    {
        using var response = await server.Post(path, body, token);
        if ((int)response.StatusCode != expected)
        {
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    private static async Task Compare(int rounds, (string Name, Func<int, Task> Ask)[] cases)
    {
        var random = new Random(11);
        var took = cases.Select(_ => new List<double>(rounds)).ToArray();
        var order = Enumerable.Range(0, cases.Length).ToArray();
        for (var round = -rounds / 10; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var one in order)
            {
                // What the one before left to do in the background is done.
                await Task.Delay(TimeSpan.FromMilliseconds(2));
                var started = Stopwatch.GetTimestamp();
                await cases[one].Ask(random.Next(Each));
                if (round >= 0)
                {
                    took[one].Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
                }
            }
        }

        for (var i = 0; i < cases.Length; i++)
        {
            var median = took[i].Order().ElementAt(rounds / 2);
            var (effect, p) = MannWhitney(took[0], took[i]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {cases[i].Name,-46} {rounds} samples, median {median / 1000:0.000} ms{(i == 0 ? "" : $", A {effect:0.000}, p {p:0.000}")}"));
        }
    }

    private static (double Effect, double P) MannWhitney(List<double> first, List<double> second)
    {
        var ranked = first.Select(value => (value, IsSecond: false)).Concat(second.Select(value => (value, IsSecond: true))).OrderBy(sample => sample.value).ToList();
        var ranks = ranked.Select((sample, i) => sample.IsSecond ? i + 1.0 : 0).Sum();
        double n = first.Count, m = second.Count;
        var u = ranks - (m * (m + 1) / 2);
        var z = (u - (n * m / 2)) / Math.Sqrt(n * m * (n + m + 1) / 12);
        return (u / (n * m), Math.Min(1, 2 * UpperTail(Math.Abs(z))));
    }

    // Of the normal distribution: Abramowitz and Stegun, 26.2.17.
    private static double UpperTail(double z)
    {
        var t = 1 / (1 + (0.2316419 * z));
        var series = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * series;
    }
}
