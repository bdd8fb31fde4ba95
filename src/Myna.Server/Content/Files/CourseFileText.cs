using System.Text.Json;
using System.Text.Json.Nodes;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Files;

/// <summary>A file of our own format from a disk: its errors have file, line and column.</summary>
internal static class CourseFileText
{
    /// <param name="Pointers">Of each lesson.</param>
    public sealed record Found(SourceCourse Course, IReadOnlyDictionary<string, string> Pointers, byte[] Utf8);

    /// <returns>Null when there were errors.</returns>
    public static Found? Read(string path, ProblemLog log)
    {
        var file = Path.GetFileName(path);
        if (new FileInfo(path).Length > CourseFile.MaxBytes)
        {
            log.Error(new SourceLine(file, 1), $"the file is larger than {CourseFile.MaxBytes >> 20} MB");
            return null;
        }

        return Read(file, File.ReadAllBytes(path), log);
    }

    public static Found? Read(string file, byte[] utf8, ProblemLog log)
    {
        var json = utf8.AsSpan().StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (Parse(file, json, log) is not { } root)
        {
            return null;
        }

        var (errors, warnings) = (new BodyErrors(), new BodyErrors());
        var read = CourseFileReader.Read(root, errors);
        if (!errors.Any)
        {
            CourseFileReader.Check(read.Course, read.Pointers, errors, warnings);
        }

        Tell(file, json, errors, log.Error, log);
        Tell(file, json, warnings, log.Warn, log);
        return errors.Any ? null : new Found(read.Course, read.Pointers, json);
    }

    /// <summary>Puts errors under pointers into a log, in the order of the file.</summary>
    public static void Tell(string file, ReadOnlySpan<byte> json, BodyErrors errors, Action<SourceLine, string> tell, ProblemLog log)
    {
        var places = JsonPlaces.Of(json, errors.All.Keys);
        foreach (var (pointer, reasons) in errors.All.OrderBy(entry => places[entry.Key]))
        {
            foreach (var reason in reasons)
            {
                tell(new SourceLine(file, places[pointer].Line, places[pointer].Column), $"{(pointer.Length == 0 ? "the course" : pointer)} {reason}");
            }
        }

        log.Omit(errors.Omitted);
    }

    private static JsonObject? Parse(string file, ReadOnlySpan<byte> json, ProblemLog log)
    {
        try
        {
            if (SoundText.UnsoundField(json) is { } field)
            {
                log.Error(new SourceLine(file, 1), $"the field {field} {SoundText.Refusal}");
                return null;
            }

            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonContracts.MaxDepth });
            var root = JsonElement.ParseValue(ref reader);
            if (root.ValueKind == JsonValueKind.Object && !reader.Read() && Duplicate(root) is not { } twice)
            {
                return JsonObject.Create(root);
            }

            log.Error(new SourceLine(file, 1), root.ValueKind == JsonValueKind.Object ? $"the name '{Duplicate(root)}' stands twice in one object" : "the file is no JSON object");
        }
        catch (JsonException e)
        {
            log.Error(new SourceLine(file, 1 + (int)(e.LineNumber ?? 0), 1 + (int)(e.BytePositionInLine ?? 0)), "not valid JSON");
        }

        return null;
    }

    private static string? Duplicate(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())?.Key
            ?? element.EnumerateObject().Select(field => Duplicate(field.Value)).FirstOrDefault(twice => twice is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(Duplicate).FirstOrDefault(twice => twice is not null),
        _ => null,
    };
}
