using System.Diagnostics;
using System.Globalization;
using Myna.SocketIO.Tests.Fuzzing;

namespace Myna.Fuzz;

/// <summary>Gives targets changed inputs of their corpus for a time. An input that ends a target by an exception is written beside the corpus.</summary>
internal static class FuzzRun
{
    /// <param name="args">The seconds for all targets, 60 if absent; and the seed, from the clock if absent.</param>
    /// <param name="targets">Each has a folder of its name in the corpus. It returns for an input that is good or is refused, and throws for a defect.</param>
    /// <returns>The exit code: 0, or 1 when something was found.</returns>
    public static int Of(string[] args, IReadOnlyDictionary<string, Action<byte[]>> targets)
    {
        var time = TimeSpan.FromSeconds(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60);
        var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.TickCount;
        var folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..");
        var isSound = true;
        foreach (var (name, target) in targets)
        {
            var corpus = Directory.GetFiles(Path.Combine(folder, "corpus", name)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
            var mutator = new Mutator(seed, corpus);
            var clock = Stopwatch.StartNew();
            long runs = 0;
            while (clock.Elapsed < time / targets.Count)
            {
                var input = mutator.Next();
                runs++;
                try
                {
                    target(input);
                }
                catch (Exception e)
                {
                    isSound = false;
                    File.WriteAllBytes(Path.Combine(folder, $"found-{name}-{seed}-{runs}"), input);
                    Console.Error.WriteLine($"{name}, run {runs}: {e}");
                    break;
                }
            }

            Console.WriteLine($"{name}: {runs} inputs from seed {seed}");
        }

        return isSound ? 0 : 1;
    }
}
