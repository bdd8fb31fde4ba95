using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Myna.Server.Realtime;
using Myna.Server.Tests.Practice;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Realtime;

/// <summary>docs/realtime.md says what the code declares: every event of each direction with the fields of its payload.</summary>
public sealed partial class RealtimeDocument
{
    [SkippableFact]
    public async Task TheDocumentListsEveryEventThatClientsMaySendWithItsFields()
    {
        await using var server = await LearningServer.Start();
        var accepted = ActivatorUtilities.CreateInstance<LearnerNamespace>(server.Get<IServiceProvider>()).Accepted;

        Rows("From client to server").Select(row => $"{row.Event}: {Sorted(Fields(row.Payload).Select(field => field.Name))}")
            .ShouldBe(accepted.Select(entry => $"{entry.Event}: {Sorted(entry.Message.GetProperties().Where(property => property.Name != "EqualityContract").Select(Name))}"), ignoreOrder: true);
    }

    [SkippableFact]
    public void TheDocumentListsEveryEventThatTheServerSendsWithItsFields()
    {
        var sent = typeof(LiveEvents).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)!).ToList();
        var nullability = new NullabilityInfoContext();

        var rows = Rows("From server to client").ToDictionary(row => row.Event, row => Fields(row.Payload), StringComparer.Ordinal);

        rows.Keys.Order(StringComparer.Ordinal).ShouldBe(sent.Select(NameOf).Order(StringComparer.Ordinal));
        foreach (var live in sent)
        {
            var fields = live.GetType().GenericTypeArguments[0].GetProperties().Where(property => property.Name != "EqualityContract")
                .Select(property => (Name(property), nullability.Create(property).ReadState == NullabilityState.Nullable));
            rows[NameOf(live)].ShouldBe(fields, ignoreOrder: true, NameOf(live));
        }
    }

    private static string Sorted(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    private static string NameOf(object live) => (string)live.GetType().GetProperty("Name")!.GetValue(live)!;

    private static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static List<(string Event, string Payload)> Rows(string heading)
    {
        var file = Path.Combine(WatchingDevice.RepositoryFolder, "docs", "realtime.md");
        Skip.IfNot(File.Exists(file), "the sources are not beside the tests");
        var section = File.ReadAllText(file).Split("\n## ").Single(part => part.StartsWith(heading, StringComparison.Ordinal));
        return [.. Row().Matches(section).Select(row => (row.Groups["event"].Value, row.Groups["payload"].Value))];
    }

    /// <summary>The outermost names of <c>{a, b?, c:{d}}</c>, and whether each may be left out.</summary>
    private static List<(string Name, bool IsOptional)> Fields(string payload)
    {
        var outermost = new System.Text.StringBuilder();
        var depth = 0;
        foreach (var character in payload)
        {
            depth -= character is '}' or ']' ? 1 : 0;
            outermost.Append(depth == 1 ? character : ' ');
            depth += character is '{' or '[' ? 1 : 0;
        }

        return [.. outermost.ToString().Split(',').Select(part => part.Split(':')[0].Trim()).Where(name => name.Length > 0).Select(name => (name.TrimEnd('?'), name.EndsWith('?')))];
    }

    [GeneratedRegex(@"^\| `(?<event>[a-z]+(:[a-z]+)?)` \| `(?<payload>\{[^`]*\})`[^|]*\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
