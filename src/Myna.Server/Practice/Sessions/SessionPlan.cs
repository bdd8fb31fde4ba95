using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared;
using static Myna.Server.Practice.Sessions.QuestionPool;

namespace Myna.Server.Practice.Sessions;

/// <summary>
/// Chooses the questions of one attempt. Pure: the same questions, seed, size and completions give the same plan on any machine.
/// </summary>
/// <remarks>
/// Items take turns in the order of the lesson, and the turn goes on with each completion, so that a few attempts meet every word and
/// phrase whatever their seeds are. How often an item has had its turn decides how hard its question is: recognise, recall, produce;
/// some items are asked a second time in the same attempt, one step harder. The seed chooses among questions of one difficulty and
/// mixes the order, in which an item's easier question comes before its harder one, and not right beside it while there is another item to ask of.
/// </remarks>
internal static class SessionPlan
{
    public const int DefaultSize = 14;

    /// <summary>No item has more questions than derivation gives it: five.</summary>
    private const int MaxRounds = 6;

    /// <inheritdoc cref="Choose(QuestionPool, ulong, int, int)"/>
    public static IReadOnlyList<string> Choose(IReadOnlyList<Question> questions, ulong seed, int size = DefaultSize, int completions = 0) =>
        Choose(new QuestionPool(questions), seed, size, completions);

    /// <param name="questions">Of the quiz.</param>
    /// <param name="seed">Of the attempt.</param>
    /// <param name="size">How many questions are wanted; fewer where the quiz has no more.</param>
    /// <param name="completions">How often this learner has finished the lesson.</param>
    /// <returns>Ids of questions, each once.</returns>
    public static IReadOnlyList<string> Choose(QuestionPool questions, ulong seed, int size = DefaultSize, int completions = 0)
    {
        var random = new SplitMix64(seed);
        var chosen = new List<Candidate>(size);
        if (questions.Matches.Length > 0 && size > 0)
        {
            chosen.Add(questions.Matches[completions % questions.Matches.Length]);
        }

        // Half of the places for each kind, as far as each has questions enough.
        var left = Math.Max(0, Math.Min(size - chosen.Count, questions.WordQuestions + questions.PhraseQuestions));
        var forWords = Math.Clamp((left + 1) / 2, Math.Max(0, left - questions.PhraseQuestions), questions.WordQuestions);
        Take(questions.Words, forWords, completions, random, chosen);
        Take(questions.Phrases, left - forWords, completions, random, chosen);
        return Order(chosen, random);
    }

    // Two thirds of the places go to items whose turn it is; the rest asks some of the same items again, one step harder.
    private static void Take(Candidate[][] items, int places, int completions, SplitMix64 random, List<Candidate> chosen)
    {
        var turns = Math.Min(items.Length, ((2 * places) + 2) / 3);
        var first = (long)completions * turns;
        var free = new List<Candidate>();
        for (var round = 0; places > 0; round++)
        {
            // Items that have nothing left to ask give way to all others.
            var reach = round < MaxRounds ? turns : items.Length;
            for (var turn = first; turn < first + reach && places > 0; turn++)
            {
                free.Clear();
                foreach (var candidate in items[turn % items.Length])
                {
                    if (!chosen.Contains(candidate))
                    {
                        free.Add(candidate);
                    }
                }

                if (free.Count > 0)
                {
                    chosen.Add(Pick(free, Math.Min((turn / items.Length) + round, 2), random));
                    places--;
                }
            }
        }
    }

    // Of the wanted level, or else of the nearest, the easier of two.
    private static Candidate Pick(List<Candidate> free, long wanted, SplitMix64 random)
    {
        var level = free[0].Question.Level;
        foreach (var candidate in free)
        {
            var other = candidate.Question.Level;
            var (distance, known) = (Math.Abs(other - wanted), Math.Abs(level - wanted));
            level = distance < known || (distance == known && other < level) ? other : level;
        }

        free.RemoveAll(candidate => candidate.Question.Level != level);
        return free[random.Next(free.Count)];
    }

    // Repeatedly takes, of the items that were not asked last, one that has most questions left (otherwise it could end with two of
    // its own in a row), at random among equals, and of that item the easiest. A match names many items and may stand anywhere.
    private static List<string> Order(List<Candidate> chosen, SplitMix64 random)
    {
        var waiting = Waiting(random.Shuffled(chosen));
        var ordered = new List<string>(chosen.Count);
        var next = new List<List<Candidate>>(waiting.Count);
        var last = -1;
        while (waiting.Count > 0)
        {
            var (most, total) = (0, 0);
            foreach (var questions in waiting)
            {
                total += questions.Count;
                most = questions[0].Item == last ? most : Math.Max(most, questions.Count);
            }

            if (most == 0)
            {
                // Only the item that was asked last is left, as in a lesson of one word: the rest of its questions, easier ones first.
                ordered.AddRange(waiting[0].AsEnumerable().Reverse().Select(candidate => candidate.Question.Id));
                break;
            }

            var isTight = 2 * most > total - 1;
            var easiest = int.MaxValue;
            next.Clear();
            foreach (var questions in waiting)
            {
                if (questions[0].Item != last && (!isTight || questions.Count == most))
                {
                    next.Add(questions);
                    easiest = Math.Min(easiest, questions[^1].Question.Level);
                }
            }

            next.RemoveAll(questions => questions[^1].Question.Level > easiest && random.Next(3) > 0);
            var asked = next[random.Next(next.Count)];
            ordered.Add(asked[^1].Question.Id);
            last = asked[0].Item;
            asked.RemoveAt(asked.Count - 1);
            if (asked.Count == 0)
            {
                waiting.Remove(asked);
            }
        }

        return ordered;
    }

    // By item, in the order of each item's first question; the easiest last, where it is taken from.
    private static List<List<Candidate>> Waiting(Candidate[] shuffled)
    {
        var waiting = new List<List<Candidate>>(shuffled.Length);
        foreach (var candidate in shuffled)
        {
            if (waiting.Find(questions => questions[0].Item == candidate.Item) is not { } own)
            {
                waiting.Add([candidate]);
                continue;
            }

            var at = own.FindIndex(question => question.Question.Level <= candidate.Question.Level);
            own.Insert(at < 0 ? own.Count : at, candidate);
        }

        return waiting;
    }
}
