using System.Text.Encodings.Web;
using System.Text.Json;
using Myna.Server.Content.Files;
using Myna.Server.Content.Source;
using Myna.Storage;

namespace Myna.Server.Content.Contracts;

/// <summary>Writes a course as its authors left it, drafts included, in our own format (docs/course.schema.json).</summary>
public static class CourseExport
{
    /// <summary>So many lessons are in memory at once.</summary>
    private const int LessonsAtOnce = 50;

    /// <returns>False when there is no such course; then nothing is written.</returns>
    public static async ValueTask<bool> Run(IDocumentStore store, string courseId, Stream into, CancellationToken cancellation = default)
    {
        if (await store.Load(ContentDocuments.CourseSources, courseId, cancellation) is not { } found)
        {
            return false;
        }

        await Write(into, found.Value, ids => Sources(store, ids, cancellation), cancellation);
        return true;
    }

    /// <param name="sources">The lessons with these ids, in their order.</param>
    internal static async ValueTask Write(
        Stream into, CourseSource course, Func<string[], ValueTask<IReadOnlyList<(string Id, LessonSource Source)>>> sources, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(into, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Begin(json, course);
        foreach (var unit in course.Units)
        {
            json.WriteStartObject();
            json.WriteString("id", unit.Id);
            json.WriteString("title", unit.Title);
            json.WriteStartArray("lessons");
            foreach (var ids in unit.Lessons.Chunk(LessonsAtOnce))
            {
                foreach (var (id, source) in await sources(ids))
                {
                    JsonSerializer.Serialize(json, CourseFile.FileLesson.Of(id, source), CourseFileJson.Default.FileLesson);
                }

                await json.FlushAsync(cancellation);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    private static void Begin(Utf8JsonWriter json, CourseSource course)
    {
        json.WriteStartObject();
        json.WriteString("format", CourseFile.FormatName);
        json.WriteString("id", course.Id);
        json.WriteString("title", course.Title);
        json.WritePropertyName("language");
        JsonSerializer.Serialize(json, course.Language, CourseFileJson.Default.Language);
        json.WritePropertyName("forSpeakersOf");
        JsonSerializer.Serialize(json, course.ForSpeakersOf, CourseFileJson.Default.Language);
        if (course.License is { } license)
        {
            json.WritePropertyName("license");
            JsonSerializer.Serialize(json, license, CourseFileJson.Default.License);
        }

        if (course.Repository is { } repository)
        {
            json.WriteString("repository", repository);
        }

        json.WriteStartArray("specialCharacters");
        foreach (var character in course.SpecialCharacters)
        {
            json.WriteStringValue(character);
        }

        json.WriteEndArray();
        if (course.HasAudio)
        {
            json.WriteBoolean("hasAudio", true);
        }

        if (course.Policies is { } policies)
        {
            json.WritePropertyName("policies");
            JsonSerializer.Serialize(json, policies, CourseFileJson.Default.CoursePolicies);
        }

        json.WriteStartArray("units");
    }

    // A lesson that was published before sources were kept has none: authors do not see it either.
    private static async ValueTask<IReadOnlyList<(string Id, LessonSource Source)>> Sources(IDocumentStore store, string[] ids, CancellationToken cancellation)
    {
        var drafts = await store.LoadMany(ContentDocuments.Drafts, ids, cancellation);
        var lessons = await store.LoadMany(ContentDocuments.Lessons, ids, cancellation);
        var versions = await store.LoadMany(
            ContentDocuments.LessonSources, [.. ids.Zip(lessons, (id, lesson) => ContentDocuments.VersionId(id, lesson?.Value.Version ?? 0))], cancellation);
        return [.. ids.Select((id, i) => (id, Source: drafts[i]?.Value.Source ?? versions[i]?.Value.Source)).Where(lesson => lesson.Source is not null).Select(lesson => (lesson.id, lesson.Source!))];
    }
}
