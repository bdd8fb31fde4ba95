using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Myna.Server;
using Myna.Server.Accounts.Identity;
using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Regrading;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Text;
using Myna.Storage;
using NodaTime;

// How fast past answers are judged again after an author has accepted one: the whole server on SQLite, without HTTP.
//   dotnet run -c Release --project bench/regrading -- LEARNERS PERCENT
// Each learner has five finished attempts of 14 answers at one lesson. In PERCENT of the attempts the answer that is accepted later was typed.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Attempts = 5;
const string Typed = "otra cosa";
var learners = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var percent = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
var folder = Directory.CreateTempSubdirectory("myna-bench-").FullName;
await using (var app = ServerProgram.Build(["--urls", "http://127.0.0.1:0", "--Myna:DataDir", folder]))
{
    await Run(app);
    await app.StopAsync();
}

Directory.Delete(folder, recursive: true);

async Task Run(WebApplication app)
{
    T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();
    var (store, quizzes) = (Get<IDocumentStore>(), Get<PreparedQuizzes>());
    await ServerProgram.Start(app);
    var course = (await Get<Catalogue>().Course("spanish-from-english"))!;
    var lesson = course.Units[0].Lessons[0];
    var quiz = (await quizzes.Current(lesson.QuizId))!;
    var typed = quiz.Quiz.Questions.First(question => question.Type == QuestionType.Text);
    var asked = quiz.Quiz.Questions.Where(question => question != typed).Take(AttemptPlanner.SessionSize - 1).Prepend(typed).ToList();
    var random = new Random(1);
    int matching;
    var plan = Enumerable.Range(0, learners).Select(learner => (Learner: learner, Typed: Enumerable.Range(0, Attempts).Select(_ => random.Next(100) < percent).ToArray())).ToList();
    matching = plan.Sum(each => each.Typed.Count(isTyped => isTyped));
    await Parallel.ForEachAsync(plan, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (each, _) =>
    {
        var learner = each.Learner;
        var userId = Ids.New(DateTimeOffset.UnixEpoch.AddSeconds(learner));
        await store.Transact(commit =>
        {
            commit.Insert(IdentityDocuments.Users, new User
            {
                Id = userId,
                Email = $"{learner}@example.com",
                EmailKey = $"{learner}@example.com",
                DisplayName = $"Learner {learner}",
                TimeZone = "Europe/Madrid",
                Roles = ["learner"],
                Preferences = new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal),
                CreatedAt = DateTimeOffset.UnixEpoch,
            });
            return ValueTask.FromResult(true);
        });
        for (var i = 0; i < Attempts; i++)
        {
            await Learn(userId, new DateTimeOffset(2026, 11, 2 + i, 12, 0, 0, TimeSpan.Zero).AddSeconds(learner % 3600), each.Typed[i]);
        }
    });

    var author = new Caller("admin", "bench", Roles.Admin);
    var accepted = await store.Transact(commit => Get<CourseAnswers>().Accept(commit, author, lesson.Id, typed.Id, Typed, TimeProvider.System.Now(), default));
    if (!accepted.IsOk)
    {
        throw new InvalidOperationException(accepted.Problem.Code);
    }

    var work = new Regrade
    {
        Id = Ids.New(TimeProvider.System.Now()),
        Accepted = new AcceptedText(lesson.QuizId, typed.Id, Folding.For(quiz.KeyOf(typed.Id)!.Language).Normalise(Typed)),
        AskedAt = TimeProvider.System.Now(),
        OpenSince = TimeProvider.System.Now(),
    };
    await store.Transact(commit =>
    {
        commit.Insert(Regrade.Collection, work);
        return ValueTask.FromResult(true);
    });
    var (watch, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
    Get<Regrader>().Wake();
    Regrade done;
    while ((done = (await store.Load(Regrade.Collection, work.Id))!.Value.Value).DoneAt is null)
    {
        await Task.Delay(5);
    }

    var (took, used) = (watch.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - cpu);
    var check = await LedgerCheck.Run(store, repair: false);
    if (done.Answers != matching || done.DoneAt is null || check.Differing.Count > 0)
    {
        throw new InvalidOperationException($"{done.Answers} of {matching} answers were judged again; {check.Differing.Count} balances differ.");
    }

    var total = done.Attempts * asked.Count;
    Console.WriteLine(
        $"{learners} learners, {done.Attempts} attempts, {total} answers, {done.Answers} of them judged again: {took.TotalSeconds:0.0} s, {used.TotalSeconds:0.0} s CPU; "
        + $"{total / took.TotalSeconds:0} answers/s looked at, {done.Answers / took.TotalSeconds:0}/s corrected ({took.TotalMicroseconds / Math.Max(1, done.Answers):0} µs, {used.TotalMicroseconds / Math.Max(1, done.Answers):0} µs CPU each)");

    async Task Learn(string userId, DateTimeOffset at, bool isTyped)
    {
        var attempt = new Attempt
        {
            Id = Ids.New(at),
            UserId = userId,
            Kind = AttemptKind.Lesson,
            CourseId = course.Id,
            LessonId = lesson.Id,
            QuizId = lesson.QuizId,
            Quizzes = [new PinnedQuiz(quiz.Quiz.Id, quiz.Quiz.Version)],
            Questions = [.. asked.Select(question => new AskedQuestion(question.Id, 0))],
            Answers = [.. asked.Select(question => Answer(question, isTyped, at))],
            StartedAt = at.AddMinutes(-5),
        };
        await store.Transact(async commit =>
        {
            var facts = new FinishFacts(
                new Document<Attempt>(attempt, 1), [quiz], await Get<LessonRecords>().Load(userId, [lesson.Id]), await Get<Totals>().Load(userId, isGuest: false));
            var finish = Finish.Decide(facts, at, DateTimeZoneProviders.Tzdb["Europe/Madrid"], Get<Sequence>().Next(at));
            finish.Payment.AddTo(commit);
            finish.Lessons.AddTo(commit);
            commit.Insert(AttemptDocuments.Attempts, AttemptStep.Fold(attempt, finish.End));
            return true;
        });
    }

    GivenAnswer Answer(Question question, bool isTyped, DateTimeOffset at)
    {
        var response = question == typed && isTyped ? Response.Of(Typed) : quiz.SolutionOf(question.Id)!;
        return GivenAnswer.Of(question.Id, response, quiz.Grade(question.Id, response).Grade!, 4000, at.AddMinutes(-1));
    }
}
