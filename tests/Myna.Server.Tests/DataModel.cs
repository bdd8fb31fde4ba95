using System.Text.RegularExpressions;
using Myna.Server.Tests.Scenarios;
using Myna.Storage;
using Myna.Storage.Transfer;

namespace Myna.Server.Tests;

/// <summary>docs/data-model.md says what the code declares: every collection, every field of its documents, every index.</summary>
public sealed partial class DataModel
{
    private static readonly IReadOnlyList<ICollectionDefinition> Declared = [.. ServerProgram.Collections, OutboxEntry.Collection, TransferMark.Marks];

    [SkippableFact]
    public async Task TheDocumentListsEveryCollectionWithItsFieldsAndIndexes()
    {
        var file = Path.Combine(WatchingDevice.RepositoryFolder, "docs", "data-model.md");
        Skip.IfNot(File.Exists(file), "the sources are not beside the tests");
        var sections = Heading().Split(await File.ReadAllTextAsync(file)).Skip(1).Chunk(2).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);

        sections.Keys.Order(StringComparer.Ordinal).ShouldBe(Declared.Select(collection => collection.Name).Order(StringComparer.Ordinal));
        foreach (var collection in Declared)
        {
            var (fields, indexes) = collection.Accept(new Declaration());
            Field().Matches(sections[collection.Name]).SelectMany(row => Name().Matches(row.Groups["names"].Value)).Select(name => name.Groups["name"].Value)
                .ShouldBe(fields, ignoreOrder: true, customMessage: collection.Name);
            Index().Matches(sections[collection.Name]).Select(line => line.Value.TrimEnd()).ShouldBe(indexes, ignoreOrder: true, customMessage: collection.Name);
        }
    }

    [GeneratedRegex(@"^### `(?<name>\w+)`", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| (?<names>(`\w+`(, )?)+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();

    [GeneratedRegex(@"`(?<name>\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"^- (unique )?index `.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Index();

    /// <summary>The fields of a collection's documents, and its indexes as the document writes them.</summary>
    private sealed class Declaration : ICollectionVisitor<(IReadOnlyList<string> Fields, IReadOnlyList<string> Indexes)>
    {
        public (IReadOnlyList<string> Fields, IReadOnlyList<string> Indexes) Visit<T>(Collection<T> collection)
            where T : class => (
            [.. collection.Json.Properties.Where(property => property.Get is not null).Select(property => property.Name)],
            [.. collection.Indexes.Select(index => $"- {(index.Unique ? "unique index" : "index")} `{index.Name}` on {string.Join(", ", index.Fields.Select(field => $"`{field.Path}`"))}")]);
    }
}
