// Fuzzes the readers of files that authors send, for a time. A finding is written beside the corpus; fix it, then move it there.
//   dotnet run -c Release --project fuzz/content -- [SECONDS, 60] [SEED, from the clock]
using System.Diagnostics;
using System.Globalization;
using Myna.Server.Tests.Content.Files.Fuzzing;
using Myna.SocketIO.Tests.Fuzzing;

var time = TimeSpan.FromSeconds(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60);
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.TickCount;
var folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..");
var findings = 0;
foreach (var (name, target) in FuzzTargets.All)
{
    var corpus = Directory.GetFiles(Path.Combine(folder, "corpus", name)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
    var mutator = new Mutator(seed, corpus);
    var clock = Stopwatch.StartNew();
    long runs = 0;
    while (clock.Elapsed < time / FuzzTargets.All.Count)
    {
        var input = mutator.Next();
        runs++;
        try
        {
            target(input);
        }
        catch (Exception e)
        {
            findings++;
            File.WriteAllBytes(Path.Combine(folder, $"found-{name}-{seed}-{runs}"), input);
            Console.Error.WriteLine($"{name}, run {runs}: {e}");
            break;
        }
    }

    Console.WriteLine($"{name}: {runs} inputs from seed {seed}");
}

return findings == 0 ? 0 : 1;
