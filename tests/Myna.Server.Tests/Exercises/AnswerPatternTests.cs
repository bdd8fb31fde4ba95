using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Grading;

namespace Myna.Server.Tests.Exercises;

public class AnswerPatternTests
{
    private static PreparedAnswer? Prepare(string pattern)
    {
        AnswerPattern.TryParse(pattern, out var parsed, out var error).ShouldBeTrue(error?.Message);
        return PreparedAnswer.Prepare("en", [], [parsed!]);
    }

    [Theory]
    [InlineData("[the|a] cat sleeps|is sleeping", "the cat sleeps; a cat sleeps; is sleeping", "the cat is sleeping; cat sleeps")]
    [InlineData("[the|a] cat [sleeps|is sleeping]", "the cat sleeps; a cat is sleeping", "cat sleeps; the cat sleeps is sleeping")]
    [InlineData("[the|] cat", "the cat; cat", "the; the the cat")]
    [InlineData("(the) cat", "the cat; cat", "the")]
    [InlineData("colo(u)r", "color; colour", "colo u r")]
    [InlineData("[un|]happy", "happy; unhappy", "un happy x")]
    [InlineData("[cat|dog]s run", "cats run; dogs run", "cat s run x")]
    [InlineData("[a [big|small]|one] cat", "a big cat; a small cat; one cat", "a cat; big cat")]
    [InlineData("a \\[b\\] \\(c\\) \\\\ d", "a [b] (c) d", "a b d")]
    [InlineData("he's [here|there]", "he is here; he's there; he is there", "he here")]
    [InlineData("[]cat[]", "cat", "dog")]
    [InlineData("he goes[ home|] now", "he goes home now; he goes now", "he now")]
    public void APatternAcceptsJustItsAnswers(string pattern, string accepted, string refused)
    {
        var answer = Prepare(pattern)!;

        accepted.Split("; ").ShouldAllBe(typed => answer.Grade(typed).Verdict == Verdict.Correct);
        refused.Split("; ").ShouldAllBe(typed => answer.Grade(typed).Verdict != Verdict.Correct);
    }

    [Theory]
    [InlineData("[a|b", 0, "'[' is not closed")]
    [InlineData("a (b", 2, "'(' is not closed")]
    [InlineData("a ] b", 2, "']' closes nothing")]
    [InlineData("[a)", 0, "'[' is not closed")]
    public void AMistakeIsNamedWithItsPlace(string pattern, int position, string message)
    {
        AnswerPattern.TryParse(pattern, out _, out var error).ShouldBeFalse();

        error.ShouldBe(new PatternError(position, message));
    }

    [Fact]
    public void MillionsOfAnswersAreNeverListed()
    {
        // 5^30 answers.
        var answer = Prepare(string.Join(' ', Enumerable.Repeat("[one|two|three|four|five]", 30)))!;

        answer.Grade(string.Join(' ', Enumerable.Repeat("four", 30))).Verdict.ShouldBe(Verdict.Correct);
        answer.Grade(string.Join(' ', Enumerable.Repeat("foru", 30))).Verdict.ShouldBe(Verdict.Typo);
        answer.Grade(string.Join(' ', Enumerable.Repeat("six", 30))).Verdict.ShouldBe(Verdict.Wrong);
    }

    [Fact]
    public void APatternBeyondItsBoundsIsRefused()
    {
        AnswerPattern.TryParse(new string('a', AnswerPattern.MaxLength + 1), out _, out var tooLong).ShouldBeFalse();
        tooLong!.Message.ShouldContain("longer than");
        AnswerPattern.TryParse(new string('[', 500), out _, out var tooDeep).ShouldBeFalse();
        tooDeep!.Message.ShouldContain("nested deeper");
        Prepare(string.Concat(Enumerable.Repeat("[a|b|c]", 30))).ShouldBeNull("3^30 variants of one word");
        Prepare(string.Join(' ', Enumerable.Repeat("[[a|]|[b|]|[c|]|[d|]]", 20))).ShouldNotBeNull();
    }

    [Fact]
    public void NoPatternThrowsOrGrowsWithoutBound()
    {
        var pieces = new[] { "[", "]", "(", ")", "|", "\\", " ", "a", "the", "'s", "-", "/", "\t", "é", "\uD800", "[a|b]", "(x)", "[|]", "|" };
        var patterns = Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(patterns, text =>
        {
            if (AnswerPattern.TryParse(text, out var pattern, out var error))
            {
                PreparedAnswer.Prepare("en", [], [pattern])?.Grade("a the x b");
            }
            else
            {
                error.Position.ShouldBeInRange(0, text.Length);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60));
    }
}
