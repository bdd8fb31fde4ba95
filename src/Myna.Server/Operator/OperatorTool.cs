using System.CommandLine;
using Myna.Server.Shared;
using Myna.Storage;
using Myna.Storage.Transfer;

namespace Myna.Server.Operator;

/// <summary>
/// The commands of the one binary. Exit codes: 0 done, 1 failed with one line on standard error, 2 wrong usage.
/// </summary>
public static class OperatorTool
{
    public const int Failed = 1;

    public const int BadUsage = 2;

    /// <summary>Whether these arguments name a command; anything else starts the server.</summary>
    public static bool Wants(string[] args) => args is [var first, ..]
        && (first is "--help" or "-h" or "-?" or "--version" || (!first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal)));

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Myna, the open backend for language-learning apps. Without a command it starts the server; --urls sets its address.");
        root.Subcommands.Add(CourseCommands.Build());
        root.Subcommands.Add(MediaCommands.Build());
        root.Subcommands.Add(UserCommands.Build());
        root.Subcommands.Add(KeyCommands.Build());
        root.Subcommands.Add(LedgerCommands.BuildLeaderboard());
        root.Subcommands.Add(LedgerCommands.BuildCheck());
        root.Subcommands.Add(TransferCommands.BuildBackup());
        root.Subcommands.Add(TransferCommands.BuildRestore());
        root.Subcommands.Add(TransferCommands.BuildMigrate());
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Terminal.WriteError(parsed.Errors[0].Message + " Try --help.");
            return BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is StoreUnavailableException or IOException or UnauthorizedAccessException or ConfigurationException or TransferException)
        {
            Terminal.WriteError(e.Message);
            return Failed;
        }
    }

    /// <summary>Runs a command on the product's services, none of which is started; the store opens when it is asked for.</summary>
    internal static async Task<int> OnStore(Func<IServiceProvider, Task<int>> work)
    {
        await using var app = ServerProgram.CreateBuilder([]).Build();
        return await work(app.Services);
    }
}
