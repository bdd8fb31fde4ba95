using System.Globalization;
using System.Text.Json;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Files;

/// <summary>Where in a JSON text the values stand that JSON Pointers name.</summary>
internal static class JsonPlaces
{
    /// <summary>Line and column, from 1, of each pointer's value; of what is not there the place of what it is missing in.</summary>
    public static IReadOnlyDictionary<string, (int Line, int Column)> Of(ReadOnlySpan<byte> json, IEnumerable<string> pointers)
    {
        var asked = pointers.ToList();
        var wanted = asked.SelectMany(Ancestors).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, (int Line, int Column)>(StringComparer.Ordinal) { [""] = (1, 1) };
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonContracts.MaxDepth });
        // Of each object and list that is open: its pointer, and of a list how many entries it had.
        var open = new Stack<(string Pointer, int Entries)>();
        var (name, at, line, lineStart) = ("", 0, 1, 0);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    continue;
            }

            var pointer = "";
            if (open.TryPop(out var parent))
            {
                pointer = $"{parent.Pointer}/{(parent.Entries < 0 ? BodyErrors.Step(name) : parent.Entries.ToString(CultureInfo.InvariantCulture))}";
                open.Push(parent with { Entries = parent.Entries < 0 ? -1 : parent.Entries + 1 });
            }

            if (wanted.Contains(pointer))
            {
                var start = (int)reader.TokenStartIndex;
                for (; at < start; at++)
                {
                    if (json[at] == '\n')
                    {
                        (line, lineStart) = (line + 1, at + 1);
                    }
                }

                found.TryAdd(pointer, (line, 1 + System.Text.Encoding.UTF8.GetCharCount(json[lineStart..start])));
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                if (wanted.Contains(pointer) || pointer.Length == 0)
                {
                    open.Push((pointer, reader.TokenType == JsonTokenType.StartObject ? -1 : 0));
                }
                else
                {
                    // Nothing in it is asked for.
                    reader.Skip();
                }
            }
        }

        return asked.Distinct(StringComparer.Ordinal).ToDictionary(pointer => pointer, pointer => Ancestors(pointer).Where(found.ContainsKey).Select(near => found[near]).First(), StringComparer.Ordinal);
    }

    /// <summary>A pointer, and each that it is below, the nearest first.</summary>
    private static IEnumerable<string> Ancestors(string pointer)
    {
        yield return pointer;
        for (var slash = pointer.LastIndexOf('/'); slash >= 0; slash = slash == 0 ? -1 : pointer.LastIndexOf('/', slash - 1))
        {
            yield return pointer[..slash];
        }
    }
}
