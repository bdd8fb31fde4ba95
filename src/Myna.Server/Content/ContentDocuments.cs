using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Media;
using Myna.Server.Content.Source;
using Myna.Storage;

namespace Myna.Server.Content;

/// <summary>The collections of this module. Quizzes hold their keys: their JSON is for the store and for authors, never for learners.</summary>
internal static class ContentDocuments
{
    public static readonly Collection<Course> Courses = new("courses", ContentJson.Default.Course, course => course.Id);

    public static readonly Index<Course> CoursesByTitle = Courses.Index("title", course => course.Title);

    /// <summary>Courses that their authors have taken out of the catalogue while learners go on in them.</summary>
    public static readonly Collection<Course> ArchivedCourses = new("archivedCourses", ContentJson.Default.Course, course => course.Id);

    /// <summary>The current version of each lesson.</summary>
    public static readonly Collection<Lesson> Lessons = new("lessons", ContentJson.Default.Lesson, lesson => lesson.Id);

    public static readonly Index<Lesson> LessonsByCourse = Lessons.Index("course", lesson => lesson.CourseId, lesson => lesson.Position);

    public static readonly Index<Lesson> LessonsByUnit = Lessons.Index("unit", lesson => lesson.UnitId, lesson => lesson.Position);

    /// <summary>Versions that have been replaced, under <see cref="VersionId"/>.</summary>
    public static readonly Collection<Lesson> LessonVersions =
        new("lessonVersions", ContentJson.Default.Lesson, lesson => VersionId(lesson.Id, lesson.Version));

    public static readonly Index<Lesson> LessonVersionsByLesson =
        LessonVersions.Index("lesson", lesson => lesson.Id, lesson => lesson.Version);

    public static readonly Collection<Vocabulary> Vocabularies =
        new("vocabularies", ContentJson.Default.Vocabulary, vocabulary => vocabulary.Id);

    /// <summary>The current version of each quiz.</summary>
    public static readonly Collection<Quiz> Quizzes = new("quizzes", ContentJson.Default.Quiz, quiz => quiz.Id);

    /// <summary>Versions that have been replaced, under <see cref="VersionId"/>.</summary>
    public static readonly Collection<Quiz> QuizVersions =
        new("quizVersions", ContentJson.Default.Quiz, quiz => VersionId(quiz.Id, quiz.Version));

    public static readonly Index<Quiz> QuizVersionsByQuiz = QuizVersions.Index("quiz", quiz => quiz.Id, quiz => quiz.Version);

    /// <summary>Courses as their authors write them: those that learners see, and those that nothing of has been published yet.</summary>
    public static readonly Collection<CourseSource> CourseSources = new("courseSources", ContentJson.Default.CourseSource, course => course.Id);

    /// <summary>The source of every version of every lesson, the current one too, under <see cref="VersionId"/>.</summary>
    public static readonly Collection<LessonVersion> LessonSources =
        new("lessonSources", ContentJson.Default.LessonVersion, version => VersionId(version.LessonId, version.Version));

    public static readonly Index<LessonVersion> LessonSourcesByLesson =
        LessonSources.Index("lesson", version => version.LessonId, version => version.Version);

    /// <summary>One for each lesson that differs from its current version, or has none.</summary>
    public static readonly Collection<LessonDraft> Drafts = new("drafts", ContentJson.Default.LessonDraft, draft => draft.Id);

    public static readonly Index<LessonDraft> DraftsByCourse = Drafts.Index("course", draft => draft.CourseId);

    public static readonly Collection<CourseAuthor> Authors = new("courseAuthors", ContentJson.Default.CourseAuthor, author => author.Id);

    public static readonly Index<CourseAuthor> AuthorsByUser = Authors.Index("user", author => author.UserId, author => author.Since);

    public static readonly Index<CourseAuthor> AuthorsByCourse = Authors.Index("course", author => author.CourseId, author => author.Since);

    /// <summary>Pictures and recordings; their bytes are files.</summary>
    public static readonly Collection<MediaFile> Media = new("media", ContentJson.Default.MediaFile, file => file.Id);

    public static readonly Index<MediaFile> MediaByUser = Media.Index("user", file => file.UploadedBy, file => file.UploadedAt);

    public static IReadOnlyList<ICollectionDefinition> All { get; } =
        [Courses, ArchivedCourses, CourseSources, Authors, Lessons, LessonVersions, LessonSources, Drafts, Vocabularies, Quizzes, QuizVersions, Media];

    /// <summary>The id of an archived version of a lesson or a quiz.</summary>
    public static string VersionId(string id, int version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}@{version}");
}

[JsonSerializable(typeof(Course))]
[JsonSerializable(typeof(CourseAuthor))]
[JsonSerializable(typeof(CourseSource))]
[JsonSerializable(typeof(Lesson))]
[JsonSerializable(typeof(LessonDraft))]
[JsonSerializable(typeof(LessonVersion))]
[JsonSerializable(typeof(MediaFile))]
[JsonSerializable(typeof(Vocabulary))]
[JsonSerializable(typeof(Quiz))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
internal sealed partial class ContentJson : JsonSerializerContext;
