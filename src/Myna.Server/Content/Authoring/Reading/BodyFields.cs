using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Myna.Server.Content.Authoring.Reading;

/// <summary>Reads the fields of a JSON object, and tells everything that is wrong with them. A null counts as absent, as our responses leave nulls out.</summary>
internal sealed class BodyFields(JsonObject json, string at, BodyErrors errors)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string PointerOf(string name) => $"{at}/{BodyErrors.Step(name)}";

    public void Error(string name, string why) => errors.Add(PointerOf(name), why);

    /// <summary>A text without white space around it; null when it is absent, empty or wrong.</summary>
    public string? Text(string name, int maxLength)
    {
        var text = Node(name) is { } node ? TextOf(node, PointerOf(name), maxLength) : null;
        return text is { Length: > 0 } ? text : null;
    }

    /// <summary>A text as it stands, such as Markdown, where white space at the beginning of a line means something; null when there is nothing in it.</summary>
    public string? Verbatim(string name, int maxLength)
    {
        var text = Node(name) is { } node ? TextOf(node, PointerOf(name), maxLength, isTrimmed: false) : null;
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>True or false; null when it is absent or wrong.</summary>
    public bool? Flag(string name)
    {
        if (Node(name) is not { } node)
        {
            return null;
        }

        if (node.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return node.GetValue<bool>();
        }

        Error(name, "must be true or false");
        return null;
    }

    public string RequiredText(string name, int maxLength)
    {
        var before = errors.Count;
        var text = Text(name, maxLength);
        if (text is null && errors.Count == before)
        {
            Error(name, "is needed");
        }

        return text ?? "";
    }

    /// <summary>A number; null when it is absent or wrong.</summary>
    public double? Number(string name)
    {
        if (Node(name) is not { } node)
        {
            return null;
        }

        if (node.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue<double>(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Error(name, "must be a number");
        return null;
    }

    /// <summary>A list of texts, none of them empty; null when it is absent or empty.</summary>
    public IReadOnlyList<string>? Texts(string name, int maxCount, int maxLength)
    {
        var texts = new List<string>();
        foreach (var (node, pointer) in Entries(name, maxCount))
        {
            if (TextOf(node, pointer, maxLength) is { } text)
            {
                if (text.Length == 0)
                {
                    errors.Add(pointer, "is empty");
                }

                texts.Add(text);
            }
        }

        return texts.Count == 0 ? null : texts;
    }

    /// <summary>The fields of an object; null when it is absent or no object.</summary>
    public BodyFields? Object(string name) => Node(name) is { } node ? Of(node, PointerOf(name)) : null;

    /// <summary>The fields of each object of a list.</summary>
    public IEnumerable<BodyFields> Objects(string name, int maxCount) =>
        Entries(name, maxCount).Select(entry => Of(entry.Node, entry.Pointer)).OfType<BodyFields>();

    /// <summary>Fields that our own responses have and that a body may give back unread.</summary>
    public void PassOver(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _known.Add(name);
        }
    }

    /// <summary>Refuses every field that nobody asked for: a misspelt one would be lost in silence.</summary>
    public void RefuseUnknown()
    {
        foreach (var (name, _) in json)
        {
            if (!_known.Contains(name))
            {
                Error(name, "is not known here");
            }
        }
    }

    private BodyFields? Of(JsonNode? node, string pointer)
    {
        if (node is JsonObject found)
        {
            return new BodyFields(found, pointer, errors);
        }

        errors.Add(pointer, "must be an object");
        return null;
    }

    /// <summary>Each entry of a list, with its pointer.</summary>
    public IEnumerable<(JsonNode? Node, string Pointer)> Entries(string name, int maxCount)
    {
        if (Node(name) is not { } node)
        {
            return [];
        }

        if (node is not JsonArray list)
        {
            Error(name, "must be a list");
            return [];
        }

        if (list.Count > maxCount)
        {
            Error(name, string.Create(CultureInfo.InvariantCulture, $"has {list.Count} entries; {maxCount} are possible"));
            return [];
        }

        return list.Select((entry, i) => (entry, string.Create(CultureInfo.InvariantCulture, $"{PointerOf(name)}/{i}")));
    }

    private JsonNode? Node(string name)
    {
        _known.Add(name);
        return json[name];
    }

    private string? TextOf(JsonNode? node, string pointer, int maxLength, bool isTrimmed = true)
    {
        if (node?.GetValueKind() != JsonValueKind.String)
        {
            errors.Add(pointer, "must be a text");
            return null;
        }

        var text = node.GetValue<string>();
        text = isTrimmed ? text.Trim() : text;
        if (text.Length > maxLength)
        {
            errors.Add(pointer, string.Create(CultureInfo.InvariantCulture, $"is longer than {maxLength} characters"));
            return null;
        }

        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            errors.Add(pointer, "has a control character");
            return null;
        }

        return text;
    }
}
