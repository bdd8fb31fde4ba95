using Myna.Server.Content;
using Myna.Server.Content.Contracts;
using Myna.Server.Progress;
using Myna.Server.Shared;
using Myna.Server.Tests.Practice;
using Myna.Storage;

namespace Myna.Server.Tests.Progress;

/// <summary>A course that lost a lesson and a word after a learner had learnt them.</summary>
public sealed class ReplacedCourseTests
{
    [Fact]
    public async Task ProgressCountsOnlyWhatTheCourseStillHas()
    {
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana");
        var course = (await ana.Get("/courses")).ShouldBeOk()["items"][0].GetProperty("id").GetString()!;
        var outline = (await server.Store.Load(ContentDocuments.Courses, course))!.Value.Value;
        var lessons = outline.Units.SelectMany(unit => unit.Lessons).Take(2).ToList();
        foreach (var lesson in lessons)
        {
            await (await ana.Studies(lesson.Id)).Learn(lesson.Id);
        }

        server.Clock.Advance(TimeSpan.FromDays(3));
        var caller = FinishAttemptTests.CallerOf(ana);
        var before = (await server.Get<GetProgress>().Handle(caller, default)).Value!.Courses.ShouldHaveSingleItem();
        var kept = (await server.Store.Load(ProgressDocuments.Lessons, LessonProgress.IdOf(ana.UserId, lessons[0].Id)))!.Value.Value;
        var word = kept.Items.First(item => item.IsWord).Memory.ItemId;
        before.LessonsDone.ShouldBe(2);
        before.DueNow.ShouldBeGreaterThan(kept.Items.Count);

        await server.Store.Update(ContentDocuments.Quizzes, lessons[0].QuizId, quiz => Without(quiz, word));
        await server.Store.Update(ContentDocuments.Courses, course, changed => changed with
        {
            ContentHash = "replaced",
            Units = [.. changed.Units.Select(unit => unit with { Lessons = [.. unit.Lessons.Where(lesson => lesson.Id != lessons[1].Id)] })],
        });

        var after = (await server.Get<GetProgress>().Handle(caller, default)).Value!.Courses.ShouldHaveSingleItem();
        var reviews = (await server.Get<GetReviews>().Handle(caller, course, default)).Value!;
        after.LessonsDone.ShouldBe(1);
        after.Xp.ShouldBe(before.Xp, "XP stay earned");
        after.DueNow.ShouldBe(kept.Items.Count - 1);
        reviews.Due.ShouldBe(after.DueNow);
        reviews.Items.ShouldAllBe(item => item.LessonId == lessons[0].Id && item.ItemId != word);
        (await server.Get<GetCourseProgress>().Handle(caller, course, default)).Value!.Lessons.ShouldHaveSingleItem().State.Due.ShouldBe(after.DueNow);
        (await server.Get<GetLessonProgress>().Handle(caller, lessons[0].Id, default)).Value!.Items.ShouldNotContain(item => item.ItemId == word);
    }

    private static Quiz Without(Quiz quiz, string itemId)
    {
        var questions = quiz.Questions.Where(question => !question.ItemIds.Contains(itemId)).ToList();
        return quiz with { Version = quiz.Version + 1, Questions = questions, Keys = [.. quiz.Keys.Where(key => questions.Any(question => question.Id == key.QuestionId))] };
    }
}
