using System.Runtime.InteropServices;
using System.Text.Json;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.SocketIO;

namespace Myna.Server.Realtime;

/// <summary>
/// The default namespace: a learner's devices. A socket connects with an access token, joins its learner's rooms, and may do over the
/// socket what REST does, by the same features.
/// </summary>
public sealed class LearnerNamespace : SocketIONamespace
{
    private static readonly object CallerKey = new();

    private readonly List<(string Event, Type Message, Type Body)> _accepted = [];

    private readonly ITokenAuthority _tokens;
    private readonly LiveWire _wire;
    private readonly LearnerStreams _streams;
    private readonly BoardWatch _boards;
    private readonly AttemptCalls _attempts;
    private readonly ILogger<LearnerNamespace> _log;

    public LearnerNamespace(
        ITokenAuthority tokens, LiveWire wire, LearnerStreams streams, BoardWatch boards, AttemptCalls attempts, ILogger<LearnerNamespace> log)
    {
        (_tokens, _wire, _streams, _boards, _attempts, _log) = (tokens, wire, streams, boards, attempts, log);
        Answer<AttemptStartMessage, AttemptView>(
            "attempt:start", (caller, message, closed) => attempts.Start(caller, message, message.ClientId, closed));
        Answer<AttemptAnswerMessage, AnswerView>(
            "attempt:answer",
            (caller, message, closed) => attempts.Answer(caller, message.AttemptId ?? "", new() { QuestionId = message.QuestionId, Response = message.Response, ElapsedMs = message.ElapsedMs }, closed));
        Answer<AttemptFinishMessage, AttemptResult>("attempt:finish", (caller, message, closed) => attempts.Finish(caller, message.AttemptId ?? "", closed));
        Answer<ProgressWatchMessage, ProgressSnapshot>("progress:watch", WatchProgress);
        Answer<ResumeMessage, Resumed>("resume", (caller, message, _) => ValueTask.FromResult(Resume(caller, message)));
        OnUnhandled(_ => ValueTask.FromResult<EventArguments?>(LiveWire.Refused(Problems.UnknownEvent)));
        Answer<LeaderboardWatchMessage, LeaderboardSnapshot>("leaderboard:watch", (socket, caller, message, closed) => _boards.Watch(socket, caller, message, closed));
        Answer<LeaderboardUnwatchMessage, Unwatched>("leaderboard:unwatch", (socket, _, message, _) => ValueTask.FromResult(_boards.Unwatch(socket, message)));
    }

    /// <summary>The events that clients may send, each with its payload and the body of its ack.</summary>
    internal IReadOnlyList<(string Event, Type Message, Type Body)> Accepted => _accepted;

    public static string RoomOf(string userId) => $"user:{userId}";

    public static string RoomOfSession(string sessionId) => $"session:{sessionId}";

    public override async ValueTask<ConnectError?> OnConnecting(SocketIOSocket socket, JsonElement auth, CancellationToken cancellationToken)
    {
        var caller = await Authenticate(auth);
        if (!caller.IsOk)
        {
            return Refused(caller.Problem);
        }

        socket.Items[CallerKey] = caller.Value;
        _streams.Open(caller.Value.UserId);
        socket.Join(RoomOf(caller.Value.UserId), RoomOfSession(caller.Value.SessionId));
        return null;
    }

    /// <summary>Checks once more, now that the socket is in its rooms: an earlier revocation could not reach it there. None of its events has been handled yet.</summary>
    public override async ValueTask OnConnected(SocketIOSocket socket)
    {
        if (!(await Authenticate(socket.Auth)).IsOk)
        {
            socket.Disconnect(closeConnection: true);
        }
    }

    public override void OnDisconnecting(SocketIOSocket socket, DisconnectReason reason) => _boards.Left(socket);

    public override EventArguments? OnError(SocketIOSocket socket, string eventName, Exception error)
    {
        switch (error)
        {
            case JsonException:
                return LiveWire.Refused(Problems.InvalidRequest);
            case Storage.StoreUnavailableException:
                _log.LogError(error, "The store is not available ({Event})", eventName);
                return LiveWire.Refused(Problems.Unavailable);
            default:
                _log.LogError(error, "{Event} failed", eventName);
                return LiveWire.Refused(Problems.InternalError);
        }
    }

    private async ValueTask<Outcome<Caller>> Authenticate(JsonElement auth) =>
        auth.ValueKind == JsonValueKind.Object && auth.TryGetProperty("token", out var token) && token.ValueKind == JsonValueKind.String
            ? await _tokens.Authenticate(token.GetString()!)
            : Problems.TokenMissing;

    private ConnectError Refused(Problem problem) => ConnectError.With(problem.Title, new RefusedMessage(problem.Code), _wire.Contract<RefusedMessage>());

    private void Answer<TMessage, TBody>(string name, Func<Caller, TMessage, CancellationToken, ValueTask<Outcome<TBody>>> handle)
        where TMessage : class
        where TBody : class => Answer<TMessage, TBody>(name, (_, caller, message, closed) => handle(caller, message, closed));

    private void Answer<TMessage, TBody>(string name, Func<SocketIOSocket, Caller, TMessage, CancellationToken, ValueTask<Outcome<TBody>>> handle)
        where TMessage : class
        where TBody : class
    {
        _accepted.Add((name, typeof(TMessage), typeof(TBody)));
        On(name, (socket, arguments) => Handle<TMessage, TBody>(socket, arguments, (caller, message, closed) => handle(socket, caller, message, closed)));
    }

    private async ValueTask<EventArguments?> Handle<TMessage, TBody>(
        SocketIOSocket socket, EventArguments arguments, Func<Caller, TMessage, CancellationToken, ValueTask<Outcome<TBody>>> handle)
        where TMessage : class
        where TBody : class
    {
        if (arguments.Count == 0 || arguments[0].ValueKind != JsonValueKind.Object)
        {
            return LiveWire.Refused(Problems.Field("$", "must be an object"));
        }

        if (SoundText.UnsoundField(JsonMarshal.GetRawUtf8Value(arguments[0])) is { } field)
        {
            return LiveWire.Refused(Problems.Field(field, SoundText.Refusal));
        }

        var message = arguments.Get(0, _wire.Contract<TMessage>())!;
        return _wire.Ack(await handle((Caller)socket.Items[CallerKey]!, message, socket.Disconnected));
    }

    private async ValueTask<Outcome<ProgressSnapshot>> WatchProgress(Caller caller, ProgressWatchMessage message, CancellationToken closed)
    {
        AttemptSnapshot? attempt = null;
        if (message.AttemptId is { } id)
        {
            var found = await _attempts.Resume(caller, id, closed);
            if (!found.IsOk)
            {
                return found.Problem;
            }

            attempt = new AttemptSnapshot(id, found.Value.Answered, found.Value.Total, found.Value.Correct);
        }

        return new ProgressSnapshot(StreamsOf(caller), attempt);
    }

    private Outcome<Resumed> Resume(Caller caller, ResumeMessage message) =>
        message.Streams?.TryGetValue(LearnerStreams.Name, out var seq) != true
            ? Problems.Field("streams", $"must name the stream {LearnerStreams.Name}")
            : _streams.After(caller.UserId, seq) is { } missed
                ? new Resumed(false, missed, StreamsOf(caller))
                : new Resumed(true, [], StreamsOf(caller));

    private Dictionary<string, long> StreamsOf(Caller caller) => new(StringComparer.Ordinal) { [LearnerStreams.Name] = _streams.LastOf(caller.UserId) };
}
