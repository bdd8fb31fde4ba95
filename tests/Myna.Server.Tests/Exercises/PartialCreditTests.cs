using Myna.Server.Exercises.Contracts;
using static Myna.Server.Tests.Exercises.ExerciseSamples;

namespace Myna.Server.Tests.Exercises;

/// <summary>How much a response earns that is right in part.</summary>
public sealed class PartialCreditTests
{
    [Theory]
    [InlineData("gato,perro", 1, Verdict.Correct)]
    [InlineData("perro,gato", 1, Verdict.Correct)]
    [InlineData("gato", 0.5, Verdict.Wrong)]
    [InlineData("gato,perro,casa", 0.5, Verdict.Wrong)]
    [InlineData("gato,casa", 0, Verdict.Wrong)]
    [InlineData("casa", 0, Verdict.Wrong)]
    [InlineData("", 0, Verdict.Wrong)]
    public void OfSeveralOptionsAWrongOneTakesAwayARightOne(string chosen, double credit, Verdict verdict)
    {
        var (question, _, grader) = Publish(ByType[QuestionType.Multi].Exercise);
        var grade = Graded(grader, question, Chosen(question.Options!.ToDictionary(option => option.Text, option => option.Id), chosen));

        grade.Credit.ShouldBe(credit);
        grade.Verdict.ShouldBe(verdict);
        if (chosen.Contains("casa", StringComparison.Ordinal))
        {
            grade.Feedback!.Parts.ShouldHaveSingleItem().Note.ShouldBe("That is a house.");
        }
    }

    [Theory]
    [InlineData("duerme,come", 1)]
    [InlineData("come", 0.5)]
    [InlineData("duerme,come,y", 0.5)]
    [InlineData("El gato,duerme,y,come", 0)]
    public void MarkingEverythingEarnsNothing(string marked, double credit)
    {
        var (question, _, grader) = Publish(ByType[QuestionType.Hottext].Exercise);

        Graded(grader, question, Chosen(question.Spans!.ToDictionary(span => span.Text, span => span.Id), marked)).Credit.ShouldBe(credit);
    }

    [Theory]
    [InlineData("como", "bebes", 1, Verdict.Correct)]
    [InlineData("TOMO", "bebes!", 1, Verdict.Correct)]
    [InlineData("como", "bebés", 1, Verdict.Accent)]
    [InlineData("como", "bebess", 1, Verdict.Typo)]
    [InlineData("como", "duermo", 0.5, Verdict.Wrong)]
    [InlineData("", "bebes", 0.5, Verdict.Wrong)]
    [InlineData("x", "y", 0, Verdict.Wrong)]
    public void EachGapIsGradedByItself(string first, string second, double credit, Verdict verdict)
    {
        var (question, _, grader) = Publish(ByType[QuestionType.Cloze].Exercise);
        question.Blanks!.Select(blank => (blank.Before, blank.After)).ShouldBe([("Yo ", null), (" pan y tú ", " agua.")]);

        var grade = Graded(grader, question, Response.OfParts([first, second]));

        (grade.Credit, grade.Verdict).ShouldBe((credit, verdict));
        (grade.Feedback is null).ShouldBe(verdict == Verdict.Correct);
        grader.Grade(question.Id, Response.OfParts([first])).Bad.ShouldBe(BadResponse.NotBlanks);
        grader.Grade(question.Id, Response.Of(first + second)).Bad.ShouldBe(BadResponse.NotBlanks);
    }

    [Fact]
    public void ASingleGapTakesAStringAsWellAsAListOfOne()
    {
        var (question, key, grader) = Publish(Read("""{"type":"cloze","text":"Yo {{como}} pan."}"""));

        key.Solution.ShouldBe(Response.Of("como"));
        Graded(grader, question, Response.OfParts(["como"])).Verdict.ShouldBe(Verdict.Correct);
    }

    [Theory]
    [InlineData("uno,dos,tres,cuatro", 1)]
    [InlineData("cuatro,uno,dos,tres", 2 / 3.0)]
    [InlineData("dos,uno,cuatro,tres", 0)]
    [InlineData("uno,dos", 1 / 3.0)]
    public void NeighboursThatFollowAsTheyShouldCount(string items, double credit)
    {
        var (question, _, grader) = Publish(ByType[QuestionType.Order].Exercise);

        Graded(grader, question, Chosen(question.Tiles!.ToDictionary(tile => tile.Text, tile => tile.Id), items)).Credit.ShouldBe(credit, 1e-9);
    }

    [Fact]
    public void TwoCharactersMayHaveOneSound()
    {
        var (question, _, grader) = Publish(ByType[QuestionType.Character].Exercise);
        question.Right!.Select(tile => tile.Text).ShouldBe(["ka", "ji"], ignoreOrder: true);
        var ids = question.Left!.Concat(question.Right!).ToDictionary(tile => tile.Text, tile => tile.Id);

        var grade = Graded(grader, question, Response.OfPairs([new Pair(ids["じ"], ids["ji"]), new Pair(ids["ぢ"], ids["ji"]), new Pair(ids["か"], ids["ji"])]));

        grade.Credit.ShouldBe(2 / 3.0, 1e-9);
        grade.Feedback!.Pairs.ShouldBe([new Pair(ids["か"], ids["ji"])]);
    }

    [Fact]
    public void AStoryAsksBetweenItsLines()
    {
        var (question, _, grader) = Publish(ByType[QuestionType.Story].Exercise);
        var ids = question.Lines!.SelectMany(line => line.Options ?? []).ToDictionary(option => option.Text, option => option.Id);

        var grade = Graded(grader, question, Response.OfParts([ids["the dog"], ids["there"]]));

        grade.Credit.ShouldBe(0.5);
        grade.Feedback!.Parts.ShouldBe([new PartFeedback("1", Verdict.Wrong, Note: "The dog eats.")]);
        grader.Grade(question.Id, Response.OfParts([ids["there"], ids["the dog"]])).Bad.ShouldBe(BadResponse.UnknownOption);
    }

    [Theory]
    [InlineData("el gato duerme", Verdict.Correct)]
    [InlineData("El gató duerme.", Verdict.Correct)]
    [InlineData("el gato duermee", Verdict.Wrong)]
    public void ATranscriptHasNoSlipsAndNoAccents(string heard, Verdict verdict)
    {
        var (question, _, grader) = Publish(ByType[QuestionType.Spoken].Exercise);

        Graded(grader, question, Response.Of(heard)).Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData("1500", true)]
    [InlineData("1.500", true)]
    [InlineData("1,500", true)]
    [InlineData("1 500,4", true)]
    [InlineData("1'500.0", true)]
    [InlineData("١٥٠٠", true)]
    [InlineData("१,५००", true)]
    [InlineData("１５００", true)]
    [InlineData("3000/2", true)]
    [InlineData("+1500", true)]
    [InlineData("1500.6", false)]
    [InlineData("-1500", false)]
    [InlineData("−1500", false)]
    [InlineData("15,00", false)]
    [InlineData("1.5.00", false)]
    [InlineData("--1500", false)]
    [InlineData("1500 euros", false)]
    [InlineData("1/0", false)]
    [InlineData(".", false)]
    [InlineData("/", false)]
    [InlineData("-", false)]
    public void ANumberMayBeWrittenAsPeopleDo(string typed, bool isRight)
    {
        var (question, _, grader) = Publish(ByType[QuestionType.Numeric].Exercise);

        Graded(grader, question, Response.Of(typed)).IsCorrect.ShouldBe(isRight);
    }

    [Theory]
    [InlineData("again", false)]
    [InlineData("hard", true)]
    [InlineData("good", true)]
    [InlineData("easy", true)]
    public void ALearnerRatesACardThemselves(string rating, bool isRight)
    {
        var (question, _, grader) = Publish(ByType[QuestionType.Flashcard].Exercise);

        Graded(grader, question, Response.Of(rating)).IsCorrect.ShouldBe(isRight);
        (question.Prompt.Text, question.Back).ShouldBe(("el gato", "the cat"));
    }

    [Theory]
    [InlineData("""{"type":"choice","prompt":{"text":"a"},"options":[{"text":"a","correct":true},{"text":"a","correct":true},{"text":" "}]}""", "/options,/options/1/text,/options/2/text")]
    [InlineData("""{"type":"text","prompt":{"text":"a"},"answers":["[a|b","...", "c"],"refused":[{"text":"c"}]}""", "/answers/0,/answers/1")]
    [InlineData("""{"type":"text","prompt":{"text":"a"},"answers":["[the|a] cat"],"refused":[{"text":"a cat"}]}""", "/refused/0/text")]
    [InlineData("""{"type":"cloze","text":"Yo como pan."}""", "/text")]
    [InlineData("""{"type":"cloze","text":"Yo {{como pan."}""", "/text")]
    [InlineData("""{"type":"cloze","text":"Yo {{como|}} pan."}""", "/text")]
    [InlineData("""{"type":"cloze_select","text":"Yo {{como|come}} pan {{*a}}."}""", "/text,/text")]
    [InlineData("""{"type":"numeric","prompt":{"text":"a"},"value":1,"min":2}""", "/value")]
    [InlineData("""{"type":"numeric","prompt":{"text":"a"},"min":2,"max":1,"tolerance":-1}""", "/min,/tolerance")]
    [InlineData("""{"type":"match","pairs":[["a","b"],["a","c"],["d"]]}""", "/pairs/1/0,/pairs/2")]
    [InlineData("""{"type":"listen","answers":[]}""", "/answers,/prompt,/prompt/audio")]
    [InlineData("""{"type":"image_choice","prompt":{"text":"a"},"options":[{"text":"a","correct":true},{"text":"b","image":"b"}]}""", "/options/0/image")]
    [InlineData("""{"type":"story","lines":[{"speaker":"Ana"},{"text":"a","options":[{"text":"b"},{"text":"c"}]}]}""", "/lines,/lines/0,/lines/1/options")]
    public void EachMistakeOfAnAuthorIsNamedAtItsPlace(string json, string pointers) =>
        Read(json).Publish(Context).Problems.Select(problem => problem.Pointer).Order(StringComparer.Ordinal).ShouldBe(pointers.Split(','));

    private static Grade Graded(Grader grader, Question question, Response response) => grader.Grade(question.Id, response).Grade.ShouldNotBeNull();

    private static Response Chosen(Dictionary<string, string> ids, string texts) =>
        Response.OfParts([.. texts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => ids[text])]);
}
