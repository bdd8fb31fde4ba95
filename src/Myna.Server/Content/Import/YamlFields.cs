using System.Globalization;
using System.Text;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Content.Import;

/// <summary>A text of a course, and where it stands.</summary>
internal sealed record SourceText(string Value, SourceLine At)
{
    public override string ToString() => Value;
}

/// <summary>
/// The fields of one mapping. Whatever is missing or of another kind is logged and read as absent; whatever nobody asked for is
/// reported by <see cref="WarnOfUnknown"/>.
/// </summary>
internal sealed class YamlFields
{
    private readonly ProblemLog _log;
    private readonly string _what;
    private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private YamlFields(YamlMap map, string what, ProblemLog log)
    {
        (At, _what, _log) = (map.At, what, log);
        foreach (var entry in map.Entries)
        {
            if (_entries.TryAdd(entry.Key.Value, entry))
            {
                continue;
            }

            // Authors do this, and every reader of theirs takes the last one.
            log.Warn(entry.Key.At, $"'{entry.Key.Value}' stands twice in {what}; this one counts");
            if (entry.Value is not YamlText { IsNull: true })
            {
                _entries[entry.Key.Value] = entry;
            }
        }
    }

    public SourceLine At { get; }

    /// <param name="node">What should be a mapping.</param>
    /// <param name="what">Its name in messages, such as "a word".</param>
    /// <param name="log">Where it says that it is none.</param>
    public static YamlFields? Of(YamlNode? node, string what, ProblemLog log)
    {
        if (node is YamlMap map)
        {
            return new YamlFields(map, what, log);
        }

        if (node is not null)
        {
            log.Error(node.At, $"{what} should be a mapping of names to values");
        }

        return null;
    }

    public YamlNode? Node(string name)
    {
        _asked.Add(name);
        return _entries.TryGetValue(name, out var entry) && entry.Value is not YamlText { IsNull: true } ? entry.Value : null;
    }

    public YamlNode? RequiredNode(string name)
    {
        var node = Node(name);
        if (node is null)
        {
            _log.Error(_entries.TryGetValue(name, out var entry) ? entry.Key.At : At, $"{_what} has no '{name}'");
        }

        return node;
    }

    public YamlFields? Fields(string name, string what) => Of(Node(name), what, _log);

    public SourceText? Text(string name) => Node(name) is { } node ? TextOf(node, $"'{name}'", _log) : null;

    public SourceText? RequiredText(string name) => RequiredNode(name) is { } node ? TextOf(node, $"'{name}'", _log) : null;

    /// <summary>A list of texts; a single text is a list of one. Empty when absent.</summary>
    public IReadOnlyList<SourceText> Texts(string name, int max = ImportLimits.MaxForms) =>
        Node(name) is { } node ? TextsOf(node, $"'{name}'", max, _log) : [];

    /// <summary>A list of nodes. Empty when absent.</summary>
    public IReadOnlyList<YamlNode> List(string name, int max)
    {
        switch (Node(name))
        {
            case YamlList list when list.Items.Count > max:
                _log.Error(list.At, $"'{name}' has more than {max} entries");
                return [];
            case YamlList list:
                return list.Items;
            case { } other:
                _log.Error(other.At, $"'{name}' should be a list");
                return [];
            default:
                return [];
        }
    }

    /// <returns>True when there was one.</returns>
    public bool WarnOfUnknown()
    {
        var any = false;
        foreach (var (name, entry) in _entries)
        {
            if (!_asked.Contains(name))
            {
                any = true;
                var near = _asked.FirstOrDefault(known => EditDistance.Levenshtein(known, name) <= 2);
                _log.Warn(entry.Key.At, $"'{name}' is not known in {_what} and was passed over{(near is null ? "" : $"; did you mean '{near}'?")}");
            }
        }

        return any;
    }

    public static IReadOnlyList<SourceText> TextsOf(YamlNode node, string what, int max, ProblemLog log)
    {
        if (node is not YamlList list)
        {
            return TextOf(node, what, log) is { } single ? [single] : [];
        }

        if (list.Items.Count > max)
        {
            log.Error(list.At, $"{what} has more than {max} entries");
            return [];
        }

        return [.. list.Items.Select(item => TextOf(item, $"an entry of {what}", log)).OfType<SourceText>()];
    }

    /// <summary>Normalised to NFC, trimmed, with each run of white space as one space. Null and an error when there is nothing to read.</summary>
    public static SourceText? TextOf(YamlNode node, string what, ProblemLog log)
    {
        if (node is not YamlText text)
        {
            log.Error(node.At, $"{what} should be a text");
            return null;
        }

        var (value, problem) = Clean(text.Value);
        if (text.IsNull || value is { Length: 0 })
        {
            problem = "is empty";
        }

        if (problem is not null)
        {
            log.Error(node.At, $"{what} {problem}");
            return null;
        }

        return new SourceText(value!, node.At);
    }

    internal static (string? Value, string? Problem) Clean(string text)
    {
        if (text.Length > ImportLimits.MaxTextLength)
        {
            return (null, $"is longer than {ImportLimits.MaxTextLength} characters");
        }

        // Most texts are clean as they are.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.StartsWith(' ') && !text.EndsWith(' ') && !text.Contains("  ", StringComparison.Ordinal))
        {
            return (text, null);
        }

        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return (null, "is not well-formed Unicode");
            }

            if (IsNoncharacter(rune))
            {
                return (null, $"has the character U+{rune.Value:X4}, which no text may hold");
            }

            if (Rune.IsWhiteSpace(rune))
            {
                cleaned.Append(cleaned.Length > 0 && cleaned[^1] != ' ' ? " " : "");
            }
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control)
            {
                return (null, "has a control character");
            }
            else
            {
                cleaned.Append(rune);
            }
        }

        return (cleaned.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC), null);
    }

    // The Unicode Standard, section 23.7: for a program's internal use, never in a text. Normalize throws for some of them.
    private static bool IsNoncharacter(Rune rune) => rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;
}
