using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Practice.Sessions;

/// <summary>A quiz's questions by what they ask about, sorted out once for all attempts at the quiz.</summary>
public sealed class QuestionPool
{
    public QuestionPool(IReadOnlyList<Question> questions)
    {
        var items = questions.Where(question => question.Type != QuestionType.Match && question.ItemIds.Count > 0)
            .GroupBy(question => question.ItemIds[0], StringComparer.Ordinal)
            .Select((group, item) => group.Select(question => new Candidate(question, item)).ToArray())
            .ToList();
        Words = [.. items.Where(IsWord)];
        Phrases = [.. items.Where(item => !IsWord(item))];
        Matches = [.. questions.Where(question => question.Type == QuestionType.Match).Select((question, i) => new Candidate(question, items.Count + i))];
        WordQuestions = Words.Sum(item => item.Length);
        PhraseQuestions = Phrases.Sum(item => item.Length);
    }

    /// <summary>Questions about many items at once.</summary>
    public Candidate[] Matches { get; }

    /// <summary>For each word its questions, in the order of the lesson.</summary>
    public Candidate[][] Words { get; }

    public Candidate[][] Phrases { get; }

    public int WordQuestions { get; }

    public int PhraseQuestions { get; }

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
