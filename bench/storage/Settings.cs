using System.Globalization;

namespace Myna.Storage.Bench;

public sealed record Settings(string What)
{
    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), $"myna-bench-{Environment.ProcessId}");

    public int Rounds { get; init; } = 5;

    /// <summary>Only this commit of the product's: answer or finish.</summary>
    public string? Only { get; init; }

    public double Seconds { get; init; } = 2;

    public TimeSpan Duration => TimeSpan.FromSeconds(Seconds);

    public static Settings? Parse(string[] args)
    {
        if (args.Length % 2 == 0 || args[0] is not ("commits" or "product" or "load"))
        {
            return null;
        }

        var settings = new Settings(args[0]);
        for (var i = 1; i < args.Length; i += 2)
        {
            settings = args[i] switch
            {
                "--folder" => settings with { Folder = Path.Combine(args[i + 1], $"myna-bench-{Environment.ProcessId}") },
                "--rounds" => settings with { Rounds = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--only" => settings with { Only = args[i + 1] },
                "--seconds" => settings with { Seconds = double.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException($"unknown option {args[i]}"),
            };
        }

        return settings;
    }
}
