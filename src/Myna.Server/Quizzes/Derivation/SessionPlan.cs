namespace Myna.Server.Quizzes.Derivation;

/// <summary>
/// Chooses the questions of one attempt. Pure: the same questions, seed, size and completions give the same plan on any machine.
/// </summary>
/// <remarks>
/// Items take turns in the order of the lesson, and the turn goes on with each completion, so that a few attempts meet every word and
/// phrase whatever their seeds are. How often an item has had its turn decides how hard its question is: recognise, recall, produce;
/// some items are asked a second time in the same attempt, one step harder. The seed chooses among questions of one difficulty and mixes the order, in which an item's easier question comes before its harder
/// one and never right beside it.
/// </remarks>
public static class SessionPlan
{
    public const int DefaultSize = 14;

    /// <summary>No item has more questions than derivation gives it: five.</summary>
    private const int MaxRounds = 6;

    /// <param name="questions">Of the quiz.</param>
    /// <param name="seed">Of the attempt.</param>
    /// <param name="size">How many questions are wanted; fewer where the quiz has no more, or only one item is left to ask of.</param>
    /// <param name="completions">How often this learner has finished the lesson.</param>
    /// <returns>Ids of questions, each once.</returns>
    public static IReadOnlyList<string> Choose(IReadOnlyList<Question> questions, ulong seed, int size = DefaultSize, int completions = 0)
    {
        var random = new SplitMix64(seed);
        var chosen = new List<Question>(size);
        var matches = questions.Where(question => question.Type == QuestionType.Match).ToList();
        if (matches.Count > 0 && size > 0)
        {
            chosen.Add(matches[completions % matches.Count]);
        }

        var items = questions.Where(question => question.Type != QuestionType.Match && question.ItemIds.Count > 0)
            .GroupBy(question => question.ItemIds[0], StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        var (words, phrases) = (items.Where(IsWord).ToList(), items.Where(item => !IsWord(item)).ToList());
        var left = Math.Max(0, Math.Min(size - chosen.Count, items.Sum(item => item.Count)));

        // Half of the places for each kind, as far as each has questions enough.
        var (wordQuestions, phraseQuestions) = (words.Sum(item => item.Count), phrases.Sum(item => item.Count));
        var forWords = Math.Clamp((left + 1) / 2, Math.Max(0, left - phraseQuestions), wordQuestions);
        Take(words, forWords, completions, random, chosen);
        Take(phrases, left - forWords, completions, random, chosen);
        return Order(chosen, random);
    }

    private static bool IsWord(List<Question> item) => item.TrueForAll(question => question.Type is not (QuestionType.Translate or QuestionType.Arrange));

    // Two thirds of the places go to items whose turn it is; the rest asks some of the same items again, one step harder.
    private static void Take(List<List<Question>> items, int places, int completions, SplitMix64 random, List<Question> chosen)
    {
        var turns = Math.Min(items.Count, ((2 * places) + 2) / 3);
        var first = (long)completions * turns;
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; places > 0; round++)
        {
            // Items that have nothing left to ask give way to all others.
            var reach = round < MaxRounds ? turns : items.Count;
            for (var turn = first; turn < first + reach && places > 0; turn++)
            {
                var free = items[(int)(turn % items.Count)].FindAll(question => !used.Contains(question.Id));
                if (free.Count > 0)
                {
                    var question = Pick(free, Math.Min((turn / items.Count) + round, 2), random);
                    used.Add(question.Id);
                    chosen.Add(question);
                    places--;
                }
            }
        }
    }

    // Of the wanted level, or else of the nearest, the easier of two.
    private static Question Pick(List<Question> free, long wanted, SplitMix64 random)
    {
        var nearest = free.Min(question => Math.Abs(question.Level - wanted));
        var level = free.Where(question => Math.Abs(question.Level - wanted) == nearest).Min(question => question.Level);
        var candidates = free.FindAll(question => question.Level == level);
        return candidates[random.Next(candidates.Count)];
    }

    // Repeatedly takes, of the items that were not asked last, one that has most questions left (otherwise it could end with two of
    // its own in a row), at random among equals, and of that item the easiest. A match names many items and may stand anywhere.
    private static List<string> Order(List<Question> chosen, SplitMix64 random)
    {
        var waiting = random.Shuffled(chosen).GroupBy(question => question.Type == QuestionType.Match ? question.Id : question.ItemIds[0], StringComparer.Ordinal)
            .Select(group => (Item: group.Key, Questions: new Queue<Question>(group.OrderBy(question => question.Level)))).ToList();
        var ordered = new List<string>(chosen.Count);
        var last = "";
        while (waiting.Count > 0)
        {
            var most = waiting.Where(entry => entry.Item != last).Select(entry => entry.Questions.Count).DefaultIfEmpty(0).Max();
            if (most == 0)
            {
                break;
            }

            var total = waiting.Sum(entry => entry.Questions.Count);
            var isTight = waiting.Exists(entry => entry.Item != last && 2 * entry.Questions.Count > total - 1);
            var next = waiting.FindAll(entry => entry.Item != last && (!isTight || entry.Questions.Count == most));
            var easiest = next.Min(entry => entry.Questions.Peek().Level);
            next.RemoveAll(entry => entry.Questions.Peek().Level > easiest && random.Next(3) > 0);
            var (item, questions) = next[random.Next(next.Count)];
            ordered.Add(questions.Dequeue().Id);
            last = item;
            waiting.RemoveAll(entry => entry.Questions.Count == 0);
        }

        return ordered;
    }
}
