using System.Diagnostics;
using System.Text.Json;

namespace Myna.SocketIO.Tests.Clients;

/// <summary>A client of another language in a process of its own, which prints one JSON line for each scenario.</summary>
internal static class ClientProcess
{
    public static string Root { get; } = FindRoot();

    public static async Task Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var failures = new List<string>();
        var scenarios = 0;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.Length == 0 || line[0] != '{')
                {
                    continue;
                }

                scenarios++;
                using var result = JsonDocument.Parse(line);
                if (!result.RootElement.GetProperty("ok").GetBoolean())
                {
                    failures.Add(line);
                }
            }

            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        failures.ShouldBeEmpty();
        process.ExitCode.ShouldBe(0, await errors);
        scenarios.ShouldBeGreaterThan(0);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Myna.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
