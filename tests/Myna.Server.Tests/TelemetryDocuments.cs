using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Myna.Server.Tests.Practice;
using Myna.Server.Tests.Scenarios;
using YamlDotNet.RepresentationModel;

namespace Myna.Server.Tests;

/// <summary>The dashboard and the alert rules ask for metrics that there are, and each alert names a page of the runbook that there is.</summary>
public sealed partial class TelemetryDocuments
{
    private static readonly string Deploy = Path.Combine(WatchingDevice.RepositoryFolder, "deploy");

    [Fact]
    public async Task EveryMetricThatIsAskedForIsMeasured()
    {
        var measured = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Add(instrument.Name) };
        listener.Start();
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana");
        await ana.Learn(await ana.FirstLesson());

        void Add(string name)
        {
            lock (measured)
            {
                measured.Add(name.Replace('.', '_'));
            }
        }

        var asked = Expressions().SelectMany(expression => Names().Matches(Labels().Replace(expression, "")).Select(match => match.Value)).Distinct().ToList();
        asked.Count.ShouldBeGreaterThan(15);
        lock (measured)
        {
            // Prometheus adds the unit and the kind to the name.
            asked.Where(name => !measured.Contains(name) && !measured.Contains(Added().Replace(name, ""))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void EachAlertNamesAPageOfTheRunbook()
    {
        var pages = File.ReadLines(Path.Combine(WatchingDevice.RepositoryFolder, "docs", "runbook.md"))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line[3..].ToLowerInvariant().Replace(' ', '-'))
            .ToList();
        var alerts = Alerts().ToList();
        alerts.Count.ShouldBeGreaterThan(5);
        foreach (var alert in alerts)
        {
            var page = Value(alert, "annotations", "runbook");
            page.ShouldStartWith("docs/runbook.md#", customMessage: Value(alert, "alert"));
            pages.ShouldContain(page["docs/runbook.md#".Length..]);
        }
    }

    private static IEnumerable<string> Expressions() => Alerts().Select(alert => Value(alert, "expr")).Concat(DashboardExpressions());

    private static IEnumerable<string> DashboardExpressions()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Deploy, "grafana", "myna.json")));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)];
    }

    private static IEnumerable<YamlNode> Alerts()
    {
        var yaml = new YamlStream();
        using var file = File.OpenText(Path.Combine(Deploy, "prometheus", "alerts.yaml"));
        yaml.Load(file);
        return ((YamlSequenceNode)yaml.Documents[0].RootNode["groups"]).SelectMany(group => (YamlSequenceNode)group["rules"]);
    }

    private static string Value(YamlNode node, params string[] path) => ((YamlScalarNode)path.Aggregate(node, (at, key) => at[key])).Value!;

    [GeneratedRegex("(myna|socketio|http|kestrel|dotnet)_[a-z0-9_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\{[^}]*\}|by \([^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Labels();

    [GeneratedRegex("(_(seconds|bytes|total|bucket|count|sum))+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Added();
}
