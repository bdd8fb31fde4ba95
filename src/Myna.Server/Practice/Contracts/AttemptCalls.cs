using Myna.Server.Practice.Attempts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Contracts;

/// <summary>The attempts' calls, for other ways in than HTTP.</summary>
public sealed class AttemptCalls(StartAttempt start, SubmitAnswer answer, FinishAttempt finish, ResumeAttempt resume)
{
    public ValueTask<Outcome<AttemptView>> Start(Caller caller, AttemptRequest request, CancellationToken cancellation) =>
        start.Handle(caller, request, null, cancellation);

    public ValueTask<Outcome<AnswerView>> Answer(Caller caller, string attemptId, AnswerRequest request, CancellationToken cancellation) =>
        answer.Handle(caller, attemptId, request, cancellation);

    public ValueTask<Outcome<AttemptResult>> Finish(Caller caller, string attemptId, CancellationToken cancellation) => finish.Handle(caller, attemptId, cancellation);

    public ValueTask<Outcome<AttemptView>> Resume(Caller caller, string attemptId, CancellationToken cancellation) => resume.Handle(caller, attemptId, cancellation);
}
