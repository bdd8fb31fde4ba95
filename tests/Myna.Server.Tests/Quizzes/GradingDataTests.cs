using Myna.Server.Lessons;
using Myna.Server.Quizzes.Grading;
using Myna.Server.Tests.Lessons;
using Xunit.Abstractions;

namespace Myna.Server.Tests.Quizzes;

/// <summary>
/// The grader on answers that learners really typed. Floors are what it reaches; bench/results.md has the figures beside those of other
/// systems. Sound only where it says what the lexicon was: a slip is told from a word by knowing the words.
/// </summary>
public class GradingDataTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("basque-from-english")]
    [InlineData("judeo-spanish-from-english")]
    public void TheRightAnswerToAnotherItemIsRefused(string course)
    {
        var content = RealCourses.Load(course).Content;
        var (target, source) = (content.Course.Language.Code, content.Course.ForSpeakersOf.Code);
        var (targetWords, sourceWords) = (Lexicon.Of(content.Vocabulary, target), Lexicon.Of(content.Vocabulary, source));
        var rows = Rows($"grading/minimal-pairs/{course}.tsv");
        var accepted = rows.Where(row =>
        {
            var inTarget = row["direction"] == "to_target";
            var answer = PreparedAnswer.Prepare(
                inTarget ? target : source, row["accepted"].Split(" | "), lexicon: inTarget ? targetWords : sourceWords)!;
            return answer.Grade(row["typed"]).Verdict != Verdict.Wrong;
        }).ToList();
        output.WriteLine($"{course}: {accepted.Count} of {rows.Count} accepted");
        foreach (var row in accepted)
        {
            output.WriteLine($"{row["prompt"]}: {row["accepted"]} <- {row["typed"]}");
        }

        accepted.Count.ShouldBeLessThanOrEqualTo(rows.Count / 100);
    }

    [SkippableTheory]
    [InlineData("relco", "ru")]
    [InlineData("toefl-spell", "en")]
    public void Slips(string set, string language)
    {
        var rows = Rows($"grading/{set}/pairs.tsv").Where(row => row["osa_distance"] == "1").ToList();
        var lexicon = new Lexicon(Lexicon.WordsOf(rows.Select(row => row["expected"]), Folding.For(language)));
        foreach (var group in rows.GroupBy(row => row["typed_is_word"]))
        {
            var verdicts = group.Select(row => (Row: row, PreparedAnswer.Prepare(language, [row["expected"]], lexicon: lexicon)!.Grade(row["typed"]).Verdict)).ToList();
            var accepted = verdicts.Count(entry => entry.Verdict != Verdict.Wrong);
            output.WriteLine($"{set} typed_is_word={group.Key}: {accepted} of {group.Count()} = {100.0 * accepted / group.Count():0.0} % accepted");
            if (group.Key == "0")
            {
                foreach (var (row, _) in verdicts.Where(entry => entry.Verdict == Verdict.Wrong))
                {
                    output.WriteLine($"{row["expected"]} <- {row["typed"]}");
                }
            }
        }
    }

    private static List<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(RealCourses.Data(path));
        var names = lines[0].Split('\t');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
