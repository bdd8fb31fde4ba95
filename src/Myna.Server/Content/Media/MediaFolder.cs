using Microsoft.Extensions.Options;
using Myna.Server.Shared;

namespace Myna.Server.Content.Media;

/// <summary>
/// Files by their ids. One is written whole and to the disk under another name before it gets its own, so that a reader who finds it finds all of it.
/// </summary>
internal sealed class MediaFolder(IOptions<MediaOptions> media, IOptions<MynaOptions> myna)
{
    private readonly string _root = Path.GetFullPath(media.Value.Folder is { Length: > 0 } folder ? folder : Path.Combine(myna.Value.DataDir, "media"));

    private string Unfinished => Path.Combine(_root, "unfinished");

    public string PathOf(string id) => Path.Combine(_root, id.Substring(2, 2), id);

    /// <summary>A new file without a name yet. It is gone when it is closed, unless <see cref="Keep"/> has named it.</summary>
    public FileStream Begin()
    {
        Directory.CreateDirectory(Unfinished);
        return new FileStream(Path.Combine(Unfinished, Guid.NewGuid().ToString("N")), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 64 * 1024,
            Options = FileOptions.Asynchronous,
        });
    }

    /// <summary>Puts a file on the disk, and then in its place. The same file may be there already: it is replaced by itself, and counts as new.</summary>
    public void Keep(FileStream file, string id)
    {
        file.Flush(flushToDisk: true);
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(file.Name, path, overwrite: true);
    }

    /// <summary>Throws away a file that was not kept.</summary>
    public static void Discard(FileStream file)
    {
        file.Dispose();
        File.Delete(file.Name);
    }

    /// <summary>Every file with the time at which it came, those too that were never finished.</summary>
    public IEnumerable<(string Path, string? Id, DateTimeOffset Since)> Files() => Directory.Exists(_root)
        ? Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .Select(path => (path, MediaId.Is(Path.GetFileName(path)) ? Path.GetFileName(path) : null, new DateTimeOffset(File.GetLastWriteTimeUtc(path))))
        : [];
}
