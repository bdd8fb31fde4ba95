using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Files;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Contracts.Types;

namespace Myna.Server.Tests.Content.Files;

/// <summary>Our own format keeps all that authors wrote, whatever they wrote.</summary>
public class CourseFileTests
{
    public static TheoryData<string> Courses => RealCourseTests.Courses;

    [SkippableTheory]
    [MemberData(nameof(Courses))]
    public async Task ARealCourseComesBackAsItWas(string name)
    {
        var content = RealCourses.Load(name).Content;
        var course = new SourceCourse(content.Source, content.Lessons.ToDictionary(lesson => lesson.Lesson.Id, lesson => lesson.Source, StringComparer.Ordinal));

        var written = await Written(course);
        written.Length.ShouldBeLessThan(CourseFile.MaxBytes);

        var log = new ProblemLog();
        var read = CourseFileText.Read("course.json", written, log).ShouldNotBeNull(string.Join('\n', log.Problems)).Course;
        CourseBuilder.Build(read).Course.ContentHash.ShouldBe(content.Course.ContentHash);
        (await Written(read)).ShouldBe(written);
        Same(read.Course, course.Course);
    }

    [Fact]
    public void AnyCourseComesBackAsItWas()
    {
        var texts = Gen.Elements("kato", "la hundo", "ĝis", "a/b~c", "\"x\"", "日本", "I'm", "é́", "<b>", "\\u0041", "🦜").ListOf(3).Select(parts => string.Join(' ', parts));
        var introductions = Gen.Elements<string?>("# A\n\n    code\n", "  text", "\ta\r\nb\n\n", null);
        var words = from text in texts
                    from translation in texts
                    from others in texts.ListOf()
                    select new WordSource
                    {
                        Text = text,
                        Translation = translation,
                        Synonyms = others.Count == 0 ? null : [.. others],
                        Images = others.Count == 1 ? ["cat1"] : null,
                    };
        var exercises = from asked in texts
                        from wrong in texts
                        select (Exercise)new TextExercise { Id = $"e{asked.Length}", Prompt = new Prompt(asked, "eo"), Answers = ["x"], Refused = [new RefusedAnswer(wrong, asked)] };
        var lessons = from title in texts
                      from introduction in introductions
                      from taught in words.ListOf()
                      from own in exercises.ListOf()
                      select new LessonSource
                      {
                          Title = title,
                          Introduction = introduction,
                          Words = [.. taught],
                          Phrases = [],
                          Glossary = [.. taught.Select(word => new Server.Content.DictionaryTerm(word.Text, [word.Translation]))],
                          Exercises = own.Count == 0 ? null : [.. own.DistinctBy(exercise => exercise.Id)],
                      };
        Prop.ForAll(lessons.ListOf().ToArbitrary(), list =>
        {
            var course = new SourceCourse(
                new CourseSource
                {
                    Id = "any",
                    Title = "Any",
                    Language = new Language("Esperanto", "eo"),
                    ForSpeakersOf = new Language("English", "en-GB"),
                    License = new License("CC", null, "https://example.com/l"),
                    SpecialCharacters = ["ĝ", "ĉ"],
                    HasAudio = list.Count % 2 == 0,
                    Policies = list.Count % 3 == 0 ? null : new CoursePolicies(0.8, UnlockPolicy.InOrder),
                    Units = [new UnitSource("any.one", "One", [.. list.Select((_, i) => $"any.l{i}")]), new UnitSource("any.two", "Two / ~", [])],
                    UpdatedAt = default,
                },
                list.Select((lesson, i) => (Id: $"any.l{i}", lesson)).ToDictionary(lesson => lesson.Id, lesson => lesson.lesson, StringComparer.Ordinal));
            var written = Written(course).GetAwaiter().GetResult();
            var errors = new Server.Content.Authoring.Reading.BodyErrors();
            var read = CourseFileReader.Read(JsonNode.Parse(written)!.AsObject(), errors).Course;
            errors.All.ShouldBeEmpty();
            read.Lessons.Keys.ShouldBe(course.Lessons.Keys);
            foreach (var (id, lesson) in course.Lessons)
            {
                CourseBuilder.HashOf(read.Lessons[id]).ShouldBe(CourseBuilder.HashOf(lesson));
            }

            Same(read.Course, course.Course);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(12));
    }

    [Fact]
    public void EveryErrorHasItsPlaceInTheFile()
    {
        const string Text = """
            {
              "format": "myna-course/1", "id": "x", "title": "X",
              "language": { "name": "Basque", "code": "not a tag" }, "forSpeakersOf": { "name": "English", "code": "en" },
              "units": [
                { "title": "One", "lessons": [
                  { "title": "A", "words": [ { "text": "kaixo", "translation": "hello" },
                    { "text": "é", "translation": 7, "unknown/~": true } ] },
                  { "words": [] }
                ] }
              ]
            }
            """;
        var log = new ProblemLog();

        CourseFileText.Read("x.json", Encoding.UTF8.GetBytes(Text), log).ShouldBeNull();

        log.Problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "x.json:3:43: /language/code is not a language tag such as eu or pt-BR",
            "x.json:7:39: /units/0/lessons/0/words/1/translation must be a text",
            "x.json:7:55: /units/0/lessons/0/words/1/unknown~1~0 is not known here",
            "x.json:8:7: /units/0/lessons/1/title is needed",
        ]);
    }

    [Theory]
    [InlineData("", "x.json:1:1: not valid JSON")]
    [InlineData("{\n \"a\": }", "x.json:2:7: not valid JSON")]
    [InlineData("[]", "x.json:1: the file is no JSON object")]
    [InlineData("{\"format\":\"a\",\"format\":\"b\"}", "x.json:1: the name 'format' stands twice in one object")]
    [InlineData("{\"format\":\"\\ud800\"}", "x.json:1: the field format has characters that are not valid Unicode text")]
    public void WhatIsNoCourseAtAllIsTold(string text, string problem)
    {
        var log = new ProblemLog();
        CourseFileText.Read("x.json", Encoding.UTF8.GetBytes(text), log).ShouldBeNull();
        log.Problems[0].ToString().ShouldBe(problem);
    }

    [Fact]
    public void AFileWithoutIdsGetsTheSameIdsEachTime()
    {
        const string Text = """
            {"format":"myna-course/1","id":"x","title":"X","language":{"name":"Basque","code":"eu"},"forSpeakersOf":{"name":"English","code":"en"},
             "units":[{"title":"One","lessons":[{"title":"Hello","words":[{"text":"kaixo","translation":"hello"}]},{"title":"Hello","words":[{"text":"agur","translation":"bye"}]}]}]}
            """;

        var first = CourseFileText.Read("x.json", Encoding.UTF8.GetBytes(Text), new ProblemLog())!.Course;

        first.Lessons.Keys.ShouldBe(["x.hello", "x.hello-1"]);
        CourseFileText.Read("x.json", Encoding.UTF8.GetBytes(Text), new ProblemLog())!.Course.Course.Units[0].Id.ShouldBe(first.Course.Units[0].Id);
    }

    private static void Same(CourseSource read, CourseSource course)
    {
        read.Units.Select(unit => (unit.Id, unit.Title, string.Join(' ', unit.Lessons))).ShouldBe(course.Units.Select(unit => (unit.Id, unit.Title, string.Join(' ', unit.Lessons))));
        read.SpecialCharacters.ShouldBe(course.SpecialCharacters);
        (read with { Units = course.Units, SpecialCharacters = course.SpecialCharacters }).ShouldBe(course);
    }

    private static async Task<byte[]> Written(SourceCourse course)
    {
        using var stream = new MemoryStream();
        await CourseExport.Write(stream, course.Course, ids => ValueTask.FromResult<IReadOnlyList<(string, LessonSource)>>([.. ids.Select(id => (id, course.Lessons[id]))]), default);
        return stream.ToArray();
    }
}
