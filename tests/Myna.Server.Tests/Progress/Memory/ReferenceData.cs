using System.Text.Json;

namespace Myna.Server.Tests.Progress.Memory;

/// <summary>The reference vectors, which lie beside the repository where it is developed and are no part of it.</summary>
internal static class ReferenceData
{
    public static string Path(string file)
    {
        var path = Find(file);
        Skip.If(path is null, $"../shared/data/fsrs/{file} is not beside the repository.");
        return path!;
    }

    public static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path(file)));
        return document.RootElement.Clone();
    }

    public static double[] Doubles(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    public static int[] Integers(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];

    public static double Double(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static int Integer(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string? Find(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Myna.slnx")))
        {
            folder = folder.Parent;
        }

        var path = folder is null ? null : System.IO.Path.Combine(folder.FullName, "..", "shared", "data", "fsrs", file);
        return File.Exists(path) ? path : null;
    }
}
