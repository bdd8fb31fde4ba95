using System.CommandLine;
using System.Globalization;
using Myna.Server.Shared;
using Myna.Storage;
using Myna.Storage.Transfer;

namespace Myna.Server.Operator;

/// <summary><c>backup PATH</c>, <c>restore PATH</c> and <c>migrate --from … --to …</c>: whole stores, verified.</summary>
internal static class TransferCommands
{
    public static Command BuildBackup()
    {
        var path = new Argument<string>("PATH") { Description = "The file to write." };
        var command = new Command("backup", "Writes the whole store into one compressed, checksummed file.") { path };
        command.SetAction((parsed, cancellation) => OperatorTool.OnStore(async services =>
        {
            // Under another name until it is whole: a backup that was cut short must not pass for one.
            var target = FileToWrite(parsed.GetValue(path)!);
            var part = target + ".part";
            try
            {
                TransferSummary summary;
                await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
                {
                    summary = await Terminal.WithProgress(bar => DocumentTransfer.Backup(
                        services.GetRequiredService<IDocumentStore>(), ServerProgram.Collections, file, services.GetRequiredService<TimeProvider>(), new Documents(bar), cancellation));
                    file.Flush(flushToDisk: true);
                }

                File.Move(part, target, overwrite: true);
                return Say(summary, "written");
            }
            catch
            {
                File.Delete(part);
                throw;
            }
        }));
        return command;
    }

    public static Command BuildRestore()
    {
        var path = new Argument<string>("PATH") { Description = "A file that backup wrote." };
        var command = new Command("restore", "Reads a backup into an empty store. Started again after an interruption, it goes on.") { path };
        command.SetAction((parsed, cancellation) => OperatorTool.OnStore(async services =>
        {
            await using var file = File.OpenRead(parsed.GetValue(path)!);
            return Say(
                await Terminal.WithProgress(bar => DocumentTransfer.Restore(
                    file, services.GetRequiredService<IDocumentStore>(), ServerProgram.Collections, new Documents(bar), cancellation)),
                "restored");
        }));
        return command;
    }

    public static Command BuildMigrate()
    {
        var from = Store("--from");
        var to = Store("--to");
        var command = new Command("migrate", "Copies every document from one store into another, empty one, and compares them. Stop the server first.") { from, to };
        command.SetAction((parsed, cancellation) => OperatorTool.OnStore(async services =>
        {
            await using var source = await Open(services, parsed.GetValue(from)!);
            await using var target = await Open(services, parsed.GetValue(to)!);
            return Say(
                await Terminal.WithProgress(bar => DocumentTransfer.Migrate(
                    source, parsed.GetValue(from)!, target, ServerProgram.Collections, new Documents(bar), cancellation)),
                "moved and verified");
        }));
        return command;
    }

    private static string FileToWrite(string path)
    {
        var file = Path.GetFullPath(path);
        return Directory.Exists(file) ? throw new ConfigurationException($"{file} is a folder. Name the file to write.")
            : !Directory.Exists(Path.GetDirectoryName(file)) ? throw new ConfigurationException($"The folder {Path.GetDirectoryName(file)} does not exist.")
            : file;
    }

    private static Option<string> Store(string name) => new(name)
    {
        Required = true,
        Description = "sqlite (the configured data folder), or mongodb (the configured connection string, or a mongodb://… address).",
    };

    private static ValueTask<IDocumentStore> Open(IServiceProvider services, string name)
    {
        var configured = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<StorageOptions>>().Value;
        var options = name switch
        {
            "sqlite" => new StorageOptions { CacheMegabytes = configured.CacheMegabytes },
            "mongodb" => new StorageOptions { Provider = StorageProvider.MongoDb, ConnectionString = configured.ConnectionString },
            _ when name.StartsWith("mongodb", StringComparison.Ordinal) => new StorageOptions { Provider = StorageProvider.MongoDb, ConnectionString = name },
            _ => throw new ConfigurationException($"'{name}' is no store: use sqlite, mongodb or a mongodb://… address."),
        };
        return StoreModule.Open(services, options, ServerProgram.Collections);
    }

    private static int Say(TransferSummary summary, string what)
    {
        Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Total} documents of {summary.Documents.Count} collections {what}."));
        return 0;
    }

    private sealed class Documents(IProgress<(string Stage, int Done, int Total)> bar) : IProgress<TransferProgress>
    {
        // How many there will be is not always known: then the bar shows what is done as all.
        public void Report(TransferProgress value) => bar.Report(($"{value.Phase} {value.Collection}", (int)value.Done, (int)(value.Total ?? value.Done)));
    }
}
