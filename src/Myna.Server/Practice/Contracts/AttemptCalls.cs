using Myna.Server.Practice.Attempts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Contracts;

/// <summary>The attempts' calls, for other ways in than HTTP.</summary>
public sealed class AttemptCalls
{
    private readonly StartAttempt _start;
    private readonly SubmitAnswer _answer;
    private readonly FinishAttempt _finish;
    private readonly ResumeAttempt _resume;

    internal AttemptCalls(StartAttempt start, SubmitAnswer answer, FinishAttempt finish, ResumeAttempt resume) =>
        (_start, _answer, _finish, _resume) = (start, answer, finish, resume);

    /// <param name="caller">Who learns.</param>
    /// <param name="request">What to start.</param>
    /// <param name="clientId">As an Idempotency-Key: a retry with it finds the same attempt. Null makes a new attempt each time.</param>
    /// <param name="cancellation">Gives up before the commit.</param>
    public async ValueTask<Outcome<AttemptView>> Start(Caller caller, AttemptRequest request, string? clientId, CancellationToken cancellation) =>
        clientId is null || (clientId is { Length: >= 1 and <= 128 } && !clientId.AsSpan().ContainsAnyExceptInRange('!', '~'))
            ? await _start.Handle(caller, request, clientId, cancellation)
            : Problems.Field("clientId", "must be 1 to 128 visible ASCII characters");

    public ValueTask<Outcome<AnswerView>> Answer(Caller caller, string attemptId, AnswerRequest request, CancellationToken cancellation) =>
        _answer.Handle(caller, attemptId, request, cancellation);

    public ValueTask<Outcome<AttemptResult>> Finish(Caller caller, string attemptId, CancellationToken cancellation) =>
        _finish.Handle(caller, attemptId, cancellation);

    public ValueTask<Outcome<AttemptView>> Resume(Caller caller, string attemptId, CancellationToken cancellation) =>
        _resume.Handle(caller, attemptId, cancellation);
}
