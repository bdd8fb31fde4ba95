using Myna.Server.Content.Contracts;
using Myna.Server.Content.Publishing;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>
/// Takes a course out of the catalogue. Where learners have begun it, it is archived: they go on in it, and their progress and history stay. Otherwise it is gone.
/// </summary>
internal sealed class DeleteCourse(IDocumentStore store, CourseAccess access, FindLearners learners, TimeProvider clock) : IFeature
{
    /// <summary>Four writes for each.</summary>
    private const int LessonsPerCommit = 500;

    public static void Map(Api api)
    {
        var feature = api.Feature<DeleteCourse>();
        api.Tagged("Authoring").Author.Delete<Nothing>("/courses/{id}", call => feature.Handle(call.Caller, call.Id, call.IfMatch, call.Cancellation))
            .Does("Deletes a course; archives one that has learners", "deleteCourse").Edits()
            .May(CatalogueProblems.CourseNotFound, ContentProblems.NotAnAuthor, ContentProblems.NotTheOwner);
    }

    public async ValueTask<Outcome<Nothing>> Handle(Caller caller, string id, string? ifMatch, CancellationToken cancellation)
    {
        var hidden = await store.Transact<Outcome<Nothing>>(commit => Hide(commit, caller, id, ifMatch, cancellation), cancellation);
        if (!hidden.IsOk || await learners(id, cancellation))
        {
            return hidden;
        }

        // It is in no list any more. A learner who began it at this moment keeps the archive of its quizzes; a deletion that stops here is finished by the next.
        while (await store.Transact(commit => TakeLessons(commit, id, cancellation), cancellation))
        {
        }

        await store.DeleteAll(ContentDocuments.DraftsByCourse.Where(id), cancellation);
        await store.DeleteOne(ContentDocuments.Vocabularies, id, cancellation);
        await store.DeleteOne(ContentDocuments.ArchivedCourses, id, cancellation);
        return await store.Transact<Outcome<Nothing>>(commit => Forget(commit, id, cancellation), cancellation);
    }

    private async ValueTask<Outcome<Nothing>> Hide(Commit commit, Caller caller, string id, string? ifMatch, CancellationToken cancellation)
    {
        var found = await access.Course(caller, id, cancellation);
        if (!found.IsOk)
        {
            return found.Problem;
        }

        var course = found.Value;
        if (!course.IsOwner)
        {
            return ContentProblems.NotTheOwner;
        }

        if (Precondition.Check(ifMatch, CourseDraftView.Of(course).Tag) is { } problem)
        {
            return problem;
        }

        var now = clock.Now();
        commit.Replace(ContentDocuments.CourseSources, course.Edited(now) with { ArchivedAt = course.Source.Value.ArchivedAt ?? now }, course.Source.Version);
        if (course.Published is { } published)
        {
            commit.Delete(ContentDocuments.Courses, id, published.Version);
            commit.Insert(ContentDocuments.ArchivedCourses, published.Value);
        }

        return Nothing.Value;
    }

    // In one commit: an author left behind could edit the next course of this id, a course without authors could be deleted by nobody.
    private async ValueTask<Outcome<Nothing>> Forget(Commit commit, string id, CancellationToken cancellation)
    {
        if (await store.Load(ContentDocuments.CourseSources, id, cancellation) is { } source)
        {
            commit.Delete(ContentDocuments.CourseSources, id, source.Version);
        }

        await foreach (var author in store.FindAll(ContentDocuments.AuthorsByCourse.Where(id), cancellation))
        {
            commit.Delete(ContentDocuments.Authors, author.Value.Id, author.Version);
        }

        return Nothing.Value;
    }

    private async ValueTask<bool> TakeLessons(Commit commit, string courseId, CancellationToken cancellation)
    {
        var page = await store.Find(ContentDocuments.LessonsByCourse.Where(courseId).Take(LessonsPerCommit), cancellation);
        foreach (var current in await LessonVersions.Current(store, [.. page.Items.Select(lesson => lesson.Value.Id)], cancellation))
        {
            LessonVersions.Remove(commit, current);
        }

        return page.Items.Count > 0;
    }
}
