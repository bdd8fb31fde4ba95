using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Myna.Server.Shared;

namespace Myna.Server.Web;

/// <summary>The built pages, read into memory once. They are at most a few megabytes.</summary>
public sealed class Pages
{
    /// <summary>The file that the build writes last: <c>{"build":"…","inputs":"…"}</c>.</summary>
    private const string Stamp = "/build.json";

    private const string Start = "/index.html";

    /// <summary>They are kept in memory: a folder that is much more than pages is a mistake.</summary>
    private const long MaxSize = 64 << 20;

    private readonly FrozenDictionary<string, PageFile> _files;

    public Pages(IOptions<WebOptions> options)
    {
        IsEnabled = options.Value.Enabled;
        Folder = options.Value.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(AppContext.BaseDirectory, "web");
        if (!IsEnabled || !File.Exists(Folder + Start))
        {
            _files = FrozenDictionary<string, PageFile>.Empty;
            return;
        }

        var contents = Read(Folder);
        Index = new IndexPage(System.Text.Encoding.UTF8.GetString(contents[Start]));
        Build = contents.GetValueOrDefault(Stamp) is { } stamp ? BuildOf(stamp) : null;
        _files = contents.Where(file => file.Key is not (Start or Stamp))
            .ToFrozenDictionary(file => file.Key, file => new PageFile(file.Key, file.Value), StringComparer.Ordinal);
    }

    public bool IsEnabled { get; }

    public string Folder { get; }

    /// <summary>Null when there are no pages.</summary>
    public IndexPage? Index { get; }

    /// <summary>Names what the pages were built from; null for pages that were not built by this project's build.</summary>
    public string? Build { get; }

    public PageFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Makes the compressed forms, behind the first requests.</summary>
    public Task Compress() => Task.Run(() =>
    {
        foreach (var file in _files.Values)
        {
            file.Compress();
        }
    });

    private static Dictionary<string, byte[]> Read(string folder)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long size = 0;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            size += file.Length;
            if (size > MaxSize)
            {
                throw new ConfigurationException($"{folder} has more than {MaxSize >> 20} MB: it is not a folder of built pages ({WebOptions.Section}:Folder).");
            }

            contents["/" + Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/')] = File.ReadAllBytes(file.FullName);
        }

        return contents;
    }

    private static string? BuildOf(byte[] stamp)
    {
        try
        {
            using var json = JsonDocument.Parse(stamp);
            return json.RootElement.TryGetProperty("build", out var build) ? build.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
