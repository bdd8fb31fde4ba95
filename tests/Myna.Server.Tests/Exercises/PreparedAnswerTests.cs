using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Tests.Exercises;

public class PreparedAnswerTests
{
    private static Verdict Grade(string language, string accepted, string typed, string words = "") =>
        Prepare(language, accepted, words).Grade(typed).Verdict;

    private static PreparedAnswer Prepare(string language, string accepted, string words = "") =>
        PreparedAnswer.Prepare(language, accepted.Split(" | "), lexicon: new Lexicon(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)))!;

    [Theory]
    [InlineData("en", "I am a man.", "i am a man", Verdict.Correct)]
    [InlineData("en", "I am a man.", "I'm a man!", Verdict.Correct)]
    [InlineData("en", "I'm a man.", "I am a man", Verdict.Correct)]
    [InlineData("en", "He is tall", "He's tall", Verdict.Correct)]
    [InlineData("en", "He has gone", "He's gone", Verdict.Correct)]
    [InlineData("en", "He's tall", "he is tall", Verdict.Correct)]
    [InlineData("en", "I would go", "I'd go", Verdict.Correct)]
    [InlineData("en", "Mikel is tall", "Mikel's tall", Verdict.Correct)]
    [InlineData("en", "Mikel's house", "Mikel is house", Verdict.Wrong)]
    [InlineData("en", "You (plural) are", "you are", Verdict.Correct)]
    [InlineData("en", "you(plural) are", "you are", Verdict.Correct)]
    [InlineData("en", "you(plural) are", "you plural are", Verdict.Correct)]
    [InlineData("en", "chair(s)", "chairs", Verdict.Correct)]
    [InlineData("en", "chair(s)", "chair", Verdict.Correct)]
    [InlineData("en", "he/she knows it", "she knows it", Verdict.Correct)]
    [InlineData("en", "he/she knows it", "he/she knows it", Verdict.Correct)]
    [InlineData("en", "he/she knows it", "knows it", Verdict.Wrong)]
    [InlineData("en", "the t-shirt", "the t shirt", Verdict.Correct)]
    [InlineData("en", "the t-shirt", "the tshirt", Verdict.Correct)]
    [InlineData("en", "the cat sleeps", "the cat slepes", Verdict.Typo)]
    [InlineData("en", "the cat sleeps", "teh cta slepes", Verdict.Typo)]
    [InlineData("en", "the cat sleeps", "the cat slepess", Verdict.Wrong)]
    [InlineData("en", "the cat sleeps", "cat sleeps", Verdict.Wrong)]
    [InlineData("en", "the cat sleeps", "the cat sleeps now", Verdict.Wrong)]
    [InlineData("en", "at least", "atleast", Verdict.Typo)]
    [InlineData("en", "today", "to day", Verdict.Typo)]
    [InlineData("en", "cannot", "cannnot", Verdict.Typo)]
    [InlineData("en", "I don't know", "I do'nt know", Verdict.Typo)]
    [InlineData("en", "we are", "we're", Verdict.Correct)]
    [InlineData("en", "is", "si", Verdict.Wrong)]
    [InlineData("en", "in 1984", "in 1985", Verdict.Wrong)]
    [InlineData("es", "¿Cómo estás?", "como estas", Verdict.Accent)]
    [InlineData("es", "año", "ano", Verdict.Accent)]
    [InlineData("es", "papa", "papá", Verdict.Accent)]
    [InlineData("es", "mañana", "mañnaa", Verdict.Typo)]
    [InlineData("de", "Mädchen", "Maedchen", Verdict.Accent)]
    [InlineData("de", "die Straße", "die Strasse", Verdict.Accent)]
    [InlineData("de", "die Straße", "die Straße", Verdict.Correct)]
    [InlineData("tr", "ırmak", "irmak", Verdict.Accent)]
    [InlineData("pl", "łódź", "lodz", Verdict.Accent)]
    [InlineData("vi", "đường", "duong", Verdict.Accent)]
    [InlineData("ru", "ёлка", "елка", Verdict.Correct)]
    [InlineData("ru", "мой", "мои", Verdict.Typo)]
    [InlineData("ar", "أحمد", "احمد", Verdict.Accent)]
    [InlineData("ja", "はし", "ばし", Verdict.Wrong)]
    [InlineData("bn", "কুকুর", "কুকুর", Verdict.Correct)]
    [InlineData("eu", "Ni gizon bat naiz. | Gizon bat naiz.", "gizon bat naiz", Verdict.Correct)]
    [InlineData("en", "?!", "anything", Verdict.Wrong)]
    [InlineData("en", "(only)", "", Verdict.Wrong)]
    [InlineData("en", "hello", "?!", Verdict.Wrong)]
    public void TypedAnswersGetTheirVerdict(string language, string accepted, string typed, Verdict verdict) =>
        Grade(language, accepted, typed).ShouldBe(verdict);

    [Theory]
    [InlineData("eu", "ogi", "ohi", "ohi ogi", Verdict.Wrong)]
    [InlineData("eu", "ogi", "oji", "ohi ogi", Verdict.Typo)]
    [InlineData("en", "the shirt is big", "the tshirt is big", "t shirt tshirt", Verdict.Wrong)]
    [InlineData("es", "el", "él", "el él", Verdict.Wrong)]
    [InlineData("es", "él", "el", "el él", Verdict.Accent)]
    [InlineData("en", "a way", "away", "away way a", Verdict.Wrong)]
    [InlineData("en", "another's", "anothers", "anothers", Verdict.Typo)]
    public void AnotherWordOfTheCourseIsNoSlip(string language, string accepted, string typed, string words, Verdict verdict) =>
        Grade(language, accepted, typed, words).ShouldBe(verdict);

    [Fact]
    public void TheBestOfAllAlternativesWins()
    {
        var answer = Prepare("en", "the cat | the cot | a cats");

        answer.Grade("the cot").Verdict.ShouldBe(Verdict.Correct);
        answer.Grade("a cat").Feedback!.Words.ShouldHaveSingleItem().ShouldBe(new WordFeedback("cat", "cats", WordReason.Typo));
    }

    [Fact]
    public void AnAuthoredWrongAnswerGoesBeforeEveryTolerance()
    {
        var answer = PreparedAnswer.Prepare("en", ["the cat sleeps"], refused: [new RefusedAnswer("The cats sleep", "One cat only.")])!;

        var (verdict, feedback) = answer.Grade("the CATS sleep!");

        verdict.ShouldBe(Verdict.Wrong);
        feedback!.Note.ShouldBe("One cat only.");
    }

    [Fact]
    public void HostileInputIsBoundedAndWrong()
    {
        var answer = Prepare("en", "the cat sleeps");
        string[] hostile =
        [
            new('a', 10_000), string.Concat(Enumerable.Repeat("the ", 2500)), string.Concat(Enumerable.Repeat("a ", 499)), new('\uD800', 900),
            "the cat\u0000 sle\uD800\uDFFFep\uD800s\u202E", new('\u0301', 1000), string.Concat(Enumerable.Repeat("\uFDFA", 1000)), "\uFFFE\uFFFF",
        ];
        hostile.ShouldAllBe(typed => answer.Grade(typed).Verdict == Verdict.Wrong);
    }

    [Fact]
    public void InvisibleCharactersDoNotMatter() =>
        Grade("en", "the cat sleeps", "\uFEFFthe\u200B cat\u00AD sleeps\u0007").ShouldBe(Verdict.Correct);

    [Fact]
    public void AnyTextIsAcceptedAsItsOwnAnswerAndNoTextThrows()
    {
        var units = Gen.Frequency((6, Gen.Elements("aeiou bcd's'-/()éñ.!,I1".ToCharArray())), (1, Gen.Choose(0, 0xFFFF).Select(unit => (char)unit)));
        var texts = units.ArrayOf().Select(chars => new string(chars)).ToArbitrary();
        Prop.ForAll(texts, texts, (accepted, typed) =>
        {
            foreach (var language in new[] { "en", "de", "tr" })
            {
                var answer = PreparedAnswer.Prepare(language, [accepted]);
                answer.ShouldNotBeNull();
                answer.Grade(typed);
                if (Folding.For(language).Normalise(accepted).Length > 0)
                {
                    answer.Grade(accepted).Verdict.ShouldBe(Verdict.Correct);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void OneEditInALongWordIsATypoAndTwoAreNot()
    {
        var words = Gen.Elements("abcdefghij".ToCharArray()).ArrayOf(8).Select(chars => new string(chars)).ToArbitrary();
        Prop.ForAll(words, Gen.Choose(0, 7).ToArbitrary(), (word, at) =>
        {
            var slip = $"{word[..at]}z{word[(at + 1)..]}";
            Grade("fi", word, slip).ShouldBe(Verdict.Typo);
            Grade("fi", word, slip, slip).ShouldBe(Verdict.Wrong);
            Grade("fi", word, $"zz{slip}").ShouldBe(Verdict.Wrong);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}
