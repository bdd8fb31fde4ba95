using Microsoft.Extensions.Logging;

namespace Myna.Storage.Sqlite;

/// <summary>
/// Keeps the write-ahead log small where space is short. SQLite reuses the log's file and never shrinks it, and needs room in the database
/// for what the log holds: a log that takes what is left of the disk could be neither continued nor folded.
/// </summary>
/// <remarks>Used on the writer's thread.</remarks>
internal sealed class WriteAheadLog(SqliteDatabase database, string file, ILogger log)
{
    /// <summary>A log of this size is not worth a checkpoint of its own.</summary>
    private const long SmallEnough = 256 << 10;

    private readonly string _path = file + "-wal";
    private readonly DriveInfo _drive = new(OperatingSystem.IsWindows() ? Path.GetPathRoot(file)! : Path.GetDirectoryName(file)!);

    /// <summary>Folds the log into the database and truncates it when it has more than half of the space that is left.</summary>
    public void Fit()
    {
        var length = new FileInfo(_path) is { Exists: true } present ? present.Length : 0;
        if (length > SmallEnough && length > _drive.AvailableFreeSpace / 2)
        {
            TryTruncate();
        }
    }

    /// <summary>False when the disk has no room for it, or a reader still needs the log.</summary>
    public bool TryTruncate()
    {
        try
        {
            database.TruncateLog();
            return true;
        }
        catch (SqliteException e)
        {
            log.LogWarning(e, "The write-ahead log cannot be folded into the database");
            return false;
        }
    }
}
