using System.Collections.Frozen;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts;

/// <summary>
/// Questions with their keys, ready to grade any response to them. Immutable to its users and safe for any number of threads: what the
/// grading of a question needs is prepared when it is first answered, and kept.
/// </summary>
public sealed class Grader
{
    private readonly IReadOnlyList<Question> _questions;
    private readonly IReadOnlyList<AnswerKey> _keys;
    private readonly FrozenDictionary<string, int> _places;
    private readonly Judge?[] _judges;
    private readonly Func<string, Lexicon> _lexiconOf;

    /// <param name="questions">Of one quiz.</param>
    /// <param name="keys">One for each question, in the same order.</param>
    /// <param name="lexiconOf">The course's words in a language, by its tag.</param>
    public Grader(IReadOnlyList<Question> questions, IReadOnlyList<AnswerKey> keys, Func<string, Lexicon> lexiconOf)
    {
        if (keys.Count != questions.Count || questions.Where((question, i) => keys[i].QuestionId != question.Id).Any())
        {
            throw new ArgumentException("The keys are not those of the questions.", nameof(keys));
        }

        (_questions, _keys, _lexiconOf) = (questions, keys, lexiconOf);
        _places = questions.Index().ToFrozenDictionary(entry => entry.Item.Id, entry => entry.Index, StringComparer.Ordinal);
        _judges = new Judge?[questions.Count];
    }

    /// <summary>A question by its id, or null.</summary>
    public Question? Find(string questionId) => _places.TryGetValue(questionId, out var place) ? _questions[place] : null;

    /// <summary>An accepted response, for a learner who has answered.</summary>
    public Response? SolutionOf(string questionId) => _places.TryGetValue(questionId, out var place) ? _keys[place].Solution : null;

    /// <summary>Grades a response. Null, or a text of white space only, skips the question.</summary>
    public GradeResult Grade(string questionId, Response? response)
    {
        if (!_places.TryGetValue(questionId, out var place))
        {
            return BadResponse.UnknownQuestion;
        }

        if (response is null || (response.Text is { } text && string.IsNullOrWhiteSpace(text)))
        {
            return new Grade(Verdict.Skipped, _keys[place].Solution);
        }

        return JudgeAt(place)(response);
    }

    // Two threads may prepare the same question; both are as good.
    private Judge JudgeAt(int place) => Volatile.Read(ref _judges[place]) ?? Prepare(place);

    private Judge Prepare(int place)
    {
        var (question, key) = (_questions[place], _keys[place]);
        var judge = ExerciseTypes.Of(question.Type).Prepare(question, key, key.Language is { } language ? _lexiconOf(language) : Lexicon.Empty);
        Volatile.Write(ref _judges[place], judge);
        return judge;
    }
}
