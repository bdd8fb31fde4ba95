using System.Text.Json.Nodes;

namespace Myna.Server.Content.Authoring.Reading;

/// <summary>JSON Merge Patch (RFC 7396): members of objects are replaced one by one, a null removes one, anything else is replaced whole.</summary>
internal static class MergePatch
{
    /// <returns>A new object; neither argument is changed.</returns>
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        var merged = (JsonObject)target.DeepClone();
        foreach (var (name, value) in patch)
        {
            switch (value)
            {
                case null:
                    merged.Remove(name);
                    break;
                case JsonObject inner:
                    merged[name] = Apply(merged[name] as JsonObject ?? [], inner);
                    break;
                default:
                    merged[name] = value.DeepClone();
                    break;
            }
        }

        return merged;
    }
}
