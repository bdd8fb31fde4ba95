using System.Diagnostics.CodeAnalysis;
using Spectre.Console;

namespace Myna.Server.Shared;

/// <summary>The output of the operator's tool: results to standard output, errors to standard error, progress as a bar on a terminal and as plain lines when piped.</summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "This is the operator's tool's output.")]
public static class Terminal
{
    /// <summary>Lines that one stage prints when piped.</summary>
    private const int PlainLinesOfStage = 10;

    public static void WriteLine(string line) => Console.Out.WriteLine(line);

    public static void WriteError(string line) => Console.Error.WriteLine(line);

    /// <summary>Runs work that reports (stage, done, total).</summary>
    public static async Task<T> WithProgress<T>(Func<IProgress<(string Stage, int Done, int Total)>, Task<T>> work)
    {
        if (Console.IsOutputRedirected)
        {
            return await work(new PlainLines());
        }

        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context => await work(new Bar(context.AddTask("Starting"))));
    }

    private sealed class PlainLines : IProgress<(string Stage, int Done, int Total)>
    {
        private string _stage = "";
        private int _shown = -1;

        public void Report((string Stage, int Done, int Total) value)
        {
            var step = value.Total == 0 ? PlainLinesOfStage : value.Done * PlainLinesOfStage / value.Total;
            if (value.Stage == _stage && step == _shown)
            {
                return;
            }

            (_stage, _shown) = (value.Stage, step);
            WriteLine($"{value.Stage}: {value.Done} of {value.Total}");
        }
    }

    /// <summary>One line for all stages, one after the other: a store has more collections than a terminal has lines.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<(string Stage, int Done, int Total)>
    {
        public void Report((string Stage, int Done, int Total) value)
        {
            task.Description = Markup.Escape($"{value.Stage}: {value.Done}");
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Total == 0 ? 1 : value.Done;
        }
    }
}
