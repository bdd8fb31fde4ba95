using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Media;
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

        // A licence may be corrected after the lesson is published.
        var media = found.Value.Media is { } named ? (await store.LoadMany(ContentDocuments.Media, [.. named.Take(Limits.MaxPageSize)], call.Cancellation)).OfType<Document<MediaFile>>().ToList() : [];
        var tag = string.Create(CultureInfo.InvariantCulture, $"{found.Value.Version}.{found.Version}{string.Concat(media.Select(file => $".{file.Version}"))}");
        var body = _bodies.GetValueOrDefault(id);
        if (body is null || body.Tag != tag)
        {
            if (_bodies.Count >= MaxKept)
            {
                _bodies.Clear();
            }

            var content = LessonContent.Of(found.Value) with { Media = media.Count == 0 ? null : [.. media.Select(file => MediaView.Of(file.Value))] };
            _bodies[id] = body = new Body(tag, new CachedBody(JsonSerializer.SerializeToUtf8Bytes(content, _contract), media.Count == 0 ? tag : ContentIds.Hash(20, tag)));
        }

        // Learners' own caches may keep it, but ask again: a new version shows at once.
        call.Http.Response.Headers.CacheControl = "private, no-cache";
        body.Response.Write(call.Http);
        return null;
    }

    private sealed record Body(string Tag, CachedBody Response);

    /// <param name="Content">Blocks of Markdown, free of raw HTML.</param>
    /// <param name="Words">The words that the lesson teaches.</param>
    /// <param name="Dictionary">Glosses for words in the lesson's phrases.</param>
    /// <param name="Media">The pictures and recordings in it and in its quiz, with their licences and authors.</param>
    internal sealed record LessonContent(
        string Id,
        string CourseId,
        string UnitId,
        string Title,
        int Version,
        IReadOnlyList<ContentBlock> Content,
        IReadOnlyList<LessonWord> Words,
        IReadOnlyList<DictionaryTerm> Dictionary,
        string QuizId,
        int Phrases,
        IReadOnlyList<MediaView>? Media = null)
    {
        internal static LessonContent Of(Lesson lesson) => new(
            lesson.Id, lesson.CourseId, lesson.UnitId, lesson.Title, lesson.Version, lesson.Content, lesson.Words, lesson.Dictionary, lesson.QuizId, lesson.PhraseCount);
    }
}
