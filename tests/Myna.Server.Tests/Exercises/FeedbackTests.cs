using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Tests.Exercises;

/// <summary>What a learner is told about a response that is not simply right.</summary>
public class FeedbackTests
{
    private static readonly Lexicon Spanish = new(
        Lexicon.WordsOf(["los gatos duermen", "los patos comen mucho", "la casa"], Folding.For("es")),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["patos"] = "ducks", ["gatos"] = "cats", ["buenos días"] = "good morning" });

    private static Feedback Tell(string accepted, string typed, string language = "es") =>
        PreparedAnswer.Prepare(language, accepted.Split(" | "), lexicon: Spanish)!.Grade(typed).Feedback!;

    [Theory]
    [InlineData("los gattos duermen", "gattos", "gatos", WordReason.Typo)]
    [InlineData("los perros duermen", "perros", "gatos", WordReason.Changed)]
    [InlineData("los gatos", null, "duermen", WordReason.Missing)]
    [InlineData("los gatos grises duermen", "grises", null, WordReason.Extra)]
    [InlineData("duermen los gatos", "duermen", "duermen", WordReason.Order)]
    [InlineData("gatos los duermen", "gatos", "gatos", WordReason.Order)]
    [InlineData("losgatos duermen", "losgatos", "Los gatos", WordReason.Typo)]
    [InlineData("los ga tos duermen", "ga tos", "gatos", WordReason.Typo)]
    public void EachWordThatDiffersHasItsReason(string typed, string? word, string? expected, WordReason reason) =>
        Tell("Los gatos duermen.", typed).Words.ShouldHaveSingleItem().ShouldBe(new WordFeedback(word, expected, reason));

    [Fact]
    public void SeveralWordsAreNamedInTheirOrder() =>
        Tell("¿Cómo están los gatos grises?", "como están gatoss muy verdes").Words.ShouldBe(
        [
            new WordFeedback("como", "Cómo", WordReason.Accent),
            new WordFeedback(null, "los", WordReason.Missing),
            new WordFeedback("gatoss", "gatos", WordReason.Typo),
            new WordFeedback("muy", null, WordReason.Extra),
            new WordFeedback("verdes", "grises", WordReason.Changed),
        ]);

    [Fact]
    public void AnotherWordOfTheCourseIsToldWithItsMeaning()
    {
        Tell("Los gatos duermen.", "los patos duermen").Words.ShouldHaveSingleItem()
            .ShouldBe(new WordFeedback("patos", "gatos", WordReason.OtherWord, "ducks"));
        Tell("los gatos", "los casa").Words.ShouldHaveSingleItem().ShouldBe(new WordFeedback("casa", "gatos", WordReason.OtherWord));
    }

    [Fact]
    public void AnotherPhraseOfTheCourseIsToldAsAWhole() =>
        Tell("buenas noches", "Buenos días").ShouldSatisfyAllConditions(
            feedback => feedback.Words.ShouldHaveSingleItem().ShouldBe(new WordFeedback("buenos días", "buenas noches", WordReason.OtherWord, "good morning")),
            feedback => feedback.Closest.ShouldBe("buenas noches"));

    [Theory]
    [InlineData("El perro duerme. | Los gatos duermen. | Un gato duerme.", "los gato duermen", "Los gatos duermen.")]
    [InlineData("El perro duerme. | Los gatos duermen.", "el perr dormir", "El perro duerme.")]
    [InlineData("los gatos (grises) duermen", "los gatos durmiendo", "los gatos duermen")]
    [InlineData("él/ella come", "ella comer", "ella come")]
    public void TheAcceptedAnswerNearestToTheResponseIsShown(string accepted, string typed, string closest) => Tell(accepted, typed).Closest.ShouldBe(closest);

    [Fact]
    public void TheNearestAnswerOfAPatternIsShownWithItsSigns()
    {
        AnswerPattern.TryParse("[Je vais|J'y vais] à l'école [demain|aujourd'hui]", out var pattern, out _).ShouldBeTrue();

        PreparedAnswer.Prepare("fr", [], [pattern])!.Grade("je vai a l' ecole aujourd'ui").Feedback!.Closest.ShouldBe("Je vais à l'école aujourd'hui");
    }

    [Fact]
    public void AnAnswerThatIsWrongAltogetherIsToldByTheNearestOneAlone() => Tell("Los gatos duermen.", "no idea").ShouldBe(new Feedback(Closest: "Los gatos duermen."));

    [Fact]
    public void ARightAnswerHasNothingToSay() => PreparedAnswer.Prepare("es", ["los gatos"])!.Grade("Los gatos!").Feedback.ShouldBeNull();
}
