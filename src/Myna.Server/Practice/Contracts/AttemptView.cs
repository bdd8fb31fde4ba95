using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Sessions;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Contracts;

/// <summary>An attempt as its learner sees it: the questions in order, without keys, and what has been answered.</summary>
/// <param name="Total">Of all questions, those that repeat a mistake too.</param>
/// <param name="Answered">How many questions have an answer.</param>
/// <param name="Answers">In the order of answering; each with its solution, since it has been answered.</param>
/// <param name="Result">What finish answered; null while the attempt is open.</param>
public sealed record AttemptView(
    string Id,
    AttemptKind Kind,
    string CourseId,
    string? LessonId,
    IReadOnlyList<QuestionView> Questions,
    int Total,
    int Answered,
    int Correct,
    IReadOnlyList<AnswerView> Answers,
    DateTimeOffset StartedAt,
    AttemptResult? Result)
{
    internal static async ValueTask<Outcome<AttemptView>> Of(Attempt attempt, PreparedQuizzes quizzes, CancellationToken cancellation)
    {
        var prepared = await quizzes.Pinned(attempt.Quizzes, cancellation);

        var seed = AttemptSeed.Of(attempt.Id);
        var questions = new QuestionView[attempt.Questions.Count];
        for (var i = 0; i < questions.Length; i++)
        {
            var asked = attempt.Questions[i];
            questions[i] = QuestionView.Of(asked.Id, prepared[asked.Quiz].Find(asked.QuestionId)!, seed + (ulong)i);
        }

        var answers = attempt.Answers.Count == 0
            ? []
            : attempt.Answers.Select((answer, i) => AnswerView.Of(attempt, i, prepared[attempt.Questions[attempt.IndexOf(answer.QuestionId)].Quiz])).ToArray();
        return new AttemptView(
            attempt.Id, attempt.Kind, attempt.CourseId, attempt.LessonId, questions, questions.Length, answers.Length, attempt.Correct, answers, attempt.StartedAt, attempt.Result);
    }
}

/// <summary>The result of one answer. Sending another answer to the same question gives the first one's again.</summary>
/// <param name="Credit">From 0 to 1: how much was right. Below 1 the answer is not correct.</param>
/// <param name="Feedback">What was noticed: the word with the typo, the missing accent.</param>
/// <param name="Solution">A value that would be accepted as response.</param>
/// <param name="Appended">The question that is asked at the end because of this answer; absent when none is.</param>
public sealed record AnswerView(
    string QuestionId,
    bool Correct,
    Verdict Verdict,
    double Credit,
    Feedback? Feedback,
    Response? Response,
    Response Solution,
    AnswerProgress Progress,
    IReadOnlyList<QuestionView>? Appended = null)
{
    /// <summary>The answer that was given at this place.</summary>
    internal static AnswerView Of(Attempt attempt, int at, PreparedQuiz quiz)
    {
        var answer = attempt.Answers[at];
        var correct = 0;
        for (var i = 0; i <= at; i++)
        {
            correct += attempt.Answers[i].IsCorrect ? 1 : 0;
        }

        var (total, appended) = Asked(attempt, at);
        return new AnswerView(
            answer.QuestionId,
            answer.IsCorrect,
            answer.Verdict,
            answer.Credit,
            answer.Feedback,
            answer.Response,
            quiz.SolutionOf(attempt.Questions[attempt.IndexOf(answer.QuestionId)].QuestionId)!,
            new AnswerProgress(at + 1, total, correct),
            appended < 0 ? null : [QuestionView.Of(attempt.Questions[appended].Id, quiz.Find(attempt.Questions[appended].QuestionId)!, AttemptSeed.Of(attempt.Id) + (ulong)appended)]);
    }

    // How many questions had been asked after this answer, and which of them follows from it. Later ones are not told of: a retry gets the first response again.
    private static (int Total, int Appended) Asked(Attempt attempt, int at)
    {
        var total = attempt.FirstQuestions;
        for (var i = 0; total < attempt.Questions.Count && i <= at; i++)
        {
            var follows = attempt.Questions[total].After == attempt.Answers[i].QuestionId;
            total += follows ? 1 : 0;
            if (follows && i == at)
            {
                return (total, total - 1);
            }
        }

        return (total, -1);
    }
}

public sealed record AnswerProgress(int Answered, int Total, int Correct);

/// <summary>A question as it is asked. Made from a <see cref="Question"/>, which has no key to leak.</summary>
/// <param name="Options">To choose from.</param>
/// <param name="Tiles">To put in order.</param>
/// <param name="Left">To find the partners of, on the <paramref name="Right"/>.</param>
/// <param name="Blanks">To fill in, in their order.</param>
/// <param name="Spans">To mark, in the order of the text.</param>
/// <param name="Back">Of a flashcard.</param>
/// <param name="Lines">Of a story, in their order.</param>
public sealed record QuestionView(
    string Id,
    QuestionType Type,
    Prompt Prompt,
    IReadOnlyList<Option>? Options,
    IReadOnlyList<Tile>? Tiles,
    IReadOnlyList<Tile>? Left,
    IReadOnlyList<Tile>? Right,
    IReadOnlyList<Blank>? Blanks,
    IReadOnlyList<Tile>? Spans,
    string? Back,
    IReadOnlyList<StoryLine>? Lines)
{
    /// <param name="id">By which the attempt knows it.</param>
    internal static QuestionView Of(string id, Question question, ulong seed) => new(
        id,
        question.Type,
        question.Prompt,
        Shuffled(question.Options, seed),
        Shuffled(question.Tiles, seed),
        question.Left,
        Shuffled(question.Right, seed),
        question.Blanks?.Select((blank, i) => blank.Options is null ? blank : blank with { Options = Shuffled(blank.Options, seed + (ulong)i) }).ToArray(),
        question.Spans,
        question.Back,
        question.Lines?.Select((line, i) => line.Options is null ? line : line with { Options = Shuffled(line.Options, seed + (ulong)i) }).ToArray());

    private static T[]? Shuffled<T>(IReadOnlyList<T>? values, ulong seed) => values is null ? null : new SplitMix64(seed).Shuffled(values);
}
