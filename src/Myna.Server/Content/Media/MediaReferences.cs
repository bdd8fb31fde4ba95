using System.Text.Json;
using System.Text.Json.Nodes;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;
using Myna.Storage;

namespace Myna.Server.Content.Media;

/// <summary>The pictures and recordings that a lesson's source names, and whether they are there.</summary>
internal static class MediaReferences
{
    /// <param name="Pointer">Its place in the lesson, as a JSON Pointer.</param>
    /// <param name="Name">A media id; in courses of other systems the name of a picture that this server does not have.</param>
    public sealed record Reference(string Pointer, string Name, bool IsPicture);

    public static IEnumerable<Reference> Of(LessonSource source) =>
        OfItems(source.Words, "/words").Concat(OfItems(source.Phrases, "/phrases"))
            .Concat((source.Exercises ?? []).SelectMany((exercise, i) => OfExercise(exercise, $"/exercises/{i}")));

    /// <summary>The ids alone, each once.</summary>
    public static IEnumerable<string> IdsOf(LessonSource source) => Of(source).Select(reference => reference.Name).Where(MediaId.Is).Distinct(StringComparer.Ordinal);

    /// <summary>Refuses files that the lesson did not name before and that this server does not have.</summary>
    /// <param name="before">The lesson as it was: names that an import put there may stay.</param>
    /// <returns>The files that it did not name before, for <see cref="Use"/>.</returns>
    public static async ValueTask<IReadOnlyCollection<Document<MediaFile>>> Check(
        IDocumentStore store, LessonSource source, IEnumerable<LessonSource> before, BodyErrors errors, CancellationToken cancellation)
    {
        var known = before.SelectMany(Of).Select(reference => reference.Name).ToHashSet(StringComparer.Ordinal);
        var added = Of(source).Where(reference => !known.Contains(reference.Name)).ToList();
        foreach (var reference in added.Where(reference => !MediaId.Is(reference.Name)))
        {
            errors.Add(reference.Pointer, "is no media id: upload the file by POST /media");
        }

        var named = added.Where(reference => MediaId.Is(reference.Name)).ToList();
        var found = await Load(store, named, cancellation);
        Refuse(named, found, "", errors);
        return found.Values;
    }

    /// <summary>Adds to the commit what keeps these files here: one that was about to be deleted as unused is used again.</summary>
    public static void Use(Commit commit, IEnumerable<Document<MediaFile>> files)
    {
        foreach (var file in files)
        {
            if (file.Value.UnusedSince is null)
            {
                commit.Require(ContentDocuments.Media, file);
            }
            else
            {
                commit.Replace(ContentDocuments.Media, file.Value with { UnusedSince = null }, file.Version);
            }
        }
    }

    /// <summary>Refuses what drafts name and this server does not have (any more).</summary>
    /// <returns>The files that they name, for <see cref="Use"/>.</returns>
    public static async ValueTask<IReadOnlyCollection<Document<MediaFile>>> Check(
        IDocumentStore store, IReadOnlyDictionary<string, LessonSource> drafts, Func<string, string> pointerOf, BodyErrors errors, CancellationToken cancellation)
    {
        var all = new Dictionary<string, Document<MediaFile>>(StringComparer.Ordinal);
        foreach (var (id, draft) in drafts)
        {
            var named = Of(draft).Where(reference => MediaId.Is(reference.Name)).ToList();
            if (named.Count > 0)
            {
                var found = await Load(store, named, cancellation);
                Refuse(named, found, pointerOf(id), errors);
                foreach (var (name, file) in found)
                {
                    all[name] = file;
                }
            }
        }

        return all.Values;
    }

    private static void Refuse(List<Reference> named, Dictionary<string, Document<MediaFile>> found, string at, BodyErrors errors)
    {
        foreach (var reference in named)
        {
            if (!found.TryGetValue(reference.Name, out var file))
            {
                errors.Add(at + reference.Pointer, "is not here: upload the file by POST /media");
            }
            else if (file.Value.IsPicture != reference.IsPicture)
            {
                errors.Add(at + reference.Pointer, reference.IsPicture ? "is a recording: a picture is needed" : "is a picture: a recording is needed");
            }
        }
    }

    private static async ValueTask<Dictionary<string, Document<MediaFile>>> Load(IDocumentStore store, List<Reference> named, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Document<MediaFile>>(StringComparer.Ordinal);
        foreach (var ids in named.Select(reference => reference.Name).Distinct(StringComparer.Ordinal).Chunk(Limits.MaxPageSize))
        {
            foreach (var file in (await store.LoadMany(ContentDocuments.Media, ids, cancellation)).OfType<Document<MediaFile>>())
            {
                found[file.Value.Id] = file;
            }
        }

        return found;
    }

    private static IEnumerable<Reference> OfItems(IReadOnlyList<ItemSource> items, string at) => items.SelectMany((item, i) =>
        (item.Images ?? []).Select((image, n) => new Reference($"{at}/{i}/images/{n}", image, IsPicture: true))
            .Concat(item.Audio is { } audio ? [new Reference($"{at}/{i}/audio", audio, IsPicture: false)] : []));

    // Whatever the type: in every one of them a picture is named by "image" and a recording by "audio".
    private static IEnumerable<Reference> OfExercise(Exercise exercise, string at) =>
        OfNode(JsonSerializer.SerializeToNode(exercise, ContentJson.Default.Exercise), at);

    private static IEnumerable<Reference> OfNode(JsonNode? node, string at) => node switch
    {
        JsonArray list => list.SelectMany((entry, i) => OfNode(entry, $"{at}/{i}")),
        JsonObject fields => fields.SelectMany(field => field is { Key: "image" or "audio", Value: JsonValue name }
            ? [new Reference($"{at}/{field.Key}", name.GetValue<string>(), field.Key == "image")]
            : OfNode(field.Value, $"{at}/{BodyErrors.Step(field.Key)}")),
        _ => [],
    };
}
