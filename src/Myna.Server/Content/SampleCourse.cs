using Microsoft.Extensions.Options;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Content;

/// <summary>The course that ships with the product, so that a new user can learn at once.</summary>
internal static class SampleCourse
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "courses", "spanish-from-english");

    /// <summary>Loads it when the store has no course at all.</summary>
    public static async Task LoadIntoEmptyStore(IServiceProvider services)
    {
        var store = services.GetRequiredService<IDocumentStore>();
        if (!services.GetRequiredService<IOptions<MynaOptions>>().Value.LoadSampleCourse
            || (await store.Find(ContentDocuments.CoursesByTitle.All().Take(1))).Items.Count > 0)
        {
            return;
        }

        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Myna.Server.Content");
        var result = await CourseImport.Run(store, services.GetRequiredService<TimeProvider>(), Folder);
        if (result.Summary is { } summary)
        {
            log.LogInformation("The store was empty: loaded the sample course {Course}, {Lessons} lessons", summary.CourseId, summary.LessonsAdded);
        }
        else
        {
            log.LogWarning("The sample course in {Folder} was not loaded: {Problem}", Folder, result.Problems is [var first, ..] ? first : null);
        }
    }
}
