using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Progress.Words;

/// <summary>The words that a learner has met in a course, with how well they remember each now and in a week.</summary>
internal sealed class ListWords(LearnerLessons lessons, CurrentItems items, Catalogue catalogue, TimeProvider clock) : IFeature
{
    private const string Word = "word", Phrase = "phrase", All = "all";

    public static void Map(Api api)
    {
        var feature = api.Feature<ListWords>();
        api.Tagged("Progress").Learner.Get(
                "/progress/words",
                call => feature.Handle(
                    call.Caller, new Filter(call.Query("courseId")!, call.Query("q"), call.Query("kind"), call.Query("sort"), call.Page()), call.Cancellation))
            .Does("The words that this learner has met in a course, with their recall now and in a week", "listWords")
            .Takes(QueryParameter.Required("courseId", "The course"))
            .Takes("q", "A part of the word or of a meaning, in any case, with or without accents")
            .Takes(QueryParameter.OneOf("kind", "What to list: words unless given", Word, Phrase, All))
            .Takes(QueryParameter.OneOf("sort", "The order, a minus turns it around: the least remembered first unless given", WordOrder.Names))
            .Pages()
            .May(CatalogueProblems.CourseNotFound);
    }

    public async ValueTask<Outcome<WordPage>> Handle(Caller caller, Filter filter, CancellationToken cancellation)
    {
        if (filter.Search is { Length: > WordSearch.MaxLength })
        {
            return Problems.Field("q", $"has at most {WordSearch.MaxLength} characters");
        }

        var now = clock.Now();
        var order = new WordOrder(filter.Sort ?? WordOrder.Default);
        var asOf = now;
        (IndexValue Key, string ItemId)? after = null;
        if (filter.Page.Cursor is { } cursor)
        {
            if (!order.TryParse(cursor, out asOf, out var last))
            {
                return Problems.InvalidCursor;
            }

            after = last;
        }

        if (await catalogue.Course(filter.CourseId, cancellation) is not { } course)
        {
            return CatalogueProblems.CourseNotFound;
        }

        var found = await Find(caller.UserId, course, filter, order, asOf, cancellation);
        found.Sort((one, other) => order.Compare(one.Place, other.Place));
        var first = after is { } place ? FirstAfter(found, order, place) : 0;
        var page = found.GetRange(first, Math.Min(filter.Page.Limit, found.Count - first));
        return new WordPage(
            [.. page.Select(entry => WordStanding.Of(entry.Lesson, entry.Learnt, entry.Item, now))],
            first + page.Count < found.Count ? order.CursorAfter(page[^1].Place, asOf) : null,
            found.Count);
    }

    private async ValueTask<List<Entry>> Find(string userId, Course course, Filter filter, WordOrder order, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var search = new WordSearch(course, filter.Search);
        var found = new List<Entry>();
        foreach (var progress in await lessons.Of(userId, cancellation))
        {
            if (progress.CourseId != course.Id || await items.Of(course, progress.LessonId, cancellation) is not { } current)
            {
                continue;
            }

            foreach (var learnt in progress.Items)
            {
                if (current.TryGetValue(learnt.Memory.ItemId, out var item) && IsWanted(item, filter.Kind) && search.Finds(item))
                {
                    found.Add(new Entry((order.KeyOf(learnt.Memory, search.Folded(item), asOf), item.Id), progress, learnt, item));
                }
            }
        }

        return found;
    }

    private static bool IsWanted(LearningItem item, string? kind) => kind switch
    {
        All => true,
        Phrase => item.Kind == ItemKind.Phrase,
        _ => item.Kind == ItemKind.Word,
    };

    private static int FirstAfter(List<Entry> sorted, WordOrder order, (IndexValue Key, string ItemId) place)
    {
        var first = sorted.FindIndex(entry => order.Compare(entry.Place, place) > 0);
        return first < 0 ? sorted.Count : first;
    }

    public sealed record Filter(string CourseId, string? Search, string? Kind, string? Sort, Page Page);

    /// <param name="Total">How many there are on all pages together.</param>
    public sealed record WordPage(IReadOnlyList<WordStanding> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor, int Total);

    private sealed record Entry((IndexValue Key, string ItemId) Place, LessonProgress Lesson, LearntItem Learnt, LearningItem Item);
}
