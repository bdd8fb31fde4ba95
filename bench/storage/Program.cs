// Storage benchmarks: what group commit gains, and what the product's commonest commits cost.
//   dotnet run -c Release --project bench/storage -- commits|product|load [--folder PATH] [--rounds N] [--seconds S] [--only answer|finish]
// Rounds alternate between the contenders and medians are reported, because the machine's own rate wanders.
using Myna.Storage.Bench;

var settings = Settings.Parse(args);
if (settings is null)
{
    Console.Error.WriteLine("usage: commits|product|load [--folder PATH] [--rounds N] [--seconds S] [--only answer|finish]");
    return 2;
}

Directory.CreateDirectory(settings.Folder);
try
{
    switch (settings.What)
    {
        case "commits":
            await CommitBench.Run(settings);
            break;
        case "product":
            await ProductBench.Run(settings);
            break;
        case "load":
            await LoadBench.Run(settings);
            break;
    }
}
finally
{
    Directory.Delete(settings.Folder, recursive: true);
}

return 0;
