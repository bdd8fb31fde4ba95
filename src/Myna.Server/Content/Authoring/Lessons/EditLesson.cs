using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Media;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>Changes a draft, whole or in part. Learners see nothing of it before it is published.</summary>
internal sealed class EditLesson(IDocumentStore store, CourseAccess access, IOptions<JsonOptions> json, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<EditLesson>();
        var author = api.Tagged("Authoring").Author;
        author.Edit<LessonRequest, DraftView>(
                HttpMethods.Put, "/lessons/{id}", (call, body) => feature.Handle(call.Caller, call.Id, call.IfMatch, _ => body, call.Cancellation), LessonRequest.MaxBytes)
            .Does("Replaces a lesson's draft", "replaceLesson").Edits()
            .May(CatalogueProblems.LessonNotFound, ContentProblems.NotAnAuthor, ContentProblems.CourseArchived);
        author.Edit<LessonRequest, DraftView>(
                HttpMethods.Patch, "/lessons/{id}", (call, body) => feature.Handle(call.Caller, call.Id, call.IfMatch, current => MergePatch.Apply(current, body), call.Cancellation), LessonRequest.MaxBytes)
            .Does("Changes a lesson's draft by a JSON merge patch (RFC 7396)", "patchLesson").Edits()
            .May(CatalogueProblems.LessonNotFound, ContentProblems.NotAnAuthor, ContentProblems.CourseArchived);
    }

    /// <param name="change">Makes the new body of the present one.</param>
    public ValueTask<Outcome<DraftView>> Handle(
        Caller caller, string id, string? ifMatch, Func<JsonObject, JsonObject> change, CancellationToken cancellation) => store.Transact<Outcome<DraftView>>(
        async commit =>
        {
            var found = await access.Lesson(caller, id, cancellation);
            if (!found.IsOk)
            {
                return found.Problem;
            }

            var lesson = found.Value;
            var view = DraftView.Of(lesson);
            var errors = new BodyErrors();
            var body = LessonBody.Read(change(BodyOf(view)), errors);
            RefuseMoves(body, view, errors);
            var media = await MediaReferences.Check(store, body.Source, lesson.Sources, errors, cancellation);
            if (errors.Any)
            {
                return errors.As(Problems.InvalidRequest);
            }

            // A retry whose first response was lost finds its own work done, and may be told so (RFC 9110, section 13.1.1).
            if (ifMatch is not null && CourseBuilder.HashOf(body.Source) == view.Tag)
            {
                return view;
            }

            if (Precondition.Check(ifMatch, view.Tag) is { } problem)
            {
                return problem;
            }

            if (lesson.Course.Source.Value.ArchivedAt is not null)
            {
                return ContentProblems.CourseArchived;
            }

            MediaReferences.Use(commit, media);
            return DraftView.Of(Change(commit, lesson, body.Source, clock.Now()));
        },
        cancellation);

    /// <summary>Adds the change of a draft to a commit. One that comes back to what is published is none.</summary>
    public static EditableLesson Change(Commit commit, EditableLesson lesson, LessonSource source, DateTimeOffset now)
    {
        lesson.Course.Guard(commit, isNew: lesson.Draft is null, now);
        if (lesson.Version is { } version && CourseBuilder.HashOf(version.Source) == CourseBuilder.HashOf(source))
        {
            commit.Delete(ContentDocuments.Drafts, lesson.Id, lesson.Draft!.Value.Version);
            return lesson with { Draft = null };
        }

        var draft = new LessonDraft { Id = lesson.Id, CourseId = lesson.Course.Id, Source = source, RequestHash = lesson.Draft?.Value.RequestHash, UpdatedAt = now };
        commit.Put(ContentDocuments.Drafts, draft, lesson.Draft);
        return lesson with { Draft = new Document<LessonDraft>(draft, 0) };
    }

    private JsonObject BodyOf(DraftView view) =>
        (JsonObject)JsonSerializer.SerializeToNode(view, json.Value.SerializerOptions.GetTypeInfo(typeof(DraftView)))!;

    private static void RefuseMoves(LessonBody body, DraftView view, BodyErrors errors)
    {
        foreach (var (name, given, now, why) in new[]
        {
            ("id", body.Id, view.Id, "is not the lesson's that is edited"),
            ("courseId", body.CourseId, view.CourseId, "cannot change"),
            ("unitId", body.UnitId, view.UnitId, "changes by the course's outline"),
        })
        {
            if (given is not null && given != now)
            {
                errors.Add($"/{name}", why);
            }
        }
    }
}
