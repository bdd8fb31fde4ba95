using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Myna.Server.Accounts.Settings;
using Myna.Server.Content.Media;
using Myna.Server.Gamification;
using Myna.Server.Practice.Regrading;
using Myna.Server.Realtime;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Shared.Telemetry;
using Myna.Server.Tests.Scenarios;
using Myna.Server.Web;

namespace Myna.Server.Tests;

/// <summary>docs/configuration.md has every key that is read, with the default that it has, and no other.</summary>
public sealed partial class ConfigurationDocument
{
    /// <summary>Each part of the document, by the words that it begins with, up to the next part.</summary>
    public static TheoryData<string, Type> Parts => new()
    {
        { "## Process", typeof(MynaOptions) },
        { "## Storage", typeof(StorageOptions) },
        { "## Http", typeof(EdgeOptions) },
        { "## Gamification", typeof(GamificationOptions) },
        { "## Regrading", typeof(RegradingOptions) },
        { "## Media", typeof(MediaOptions) },
        { "## Pages", typeof(WebOptions) },
        { "## Redis", typeof(RedisOptions) },
        { "## Telemetry", typeof(TelemetryOptions) },
        { "## Accounts", typeof(AccountOptions) },
        { "`Providers:{id}` is one provider", typeof(ProviderOptions) },
        { "`Mail`:", typeof(MailOptions) },
        { "`Limits` (", typeof(AccountLimits) },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void EveryKeyIsThereWithItsDefault(string part, Type options)
    {
        var rows = Rows(part);
        var fresh = Activator.CreateInstance(options)!;
        var sections = new[] { "Providers", "Mail", "Limits" };
        var keys = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => options != typeof(AccountOptions) || !sections.Contains(property.Name)).ToList();

        rows.Keys.Where(key => key is not ("urls" or "ASPNETCORE_URLS") && !key.StartsWith("OTEL_", StringComparison.Ordinal) && !key.StartsWith("Logging", StringComparison.Ordinal)).ShouldBe(keys.Select(key => key.Name), ignoreOrder: true);
        foreach (var key in keys)
        {
            var told = rows[key.Name];
            if (options == typeof(ProviderOptions))
            {
                continue;
            }

            var value = key.GetValue(fresh) switch
            {
                TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
                bool yes => yes ? "true" : "false",
                StorageProvider provider => provider.ToString().ToLowerInvariant(),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                string text => text,
                _ => "",
            };
            told.Replace("`", "", StringComparison.Ordinal).ShouldStartWith(value, customMessage: key.Name);
        }
    }

    /// <summary>The second cell of each row of a part's table, by the keys in its first.</summary>
    private static Dictionary<string, string> Rows(string part)
    {
        var text = File.ReadAllText(Path.Combine(WatchingDevice.RepositoryFolder, "docs", "configuration.md"));
        var from = text.IndexOf($"\n{part}", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0, part);
        var next = Parts.Select(row => text.IndexOf($"\n{row[0]}", StringComparison.Ordinal)).Where(at => at > from).DefaultIfEmpty(text.Length).Min();
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text[from..next].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            foreach (Match key in Keys().Matches(cells[1]))
            {
                rows[key.Groups["key"].Value] = cells[2];
            }
        }

        return rows;
    }

    // `Key`, `Key:0`, `Myna:Key`; what continues a list (`:1`) is none.
    [GeneratedRegex(@"`(Myna:)?(?<key>[A-Za-z_]+)(:[^`]*)?`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Keys();
}
