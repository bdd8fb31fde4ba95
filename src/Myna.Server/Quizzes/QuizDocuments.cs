using System.Text.Json.Serialization;
using Myna.Server.Lessons;
using Myna.Storage;

namespace Myna.Server.Quizzes;

/// <summary>The collections of quizzes. Their JSON holds the keys: it is for the store and for authors, never for learners.</summary>
public static class QuizDocuments
{
    /// <summary>The current version of each quiz.</summary>
    public static readonly Collection<Quiz> Quizzes = new("quizzes", QuizJson.Default.Quiz, quiz => quiz.Id);

    public static readonly Index<Quiz> QuizzesByCourse = Quizzes.Index("course", quiz => quiz.CourseId);

    public static readonly Index<Quiz> QuizzesByLesson = Quizzes.Index("lesson", quiz => quiz.LessonId);

    /// <summary>Versions that have been replaced, under <see cref="LessonDocuments.VersionId"/>.</summary>
    public static readonly Collection<Quiz> QuizVersions =
        new("quizVersions", QuizJson.Default.Quiz, quiz => LessonDocuments.VersionId(quiz.Id, quiz.Version));

    public static readonly Index<Quiz> QuizVersionsByQuiz = QuizVersions.Index("quiz", quiz => quiz.Id, quiz => quiz.Version);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Quizzes, QuizVersions];

    /// <summary>The version that an attempt has pinned: the current one, or from the archive once it has been replaced. Null when it never was.</summary>
    public static async ValueTask<Quiz?> LoadQuiz(this IDocumentStore store, string id, int version, CancellationToken cancellation = default)
    {
        var current = await store.Load(Quizzes, id, cancellation);
        if (current?.Value.Version == version)
        {
            return current.Value.Value;
        }

        return (await store.Load(QuizVersions, LessonDocuments.VersionId(id, version), cancellation))?.Value;
    }
}

[JsonSerializable(typeof(Quiz))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
public sealed partial class QuizJson : JsonSerializerContext;
