using System.CommandLine;
using System.Globalization;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Operator;

/// <summary><c>check</c> holds what is derived against the ledger; <c>leaderboard rebuild</c> makes it again from there.</summary>
internal static class LedgerCommands
{
    private const int Step = 1000;

    public static Command BuildCheck()
    {
        var command = new Command("check", "Holds every learner's totals against the ledger. Ends with 1 when something differs.");
        command.SetAction((_, cancellation) => Run(repair: false, cancellation));
        return command;
    }

    public static Command BuildLeaderboard()
    {
        var rebuild = new Command("rebuild", "Makes every learner's totals, and so the boards, again from the ledger.");
        rebuild.SetAction((_, cancellation) => Run(repair: true, cancellation));
        return new Command("leaderboard", "Leaderboards: rebuild.") { rebuild };
    }

    private static Task<int> Run(bool repair, CancellationToken cancellation) => OperatorTool.OnStore(async services =>
    {
        var report = await LedgerCheck.Run(
            services.GetRequiredService<IDocumentStore>(),
            repair,
            learners =>
            {
                if (learners % Step == 0)
                {
                    Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{learners} learners"));
                }
            },
            cancellation);
        Terminal.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{report.Learners} learners, {report.Differing.Count} {(repair ? "made again" : "differ from their ledger")}."));
        return report.Differing.Count == 0 || repair ? 0 : OperatorTool.Failed;
    });
}
