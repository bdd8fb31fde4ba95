using System.Globalization;
using System.Text.Json.Nodes;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Publishing;
using Myna.Server.Content.Source;

namespace Myna.Server.Content.Files;

/// <summary>Reads a course of our own format, with the same readers as authors' bodies. Every error has the JSON Pointer of its place.</summary>
internal static class CourseFileReader
{
    /// <returns>The course, with the pointer of each of its lessons. Good only where there are no errors.</returns>
    public static (SourceCourse Course, IReadOnlyDictionary<string, string> Pointers) Read(JsonObject json, BodyErrors errors)
    {
        var fields = new BodyFields(json, "", errors);
        if (fields.RequiredText("format", 100) is { Length: > 0 } format && format != CourseFile.FormatName)
        {
            fields.Error("format", $"is another format than {CourseFile.FormatName}");
        }

        var body = CourseBody.Heading(fields);
        if (body.Id is null && !errors.Any)
        {
            fields.Error("id", "is needed");
        }

        var outline = new Outlined(body.Id ?? "", errors);
        var units = fields.Objects("units", ImportLimits.MaxUnits).Select(outline.Unit).ToList();
        var hasAudio = fields.Flag("hasAudio") ?? false;
        fields.RefuseUnknown();
        if (outline.Lessons.Values.Sum(lesson => lesson.Items.Count()) > ImportLimits.MaxItems)
        {
            fields.Error("units", $"have more than {ImportLimits.MaxItems} words and phrases");
        }

        return (new SourceCourse(
            new CourseSource
            {
                Id = body.Id ?? "",
                Title = body.Title,
                Language = body.Language,
                ForSpeakersOf = body.ForSpeakersOf,
                License = body.License,
                Repository = body.Repository,
                SpecialCharacters = body.SpecialCharacters,
                HasAudio = hasAudio,
                Policies = body.Policies,
                Units = units,
                UpdatedAt = default,
            },
            outline.Lessons), outline.Pointers);
    }

    /// <summary>Asks of every lesson what publishing asks. Real courses have lessons that are only read, and a word twice: these are told, and taken.</summary>
    public static void Check(SourceCourse course, IReadOnlyDictionary<string, string> pointers, BodyErrors errors, BodyErrors warnings)
    {
        foreach (var (id, lesson) in course.Lessons)
        {
            Publishable.Check(course.Course, id, lesson, errors, pointers[id], warnings);
        }
    }

    private sealed class Outlined(string course, BodyErrors errors)
    {
        private readonly HashSet<string> _units = new(StringComparer.Ordinal);

        public Dictionary<string, LessonSource> Lessons { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Pointers { get; } = new(StringComparer.Ordinal);

        public UnitSource Unit(BodyFields fields)
        {
            var title = fields.RequiredText("title", LessonBody.MaxTitleLength);
            var id = Id(fields, _units.Contains, n => $"{course}.{ContentIds.Hash(10, "unit", title, n)}");
            _units.Add(id);
            var lessons = fields.Objects("lessons", ImportLimits.MaxLessons).Select(Lesson).ToList();
            fields.RefuseUnknown();
            return new UnitSource(id, title, lessons);
        }

        private string Lesson(BodyFields fields)
        {
            var source = LessonBody.SourceOf(fields, errors);
            var id = Id(fields, Lessons.ContainsKey, n => $"{course}.{ContentIds.Slug(source.Title)}{(n == "0" ? "" : $"-{n}")}");
            fields.RefuseUnknown();
            if (Lessons.Count == ImportLimits.MaxLessons)
            {
                fields.Error("id", $"is the id of one lesson too many: {ImportLimits.MaxLessons} are possible");
            }

            Lessons.TryAdd(id, source);
            Pointers.TryAdd(id, fields.PointerOf("")[..^1]);
            return id;
        }

        // The same file makes the same ids again.
        private static string Id(BodyFields fields, Func<string, bool> isTaken, Func<string, string> make)
        {
            if (fields.Text("id", ContentIds.MaxAuthoredLength) is { } id)
            {
                if (!ContentIds.IsAuthored(id) || isTaken(id))
                {
                    fields.Error("id", isTaken(id) ? "is there twice" : ContentIds.AuthoredForm);
                }

                return id;
            }

            for (var n = 0; ; n++)
            {
                if (make(n.ToString(CultureInfo.InvariantCulture)) is var made && !isTaken(made))
                {
                    return made;
                }
            }
        }
    }
}
