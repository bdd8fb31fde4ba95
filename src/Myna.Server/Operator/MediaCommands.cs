using System.CommandLine;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Operator;

/// <summary><c>media sweep</c>: deletes what no lesson has used for a time.</summary>
internal static class MediaCommands
{
    public static Command Build()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell, and change nothing." };
        var sweep = new Command("sweep", "Finds pictures and recordings that no lesson uses, and deletes those that were found so Myna:Media:KeepUnused ago. Run it daily.") { dryRun };
        sweep.SetAction((parsed, cancellation) => OperatorTool.OnStore(async services =>
        {
            var isDryRun = parsed.GetValue(dryRun);
            var swept = await services.GetRequiredService<MediaSweep>().Run(isDryRun, cancellation);
            foreach (var id in swept.Marked)
            {
                Terminal.WriteLine($"{id}: unused from now on");
            }

            foreach (var id in swept.Deleted)
            {
                Terminal.WriteLine($"{id}: {(isDryRun ? "would be deleted" : "deleted")}");
            }

            foreach (var id in swept.Missing)
            {
                Terminal.WriteError($"{id}: its file is not in the folder");
            }

            Terminal.WriteLine($"{swept.Used} used, {swept.Marked.Count + swept.Waiting} unused, {swept.Deleted.Count} {(isDryRun ? "to delete" : "deleted")}, {swept.Strays} interrupted uploads deleted.");
            return swept.Missing.Count == 0 ? 0 : OperatorTool.Failed;
        }));
        return new Command("media", "Pictures and recordings: sweep.") { sweep };
    }
}
