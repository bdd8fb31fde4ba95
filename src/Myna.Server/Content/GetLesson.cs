using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content;

/// <summary>
/// A lesson's content. A published version never changes, so its body is made once and kept as bytes; the ETag names the version, and
/// with it the lesson's place in the course.
/// </summary>
internal sealed class GetLesson(IDocumentStore store, IOptions<JsonOptions> json) : IFeature
{
    /// <summary>At some 4 KB each: 40 MB.</summary>
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<string, Body> _bodies = new(StringComparer.Ordinal);

    private readonly JsonTypeInfo<LessonContent> _contract = (JsonTypeInfo<LessonContent>)json.Value.SerializerOptions.GetTypeInfo(typeof(LessonContent));

    public static void Map(Api api) => api.Tagged("Lessons").Learner.GetRaw<LessonContent>("/lessons/{id}", api.Feature<GetLesson>().Handle)
        .Does("A lesson: Markdown content, words taught, quiz", "getLesson").HasETag().May(CatalogueProblems.LessonNotFound);

    public async ValueTask<Problem?> Handle(Call call)
    {
        var id = call.Id;
        if (await store.Load(ContentDocuments.Lessons, id, call.Cancellation) is not { } found)
        {
            return CatalogueProblems.LessonNotFound;
        }

        var body = _bodies.GetValueOrDefault(id);
        if (body is null || body.Version != found.Version)
        {
            if (_bodies.Count >= MaxKept)
            {
                _bodies.Clear();
            }

            _bodies[id] = body = new Body(
                found.Version, new CachedBody(JsonSerializer.SerializeToUtf8Bytes(LessonContent.Of(found.Value), _contract), string.Create(CultureInfo.InvariantCulture, $"{found.Value.Version}.{found.Version}")));
        }

        // Learners' own caches may keep it, but ask again: a new version shows at once.
        call.Http.Response.Headers.CacheControl = "private, no-cache";
        body.Response.Write(call.Http);
        return null;
    }

    private sealed record Body(long Version, CachedBody Response);

    /// <param name="Content">Blocks of Markdown, free of raw HTML.</param>
    /// <param name="Words">The words that the lesson teaches.</param>
    /// <param name="Dictionary">Glosses for words in the lesson's phrases.</param>
    public sealed record LessonContent(
        string Id,
        string CourseId,
        string UnitId,
        string Title,
        int Version,
        IReadOnlyList<ContentBlock> Content,
        IReadOnlyList<LessonWord> Words,
        IReadOnlyList<DictionaryTerm> Dictionary,
        string QuizId,
        int Phrases)
    {
        internal static LessonContent Of(Lesson lesson) => new(
            lesson.Id, lesson.CourseId, lesson.UnitId, lesson.Title, lesson.Version, lesson.Content, lesson.Words, lesson.Dictionary, lesson.QuizId, lesson.PhraseCount);
    }
}
