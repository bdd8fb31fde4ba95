using System.Globalization;
using System.Text.RegularExpressions;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Accounts;

/// <summary>What docs/security.md says of OWASP ASVS 5.0: nothing is left out, and each test that it names exists.</summary>
public sealed partial class SecurityMappingTests
{
    // Levels 1 and 2: 89 items. Those of level 3 stand behind them in each section.
    private static readonly (string Section, int Items)[] Whole =
    [
        ("6.1", 3), ("6.2", 12), ("6.3", 4), ("6.4", 4), ("6.5", 5), ("6.6", 3), ("6.8", 4),
        ("7.1", 3), ("7.2", 4), ("7.3", 2), ("7.4", 5), ("7.5", 2), ("7.6", 2),
        ("9.1", 3), ("9.2", 4),
        ("10.1", 2), ("10.2", 2), ("10.3", 4), ("10.4", 11), ("10.5", 5), ("10.6", 2), ("10.7", 3),
    ];

    // Level 1 alone.
    private static readonly string[] First =
    [
        "2.1.1", "2.2.1", "2.2.2", "2.3.1", "4.1.1", "4.4.1", "8.1.1", "8.2.1", "8.2.2", "8.3.1", "11.3.1", "11.3.2", "11.4.1", "14.2.1", "14.3.1",
    ];

    private static string Document => File.ReadAllText(Path.Combine(WatchingDevice.RepositoryFolder, "docs", "security.md"));

    [Fact]
    public void EveryItemOfTheStandardIsAnsweredOnce()
    {
        var asked = Whole.SelectMany(section => Enumerable.Range(1, section.Items).Select(item => $"{section.Section}.{item}")).Concat(First).ToList();
        var rows = Rows().ToList();
        Whole.Sum(section => section.Items).ShouldBe(89);

        rows.SelectMany(row => row.Items).ShouldBe(asked, ignoreOrder: true);
        rows.ShouldAllBe(row => row.How.Length > 0 && "✓○–✗".Contains(row.Mark));
        // What falls short is said in words, not only by its mark.
        var shortcomings = Document[Document.IndexOf("## What falls short", StringComparison.Ordinal)..Document.IndexOf("## ASVS", StringComparison.Ordinal)];
        rows.Where(row => row.Mark == "✗").SelectMany(row => row.Items).ShouldAllBe(item => shortcomings.Contains(item));
    }

    [Fact]
    public void EveryTestThatIsNamedExists()
    {
        var tests = typeof(SecurityMappingTests).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false }).ToLookup(type => type.Name, StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var line in Document.Split('\n'))
        {
            Named(line, tests, missing);
        }

        missing.ShouldBeEmpty();
        // A tick is a test's that the row itself names.
        var ticked = Rows().Where(row => row.Mark == "✓").ToList();
        ticked.Count.ShouldBeGreaterThan(50);
        ticked.Where(row => Named(row.How, tests, []) == 0).Select(row => string.Join(' ', row.Items)).ShouldBeEmpty();
    }

    /// <summary>How many tests a text names: `Class.Sentence`, `.Another` of the same class after it, or a whole `Class` that has some.</summary>
    private static int Named(string text, ILookup<string, Type> tests, List<string> missing)
    {
        var (named, type) = (0, default(Type));
        foreach (Match name in TestNames().Matches(text))
        {
            if (name.Groups["class"].Value is { Length: > 0 } given)
            {
                type = tests[given].SingleOrDefault();
            }

            var exists = type is not null && (name.Groups["test"].Value is { Length: > 0 } test ? type.GetMethod(test) is { } method && IsRun(method) : type.GetMethods().Any(IsRun));
            named += exists ? 1 : 0;
            if (!exists)
            {
                missing.Add(name.Value);
            }
        }

        return named;
    }

    private static bool IsRun(System.Reflection.MethodInfo method) => method.GetCustomAttributes(typeof(FactAttribute), inherit: true) is [FactAttribute { Skip: null }];

    private static IEnumerable<(List<string> Items, string Mark, string How)> Rows()
    {
        foreach (Match row in TableRows().Matches(Document))
        {
            var items = row.Groups["items"].Value.Split(", ").SelectMany(Range).ToList();
            yield return (items, row.Groups["mark"].Value, row.Groups["how"].Value.Trim());
        }
    }

    private static IEnumerable<string> Range(string items)
    {
        if (items.Split('–') is not [var from, var to])
        {
            return [items];
        }

        var section = from[..(from.LastIndexOf('.') + 1)];
        var (first, last) = (Number(from[section.Length..]), Number(to[section.Length..]));
        return Enumerable.Range(first, last - first + 1).Select(item => $"{section}{item}");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| (?<items>[0-9][0-9., –]*) \| (?<mark>.) \| (?<how>.*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableRows();

    [GeneratedRegex(@"`((?<class>\w+Tests)(\.(?<test>\w+))?|\.(?<test>[A-Z]\w+))`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestNames();
}
