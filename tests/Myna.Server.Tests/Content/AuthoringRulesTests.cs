using System.Text.Json.Nodes;
using Myna.Server.Content;
using Myna.Server.Content.Authoring;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Publishing;
using Myna.Server.Content.Source;
using Myna.Server.Shared.Http;

namespace Myna.Server.Tests.Content;

/// <summary>The pure rules of authoring.</summary>
public sealed class AuthoringRulesTests
{
    /// <summary>RFC 7396, appendix A, as far as both sides are objects.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void AMergePatchChangesWhatTheStandardSays(string target, string patch, string merged) =>
        JsonNode.DeepEquals(MergePatch.Apply(JsonNode.Parse(target)!.AsObject(), JsonNode.Parse(patch)!.AsObject()), JsonNode.Parse(merged)).ShouldBeTrue();

    [Theory]
    [InlineData(null, "precondition_required")]
    [InlineData("\"a\"", null)]
    [InlineData("W/\"a\"", null)]
    [InlineData("\"b\", \"a\"", null)]
    [InlineData("*", null)]
    [InlineData("\"b\"", "precondition_failed")]
    [InlineData("a", "precondition_failed")]
    [InlineData("\"*\"", "precondition_failed")]
    public void AnIfMatchNamesTheVersionThatIsEdited(string? ifMatch, string? code) => Precondition.Check(ifMatch, "a")?.Code.ShouldBe(code);

    [Fact]
    public void ADifferenceNamesWhatCameChangedAndWent()
    {
        var from = Lesson(Word("kaixo", "hello"), Word("agur", "goodbye"), Word("bai", "yes"));
        var to = Lesson(Word("bai", "yes"), Word("agur", "farewell"), Word("ez", "no")) with { Title = "Other" };

        var diff = LessonDiff.Between(from, to);

        diff.Title.ShouldBe(new LessonDiff.Change<string>("Lesson", "Other"));
        diff.Introduction.ShouldBeNull();
        diff.Words.Added.ShouldHaveSingleItem().Text.ShouldBe("ez");
        diff.Words.Removed.ShouldHaveSingleItem().Text.ShouldBe("kaixo");
        var changed = diff.Words.Changed.ShouldHaveSingleItem();
        (changed.From!.Translation, changed.To!.Translation).ShouldBe(("goodbye", "farewell"));
        var none = LessonDiff.Between(to, to);
        (none.Title, none.Words.Added.Count + none.Words.Changed.Count + none.Words.Removed.Count).ShouldBe((null, 0));
    }

    [Fact]
    public void AChangeConcernsTheLessonsThatShareAFormWithIt()
    {
        var before = Sources(("bank", Lesson(Word("banko", "bank"))), ("house", Lesson(Word("domo", "house"))), ("new", Lesson(Word("kato", "cat"))));
        var after = new Dictionary<string, LessonSource>(before) { ["new"] = Lesson(Word("kato", "cat"), Word("bordo", "Bank!")) };

        SharedForms.Concerned(Course, before, after, new HashSet<string> { "new" }).ShouldBe(["bank"], "case and punctuation are not compared");
        SharedForms.Concerned(Course, after, before, new HashSet<string> { "new" }).ShouldBe(["bank"], "what goes is no right answer any more");
        SharedForms.Concerned(Course, before, before, new HashSet<string> { "new" }).ShouldBeEmpty();
        after.Remove("bank");
        SharedForms.Concerned(Course, before, after, new HashSet<string> { "bank", "new" }).ShouldBeEmpty();
    }

    [Fact]
    public void ALessonOfAnOutlineIsNeitherLostNorDoubled()
    {
        IReadOnlyList<UnitSource> now = [new("u1", "One", ["a", "b"]), new("u2", "Two", ["c"])];
        var errors = new BodyErrors();

        var moved = Outline.Of("course", now, [new UnitBody(null, "New", ["c"]), new UnitBody("u1", "One", ["b", "a"]), new UnitBody(null, "New", [])], errors);

        errors.Any.ShouldBeFalse();
        moved.Select(unit => string.Join(',', unit.Lessons)).ShouldBe(["c", "b,a", ""]);
        moved.Select(unit => unit.Id).ShouldBeUnique();
        Outline.Of("course", moved, [new UnitBody("u1", "One", ["a", "a", "x"]), new UnitBody("u1", "", []), new UnitBody("u9", "Nine", [])], errors);
        errors.As(ContentProblems.NotPublishable).Errors!.Keys.ShouldBe(["/units/0/lessons/1", "/units/0/lessons/2", "/units/1/id", "/units/2/id", "/units"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("esperanto", true)]
    [InlineData("esperanto.lesson-1", true)]
    [InlineData("", false)]
    [InlineData("Esperanto", false)]
    [InlineData("-a", false)]
    [InlineData("a.", false)]
    [InlineData("a/b", false)]
    [InlineData("a@1", false)]
    [InlineData("a:b", false)]
    public void AnIdThatAnAuthorChoosesIsSafeInEveryPath(string id, bool isFine) => ContentIds.IsAuthored(id).ShouldBe(isFine);

    private static readonly CourseSource Course = new()
    {
        Id = "course",
        Title = "Course",
        Language = new Language("Esperanto", "eo"),
        ForSpeakersOf = new Language("English", "en"),
        SpecialCharacters = [],
        Units = [],
        UpdatedAt = default,
    };

    private static Dictionary<string, LessonSource> Sources(params (string Id, LessonSource Lesson)[] lessons) =>
        lessons.ToDictionary(lesson => lesson.Id, lesson => lesson.Lesson, StringComparer.Ordinal);

    private static LessonSource Lesson(params WordSource[] words) => new() { Title = "Lesson", Words = words, Phrases = [], Glossary = [] };

    private static WordSource Word(string text, string translation) => new() { Text = text, Translation = translation };
}
