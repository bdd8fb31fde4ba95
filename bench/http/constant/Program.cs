// What Kestrel itself can do: one constant body, no routes, no token, with the settings of the server.
//   Myna.Bench.ConstantBody FILE --urls http://127.0.0.1:PORT
using System.Buffers;

var body = await File.ReadAllBytesAsync(args[0]);
var builder = WebApplication.CreateSlimBuilder(args[1..]);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var app = builder.Build();
app.Run(context =>
{
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = body.Length;
    context.Response.BodyWriter.Write(body);
    return Task.CompletedTask;
});
await app.RunAsync();
