using System.Globalization;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Files.Gift;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Files;

/// <summary>
/// Makes lessons of a list of words or of questions in GIFT, for their author to look at. Nothing is saved: what they want of it they send to
/// <c>POST /lessons</c>.
/// </summary>
internal sealed class ReadLessons : IFeature
{
    private const string Gift = "text/x-gift";

    public static void Map(Api api)
    {
        var feature = api.Feature<ReadLessons>();
        api.Tagged("Authoring").Author.Text<FoundLessons>(
                "/lessons/read", (call, text) => ValueTask.FromResult(feature.Handle(text, call.Http.Request.ContentType!, call.Query("title"))), WordList.MaxBytes, "text/csv", "text/tab-separated-values", Gift)
            .Does("Makes lessons of a list of words or of GIFT questions, without saving them", "readLessons").Takes("title", "Of a lesson that the text names no title of");
    }

    public Outcome<FoundLessons> Handle(string text, string contentType, string? title)
    {
        if (title is { Length: > LessonBody.MaxTitleLength })
        {
            return Problems.Field("title", $"is longer than {LessonBody.MaxTitleLength} characters");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return Problems.BadRequest.Because("The body is not text.");
        }

        var log = new ProblemLog();
        var lessons = Read("body", text, contentType.StartsWith(Gift, StringComparison.OrdinalIgnoreCase), title ?? "New lesson", log);
        if (!log.HasErrors)
        {
            return new FoundLessons(
                [.. lessons.Select(lesson => CourseFile.FileLesson.Of(null, lesson))],
                [.. log.Problems.Select(problem => new Warning(problem.At.Line, problem.At.Column, problem.Message))]);
        }

        return Problems.InvalidRequest with
        {
            Detail = log.Omitted > 0 ? $"There are {log.Omitted} problems more." : null,
            Errors = log.Problems.Where(problem => problem.IsError).GroupBy(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.At.Line}:{problem.At.Column}"), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).ToArray(), StringComparer.Ordinal),
        };
    }

    public static IReadOnlyList<LessonSource> Read(string file, string text, bool isGift, string title, ProblemLog log) =>
        isGift ? GiftLessons.Of(GiftReader.Read(file, text, log), title, log) : WordList.Read(file, text, title, log);

    /// <param name="Lessons">As <c>POST /lessons</c> takes them, without course and unit.</param>
    /// <param name="Warnings">What was passed over.</param>
    public sealed record FoundLessons(IReadOnlyList<CourseFile.FileLesson> Lessons, IReadOnlyList<Warning> Warnings);

    public sealed record Warning(int Line, int Column, string Message);
}
