using System.Collections.Frozen;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts;

/// <summary>
/// Questions with their keys, ready to grade any response to them. Immutable to its users and safe for any number of threads: what a typed
/// answer needs is prepared when its question is first answered, and kept.
/// </summary>
public sealed class Grader
{
    private readonly IReadOnlyList<Question> _questions;
    private readonly IReadOnlyList<AnswerKey> _keys;
    private readonly FrozenDictionary<string, int> _places;
    private readonly PreparedAnswer?[] _answers;
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
        _answers = new PreparedAnswer?[questions.Count];
    }

    /// <summary>A question by its id, or null.</summary>
    public Question? Find(string questionId) => _places.TryGetValue(questionId, out var place) ? _questions[place] : null;

    /// <summary>What would be accepted, for a learner who has answered.</summary>
    public Response? SolutionOf(string questionId) => _places.TryGetValue(questionId, out var place) ? _keys[place].Solution : null;

    /// <summary>Grades a response. Null, or a text of white space only, skips the question.</summary>
    public GradeResult Grade(string questionId, Response? response)
    {
        if (!_places.TryGetValue(questionId, out var place))
        {
            return BadResponse.UnknownQuestion;
        }

        var (question, key) = (_questions[place], _keys[place]);
        if (response is null || (response.Text is { } text && string.IsNullOrWhiteSpace(text)))
        {
            return new Grade(Verdict.Skipped, key.Solution);
        }

        return question.Type switch
        {
            QuestionType.Choice => GradeChoice(question, key, response),
            QuestionType.Arrange => GradeArrange(place, question, key, response),
            QuestionType.Match => GradeMatch(question, key, response),
            _ => GradeTyped(place, key, response),
        };
    }

    private static GradeResult GradeChoice(Question question, AnswerKey key, Response response)
    {
        if (response.Text is not { } id)
        {
            return BadResponse.NotText;
        }

        foreach (var option in question.Options ?? [])
        {
            if (option.Id == id)
            {
                return new Grade(id == key.Solution.Text ? Verdict.Correct : Verdict.Wrong, key.Solution);
            }
        }

        return BadResponse.UnknownOption;
    }

    private GradeResult GradeTyped(int place, AnswerKey key, Response response)
    {
        if (response.Text is not { } typed)
        {
            return BadResponse.NotText;
        }

        var (verdict, feedback) = AnswerAt(place).Grade(typed);
        return new Grade(verdict, key.Solution, feedback);
    }

    // Tiles are arranged, not typed: any order whose text is accepted is right, and nothing but that is.
    private GradeResult GradeArrange(int place, Question question, AnswerKey key, Response response)
    {
        if (response.Parts is not { } ids)
        {
            return BadResponse.NotParts;
        }

        var used = new HashSet<string>(ids.Count, StringComparer.Ordinal);
        var texts = new string[ids.Count];
        for (var i = 0; i < ids.Count; i++)
        {
            if (question.Tiles?.FirstOrDefault(tile => tile.Id == ids[i]) is not { } tile)
            {
                return BadResponse.UnknownTile;
            }

            if (!used.Add(tile.Id))
            {
                return BadResponse.TileTwice;
            }

            texts[i] = tile.Text;
        }

        var (verdict, feedback) = AnswerAt(place).Grade(string.Join(' ', texts));
        return verdict == Verdict.Correct
            ? new Grade(Verdict.Correct, key.Solution)
            : new Grade(Verdict.Wrong, key.Solution, verdict == Verdict.Wrong ? feedback : null);
    }

    private static GradeResult GradeMatch(Question question, AnswerKey key, Response response)
    {
        // An empty list may have been meant as one of pairs.
        if ((response.Pairs ?? (response.Parts is { Count: 0 } ? [] : null)) is not { } pairs)
        {
            return BadResponse.NotPairs;
        }

        var used = new HashSet<string>(2 * pairs.Count, StringComparer.Ordinal);
        var wrong = new List<Pair>();
        foreach (var pair in pairs)
        {
            if (!Has(question.Left, pair.Left) || !Has(question.Right, pair.Right))
            {
                return BadResponse.UnknownTile;
            }

            if (!used.Add(pair.Left) || !used.Add(pair.Right))
            {
                return BadResponse.TileTwice;
            }

            if (!key.Solution.Pairs!.Contains(pair))
            {
                wrong.Add(pair);
            }
        }

        var isRight = wrong.Count == 0 && pairs.Count == key.Solution.Pairs!.Count;
        return new Grade(isRight ? Verdict.Correct : Verdict.Wrong, key.Solution, wrong.Count == 0 ? null : new Feedback(Pairs: wrong));

        static bool Has(IReadOnlyList<Tile>? side, string id) => side?.Any(tile => tile.Id == id) ?? false;
    }

    // Two threads may prepare the same answer; both are as good.
    private PreparedAnswer AnswerAt(int place) => Volatile.Read(ref _answers[place]) ?? Prepare(place);

    private PreparedAnswer Prepare(int place)
    {
        var key = _keys[place];
        var patterns = (key.Patterns ?? []).Select(text => AnswerPattern.TryParse(text, out var pattern, out var error)
            ? pattern
            : throw new InvalidDataException($"A pattern of question {key.QuestionId} was stored unread: {error.Message}."));
        var prepared = PreparedAnswer.Prepare(key.Language, key.Accepted, patterns, key.Refused, _lexiconOf(key.Language ?? ""))
            ?? throw new InvalidDataException($"The accepted answers to question {key.QuestionId} were stored unmeasured: too many.");
        Volatile.Write(ref _answers[place], prepared);
        return prepared;
    }
}
