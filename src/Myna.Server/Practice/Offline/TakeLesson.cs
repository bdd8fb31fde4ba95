using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Practice.Offline;

/// <summary>
/// What a device needs to ask a lesson without a network: the questions of the next few attempts, chosen as a start would choose them, without keys. Nothing is
/// begun or stored. Each attempt comes in by <c>POST /attempts/batch</c>.
/// </summary>
internal sealed class TakeLesson(AttemptPlanner planner, PreparedQuizzes quizzes, TimeProvider clock) : IFeature
{
    /// <summary>The attempts that a device can make before it needs a network again to meet other questions.</summary>
    private const int Attempts = 4;

    public static void Map(Api api)
    {
        var feature = api.Feature<TakeLesson>();
        api.Tagged("Quizzes").Learner.Get("/lessons/{id}/offline", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("The questions of the next attempts at a lesson, to be answered without a network", "takeLesson")
            .May(CatalogueProblems.LessonNotFound, PracticeProblems.NoQuestions, PracticeProblems.LessonLocked);
    }

    public async ValueTask<Outcome<TakenLesson>> Handle(Caller caller, string lessonId, CancellationToken cancellation)
    {
        var now = clock.Now();
        var request = new AttemptRequest { Kind = AttemptKind.Lesson, LessonId = lessonId };
        var questions = new Dictionary<string, QuestionView>(StringComparer.Ordinal);
        var plans = new List<IReadOnlyList<string>>(Attempts);
        for (var ahead = 0; ahead < Attempts; ahead++)
        {
            var id = Ids.New(now);
            var planned = await planner.Lesson(caller.UserId, id, request, now, cancellation, ahead);
            if (!planned.IsOk)
            {
                return planned.Problem;
            }

            var attempt = planned.Value.Attempt;
            var quiz = await quizzes.Pinned(attempt.Quizzes[0], cancellation);
            foreach (var asked in attempt.Questions)
            {
                questions.TryAdd(asked.Id, QuestionView.Of(asked.Id, quiz.Find(asked.QuestionId)!, AttemptSeed.Of(id) + (ulong)questions.Count));
            }

            plans.Add([.. attempt.Questions.Select(asked => asked.Id)]);
        }

        return new TakenLesson(lessonId, [.. questions.Values], plans);
    }

    /// <param name="Questions">Of all plans, each once.</param>
    /// <param name="Plans">For each of the next attempts the ids of its questions, in the order of asking. An attempt has all questions of its plan.</param>
    internal sealed record TakenLesson(string LessonId, IReadOnlyList<QuestionView> Questions, IReadOnlyList<IReadOnlyList<string>> Plans);
}
