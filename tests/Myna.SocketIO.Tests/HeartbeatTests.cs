using Microsoft.Extensions.DependencyInjection;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>A server that is late itself must not take its peers for dead.</summary>
public sealed class HeartbeatTests
{
    private readonly HandDrivenTime _time = new();

    [Fact]
    public async Task APingThatLeavesLateGivesItsPeerTheWholeTimeOut()
    {
        await using var server = await Start();
        await using var socket = await Join(server);
        _time.Sweep(after: TimeSpan.FromSeconds(44)); // a ping that left on time would have one second left
        (await socket.Receive()).ShouldBe("2");
        for (var i = 0; i < 19; i++)
        {
            _time.Sweep(after: TimeSpan.FromSeconds(1), steps: 10);
        }

        server.IO.ConnectionCount.ShouldBe(1);
        _time.Sweep(after: TimeSpan.FromSeconds(2), steps: 20);
        server.IO.ConnectionCount.ShouldBe(0);
        await socket.WaitForClose();
    }

    [Fact]
    public async Task AServerThatSleptReadsWhatLiesThereBeforeItJudges()
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        await using var dead = await Join(server);
        _time.Sweep(after: TimeSpan.FromSeconds(25), steps: 250);
        _time.Sweep(after: TimeSpan.FromSeconds(21)); // in one piece: the pongs came meanwhile and could not be read
        server.IO.ConnectionCount.ShouldBe(2);
        for (var i = 0; i < 2; i++)
        {
            await socket.Send("420[\"echo\",1]");
            (await socket.Receive()).ShouldBe("430[1]"); // the first one finds the ping and answers it, the second comes behind its pong
        }

        _time.Sweep(after: TimeSpan.FromSeconds(0.1));
        server.IO.ConnectionCount.ShouldBe(1);
        await dead.WaitForClose();
    }

    private static async Task<RawSocket> Join(TestServer server)
    {
        var socket = await RawSocket.Open(server, answersPings: false);
        await socket.Send("40");
        (await socket.Receive(2))[1].ShouldStartWith("40{");
        return socket;
    }

    private Task<TestServer> Start() => TestServer.Start(
        s => ScenarioServer.Add(s.AddSingleton<TimeProvider>(_time), o => o.Recovery.Enabled = false), app => app.MapSocketIO());

    /// <summary>Time goes by and timers fire only when the test says so, late if it likes.</summary>
    private sealed class HandDrivenTime : TimeProvider
    {
        private readonly List<(TimerCallback Callback, object? State)> _timers = [];
        private TimeSpan _now = TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now.Ticks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add((callback, state));
            return new Nothing();
        }

        public void Sweep(TimeSpan after, int steps = 1)
        {
            for (var i = 0; i < steps; i++)
            {
                _now += after / steps;
                foreach (var (callback, state) in _timers.ToArray())
                {
                    callback(state);
                }
            }
        }

        private sealed class Nothing : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
