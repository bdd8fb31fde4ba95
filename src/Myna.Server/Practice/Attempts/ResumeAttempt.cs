using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>An attempt as it stands, to go on with after a crash or on another device.</summary>
internal sealed class ResumeAttempt(IDocumentStore store, PreparedQuizzes quizzes) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ResumeAttempt>();
        api.Tagged("Quizzes").Learner.Get("/attempts/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("An attempt as it stands, to resume it", "getAttempt").May(PracticeProblems.AttemptNotFound);
    }

    public async ValueTask<Outcome<AttemptView>> Handle(Caller caller, string attemptId, CancellationToken cancellation) =>
        await OpenAttempt.Load(store, caller, attemptId, cancellation) is { } found
            ? await AttemptView.Of(found.Value, quizzes, cancellation)
            : PracticeProblems.AttemptNotFound;
}
