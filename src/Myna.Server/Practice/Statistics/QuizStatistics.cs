using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared.Text;

namespace Myna.Server.Practice.Statistics;

/// <summary>Gathers, attempt by attempt, how the questions of a quiz are answered. Pure; for one thread.</summary>
internal sealed class QuizStatistics
{
    private const int MaxWrongAnswers = 10;

    /// <summary>So many different wrong answers are told apart for each question, and so many times kept for the median.</summary>
    private const int MaxKept = 2_000;

    private readonly PreparedQuiz _quiz;
    private readonly Dictionary<string, Item> _items;

    /// <param name="quiz">The newest version: questions that it does not have any more, or asks otherwise, are passed over.</param>
    public QuizStatistics(PreparedQuiz quiz)
    {
        _quiz = quiz;
        _items = quiz.Quiz.Questions.ToDictionary(question => question.Id, question => new Item(question, Folding.For(quiz.KeyOf(question.Id)?.Language)), StringComparer.Ordinal);
    }

    /// <summary>Attempts with a question of this quiz.</summary>
    public int Attempts { get; private set; }

    /// <summary>Takes in an attempt at this quiz or with questions of it. Repeated questions say nothing new.</summary>
    /// <param name="now">An attempt that nobody has gone on with for a day was left at its next question.</param>
    public void Add(Attempt attempt, DateTimeOffset now)
    {
        var isOf = false;
        var answers = new Dictionary<string, GivenAnswer>(StringComparer.Ordinal);
        foreach (var answer in attempt.Answers)
        {
            answers[answer.QuestionId] = answer;
        }

        var first = attempt.Questions.Where(asked => asked.After is null).ToList();
        var total = first.Sum(asked => answers.TryGetValue(asked.Id, out var answer) ? answer.Credit : 0);
        var wasLeft = attempt.Result is null && now - (attempt.Answers.Count > 0 ? attempt.Answers[^1].At : attempt.StartedAt) > TimeSpan.FromDays(1);
        foreach (var asked in first)
        {
            if (attempt.Quizzes[asked.Quiz].Id != _quiz.Quiz.Id || !_items.TryGetValue(asked.QuestionId, out var item))
            {
                continue;
            }

            isOf = true;
            if (answers.TryGetValue(asked.Id, out var answer))
            {
                var others = answers.Count > 1 ? (total - answer.Credit) / (answers.Count - 1) : (double?)null;
                item.Add(answer, others);
            }
            else if (wasLeft)
            {
                item.Left++;
                wasLeft = false;
            }
        }

        Attempts += isOf ? 1 : 0;
    }

    /// <summary>What was gathered, in the order of the quiz.</summary>
    public IReadOnlyList<QuestionStatistics> Questions => [.. _quiz.Quiz.Questions.Select(question => _items[question.Id].Result())];

    private sealed class Item(Question question, Folding folding)
    {
        private readonly Dictionary<string, (string Text, int Count)> _wrong = new(StringComparer.Ordinal);
        private readonly List<int> _times = [];
        private int _answers;
        private int _skipped;
        private double _credit;
        // Sums for the correlation of this question's credit with that of the others.
        private (int N, double X, double Y, double XX, double YY, double XY) _with;

        public int Left { get; set; }

        public void Add(GivenAnswer answer, double? others)
        {
            _answers++;
            _skipped += answer.Verdict == Verdict.Skipped ? 1 : 0;
            _credit += answer.Credit;
            if (others is { } y)
            {
                var x = answer.Credit;
                _with = (_with.N + 1, _with.X + x, _with.Y + y, _with.XX + (x * x), _with.YY + (y * y), _with.XY + (x * y));
            }

            if (answer.ElapsedMs is { } elapsed && _times.Count < MaxKept)
            {
                _times.Add(elapsed);
            }

            if (answer is { Verdict: Verdict.Wrong, Response: { } response })
            {
                AddWrong(response);
            }
        }

        public QuestionStatistics Result() => new(
            question.Id,
            question.Type,
            question.Prompt,
            _answers,
            _skipped,
            Left,
            _answers == 0 ? null : Math.Round(_credit / _answers, 3),
            Correlation(),
            Median(),
            [.. _wrong.Values.OrderByDescending(wrong => wrong.Count).ThenBy(wrong => wrong.Text, StringComparer.Ordinal).Take(MaxWrongAnswers).Select(wrong => new WrongAnswer(wrong.Text, wrong.Count))]);

        private void AddWrong(Response response)
        {
            var text = Shown(response);
            var key = question.Options is null ? folding.Normalise(text) : text;
            if (_wrong.TryGetValue(key, out var known))
            {
                _wrong[key] = (known.Text, known.Count + 1);
            }
            else if (_wrong.Count < MaxKept && text.Length > 0)
            {
                _wrong[key] = (text, 1);
            }
        }

        private string Shown(Response response) =>
            response.Text is { } text ? TextOf(text)
            : response.Parts is { } parts ? string.Join(question.Tiles is null ? ", " : " ", parts.Select(TextOf))
            : string.Join(", ", (response.Pairs ?? []).Select(pair => $"{TextOf(pair.Left)} – {TextOf(pair.Right)}"));

        private string TextOf(string idOrText) =>
            question.Options?.FirstOrDefault(option => option.Id == idOrText)?.Text
            ?? (question.Tiles ?? question.Spans ?? []).Concat(question.Left ?? []).Concat(question.Right ?? []).FirstOrDefault(tile => tile.Id == idOrText)?.Text
            ?? idOrText.Trim();

        // Pearson's; null where one of the two never varies.
        private double? Correlation()
        {
            var (n, x, y, xx, yy, xy) = _with;
            var spread = Math.Sqrt(Math.Max(0, (n * xx) - (x * x)) * Math.Max(0, (n * yy) - (y * y)));
            return spread < 1e-9 ? null : Math.Round(((n * xy) - (x * y)) / spread, 3);
        }

        private int? Median()
        {
            if (_times.Count == 0)
            {
                return null;
            }

            _times.Sort();
            return _times[_times.Count / 2];
        }
    }
}

/// <summary>How one question is answered, of the first answers in each attempt.</summary>
/// <param name="Answers">Skipped ones among them.</param>
/// <param name="Left">Attempts that nobody went on with at this question.</param>
/// <param name="Facility">The mean credit, from 0 (nobody) to 1 (everybody has it right); absent without answers.</param>
/// <param name="Discrimination">From −1 to 1: how the credit goes with that of the attempt's other questions. Near 0 or below, the question tells good learners from weak ones badly. Absent where nothing varies.</param>
/// <param name="MedianMs">Of the time to answer; absent where no device measured it.</param>
/// <param name="Wrong">The commonest wrong answers, at most ten.</param>
public sealed record QuestionStatistics(
    string QuestionId, QuestionType Type, Prompt Prompt, int Answers, int Skipped, int Left, double? Facility, double? Discrimination, int? MedianMs, IReadOnlyList<WrongAnswer> Wrong);

/// <param name="Answer">As the first of them gave it; texts in the place of ids.</param>
public sealed record WrongAnswer(string Answer, int Count);
