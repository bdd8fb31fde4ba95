using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>An attempt as it stands, to go on with after a crash or on another device.</summary>
public sealed class ResumeAttempt(IDocumentStore store, PreparedQuizzes quizzes)
{
    public async ValueTask<Outcome<AttemptView>> Handle(Caller caller, string attemptId, CancellationToken cancellation) =>
        await OpenAttempt.Load(store, caller, attemptId, cancellation) is { } found
            ? await AttemptView.Of(found.Value, quizzes, cancellation)
            : Problems.AttemptNotFound;
}
