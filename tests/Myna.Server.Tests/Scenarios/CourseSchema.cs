using System.Text.Json;
using System.Text.Json.Nodes;

namespace Myna.Server.Tests.Scenarios;

/// <summary>docs/course.schema.json is the shape of a course file as the API describes it.</summary>
public sealed class CourseSchema
{
    private const string Prefix = "#/components/schemas/";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [SkippableFact]
    public async Task ThePublishedSchemaIsTheOneOfTheApi()
    {
        var file = Path.Combine(WatchingDevice.RepositoryFolder, "docs", "course.schema.json");
        Skip.IfNot(Directory.Exists(Path.GetDirectoryName(file)), "the sources are not beside the tests");
        await using var server = await ServerProcess.Start(Home.OnSqlite());
        var described = JsonNode.Parse((await server.Nobody().Get("/openapi/v1.json")).Text)!["components"]!["schemas"]!.AsObject();
        var definitions = new JsonObject();
        Take("CourseFile", described, definitions);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "https://myna.dev/schemas/course.json",
            ["title"] = "A course of Myna in one file",
            ["$ref"] = "#/$defs/CourseFile",
            ["$defs"] = definitions,
        };
        var text = schema.ToJsonString(Indented).Replace(Prefix, "#/$defs/", StringComparison.Ordinal) + "\n";
        if (Environment.GetEnvironmentVariable("MYNA_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(file, text);
        }

        (await File.ReadAllTextAsync(file)).ShouldBe(text, "write it again with MYNA_WRITE_DOCS=1");
    }

    /// <summary>A schema, and all that it refers to.</summary>
    private static void Take(string name, JsonObject described, JsonObject definitions)
    {
        if (definitions.ContainsKey(name))
        {
            return;
        }

        var schema = described[name]!.DeepClone();
        definitions[name] = schema;
        foreach (var other in References(schema))
        {
            Take(other, described, definitions);
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(References),
        JsonObject fields => fields.SelectMany(field => field.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().StartsWith(Prefix, StringComparison.Ordinal)
            ? [value.GetValue<string>()[Prefix.Length..]]
            : References(field.Value)),
        _ => [],
    };
}
