namespace Myna.Storage.Sqlite;

/// <summary>
/// Keeps a second process out of the folder: this SQLite must have one writer and one checkpointer
/// (sqlite.org/wal.html, the WAL-reset defect), and the caches assume it. The system releases the lock when the process dies.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "store.lock");
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new StoreUnavailableException($"{folder} is open in another process ({path} is locked). One process at a time can use an embedded store.", e);
        }

        return new FolderLock(file);
    }

    public void Dispose() => _file.Dispose();
}
