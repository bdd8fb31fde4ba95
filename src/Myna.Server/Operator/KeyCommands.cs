using System.CommandLine;
using System.Globalization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Operator;

/// <summary><c>keys reset</c>: the way on when the master key is lost (docs/master-key.md).</summary>
internal static class KeyCommands
{
    public static Command Build()
    {
        var yes = new Option<bool>("--yes") { Description = "Needed: every device is signed out." };
        var reset = new Command(
            "reset", "Makes new signing keys for the present master key and ends all sessions, when the former master key is lost. While every server is stopped.") { yes };
        reset.SetAction((parsed, cancellation) => parsed.GetValue(yes) ? OperatorTool.OnStore(services => Reset(services, cancellation)) : Task.FromResult(Refuse()));
        return new Command("keys", "Signing keys: reset.") { reset };
    }

    private static async Task<int> Reset(IServiceProvider services, CancellationToken cancellation)
    {
        var ended = await services.GetRequiredService<KeyReset>().Run(cancellation);
        Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"New signing keys are made; {ended} sessions have ended. Everybody signs in again; passwords have not changed."));
        return 0;
    }

    private static int Refuse()
    {
        Terminal.WriteError("This signs out every device and withdraws the links in emails that have not been used. Add --yes to do it.");
        return OperatorTool.BadUsage;
    }
}
