using Myna.Server.Content.Authoring;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Publishing;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Text;
using Myna.Storage;

namespace Myna.Server.Content.Contracts;

/// <summary>Accepts a learner's answer: it becomes an alternative of the lesson's source, by the same way as every edit.</summary>
internal sealed class CourseAnswers(IDocumentStore store, CourseAccess access)
{
    public static readonly Problem NotAcceptable = new("answer_not_acceptable", 409, "The lesson cannot take this answer: its question was removed, or refuses it expressly.");

    /// <summary>The problems of <see cref="Accept"/>, for the description of calls.</summary>
    public static Problem[] Problems => [CatalogueProblems.LessonNotFound, ContentProblems.NotAnAuthor, ContentProblems.CourseArchived, ContentProblems.NotPublishable, NotAcceptable];

    public static Problem NotAnAuthor => ContentProblems.NotAnAuthor;

    /// <summary>Why this caller may not edit a course; null when they may.</summary>
    public async ValueTask<Problem?> Refusal(Caller caller, string courseId, CancellationToken cancellation) => (await access.Course(caller, courseId, cancellation)).Problem;

    /// <summary>
    /// Adds to a commit the lesson's next version, in which the text is accepted. What its authors have changed and not published stays a draft, and has
    /// the answer, too.
    /// </summary>
    /// <returns>The lesson's version in which the answer is accepted: the present one where it is accepted there.</returns>
    public async ValueTask<Outcome<AcceptedAnswer>> Accept(
        Commit commit, Caller caller, string lessonId, string questionId, string text, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = await access.Lesson(caller, lessonId, cancellation);
        if (!found.IsOk)
        {
            return found.Problem;
        }

        var lesson = found.Value;
        if (lesson.Version is not { } current)
        {
            return NotAcceptable;
        }

        if (lesson.Course.Source.Value.ArchivedAt is not null)
        {
            return ContentProblems.CourseArchived;
        }

        var publication = await Publication.Load(store, lesson.Course, cancellation);
        if (Accepts(publication.Preview(lessonId, current.Source).Quiz, questionId, text))
        {
            return new AcceptedAnswer(current.Version);
        }

        if (Alternatives.Add(lessonId, current.Source, questionId, text) is not { } source || !Accepts(publication.Preview(lessonId, source).Quiz, questionId, text))
        {
            return NotAcceptable;
        }

        var drafts = new Dictionary<string, LessonSource>(StringComparer.Ordinal) { [lessonId] = source };
        if (await publication.Refusal(drafts, _ => "", cancellation) is { } refusal)
        {
            return refusal;
        }

        if (lesson.Draft is { } draft && Alternatives.Add(lessonId, draft.Value.Source, questionId, text) is { } edited)
        {
            Put(commit, draft, edited, source, now);
        }

        var written = await publication.Write(commit, lesson.Course.Edited(now), drafts, [], now, cancellation);
        return new AcceptedAnswer(written.Lessons[0].Version);
    }

    // A draft that says nothing else any more is none.
    private static void Put(Commit commit, Document<LessonDraft> draft, LessonSource edited, LessonSource published, DateTimeOffset now)
    {
        if (CourseBuilder.HashOf(edited) == CourseBuilder.HashOf(published))
        {
            commit.Delete(ContentDocuments.Drafts, draft.Value.Id, draft.Version);
        }
        else
        {
            commit.Replace(ContentDocuments.Drafts, draft.Value with { Source = edited, UpdatedAt = now }, draft.Version);
        }
    }

    private static bool Accepts(Quiz quiz, string questionId, string text) =>
        new Grader(quiz.Questions, quiz.Keys, _ => Lexicon.Empty).Grade(questionId, Response.Of(text)).Grade is { Verdict: Verdict.Correct };
}

/// <param name="Version">Of the lesson.</param>
internal sealed record AcceptedAnswer(int Version);
