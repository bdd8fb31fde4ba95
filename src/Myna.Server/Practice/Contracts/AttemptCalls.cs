using Myna.Server.Practice.Attempts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Contracts;

/// <summary>The attempts' calls, for other ways in than HTTP.</summary>
public sealed class AttemptCalls(StartAttempt start, SubmitAnswer answer, FinishAttempt finish, ResumeAttempt resume)
{
    /// <param name="caller">Who learns.</param>
    /// <param name="request">What to start.</param>
    /// <param name="clientId">As an Idempotency-Key: a retry with it finds the same attempt. Null makes a new attempt each time.</param>
    /// <param name="cancellation">Gives up before the commit.</param>
    public async ValueTask<Outcome<AttemptView>> Start(Caller caller, AttemptRequest request, string? clientId, CancellationToken cancellation) =>
        clientId is null || (clientId is { Length: >= 1 and <= 128 } && !clientId.AsSpan().ContainsAnyExceptInRange('!', '~'))
            ? await start.Handle(caller, request, clientId, cancellation)
            : Problems.Field("clientId", "must be 1 to 128 visible ASCII characters");

    public ValueTask<Outcome<AnswerView>> Answer(Caller caller, string attemptId, AnswerRequest request, CancellationToken cancellation) =>
        answer.Handle(caller, attemptId, request, cancellation);

    public ValueTask<Outcome<AttemptResult>> Finish(Caller caller, string attemptId, CancellationToken cancellation) => finish.Handle(caller, attemptId, cancellation);

    public ValueTask<Outcome<AttemptView>> Resume(Caller caller, string attemptId, CancellationToken cancellation) => resume.Handle(caller, attemptId, cancellation);
}
