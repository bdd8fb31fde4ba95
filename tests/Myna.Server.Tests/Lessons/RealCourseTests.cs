using Myna.Server.Lessons.Import;

namespace Myna.Server.Tests.Lessons;

public class RealCourseTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [SkippableFact]
    public void BasqueIsReadWhole()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var course = RealCourses.Basque;
        output.WriteLine($"{watch.ElapsedMilliseconds} ms; {RealCourses.BasqueLog.Problems.Count}");
        output.WriteLine(string.Join('\n', RealCourses.BasqueLog.Problems));
        output.WriteLine($"{course.Lessons.Sum(l => l.Quiz.Questions.Count)}");
        output.WriteLine($"{course.Lessons.Max(l => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(l.Quiz, Myna.Server.Quizzes.QuizJson.Default.Quiz).Length)}");
        output.WriteLine($"{course.Lessons.Sum(l => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(l.Quiz, Myna.Server.Quizzes.QuizJson.Default.Quiz).Length)}");
        output.WriteLine($"{course.Lessons.Average(l => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(l.Lesson, Myna.Server.Lessons.LessonJson.Default.Lesson).Length)}");
        course.Lessons.Count.ShouldBe(144);
        course.Lessons.Sum(pair => pair.Lesson.Words.Count).ShouldBe(1126);
        course.Lessons.Sum(pair => pair.Lesson.PhraseCount).ShouldBe(2256);
        course.Lessons.Count(pair => pair.Lesson.Content.Count > 0).ShouldBe(144);
    }

    [SkippableFact]
    public void JudeoSpanishIsReadWhole()
    {
        var course = RealCourses.JudeoSpanish;
        course.Lessons.Count.ShouldBe(200);
        output.WriteLine(string.Join('\n', RealCourses.Load("judeo-spanish-from-english").Log.Problems));
        course.Lessons.Sum(pair => pair.Lesson.PhraseCount).ShouldBe(450);
        output.WriteLine(string.Join('\n', RealCourses.Load("bangla-from-english").Log.Problems));
    }
}
