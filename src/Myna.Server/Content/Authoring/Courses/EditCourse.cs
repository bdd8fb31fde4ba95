using System.Text.Json.Nodes;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Publishing;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>Changes a course and its outline. Learners see it at once, as far as lessons are published.</summary>
internal sealed class EditCourse(IDocumentStore store, CourseAccess access, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<EditCourse>();
        api.Tagged("Authoring").Author.Edit<CourseRequest, CourseDraftView>(
                HttpMethods.Put, "/courses/{id}", (call, body) => feature.Handle(call.Caller, call.Id, call.IfMatch, body, call.Cancellation), CourseRequest.MaxBytes)
            .Does("Replaces a course's title, languages, licence and outline", "replaceCourse").Edits()
            .May(CatalogueProblems.CourseNotFound, ContentProblems.NotAnAuthor, ContentProblems.CourseArchived);
    }

    public ValueTask<Outcome<CourseDraftView>> Handle(Caller caller, string id, string? ifMatch, JsonObject json, CancellationToken cancellation) => store.Transact<Outcome<CourseDraftView>>(
        async commit =>
        {
            var found = await access.Course(caller, id, cancellation);
            if (!found.IsOk)
            {
                return found.Problem;
            }

            var course = found.Value;
            var source = course.Source.Value;
            var errors = new BodyErrors();
            var body = CourseBody.Read(json, errors);
            var units = Outline.Of(id, source.Units, body.Units, errors);
            Refuse(body, course, errors);
            if (errors.Any)
            {
                return errors.As(Problems.InvalidRequest);
            }

            var now = clock.Now();
            var edited = course.Edited(now) with
            {
                Title = body.Title,
                Language = body.Language,
                ForSpeakersOf = body.ForSpeakersOf,
                License = body.License,
                Repository = body.Repository,
                SpecialCharacters = body.SpecialCharacters,
                Policies = body.Policies,
                Units = units,
            };
            var view = CourseDraftView.Of(course);
            // A retry whose first response was lost finds its own work done, and may be told so (RFC 9110, section 13.1.1).
            if (ifMatch is not null && CourseDraftView.Of(edited, null).Tag == view.Tag)
            {
                return view;
            }

            if (Precondition.Check(ifMatch, view.Tag) is { } problem)
            {
                return problem;
            }

            if (source.ArchivedAt is not null)
            {
                return ContentProblems.CourseArchived;
            }

            if (course.Published is null)
            {
                commit.Replace(ContentDocuments.CourseSources, edited, course.Source.Version);
                return CourseDraftView.Of(edited, null);
            }

            var publication = await Publication.Load(store, course, cancellation);
            var (version, _) = await publication.Write(commit, edited, new Dictionary<string, LessonSource>(StringComparer.Ordinal), [], now, cancellation);
            return CourseDraftView.Of(edited, version);
        },
        cancellation);

    private static void Refuse(CourseBody body, EditableCourse course, BodyErrors errors)
    {
        if (body.Id is not null && body.Id != course.Id)
        {
            errors.Add("/id", "is not the course's that is edited");
        }

        // Its questions, their keys and what learners remember are of these languages.
        if (course.Published is { } published)
        {
            foreach (var (name, wanted, now) in new[] { ("language", body.Language, published.Value.Language), ("forSpeakersOf", body.ForSpeakersOf, published.Value.ForSpeakersOf) })
            {
                if (wanted.Code.Length > 0 && wanted.Code != now.Code)
                {
                    errors.Add($"/{name}/code", "cannot change once a lesson is published");
                }
            }
        }
    }
}
