// Fuzzes the readers of files that authors send, for a time. A finding is written beside the corpus; fix it, then move it there.
//   dotnet run -c Release --project fuzz/content -- [SECONDS, 60] [SEED, from the clock]
using Myna.Fuzz;
using Myna.Server.Tests.Content.Files.Fuzzing;

return FuzzRun.Of(args, FuzzTargets.All);
