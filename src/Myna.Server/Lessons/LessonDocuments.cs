using System.Text.Json.Serialization;
using Myna.Storage;

namespace Myna.Server.Lessons;

/// <summary>The collections of this room.</summary>
public static class LessonDocuments
{
    public static readonly Collection<Course> Courses = new("courses", LessonJson.Default.Course, course => course.Id);

    public static readonly Index<Course> CoursesByTitle = Courses.Index("title", course => course.Title);

    /// <summary>The current version of each lesson.</summary>
    public static readonly Collection<Lesson> Lessons = new("lessons", LessonJson.Default.Lesson, lesson => lesson.Id);

    public static readonly Index<Lesson> LessonsByCourse = Lessons.Index("course", lesson => lesson.CourseId, lesson => lesson.Position);

    public static readonly Index<Lesson> LessonsByUnit = Lessons.Index("unit", lesson => lesson.UnitId, lesson => lesson.Position);

    /// <summary>Versions that have been replaced, under <see cref="VersionId"/>.</summary>
    public static readonly Collection<Lesson> LessonVersions =
        new("lessonVersions", LessonJson.Default.Lesson, lesson => VersionId(lesson.Id, lesson.Version));

    public static readonly Index<Lesson> LessonVersionsByLesson =
        LessonVersions.Index("lesson", lesson => lesson.Id, lesson => lesson.Version);

    public static readonly Collection<Vocabulary> Vocabularies =
        new("vocabularies", LessonJson.Default.Vocabulary, vocabulary => vocabulary.Id);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Courses, Lessons, LessonVersions, Vocabularies];

    /// <summary>The id of an archived version of a lesson or a quiz.</summary>
    public static string VersionId(string id, int version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}@{version}");
}

[JsonSerializable(typeof(Course))]
[JsonSerializable(typeof(Lesson))]
[JsonSerializable(typeof(Vocabulary))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed partial class LessonJson : JsonSerializerContext;
