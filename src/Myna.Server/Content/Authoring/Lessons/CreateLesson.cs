using System.Text.Json.Nodes;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Media;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>Adds a lesson to the end of a unit, as a draft.</summary>
internal sealed class CreateLesson(IDocumentStore store, CourseAccess access, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<CreateLesson>();
        api.Tagged("Authoring").Author.Edit<LessonRequest, DraftView>(
                HttpMethods.Post, "/lessons", (call, body) => feature.Handle(call.Caller, body, call.IdempotencyKey, call.Cancellation), LessonRequest.MaxBytes, status: 201)
            .Does("Adds a lesson to the end of a unit, as a draft", "createLesson")
            .May(CatalogueProblems.CourseNotFound, ContentProblems.NotAnAuthor, ContentProblems.CourseArchived, ContentProblems.IdTaken, Problems.IdempotencyKeyReused);
    }

    public async ValueTask<Outcome<DraftView>> Handle(Caller caller, JsonObject json, string? key, CancellationToken cancellation)
    {
        var errors = new BodyErrors();
        var body = LessonBody.Read(json, errors);
        foreach (var (name, value) in new[] { ("courseId", body.CourseId), ("unitId", body.UnitId) })
        {
            if (value is null)
            {
                errors.Add($"/{name}", "is needed");
            }
        }

        if (errors.Any)
        {
            return errors.As(Problems.InvalidRequest);
        }

        var now = clock.Now();
        var id = body.Id ?? $"{body.CourseId}.{(key is null ? Ids.New(now) : Ids.Derived("lesson", caller.UserId, key))}";
        var hash = Creation.HashOf(caller, json);
        return await store.Transact<Outcome<DraftView>>(
            async commit =>
            {
                var course = await access.Course(caller, body.CourseId!, cancellation);
                if (!course.IsOk)
                {
                    return course.Problem;
                }

                var source = course.Value.Source.Value;
                if (await store.Load(ContentDocuments.Drafts, id, cancellation) is { } draft && draft.Value.RequestHash == hash && source.LessonIds().Contains(id, StringComparer.Ordinal))
                {
                    return DraftView.Of(id, source, draft.Value.Source, DraftStatus.Draft, null, draft.Value.UpdatedAt);
                }

                if (await Exists(id, source, cancellation))
                {
                    return body.Id is null ? Problems.IdempotencyKeyReused : ContentProblems.IdTaken;
                }

                if (source.ArchivedAt is not null)
                {
                    return ContentProblems.CourseArchived;
                }

                if (!source.Units.Any(unit => unit.Id == body.UnitId))
                {
                    errors.Add("/unitId", "is no unit of this course");
                }

                if (source.LessonIds().Count() >= CourseRequest.MaxLessons)
                {
                    errors.Add("/courseId", $"is a course of {CourseRequest.MaxLessons} lessons: it takes no more");
                }

                var media = await MediaReferences.Check(store, body.Source, [], errors, cancellation);
                if (errors.Any)
                {
                    return errors.As(Problems.InvalidRequest);
                }

                MediaReferences.Use(commit, media);
                var edited = course.Value.Edited(now) with
                {
                    Units = [.. source.Units.Select(unit => unit.Id == body.UnitId ? unit with { Lessons = [.. unit.Lessons, id] } : unit)],
                };
                commit.Replace(ContentDocuments.CourseSources, edited, course.Value.Source.Version);
                commit.Insert(ContentDocuments.Drafts, new LessonDraft { Id = id, CourseId = source.Id, Source = body.Source, RequestHash = hash, UpdatedAt = now });
                return DraftView.Of(id, edited, body.Source, DraftStatus.Draft, null, now);
            },
            cancellation);
    }

    private async ValueTask<bool> Exists(string id, CourseSource course, CancellationToken cancellation) =>
        course.LessonIds().Contains(id, StringComparer.Ordinal)
        || await store.Load(ContentDocuments.Drafts, id, cancellation) is not null
        || await store.Load(ContentDocuments.Lessons, id, cancellation) is not null;
}
