using Myna.Server.Content.Authoring;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Publishing;

/// <summary>Publishes every draft of a course in one commit, or none. Brings an archived course back to the catalogue.</summary>
internal sealed class PublishCourse(IDocumentStore store, CourseAccess access, TimeProvider clock) : IFeature
{
    /// <summary>More are published lesson by lesson: a commit has bounds.</summary>
    private const int MaxDrafts = 500;

    public static void Map(Api api)
    {
        var feature = api.Feature<PublishCourse>();
        api.Tagged("Authoring").Author.Post("/courses/{id}/publish", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("Publishes all drafts of a course, or none", "publishCourse")
            .May(CatalogueProblems.CourseNotFound, ContentProblems.NotAnAuthor, ContentProblems.NotPublishable);
    }

    public ValueTask<Outcome<PublishedCourse>> Handle(Caller caller, string id, CancellationToken cancellation) => store.Transact<Outcome<PublishedCourse>>(
        async commit =>
        {
            var found = await access.Course(caller, id, cancellation);
            if (!found.IsOk)
            {
                return found.Problem;
            }

            var course = found.Value;
            var page = await store.Find(ContentDocuments.DraftsByCourse.Where(id).Take(MaxDrafts + 1), cancellation);
            if (page.Items.Count == 0 && course.Published is { } current)
            {
                return new PublishedCourse(id, current.Value.Version, []);
            }

            if (page.Items.Count > MaxDrafts || (page.Items.Count == 0 && course.Source.Value.ArchivedAt is null))
            {
                var errors = new BodyErrors();
                errors.Add("/units", page.Items.Count == 0 ? "there is no lesson to publish" : $"{MaxDrafts} drafts are published at once: publish the lessons one by one");
                return errors.As(ContentProblems.NotPublishable);
            }

            var publication = await Publication.Load(store, course, cancellation);
            var drafts = page.Items.ToDictionary(draft => draft.Value.Id, draft => draft.Value.Source, StringComparer.Ordinal);
            if (await publication.Refusal(drafts, lesson => $"/lessons/{BodyErrors.Step(lesson)}", cancellation) is { } refusal)
            {
                return refusal;
            }

            foreach (var draft in page.Items)
            {
                commit.Delete(ContentDocuments.Drafts, draft.Value.Id, draft.Version);
            }

            var now = clock.Now();
            var (version, lessons) = await publication.Write(commit, course.Edited(now) with { ArchivedAt = null }, drafts, [], now, cancellation);
            return new PublishedCourse(id, version, lessons);
        },
        cancellation);

    /// <param name="Lessons">Those that had drafts.</param>
    public sealed record PublishedCourse(string Id, int Version, IReadOnlyList<PublishedLesson> Lessons);
}
