using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Tests.Content;

public class QuizDerivationTests
{
    private static LearningItem Item(ItemKind kind, string text, string translation, string? audio = null) => new()
    {
        Id = $"l.{text}",
        Kind = kind,
        Texts = text.Split(" | "),
        Translations = translation.Split(" | "),
        Images = [],
        Audio = audio,
    };

    private static LearningItem Word(string text, string translation, string? audio = null) => Item(ItemKind.Word, text, translation, audio);

    private static LearningItem Phrase(string text, string translation) => Item(ItemKind.Phrase, text, translation);

    private static List<(Question Question, AnswerKey Key)> Derive(LearningItem[] words, params LearningItem[] phrases)
    {
        var lesson = new LessonItems("l", words, phrases);
        return [.. new QuizDerivation("eu", "en", [[lesson]]).Derive(0, lesson)];
    }

    private static IEnumerable<(Question Question, AnswerKey Key)> Of(QuestionType type, List<(Question Question, AnswerKey Key)> all) =>
        all.Where(pair => pair.Question.Type == type);

    [Fact]
    public void OnlyWhatHasARecordingIsListenedTo()
    {
        var all = Derive([Word("bai | bay", "yes", audio: "media-1"), Word("ez", "no")]);

        var (question, key) = Of(QuestionType.Listen, all).ShouldHaveSingleItem();
        question.Prompt.ShouldBe(new Prompt(Language: "eu", Audio: "media-1"));
        key.Accepted.ShouldBe(["bai"], "the other form is not what was said");
    }

    [Fact]
    public void WordsAreTypedInBothDirectionsWithAllTheirForms()
    {
        var typed = Of(QuestionType.Text, Derive([Word("kaixo | iepa", "hello | hi")])).ToList();

        typed.Select(pair => $"{pair.Question.Prompt.Language} {pair.Question.Prompt.Text}: {string.Join('/', pair.Key.Accepted)} {pair.Question.Level}")
            .ShouldBe(["eu kaixo: hello/hi 1", "en hello: kaixo/iepa 2"]);
    }

    [Fact]
    public void APromptThatTwoWordsOfTheCourseHaveIsAnsweredByBoth()
    {
        var unit = new LessonItems("l", [Word("banco", "bank | bench")], []);
        var later = new LessonItems("m", [Word("orilla", "shore | bank"), Word("banco", "Bench!")], [Phrase("Un banco", "Bank")]);
        var derivation = new QuizDerivation("es", "en", [[unit], [later]]);

        var typed = Of(QuestionType.Text, [.. derivation.Derive(0, unit), .. derivation.Derive(1, later)]).ToList();

        typed.Select(pair => $"{pair.Question.Prompt.Text}: {string.Join('/', pair.Key.Accepted)} ({pair.Key.Solution.Text})").ShouldBe(
        [
            "banco: bank/bench/Bench! (bank)", "bank: banco/orilla (banco)",
            "orilla: shore/bank (shore)", "shore: orilla (orilla)",
            "banco: Bench!/bank/bench (Bench!)", "Bench!: banco (banco)",
        ]);
    }

    [Theory]
    [InlineData("Kaixo, Miren!", "Hello, Miren!", 2)]
    [InlineData("Noski!", "Of course!", 0)]
    [InlineData("Ez da ezer.", "Nothing.", 0)]
    public void APhraseIsArrangedOnlyWhereBothSidesHaveTwoWords(string text, string translation, int arrangements) =>
        Of(QuestionType.Arrange, Derive([], Phrase(text, translation), Phrase("Zu neska bat zara.", "You are a girl."))).Count(pair => pair.Question.ItemIds[0] == $"l.{text}")
            .ShouldBe(arrangements);

    [Fact]
    public void TilesAreTheWordsOfTheSolutionAndTheirNearestNeighbours()
    {
        var (question, key) = Of(QuestionType.Arrange, Derive([], Phrase("Ni nora noa?", "Where do I go?"), Phrase("Hura mora doa", "He goes there"), Phrase("Nor zara zu", "Who are you")))
            .First(pair => pair.Question.ItemIds[0] == "l.Ni nora noa?" && pair.Key.Language == "eu");

        key.Solution.Parts!.Select(id => question.Tiles!.Single(tile => tile.Id == id).Text).ShouldBe(["Ni", "nora", "noa"]);
        question.Tiles!.Count.ShouldBe(5);
        question.Tiles.Select(tile => tile.Text).ShouldBe(["Ni", "nora", "noa", "Nor", "mora"], ignoreOrder: true);
    }

    [Fact]
    public void AWordThatIsAlsoRightIsNoDistractorAndNoSecondPartner()
    {
        var all = Derive(
        [
            Word("du", "he has"), Word("dauka", "he has | it has"), Word("bat", "one"), Word("bi", "two"), Word("hiru", "three"), Word("lau", "four"),
        ]);

        var choice = Of(QuestionType.Choice, all).First(pair => pair.Question.ItemIds[0] == "l.du").Question;
        choice.Options!.Select(option => option.Text).ShouldNotContain("dauka");
        var matches = Of(QuestionType.Match, all).ToList();
        matches.ShouldAllBe(pair => !(pair.Question.ItemIds.Contains("l.du") && pair.Question.ItemIds.Contains("l.dauka")));
        matches.SelectMany(pair => pair.Question.ItemIds).Distinct().Count().ShouldBe(6, "every word is matched once at least");
        matches.ShouldAllBe(pair => pair.Question.Left!.Count >= 4 && pair.Question.Left!.Count <= 5);
    }

    [Fact]
    public void FewerThanFourWordsAreNotMatched() =>
        Of(QuestionType.Match, Derive([Word("bat", "one"), Word("bi", "two"), Word("hiru", "three")])).ShouldBeEmpty();

    [Fact]
    public void ALessonOfOneItemStillHasQuestions() =>
        Derive([Word("bai", "yes")]).Select(pair => pair.Question.Type).ShouldBe([QuestionType.Text, QuestionType.Text]);
}
