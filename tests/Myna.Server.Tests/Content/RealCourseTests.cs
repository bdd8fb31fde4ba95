using System.Text.Json;
using System.Text.RegularExpressions;
using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared.Text;

namespace Myna.Server.Tests.Content;

/// <summary>Courses that others wrote, and what LibreLingo's own exporter makes of them.</summary>
public partial class RealCourseTests
{
    public static TheoryData<string> Courses => ["basque-from-english", "judeo-spanish-from-english", "bangla-from-english"];

    [SkippableFact]
    public void AllOfBasqueIsThere()
    {
        var course = RealCourses.Basque;

        course.Lessons.Count.ShouldBe(144);
        course.Lessons.Sum(pair => pair.Lesson.Words.Count).ShouldBe(1126);
        course.Lessons.Sum(pair => pair.Lesson.PhraseCount).ShouldBe(2256);
        course.Lessons.Count(pair => pair.Lesson.Content.Count > 0).ShouldBe(144);
        RealCourses.BasqueLog.HasErrors.ShouldBeFalse();
    }

    [SkippableTheory]
    [MemberData(nameof(Courses))]
    public void EveryIdIsUniqueAndSafeInAPath(string course)
    {
        var content = RealCourses.Load(course).Content;
        var ids = content.Lessons.SelectMany(pair => pair.Quiz.Items.Select(item => item.Id).Append(pair.Lesson.Id).Append(pair.Quiz.Id))
            .Concat(content.Course.Units.Select(unit => unit.Id)).Append(content.Course.Id).ToList();

        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.ShouldAllBe(id => SafeId().IsMatch(id));
        foreach (var (_, quiz, _) in content.Lessons)
        {
            var inQuiz = quiz.Questions.SelectMany(question => Parts(question).Append(question.Id)).ToList();
            inQuiz.Distinct().Count().ShouldBe(inQuiz.Count);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Courses))]
    public void ReadingTwiceGivesTheSameDocuments(string course) =>
        RealCourses.LoadAnew(course).Content.Course.ContentHash.ShouldBe(RealCourses.Load(course).Content.Course.ContentHash);

    [SkippableTheory]
    [MemberData(nameof(Courses))]
    public void EverySolutionAndEveryAcceptedFormIsAcceptedByItsOwnGrader(string course)
    {
        var content = RealCourses.Load(course).Content;
        var refused = new List<string>();
        foreach (var (_, quiz, _) in content.Lessons)
        {
            var prepared = new PreparedQuiz(quiz, language => new Lexicon(content.Vocabulary.WordsOf(language)));
            foreach (var key in quiz.Keys)
            {
                var isTyped = prepared.Find(key.QuestionId)!.Type is QuestionType.Text or QuestionType.Translate or QuestionType.Listen;
                var responses = isTyped ? key.Accepted.Select(Response.Of).Append(key.Solution) : [key.Solution];
                refused.AddRange(responses.Where(response => prepared.Grade(key.QuestionId, response).Grade?.Verdict != Verdict.Correct)
                    .Select(response => $"{quiz.Id} {key.QuestionId} {response.Text}"));
            }
        }

        refused.ShouldBeEmpty();
    }

    [SkippableTheory]
    [MemberData(nameof(Courses))]
    public void NoOtherOptionOfAChoiceIsARightAnswer(string course)
    {
        var content = RealCourses.Load(course).Content;
        foreach (var (_, quiz, _) in content.Lessons)
        {
            foreach (var (question, key) in quiz.Questions.Zip(quiz.Keys).Where(pair => pair.First.Type == QuestionType.Choice))
            {
                var item = quiz.Items.Single(item => item.Id == question.ItemIds[0]);
                var inTarget = question.Prompt.Language == quiz.SourceLanguage;
                var folding = Folding.For(inTarget ? quiz.TargetLanguage : quiz.SourceLanguage);
                var right = (inTarget ? item.Texts : item.Translations).Select(folding.Normalise).ToHashSet();

                question.Options!.Count.ShouldBe(4);
                question.Options.Count(option => right.Contains(folding.Normalise(option.Text))).ShouldBe(1);
                question.Options.Single(option => option.Id == key.Solution.Text).Text.ShouldBe((inTarget ? item.Texts : item.Translations)[0]);
            }
        }
    }

    [SkippableTheory]
    [InlineData("basque-from-english")]
    [InlineData("judeo-spanish-from-english")]
    public void WordsPhrasesLevelsAndTilesAreThoseOfTheUpstreamExport(string course)
    {
        var ours = RealCourses.Load(course).Content;
        var folder = RealCourses.Data($"courses-expected/{course}");
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "courseData.json")));
        var skills = expected.RootElement.GetProperty("modules").EnumerateArray().SelectMany(module => module.GetProperty("skills").EnumerateArray()).ToList();
        skills.Count.ShouldBe(ours.Lessons.Count);
        var hrefs = skills.Select(skill => skill.GetProperty("practiceHref").GetString()!).ToList();
        var arrangements = 0;
        foreach (var ((lesson, quiz, _), skill) in ours.Lessons.Zip(skills))
        {
            lesson.Title.ShouldBe(skill.GetProperty("title").GetString());
            lesson.Levels.ShouldBe(Math.Max(1, skill.GetProperty("levels").GetInt32()), customMessage: lesson.Id);
            var summary = skill.GetProperty("summary").EnumerateArray().Select(text => Plain(text.GetString()!)).Order(StringComparer.Ordinal).ToList();
            quiz.Items.Select(item => item.Texts[0]).Order(StringComparer.Ordinal).ToList().ShouldBe(summary, customMessage: lesson.Id);

            // Two skills of Basque have one name, and the export of one overwrites the other's.
            var href = skill.GetProperty("practiceHref").GetString()!;
            if (hrefs.Count(other => other == href) == 1)
            {
                arrangements += CompareTiles(quiz, Path.Combine(folder, "challenges", $"{href}.json"));
            }
        }

        arrangements.ShouldBeGreaterThan(400);
    }

    private static int CompareTiles(Quiz quiz, string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var upstream = json.RootElement.GetProperty("challenges").EnumerateArray()
            .Where(challenge => challenge.GetProperty("type").GetString() == "chips")
            .Select(challenge => (
                InTarget: !challenge.GetProperty("translatesToSourceLanguage").GetBoolean(),
                Solution: string.Join(' ', challenge.GetProperty("solutions")[0].EnumerateArray().Select(word => word.GetString()))))
            .Select(entry => $"{entry.InTarget} {WithoutFinalApostrophes(entry.Solution)}").Order(StringComparer.Ordinal).ToList();
        var ours = quiz.Questions.Zip(quiz.Keys).Where(pair => pair.First.Type == QuestionType.Arrange).ToList();
        foreach (var (question, key) in ours)
        {
            var words = key.Solution.Parts!.Count;
            question.Tiles!.Count.ShouldBe(words + Math.Max(words - 1, 2));
        }

        var made = ours.Select(pair => (pair.First, Solution: pair.Second.Solution.Parts!.Select(id => pair.First.Tiles!.Single(tile => tile.Id == id).Text)))
            .Select(pair => $"{pair.First.Prompt.Language == quiz.SourceLanguage} {WithoutFinalApostrophes(string.Join(' ', pair.Solution))}")
            .Order(StringComparer.Ordinal).ToList();
        made.ShouldBe(upstream, customMessage: quiz.Id);
        return ours.Count;
    }

    private static string Plain(string text) =>
        Regex.Replace(text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), @"\s+", " ").Trim().Normalize();

    // Upstream trims the one that is curved and keeps the one that is straight.
    private static string WithoutFinalApostrophes(string text) => Regex.Replace(text, "['’](?= |$)", "");

    private static IEnumerable<string> Parts(Question question) =>
        (question.Options ?? []).Select(option => option.Id)
        .Concat((question.Tiles ?? []).Concat(question.Left ?? []).Concat(question.Right ?? []).Select(tile => tile.Id));

    [GeneratedRegex("^[a-z0-9.-]{1,200}$")]
    private static partial Regex SafeId();
}
