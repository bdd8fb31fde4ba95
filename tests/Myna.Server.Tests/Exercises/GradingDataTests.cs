using System.Globalization;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;
using Myna.Server.Tests.Content;
using Xunit.Abstractions;

namespace Myna.Server.Tests.Exercises;

/// <summary>
/// The grader on answers that learners really typed. The floors and ceilings are what it reaches; bench/results.md has the figures beside
/// those of other systems. The words it knows are those of the set's own right answers, as a course knows its own; no dictionary.
/// </summary>
public class GradingDataTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("basque-from-english", 0.005)]
    [InlineData("judeo-spanish-from-english", 0)]
    public void TheRightAnswerToAnotherItemIsRefused(string course, double ceiling)
    {
        var content = RealCourses.Load(course).Content;
        var (target, source) = (content.Course.Language.Code, content.Course.ForSpeakersOf.Code);
        var (targetWords, sourceWords) = (new Lexicon(content.Vocabulary.WordsOf(target)), new Lexicon(content.Vocabulary.WordsOf(source)));

        var share = Accepted($"minimal pairs, {course}", Rows($"grading/minimal-pairs/{course}.tsv"), row =>
        {
            var inTarget = row["direction"] == "to_target";
            return PreparedAnswer.Prepare(inTarget ? target : source, row["accepted"].Split(" | "), lexicon: inTarget ? targetWords : sourceWords)!;
        });

        share.ShouldBeLessThanOrEqualTo(ceiling);
    }

    // The goal is 0.05, and is far: who knows no words forgives one letter in any. No more than now is what is held.
    [SkippableFact]
    public void WithoutTheCoursesWordsAnotherWordOneLetterAwayIsTakenForASlip() =>
        Accepted("minimal pairs, basque-from-english, without the course's words", Rows("grading/minimal-pairs/basque-from-english.tsv"), row =>
            PreparedAnswer.Prepare(row["direction"] == "to_target" ? "eu" : "en", row["accepted"].Split(" | "))!).ShouldBeLessThanOrEqualTo(0.94);

    // The goals are 0.99 for Russian non-words, which is reached with a dictionary only (98.7 % here), 0.985 for English ones, and 0.01 for real
    // words, which needs a dictionary: no library that reads one restores here, so that 0.82 is what is held.
    [SkippableTheory]
    [InlineData("relco", "ru", "0", 0.985, 1)]
    [InlineData("relco", "ru", "1", 0, 0.82)]
    [InlineData("toefl-spell", "en", "0", 0.99, 1)]
    public void ASlipIsForgivenAndAKnownWordIsNot(string set, string language, string isWord, double floor, double ceiling)
    {
        var all = Rows($"grading/{set}/pairs.tsv");
        var lexicon = new Lexicon(Lexicon.WordsOf(all.Select(row => row["expected"]), Folding.For(language)));
        var rows = all.Where(row => row["osa_distance"] == "1" && row["typed_is_word"] == isWord).ToList();

        Accepted($"{set}, {(isWord == "1" ? "words" : "non-words")} at distance 1", rows, row => PreparedAnswer.Prepare(language, [row["expected"]], lexicon: lexicon)!)
            .ShouldBeInRange(floor, ceiling);
    }

    [SkippableFact]
    public void WhereTheLexiconKnowsEveryWordEveryRealWordErrorIsRefused()
    {
        // What a full dictionary would do: here it is told of every typed word that is one.
        var rows = Rows("grading/relco/pairs.tsv").Where(row => row["osa_distance"] == "1").ToList();
        var words = rows.Where(row => row["typed_is_word"] == "1").Select(row => row["typed"]);
        var lexicon = new Lexicon(Lexicon.WordsOf(words, Folding.For("ru")));

        Accepted("relco, words, with a dictionary", [.. rows.Where(row => row["typed_is_word"] == "1")], row => PreparedAnswer.Prepare("ru", [row["expected"]], lexicon: lexicon)!)
            .ShouldBeLessThan(0.01);
        Accepted("relco, non-words, with a dictionary", [.. rows.Where(row => row["typed_is_word"] == "0")], row => PreparedAnswer.Prepare("ru", [row["expected"]], lexicon: lexicon)!)
            .ShouldBeGreaterThanOrEqualTo(0.99);
    }

    private double Accepted(string what, List<Dictionary<string, string>> rows, Func<Dictionary<string, string>, PreparedAnswer> answerTo)
    {
        rows.ShouldNotBeEmpty();
        var accepted = rows.Count(row => answerTo(row).Grade(row["typed"]).Verdict != Verdict.Wrong);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: accepted {accepted} of {rows.Count}, {100.0 * accepted / rows.Count:0.0} %"));
        return (double)accepted / rows.Count;
    }

    private static List<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(RealCourses.Data(path));
        var names = lines[0].Split('\t');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
