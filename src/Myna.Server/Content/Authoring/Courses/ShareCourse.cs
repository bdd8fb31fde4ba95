using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>Lets others edit a course, and no longer. Its owner and admins decide; an author may leave.</summary>
internal sealed class ShareCourse(IDocumentStore store, CourseAccess access, Profiles profiles, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ShareCourse>();
        var author = api.Tagged("Authoring").Author;
        author.Put<Nothing>("/courses/{id}/authors/{userId}", call => feature.Add(call.Caller, call.Id, call.Route("userId"), call.Cancellation))
            .Does("Lets another author edit a course", "addCourseAuthor")
            .May(CatalogueProblems.CourseNotFound, AccountProblems.UserNotFound, ContentProblems.NotAnAuthor, ContentProblems.NotTheOwner);
        author.Delete<Nothing>("/courses/{id}/authors/{userId}", call => feature.Remove(call.Caller, call.Id, call.Route("userId"), call.Cancellation))
            .Does("Takes an author from a course", "removeCourseAuthor")
            .May(CatalogueProblems.CourseNotFound, ContentProblems.NotAnAuthor, ContentProblems.NotTheOwner, ContentProblems.OwnerStays);
    }

    public ValueTask<Outcome<Nothing>> Add(Caller caller, string id, string userId, CancellationToken cancellation) => store.Transact<Outcome<Nothing>>(
        async commit =>
        {
            var course = await access.Course(caller, id, cancellation);
            if (!course.IsOk || !course.Value.IsOwner)
            {
                return course.Problem ?? ContentProblems.NotTheOwner;
            }

            if (await profiles.Get(userId, cancellation) is null)
            {
                return AccountProblems.UserNotFound;
            }

            if (await store.Load(ContentDocuments.Authors, CourseAuthor.IdOf(id, userId), cancellation) is null)
            {
                commit.Insert(ContentDocuments.Authors, CourseAuthor.Of(id, userId, isOwner: false, clock.Now()));
                commit.Replace(ContentDocuments.CourseSources, course.Value.Source.Value, course.Value.Source.Version);
            }

            return Nothing.Value;
        },
        cancellation);

    public ValueTask<Outcome<Nothing>> Remove(Caller caller, string id, string userId, CancellationToken cancellation) => store.Transact<Outcome<Nothing>>(
        async commit =>
        {
            var course = await access.Course(caller, id, cancellation);
            if (!course.IsOk || !(course.Value.IsOwner || userId == caller.UserId))
            {
                return course.Problem ?? ContentProblems.NotTheOwner;
            }

            var author = await store.Load(ContentDocuments.Authors, CourseAuthor.IdOf(id, userId), cancellation);
            if (author is { Value.IsOwner: true })
            {
                return ContentProblems.OwnerStays;
            }

            if (author is { } found)
            {
                commit.Delete(ContentDocuments.Authors, found.Value.Id, found.Version);
            }

            return Nothing.Value;
        },
        cancellation);
}
