using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>Events that the namespace has no handler for.</summary>
public sealed class UnhandledEventTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheHostAnswersAnEventThatHasNoHandler(bool withMiddleware)
    {
        await using var server = await Start(nsp =>
        {
            nsp.OnUnhandled(context => new(EventArguments.Of($"unknown_event: {context.EventName} {context.Arguments}", ScenarioJson.Default.String)));
            if (withMiddleware)
            {
                nsp.UseEvent((_, next) => next());
            }
        });
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("""421["made up",1]""");
        await socket.Send("""42["no acknowledgement is asked for"]""");
        await socket.Send("""422["known"]""");
        await socket.Send("""423["\ud83d"]""");
        (await socket.Receive(3)).ShouldBe(["""431["unknown_event: made up [1]"]""", "432[]", "433[\"unknown_event: \\uFFFD []\"]"]);
    }

    [Fact]
    public async Task WithoutSuchAHandlerItIsDropped()
    {
        await using var server = await Start(_ => { });
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("""421["made up"]""");
        await socket.Send("""422["known"]""");
        (await socket.Receive()).ShouldBe("432[]");
    }

    [Fact]
    public async Task MiddlewareThatAnswersOrSwallowsComesFirst()
    {
        var seen = new Log();
        await using var server = await Start(nsp =>
        {
            nsp.OnUnhandled(context =>
            {
                seen.Add(context.EventName);
                return new(EventArguments.Of("unhandled", ScenarioJson.Default.String));
            });
            nsp.UseEvent(async (context, next) =>
            {
                if (context.EventName == "answered")
                {
                    context.Acknowledge(EventArguments.Of("middleware", ScenarioJson.Default.String));
                }

                if (context.EventName != "swallowed")
                {
                    await next();
                }
            });
        });
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("""421["swallowed"]""");
        await socket.Send("""422["answered"]""");
        await socket.Send("""423["other"]""");
        (await socket.Receive(2)).ShouldBe(["""432["middleware"]""", """433["unhandled"]"""]);
        seen.Lines.ShouldBe(["answered", "other"]);
    }

    [Fact]
    public async Task ItsFailureFailsTheEvent()
    {
        await using var server = await TestServer.Start(io => io.AddNamespace<Failing>("/"));
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("""421["made up"]""");
        (await socket.Receive()).ShouldBe("""431["made up: no"]""");
    }

    [Fact]
    public void ThereIsOneSuchHandler()
    {
        var nsp = new SocketIONamespace();
        nsp.OnUnhandled(_ => default);
        Should.Throw<InvalidOperationException>(() => nsp.OnUnhandled(_ => default));
    }

    private static Task<TestServer> Start(Action<SocketIONamespace> configure) => TestServer.Start(io => io.AddNamespace("/", (nsp, _) =>
    {
        nsp.On("known", (_, arguments) => new(arguments));
        configure(nsp);
    }));

    private sealed class Failing : SocketIONamespace
    {
        public Failing() => OnUnhandled(_ => throw new NotSupportedException("no"));

        public override EventArguments? OnError(SocketIOSocket socket, string eventName, Exception error) =>
            EventArguments.Of($"{eventName}: {error.Message}", ScenarioJson.Default.String);
    }
}
