using System.Text.Json.Nodes;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>Makes a course that belongs to its author. Learners see it when its first lesson is published.</summary>
internal sealed class CreateCourse(IDocumentStore store, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<CreateCourse>();
        api.Tagged("Authoring").Author.Edit<CourseRequest, CourseDraftView>(
                HttpMethods.Post, "/courses", (call, body) => feature.Handle(call.Caller, body, call.IdempotencyKey, call.Cancellation), CourseRequest.MaxBytes, status: 201)
            .Does("Makes a course, as a draft", "createCourse").May(ContentProblems.IdTaken, Problems.IdempotencyKeyReused);
    }

    public async ValueTask<Outcome<CourseDraftView>> Handle(Caller caller, JsonObject json, string? key, CancellationToken cancellation)
    {
        var errors = new BodyErrors();
        var body = CourseBody.Read(json, errors);
        var now = clock.Now();
        var id = body.Id ?? (key is null ? Ids.New(now) : Ids.Derived("course", caller.UserId, key));
        var units = Outline.Of(id, [], body.Units, errors);
        if (errors.Any)
        {
            return errors.As(Problems.InvalidRequest);
        }

        var hash = Creation.HashOf(caller, json);
        return await store.Transact<Outcome<CourseDraftView>>(
            async commit =>
            {
                if (await store.Load(ContentDocuments.CourseSources, id, cancellation) is { } earlier)
                {
                    return earlier.Value.RequestHash == hash ? CourseDraftView.Of(earlier.Value, (await store.Load(ContentDocuments.Courses, id, cancellation))?.Value.Version)
                        : body.Id is null ? Problems.IdempotencyKeyReused
                        : ContentProblems.IdTaken;
                }

                // Of courses that were imported before sources were kept.
                if (await store.Load(ContentDocuments.Courses, id, cancellation) is not null)
                {
                    return ContentProblems.IdTaken;
                }

                var course = new CourseSource
                {
                    Id = id,
                    Title = body.Title,
                    Language = body.Language,
                    ForSpeakersOf = body.ForSpeakersOf,
                    License = body.License,
                    Repository = body.Repository,
                    SpecialCharacters = body.SpecialCharacters,
                    Policies = body.Policies,
                    Units = units,
                    IsEdited = true,
                    RequestHash = hash,
                    UpdatedAt = now,
                };
                commit.Insert(ContentDocuments.CourseSources, course);
                commit.Insert(ContentDocuments.Authors, CourseAuthor.Of(id, caller.UserId, isOwner: true, now));
                return CourseDraftView.Of(course, null);
            },
            cancellation);
    }
}
