using Myna.Server.Shared;

namespace Myna.Server.Practice;

/// <summary>The problems that only calls of this module give.</summary>
internal static class PracticeProblems
{
    public static readonly Problem AttemptNotFound = new("attempt_not_found", 404, "You have no such attempt.");
    public static readonly Problem QuestionNotInAttempt = new("question_not_in_attempt", 404, "The attempt has no such question.");
    public static readonly Problem AttemptFinished = new("attempt_finished", 409, "The attempt is finished and takes no more answers.");
    public static readonly Problem AttemptIncomplete = new("attempt_incomplete", 409, "Answer every question before finishing.");
    public static readonly Problem NoQuestions = new("no_questions", 409, "This lesson is there to be read: it has no questions.");
    public static readonly Problem NoMistakes = new("no_mistakes", 409, "Nothing went wrong in the last two weeks that is not right again.");
    public static readonly Problem LessonLocked = new("lesson_locked", 409, "Finish the lessons before this one first.");
    public static readonly Problem NothingToReview = new("nothing_to_review", 409, "Nothing of this course has been learnt yet.");
    public static readonly Problem NotAnswered = new("not_answered", 409, "Answer the question before reporting it.");
    public static readonly Problem NotReportable = new("not_reportable", 409, "Only a typed answer that was wrong, to a question that the course still asks, can be reported.");
    public static readonly Problem ReportNotFound = new("report_not_found", 404, "There is no such report.");
    public static readonly Problem ReportDecided = new("report_decided", 409, "This report was decided otherwise.");
    public static readonly Problem WordNotFound = new("word_not_found", 404, "You have not met this word.");
}
