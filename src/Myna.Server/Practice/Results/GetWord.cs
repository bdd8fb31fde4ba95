using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Practice.Results;

/// <summary>One word or phrase with its reviews, read from the attempts that asked about it: no other log is kept, so a finish writes none.</summary>
internal sealed class GetWord(ReviewLog log, LessonRecords lessons, Catalogue catalogue, Profiles profiles, TimeProvider clock) : IFeature
{
    public const int MaxReviews = 200;

    public static void Map(Api api)
    {
        var feature = api.Feature<GetWord>();
        api.Tagged("Progress").Learner.Get("/progress/words/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("A word or phrase with its reviews", "getWord").May(PracticeProblems.WordNotFound);
    }

    public async ValueTask<Outcome<WordHistory>> Handle(Caller caller, string itemId, CancellationToken cancellation)
    {
        if (await lessons.Word(caller.UserId, itemId, clock.Now(), cancellation) is not { } met
            || await catalogue.Lesson(met.Word.LessonId, cancellation) is not { } lesson)
        {
            return PracticeProblems.WordNotFound;
        }

        var attempts = await log.About(caller.UserId, lesson.QuizId, itemId, met.Since, met.Word.TimesSeen, cancellation);
        var reviews = PastReview.Replay(itemId, attempts, await profiles.ZoneOf(caller.UserId, cancellation));
        return new WordHistory(met.Word, [.. reviews.Reverse().Take(MaxReviews)], reviews.Count >= met.Word.TimesSeen);
    }

    /// <param name="Reviews">The newest first, at most 200.</param>
    /// <param name="Complete">False when there are older reviews than could be looked through: recall is then estimated without them.</param>
    public sealed record WordHistory(WordStanding Word, IReadOnlyList<PastReview> Reviews, bool Complete);
}
