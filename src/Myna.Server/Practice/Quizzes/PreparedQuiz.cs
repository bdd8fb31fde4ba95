using System.Collections.Frozen;
using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Sessions;
using Myna.Server.Shared.Text;

namespace Myna.Server.Practice.Quizzes;

/// <summary>One version of a quiz, ready to choose from and to grade. Immutable to its users and safe for any number of threads.</summary>
internal sealed class PreparedQuiz
{
    private readonly FrozenSet<string> _words;
    private readonly Grader _grader;

    /// <param name="quiz">The quiz and its keys.</param>
    /// <param name="lexiconOf">The course's words in a language, by its tag.</param>
    public PreparedQuiz(Quiz quiz, Func<string, Lexicon> lexiconOf)
    {
        (Quiz, _grader) = (quiz, new Grader(quiz.Questions, quiz.Keys, lexiconOf));
        _words = quiz.Items.Where(item => item.Kind == ItemKind.Word).Select(item => item.Id).ToFrozenSet(StringComparer.Ordinal);
        Pool = new QuestionPool(quiz.Questions);
    }

    public Quiz Quiz { get; }

    /// <summary>The questions, to choose an attempt's from.</summary>
    public QuestionPool Pool { get; }

    /// <summary>A question by its id, or null.</summary>
    public Question? Find(string questionId) => _grader.Find(questionId);

    /// <summary>A question's key, or null.</summary>
    public AnswerKey? KeyOf(string questionId) => Quiz.Keys.FirstOrDefault(key => key.QuestionId == questionId);

    /// <summary>Whether an item is a word; otherwise it is a phrase.</summary>
    public bool IsWord(string itemId) => _words.Contains(itemId);

    /// <summary>An accepted response, for a learner who has answered.</summary>
    public Response? SolutionOf(string questionId) => _grader.SolutionOf(questionId);

    /// <inheritdoc cref="Grader.Grade"/>
    public GradeResult Grade(string questionId, Response? response) => _grader.Grade(questionId, response);
}
