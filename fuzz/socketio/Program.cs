// Fuzzes the library's parsers for a time. A finding is written beside the corpus; fix it, then move it there.
//   dotnet run -c Release --project fuzz/socketio -- [SECONDS, 60] [SEED, from the clock]
using Myna.Fuzz;
using Myna.SocketIO.Tests.Fuzzing;

return FuzzRun.Of(args, FuzzTargets.All);
