using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Practice.Sessions;

/// <summary>A quiz's questions by what they ask about, sorted out once for all attempts at the quiz.</summary>
internal sealed class QuestionPool
{
    public QuestionPool(IReadOnlyList<Question> questions)
    {
        var items = questions.Where(question => question.ItemIds.Count == 1)
            .GroupBy(question => question.ItemIds[0], StringComparer.Ordinal)
            .Select((group, item) => group.Select(question => new Candidate(question, item)).ToArray())
            .ToList();
        Words = [.. items.Where(IsWord)];
        Matches = [.. questions.Where(question => question.ItemIds.Count > 1).Select((question, i) => new Candidate(question, items.Count + i))];
        var exercises = questions.Where(question => question.ItemIds.Count == 0).Select((question, i) => new[] { new Candidate(question, items.Count + Matches.Length + i) });
        Phrases = Alternating([.. exercises], [.. items.Where(item => !IsWord(item))]);
        WordQuestions = Words.Sum(item => item.Length);
        PhraseQuestions = Phrases.Sum(item => item.Length);
    }

    /// <summary>Questions about many items at once.</summary>
    public Candidate[] Matches { get; }

    /// <summary>For each word its questions, in the order of the lesson.</summary>
    public Candidate[][] Words { get; }

    /// <summary>Likewise for each phrase, and each exercise of an author's, which asks about no item: one and one in turn, the exercises first.</summary>
    public Candidate[][] Phrases { get; }

    public int WordQuestions { get; }

    public int PhraseQuestions { get; }

    private static Candidate[][] Alternating(Candidate[][] first, Candidate[][] second) =>
        [.. Enumerable.Range(0, Math.Max(first.Length, second.Length)).SelectMany(i => new[] { first.ElementAtOrDefault(i), second.ElementAtOrDefault(i) }).OfType<Candidate[]>()];

    private static bool IsWord(Candidate[] item) =>
        Array.TrueForAll(item, candidate => candidate.Question.Type is not (QuestionType.Translate or QuestionType.Arrange));

    /// <param name="question">The question.</param>
    /// <param name="item">The number of the item it asks about; a match, which names many, has a number of its own.</param>
    public sealed class Candidate(Question question, int item)
    {
        public Question Question { get; } = question;

        public int Item { get; } = item;
    }
}
