using Myna.Server.Shared;

namespace Myna.Server.Content.Contracts;

/// <summary>The problems of calls that name a course, a lesson or a quiz.</summary>
public static class CatalogueProblems
{
    public static readonly Problem CourseNotFound = new("course_not_found", 404, "There is no such course.");
    public static readonly Problem LessonNotFound = new("lesson_not_found", 404, "There is no such lesson.");
    public static readonly Problem QuizNotFound = new("quiz_not_found", 404, "There is no such quiz.");
}
