using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>
/// The courses that an author may edit: their own courses and those shared with them; an admin all. Anybody else is refused where learners see the course
/// anyway, and does not learn of it where they do not.
/// </summary>
internal sealed class CourseAccess(IDocumentStore store)
{
    public async ValueTask<Outcome<EditableCourse>> Course(Caller caller, string courseId, CancellationToken cancellation)
    {
        if (await store.Load(ContentDocuments.CourseSources, courseId, cancellation) is not { } source)
        {
            return CatalogueProblems.CourseNotFound;
        }

        var published = await store.Load(ContentDocuments.Courses, courseId, cancellation);
        var author = await store.Load(ContentDocuments.Authors, CourseAuthor.IdOf(courseId, caller.UserId), cancellation);
        if (author is null && !caller.Has(Roles.Admin))
        {
            return published is null ? CatalogueProblems.CourseNotFound : ContentProblems.NotAnAuthor;
        }

        return new EditableCourse(source, published, caller.Has(Roles.Admin) || author!.Value.Value.IsOwner);
    }

    public async ValueTask<Outcome<EditableLesson>> Lesson(Caller caller, string lessonId, CancellationToken cancellation)
    {
        var draft = await store.Load(ContentDocuments.Drafts, lessonId, cancellation);
        var published = await store.Load(ContentDocuments.Lessons, lessonId, cancellation);
        if ((draft?.Value.CourseId ?? published?.Value.CourseId) is not { } courseId)
        {
            return CatalogueProblems.LessonNotFound;
        }

        var course = await Course(caller, courseId, cancellation);
        if (!course.IsOk)
        {
            return course.Problem.Status == Problems.Forbidden.Status && published is not null ? course.Problem : CatalogueProblems.LessonNotFound;
        }

        var version = published is { } current
            ? await store.Load(ContentDocuments.LessonSources, ContentDocuments.VersionId(lessonId, current.Value.Version), cancellation)
            : null;
        // Taken out of the outline while it was loaded, or published before sources were kept.
        return course.Value.Source.Value.LessonIds().Contains(lessonId, StringComparer.Ordinal) && (draft is not null || version is not null)
            ? new EditableLesson(lessonId, course.Value, draft, published, version?.Value)
            : CatalogueProblems.LessonNotFound;
    }
}

/// <param name="Published">As learners see it; null while nothing of it is published, and when it is archived.</param>
/// <param name="IsOwner">Whether the caller decides who else may edit it.</param>
internal sealed record EditableCourse(Document<CourseSource> Source, Document<Course>? Published, bool IsOwner)
{
    public string Id => Source.Value.Id;

    /// <summary>The source as any edit leaves it.</summary>
    public CourseSource Edited(DateTimeOffset now) => Source.Value with { IsEdited = true, UpdatedAt = now };

    /// <summary>
    /// Makes a commit that changes a draft conflict with one that changes or deletes its course. A deletion knows the version of every draft that is there;
    /// of a new one it learns by the version of the course.
    /// </summary>
    public void Guard(Commit commit, bool isNew, DateTimeOffset now)
    {
        if (Source.Value.IsEdited && !isNew)
        {
            commit.Require(ContentDocuments.CourseSources, Source);
        }
        else
        {
            commit.Replace(ContentDocuments.CourseSources, Edited(now), Source.Version);
        }
    }
}

/// <param name="Version">The source of the current version.</param>
internal sealed record EditableLesson(
    string Id, EditableCourse Course, Document<LessonDraft>? Draft, Document<Lesson>? Published, LessonVersion? Version)
{
    public LessonSource Source => Draft?.Value.Source ?? Version!.Source;

    /// <summary>As it is and as it is published.</summary>
    public IEnumerable<LessonSource> Sources => Version is null ? [Source] : [Source, Version.Source];

    public DraftStatus Status => Published is null ? DraftStatus.Draft : Draft is null ? DraftStatus.Published : DraftStatus.Changed;
}
