// The server that the benchmark and the official suites run against. Loopback only.
//   Myna.SocketIO.BenchServer PORT bench|protocol|client|scenarios [lean: WebSockets leave HTTP] [log]
using System.Net;
using Myna.SocketIO;
using Myna.SocketIO.BenchServer;
using Myna.SocketIO.Tests.Servers;

var port = int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture);
var mode = args.ElementAtOrDefault(1) ?? "bench";
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
if (args.Contains("log"))
{
    builder.Logging.AddConsole();
}

builder.WebHost.UseSockets(o => o.Backlog = 4096);
builder.WebHost.ConfigureKestrel(k =>
{
    if (args.Contains("lean"))
    {
        k.ConfigureEndpointDefaults(e => e.UseSocketIO());
    }

    k.Listen(IPAddress.Loopback, port);
    k.Listen(IPAddress.IPv6Loopback, port);
    k.AddServerHeader = false;
});

if (mode == "protocol")
{
    ProtocolSuiteServer.AddServices(builder.Services);
}
else if (mode == "scenarios")
{
    ScenarioServer.Add(builder.Services);
}
else if (mode == "client")
{
    ClientSuiteServer.AddServices(builder.Services);
}
else
{
    builder.Services.AddSocketIO().AddNamespace("/", (nsp, services) =>
    {
        nsp.OnConnection(socket =>
        {
            socket.Join("room");
            return ValueTask.CompletedTask;
        });
        nsp.On("message-with-ack", BenchJson.Default.String, BenchJson.Default.String, (_, text) => ValueTask.FromResult(text));
        nsp.On("bcast", BenchJson.Default.String, (socket, text) =>
        {
            socket.Namespace.To("room").Emit("msg", text, BenchJson.Default.String);
            return ValueTask.CompletedTask;
        });
    });
}

var app = builder.Build();
if (mode == "protocol")
{
    ProtocolSuiteServer.Map(app);
}
else
{
    app.MapSocketIO();
}

app.MapGet("/gc", () =>
{
    GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    return Results.Text($"{{\"heap\":{GC.GetTotalMemory(false)}}}");
});
await app.StartAsync();
Console.WriteLine($"ready {Environment.ProcessId} {port} {mode}");
await app.WaitForShutdownAsync();
