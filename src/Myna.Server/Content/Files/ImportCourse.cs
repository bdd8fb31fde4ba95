using System.Text.Json.Nodes;
using Myna.Server.Content.Authoring;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Media;
using Myna.Server.Content.Publishing;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Files;

/// <summary>
/// Takes a course in one file, as drafts that its author then publishes: all of it in one commit, or nothing. A course that is there is replaced only
/// when the call says so; lessons that the file does not have are deleted from it.
/// </summary>
internal sealed class ImportCourse(IDocumentStore store, CourseAccess access, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ImportCourse>();
        api.Tagged("Authoring").Author.Edit<CourseFile, ImportedCourse>(
                HttpMethods.Post, "/courses/import", (call, body) => feature.Handle(call.Caller, body, call.Query("replace") is not null, call.Query("check") is not null, call.Cancellation), CourseFile.MaxBytes, status: 201)
            .Does("Takes a course in one file, as drafts", "importCourse")
            .Takes(QueryParameter.OneOf("replace", "true: puts it in the place of the course that has its id", "true"))
            .Takes(QueryParameter.OneOf("check", "true: tells what it would do, and changes nothing", "true"))
            .May(ContentProblems.IdTaken, ContentProblems.CourseArchived);
    }

    public async ValueTask<Outcome<ImportedCourse>> Handle(Caller caller, JsonObject json, bool isReplacement, bool isCheck, CancellationToken cancellation)
    {
        var errors = new BodyErrors();
        var (course, pointers) = CourseFileReader.Read(json, errors);
        if (course.Lessons.Count > CourseRequest.MaxLessons)
        {
            errors.Add("/units", $"have more than {CourseRequest.MaxLessons} lessons: the operator can import so many by a command");
        }

        if (errors.Any)
        {
            return errors.As(Problems.InvalidRequest);
        }

        var file = new File(course, pointers, Creation.HashOf(caller, json));
        return isCheck
            ? await Decide(new Commit(), caller, file, isReplacement, cancellation)
            : await store.Transact(commit => Decide(commit, caller, file, isReplacement, cancellation), cancellation);
    }

    private async ValueTask<Outcome<ImportedCourse>> Decide(Commit commit, Caller caller, File file, bool isReplacement, CancellationToken cancellation)
    {
        var wanted = file.Course.Course;
        var now = clock.Now();
        var errors = new BodyErrors();
        var media = await MediaReferences.Check(store, file.Course.Lessons, lesson => file.Pointers[lesson], errors, cancellation);
        var present = await Present(file, errors, cancellation);
        if (await store.Load(ContentDocuments.CourseSources, wanted.Id, cancellation) is not { } earlier)
        {
            // Of courses that were imported before sources were kept.
            if (await store.Load(ContentDocuments.Courses, wanted.Id, cancellation) is not null)
            {
                return ContentProblems.IdTaken;
            }

            if (errors.Any)
            {
                return errors.As(Problems.InvalidRequest);
            }

            MediaReferences.Use(commit, media);
            commit.Insert(ContentDocuments.CourseSources, wanted with { IsEdited = true, RequestHash = file.Hash, UpdatedAt = now });
            commit.Insert(ContentDocuments.Authors, CourseAuthor.Of(wanted.Id, caller.UserId, isOwner: true, now));
            return Write(commit, file, present, [], now);
        }

        var found = await access.Course(caller, wanted.Id, cancellation);
        if (!found.IsOk)
        {
            return ContentProblems.IdTaken;
        }

        var removed = earlier.Value.LessonIds().Except(file.Course.Lessons.Keys, StringComparer.Ordinal).ToList();
        if (earlier.Value.RequestHash == file.Hash && removed.Count == 0 && file.Course.Lessons.Keys.All(id => earlier.Value.LessonIds().Contains(id)) && !isReplacement)
        {
            // A retry whose first response was lost.
            return new ImportedCourse(wanted.Id, file.Course.Lessons.Count, 0, 0, 0);
        }

        if (!isReplacement)
        {
            return ContentProblems.IdTaken.Because("There is a course of yours with this id. With replace=true the file is put in its place.");
        }

        if (earlier.Value.ArchivedAt is not null)
        {
            return ContentProblems.CourseArchived;
        }

        RefuseOtherLanguages(wanted, found.Value, errors);
        if (errors.Any)
        {
            return errors.As(Problems.InvalidRequest);
        }

        MediaReferences.Use(commit, media);
        var edited = wanted with { IsEdited = true, RequestHash = earlier.Value.RequestHash, UpdatedAt = now };
        await Outline(commit, found.Value, edited, removed, now, cancellation);
        return Write(commit, file, present, removed, now);
    }

    private async ValueTask Outline(Commit commit, EditableCourse course, CourseSource edited, List<string> removed, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var ids in removed.Chunk(Limits.MaxPageSize))
        {
            foreach (var draft in (await store.LoadMany(ContentDocuments.Drafts, ids, cancellation)).OfType<Document<LessonDraft>>())
            {
                commit.Delete(ContentDocuments.Drafts, draft.Value.Id, draft.Version);
            }
        }

        if (course.Published is null)
        {
            commit.Replace(ContentDocuments.CourseSources, edited, course.Source.Version);
            return;
        }

        var publication = await Publication.Load(store, course, cancellation);
        await publication.Write(commit, edited, new Dictionary<string, LessonSource>(StringComparer.Ordinal), [.. removed.Where(publication.IsPublished)], now, cancellation);
    }

    private static ImportedCourse Write(Commit commit, File file, Dictionary<string, Lesson> present, List<string> removed, DateTimeOffset now)
    {
        var (added, changed) = (0, 0);
        foreach (var (id, source) in file.Course.Lessons)
        {
            var (draft, version) = present.GetValueOrDefault(id) is { } lesson ? (lesson.Draft, lesson.Version) : (null, null);
            var hash = CourseBuilder.HashOf(source);
            added += draft is null && version is null ? 1 : 0;
            changed += (draft?.Value.Source ?? version) is { } before && CourseBuilder.HashOf(before) != hash ? 1 : 0;
            if (version is not null && CourseBuilder.HashOf(version) == hash)
            {
                if (draft is { } undone)
                {
                    commit.Delete(ContentDocuments.Drafts, id, undone.Version);
                }
            }
            else
            {
                commit.Put(ContentDocuments.Drafts, new LessonDraft { Id = id, CourseId = file.Course.Course.Id, Source = source, UpdatedAt = now }, draft);
            }
        }

        return new ImportedCourse(file.Course.Course.Id, added, changed, file.Course.Lessons.Count - added - changed, removed.Count);
    }

    /// <summary>The lessons of the file that are there already. One that is another course's is refused.</summary>
    private async ValueTask<Dictionary<string, Lesson>> Present(File file, BodyErrors errors, CancellationToken cancellation)
    {
        var present = new Dictionary<string, Lesson>(StringComparer.Ordinal);
        foreach (var ids in file.Course.Lessons.Keys.Chunk(Limits.MaxPageSize))
        {
            var drafts = await store.LoadMany(ContentDocuments.Drafts, ids, cancellation);
            var lessons = await store.LoadMany(ContentDocuments.Lessons, ids, cancellation);
            var versions = await store.LoadMany(
                ContentDocuments.LessonSources, [.. ids.Zip(lessons, (id, lesson) => ContentDocuments.VersionId(id, lesson?.Value.Version ?? 0))], cancellation);
            for (var i = 0; i < ids.Length; i++)
            {
                if ((drafts[i]?.Value.CourseId ?? lessons[i]?.Value.CourseId) is not { } courseId)
                {
                    continue;
                }

                if (courseId != file.Course.Course.Id)
                {
                    errors.Add($"{file.Pointers[ids[i]]}/id", "is the id of a lesson of another course");
                }

                present[ids[i]] = new Lesson(drafts[i], versions[i]?.Value.Source);
            }
        }

        return present;
    }

    private static void RefuseOtherLanguages(CourseSource wanted, EditableCourse course, BodyErrors errors)
    {
        if (course.Published is { } published)
        {
            foreach (var (name, language, now) in new[] { ("language", wanted.Language, published.Value.Language), ("forSpeakersOf", wanted.ForSpeakersOf, published.Value.ForSpeakersOf) })
            {
                if (language.Code != now.Code)
                {
                    errors.Add($"/{name}/code", "cannot change once a lesson is published");
                }
            }
        }
    }

    private sealed record File(SourceCourse Course, IReadOnlyDictionary<string, string> Pointers, string Hash);

    /// <param name="Version">The source of its current version.</param>
    private sealed record Lesson(Document<LessonDraft>? Draft, LessonSource? Version);

    /// <summary>The changes of a file, in lessons. Learners see none of them before they are published.</summary>
    public sealed record ImportedCourse(string CourseId, int LessonsAdded, int LessonsChanged, int LessonsUnchanged, int LessonsRemoved) : ILocated
    {
        string ILocated.Location => $"/api/v1/courses/{CourseId}/draft";
    }
}
