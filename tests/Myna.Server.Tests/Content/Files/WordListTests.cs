using Myna.Server.Content.Contracts;
using Myna.Server.Content.Files;
using Myna.Server.Content.Source;

namespace Myna.Server.Tests.Content.Files;

/// <summary>Lists of words as spreadsheets write them.</summary>
public class WordListTests
{
    [Theory]
    [InlineData("Word,Translation,Also accepted\nkaixo,hello,hi|hey\n\"agur, bai\",\"good\"\"bye\",\n", ',')]
    [InlineData("word;translation;also accepted\r\nkaixo;hello;hi|hey\r\n\"agur, bai\";\"good\"\"bye\";\r\n", ';')]
    [InlineData("\uFEFFFront\tBack\talsoAccepted\nkaixo\thello\thi|hey\n\nagur, bai\t\"good\"\"bye\"\t", '\t')]
    public void TheDialectIsSniffed(string text, char delimiter)
    {
        var lesson = Read(text.TrimStart('\uFEFF'), out var log).ShouldHaveSingleItem();

        log.Problems.ShouldBeEmpty(delimiter.ToString());
        lesson.Title.ShouldBe("Words");
        lesson.Words.Select(word => (word.Text, word.Translation)).ShouldBe([("kaixo", "hello"), ("agur, bai", "good\"bye")]);
        lesson.Words[0].AlsoAccepted.ShouldBe(["hi", "hey"]);
        lesson.Words[1].AlsoAccepted.ShouldBeNull();
    }

    [Fact]
    public void ColumnsTellLessonsAndPhrases()
    {
        var lessons = Read("lesson,text,translation,kind\nA,kaixo,hello,\nB,Kaixo Ana,Hello Ana,phrase\nA,agur,bye,word\n", out _);

        lessons.Select(lesson => (lesson.Title, lesson.Words.Count, lesson.Phrases.Count)).ShouldBe([("A", 2, 0), ("B", 0, 1)]);
    }

    [Fact]
    public void ALongListBecomesSeveralLessons() =>
        Read("text,translation\n" + string.Concat(Enumerable.Range(0, 700).Select(i => $"w{i},t{i}\n")), out _)
            .Select(lesson => (lesson.Title, lesson.Words.Count)).ShouldBe([("Words", 300), ("Words (2)", 300), ("Words (3)", 100)]);

    [Fact]
    public void EveryErrorHasItsPlace()
    {
        Read("text,translation,kind,nonsense\n,hello,\n\"two\nlines\",,verb\nkaixo,???,word\nok,fine,\n", out var log);

        log.Problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "x.csv:1:23: warning: the column 'nonsense' is not known and was passed over",
            "x.csv:2:1: 'text' is empty",
            "x.csv:4:8: 'translation' is empty",
            "x.csv:4:9: 'kind' is word or phrase",
            "x.csv:5:7: 'translation' has no letter in it",
        ]);
    }

    [Theory]
    [InlineData("", "x.csv:1:1: the file is empty: its first line names the columns, such as text,translation")]
    [InlineData("a,b\n1,2", "x.csv:1:1: the first line names no column 'text' (or word, phrase, term, front, target)")]
    [InlineData("text,text,translation\na,b,c", "x.csv:1:6: the column 'text' is there twice")]
    public void AListWithoutAHeaderIsRefused(string text, string problem)
    {
        Read(text, out var log).ShouldBeEmpty();
        log.Problems.Where(found => found.IsError).Select(found => found.ToString()).ShouldContain(problem);
    }

    private static IReadOnlyList<LessonSource> Read(string text, out ProblemLog log) => WordList.Read("x.csv", text, "Words", log = new ProblemLog());
}
