using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Shared;

namespace Myna.Server.Gamification.Rules;

/// <summary>Reads the rules and refuses those that cannot be played, with every reason under its JSON Pointer.</summary>
internal static class RulesFile
{
    private const string Key = GamificationOptions.Section + ":" + nameof(GamificationOptions.RulesFile);
    private const int MaxBytes = 1024 * 1024;
    private const int MaxOfEach = 200;
    private const int MaxTiers = 10;
    private const int MaxDrawn = 10;
    private const int MaxId = 40;
    private const int MaxTitle = 100;
    private const int MaxDescription = 300;
    private const int MaxImage = 8 * 1024;
    private const int MaxGems = 100_000;
    private const long MaxGoal = 1_000_000_000;

    /// <summary>The rules that the program brings along.</summary>
    public static GameRules Shipped { get; } = Parse(Embedded(), "the shipped rules");

    /// <param name="path">The operator's own file, relative to the working directory; empty for the shipped rules.</param>
    /// <exception cref="ConfigurationException">There is no such file, or it cannot be played.</exception>
    public static GameRules Load(string path)
    {
        if (path.Length == 0)
        {
            return Shipped;
        }

        try
        {
            return new FileInfo(path).Length <= MaxBytes
                ? Parse(File.ReadAllBytes(path), path)
                : throw new ConfigurationException($"{Key}: {path} is larger than {MaxBytes} bytes.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Key}: {path} cannot be read: {e.Message}");
        }
    }

    /// <param name="json">The file's content.</param>
    /// <param name="name">How an error names it.</param>
    /// <exception cref="ConfigurationException">The rules cannot be played.</exception>
    public static GameRules Parse(ReadOnlySpan<byte> json, string name)
    {
        GameRules rules;
        try
        {
            rules = JsonSerializer.Deserialize(json, RulesJson.Default.GameRules) ?? throw new ConfigurationException($"{Key}: {name} holds no rules.");
        }
        catch (JsonException e)
        {
            throw new ConfigurationException($"{Key}: {name}: {e.Message.ReplaceLineEndings(" ")}");
        }

        var wrong = Wrong(rules).ToList();
        return wrong.Count == 0 ? rules : throw new ConfigurationException($"{Key}: {name}: {string.Join("; ", wrong)}");
    }

    private static IEnumerable<string> Wrong(GameRules rules) =>
    [
        .. Outside("/version", rules.Version, 1, int.MaxValue),
        .. Outside("/freezePrice", rules.FreezePrice, 1, MaxGems),
        .. Each("/achievements", rules.Achievements, achievement => achievement.Id, (at, achievement) =>
            [.. Texts(at, achievement.Title, achievement.Description), .. Outside($"{at}/goal", achievement.Goal, 1, MaxGoal), .. Outside($"{at}/gems", achievement.Gems, 0, MaxGems)]),
        .. Each("/badges", rules.Badges, badge => badge.Id, Wrong),
        .. Wrong("/quests/daily", rules.Quests.Daily),
        .. Wrong("/quests/weekly", rules.Quests.Weekly),
        .. Wrong("/quests/monthly", rules.Quests.Monthly),
    ];

    private static IEnumerable<string> Wrong(string at, Badge badge)
    {
        var isShown = badge.Image.Length <= MaxImage
            && (badge.Image.StartsWith("data:image/", StringComparison.Ordinal) || (badge.Image.StartsWith('/') && !badge.Image.StartsWith("//", StringComparison.Ordinal)));
        List<string> wrong = [.. Texts(at, badge.Title, badge.Description)];
        if (!isShown)
        {
            wrong.Add($"{at}/image must be a path of this server or a data:image/ address of at most {MaxImage} characters");
        }

        if (badge.Tiers.Count is 0 or > MaxTiers)
        {
            wrong.Add($"{at}/tiers must be 1 to {MaxTiers}");
        }

        wrong.AddRange(Each($"{at}/tiers", badge.Tiers, tier => tier.Tier, (place, tier) =>
            [.. Outside($"{place}/goal", tier.Goal, 1, MaxGoal), .. Outside($"{place}/gems", tier.Gems, 0, MaxGems)]));
        wrong.AddRange(badge.Tiers.Zip(badge.Tiers.Skip(1)).Where(pair => pair.First.Goal >= pair.Second.Goal)
            .Select(pair => $"{at}/tiers: {pair.Second.Tier} must ask for more than {pair.First.Tier}"));
        return wrong;
    }

    private static IEnumerable<string> Wrong(string at, QuestPool pool) =>
    [
        .. Outside($"{at}/count", pool.Count, 0, Math.Min(MaxDrawn, pool.Quests.Count)),
        .. Each($"{at}/quests", pool.Quests, quest => quest.Id, (place, quest) =>
        [
            .. Texts(place, quest.Title, ""),
            .. Outside($"{place}/goal", quest.Goal, 1, MaxGoal),
            .. Outside($"{place}/gems", quest.Gems, 1, MaxGems),
            .. quest.Metric == Metric.Streak ? [$"{place}/metric: a streak is of no period"] : (IEnumerable<string>)[],
        ]),
    ];

    private static IEnumerable<string> Each<T>(string at, IReadOnlyList<T> items, Func<T, string> id, Func<string, T, IEnumerable<string>> wrong)
    {
        if (items.Count > MaxOfEach)
        {
            yield return $"{at} must be at most {MaxOfEach}";
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            if (!IsStableId(id(items[i])))
            {
                yield return $"{at}/{i}: \"{id(items[i])}\" must be 1 to {MaxId} lower-case letters, digits or _";
            }
            else if (!ids.Add(id(items[i])))
            {
                yield return $"{at}/{i}: \"{id(items[i])}\" is there twice";
            }

            foreach (var reason in wrong($"{at}/{i}", items[i]))
            {
                yield return reason;
            }
        }
    }

    private static IEnumerable<string> Texts(string at, string title, string description)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > MaxTitle)
        {
            yield return $"{at}/title must be 1 to {MaxTitle} characters";
        }

        if (description.Length > MaxDescription)
        {
            yield return $"{at}/description must be at most {MaxDescription} characters";
        }
    }

    private static IEnumerable<string> Outside(string at, long value, long min, long max) => value < min || value > max ? [$"{at} must be {min} to {max}"] : [];

    private static byte[] Embedded()
    {
        using var stream = typeof(RulesFile).Assembly.GetManifestResourceStream("Myna.Server.Gamification.Rules.rules.json")
            ?? throw new InvalidOperationException("The rules are not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool IsStableId(string id) =>
        id.Length is > 0 and <= MaxId && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_');
}

internal sealed class MetricJson() : JsonStringEnumConverter<Metric>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    Converters = [typeof(MetricJson)])]
[JsonSerializable(typeof(GameRules))]
internal sealed partial class RulesJson : JsonSerializerContext;
