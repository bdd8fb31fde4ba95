using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Progress.Memory;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Progress;

/// <summary>One lesson, item by item.</summary>
internal sealed class GetLessonProgress(IDocumentStore store, CurrentItems items, Catalogue catalogue, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetLessonProgress>();
        api.Tagged("Progress").Learner.Get("/progress/lessons/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("One lesson, item by item, with recall probabilities", "getLessonProgress").May(CatalogueProblems.LessonNotFound);
    }

    public async ValueTask<Outcome<LessonDetail>> Handle(Caller caller, string lessonId, CancellationToken cancellation)
    {
        if (await catalogue.Lesson(lessonId, cancellation) is not { } lesson)
        {
            return CatalogueProblems.LessonNotFound;
        }

        var now = clock.Now();
        var progress = (await store.Load(ProgressDocuments.Lessons, LessonProgress.IdOf(caller.UserId, lessonId), cancellation))?.Value;
        progress = progress is null ? null : await items.Of(await catalogue.Course(lesson.CourseId, cancellation), progress, cancellation);
        return progress is null
            ? new LessonDetail(lessonId, lesson.CourseId, LessonState.New, 0, 0, [])
            : new LessonDetail(
                lessonId,
                lesson.CourseId,
                progress.StateAt(now),
                progress.WordsSeen,
                progress.WordsKnown,
                [.. progress.Items.Select(item => new ItemStanding(item.Memory.ItemId, item.IsWord, item.LastCorrect, Fsrs.Default.Retrievability(item.Memory, now), item.Memory.Due))]);
    }

    public sealed record LessonDetail(string LessonId, string CourseId, LessonState State, int WordsSeen, int WordsKnown, IReadOnlyList<ItemStanding> Items);

    /// <param name="Recall">The probability of recalling it now, 0 to 1.</param>
    public sealed record ItemStanding(string ItemId, bool IsWord, bool Known, double Recall, DateTimeOffset Due);
}
