using Myna.Server.Content.Authoring;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Files;

/// <summary>A course in one file, as its authors left it.</summary>
internal sealed class ExportCourse(IDocumentStore store, CourseAccess access) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ExportCourse>();
        api.Tagged("Authoring").Author.GetRaw<CourseFile>("/courses/{id}/export", feature.Handle)
            .Does("A course in one file, drafts included", "exportCourse").May(CatalogueProblems.CourseNotFound, ContentProblems.NotAnAuthor);
    }

    public async ValueTask<Problem?> Handle(Call call)
    {
        var course = await access.Course(call.Caller, call.Id, call.Cancellation);
        if (!course.IsOk)
        {
            return course.Problem;
        }

        var response = call.Http.Response;
        response.ContentType = "application/json";
        response.Headers.ContentDisposition = $"attachment; filename=\"{course.Value.Id}.json\"";
        response.Headers.CacheControl = "no-store";
        await CourseExport.Run(store, course.Value.Id, response.BodyWriter.AsStream(), call.Cancellation);
        return null;
    }
}
