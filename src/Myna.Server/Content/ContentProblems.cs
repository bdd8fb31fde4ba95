using Myna.Server.Shared;

namespace Myna.Server.Content;

/// <summary>The problems that only calls of this module give.</summary>
internal static class ContentProblems
{
    public static readonly Problem NotAnAuthor = new("not_an_author", 403, "Only the authors of this course may do this.");
    public static readonly Problem NotTheOwner = new("not_the_owner", 403, "Only the owner of this course may do this.");
    public static readonly Problem IdTaken = new("id_taken", 409, "There is something with this id already.");
    public static readonly Problem OwnerStays = new("owner_stays", 409, "The owner of a course stays one of its authors.");
    public static readonly Problem CourseArchived = new("course_archived", 409, "This course is archived: publish it to bring it back.");
    public static readonly Problem VersionNotFound = new("version_not_found", 404, "The lesson has no such version.");
    public static readonly Problem QuestionNotFound = new("question_not_found", 404, "The quiz has no such question.");
    public static readonly Problem MediaNotFound = new("media_not_found", 404, "There is no such picture or recording.");
    public static readonly Problem MediaRefused = new("media_refused", 422, "This file is not one that this server takes.");
    public static readonly Problem NotPublishable = new("not_publishable", 422, "This cannot be published yet.");
}
