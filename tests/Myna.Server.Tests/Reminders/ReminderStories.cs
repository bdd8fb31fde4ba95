using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Streaks;
using Myna.Server.Reminders;
using Myna.Server.Tests.Accounts;
using Myna.Server.Tests.Accounts.Mail;
using Myna.Server.Tests.Scenarios;
using Myna.Storage;
using Myna.Tests;

namespace Myna.Server.Tests.Reminders;

/// <summary>Learners who are reminded by email, by the clock of the test.</summary>
public abstract class ReminderStories(Func<Home> newHome) : IAsyncLifetime
{
    private const string Subject = "Your streak ends today";

    private Home _home = null!;
    private AccountsServer _server = null!;

    public async Task InitializeAsync()
    {
        _home = newHome();
        _server = await AccountsServer.Start(
            _home.Settings.ToDictionary(setting => setting.Key["Myna__".Length..].Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value, StringComparer.Ordinal), _home.Folder);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _home.DisposeAsync();
    }

    [SkippableFact]
    public async Task AStreakThatEndsTodayIsToldOnceAndOnePostEndsIt()
    {
        var (ana, ben) = (await SignUp("ana"), await SignUp("ben"));
        await HasAStreak(ana, "2026-11-22");
        await HasAStreak(ben, "2026-11-23");
        (await _server.Get("/users/me/reminders", ana.AccessToken)).ShouldBeOk().Body.GetProperty("email").GetBoolean().ShouldBeFalse("nobody is reminded who has not asked");
        foreach (var learner in new[] { ana, ben })
        {
            var set = (await Set(learner, new { email = true, league = false, hours = new[] { 18 } })).ShouldBeOk().Body;
            (set.GetProperty("email").GetBoolean(), set.GetProperty("streak").GetBoolean(), set.GetProperty("league").GetBoolean(), set.GetProperty("quietFrom").GetInt32()).ShouldBe((true, true, false, 22));
        }

        // Monday 18:45, and both rounds of two processes and the one of the server at once.
        await Until(new DateTimeOffset(2026, 11, 23, 18, 45, 0, TimeSpan.Zero));
        var email = await _server.EmailTo("ana@example.com", Subject);
        await _server.NothingIsWaiting();
        Reminders().Select(sent => sent.To.Mailboxes.Single().Address).ShouldBe(["ana@example.com"], "once, and not to Ben, who has learnt today");
        email.TextBody!.ShouldContain("learnt 5 days in a row");

        // The two headers of RFC 8058, and the link in the text is the same.
        email.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        var link = new Uri(email.Headers["List-Unsubscribe"]!.Trim('<', '>'));
        email.TextBody!.ShouldContain(link.ToString());

        // A program that looks at the link ends nothing; a post of a form without any login does.
        using var stranger = _server.NewClient();
        var page = await stranger.GetAsync(link.PathAndQuery);
        (page.StatusCode, page.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/html"));
        (await _server.Get("/users/me/reminders", await Again("ana"))).ShouldBeOk().Body.GetProperty("email").GetBoolean().ShouldBeTrue();
        for (var again = 0; again < 2; again++)
        {
            using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            (await stranger.PostAsync(link.PathAndQuery, form)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await _server.Get("/users/me/reminders", await Again("ana"))).ShouldBeOk().Body.GetProperty("email").GetBoolean().ShouldBeFalse();
        foreach (var forged in new[] { "", "nonsense", $"{ana.UserId}.", $"{ana.UserId}.AAAA", $"{ben.UserId}.{link.Query[(link.Query.LastIndexOf('.') + 1)..]}" })
        {
            (await stranger.PostAsync(new Uri($"{link.AbsolutePath}?token={forged}", UriKind.Relative), null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        // Tuesday: Ben's streak ends now, and Ana has unsubscribed.
        await Until(new DateTimeOffset(2026, 11, 24, 18, 45, 0, TimeSpan.Zero));
        await _server.EmailTo("ben@example.com", Subject);
        await _server.NothingIsWaiting();
        Reminders().Count.ShouldBe(2);
    }

    [SkippableFact]
    public async Task NoEmailGoesToAnAddressThatIsNotConfirmedOrComesTooLate()
    {
        var ana = await SignUp("ana");
        await HasAStreak(ana, "2026-11-22");
        (await Set(ana, new { email = true })).ShouldBeOk();
        await _server.Store.Update(IdentityDocuments.Users, ana.UserId, user => user with { EmailVerified = false });
        await Until(new DateTimeOffset(2026, 11, 23, 18, 45, 0, TimeSpan.Zero));
        await _server.NothingIsWaiting();
        Reminders().ShouldBeEmpty("the address is not confirmed");

        // Asked once more when an email is sent.
        var isWanted = _server.Services.GetRequiredService<ReminderIsWanted>();
        (await isWanted(ana.UserId, default)).ShouldBeTrue();
        await _server.Store.Update(LearnerTotals.Collection, ana.UserId, totals => totals with { Streak = totals.Streak! with { LastDay = "2026-11-23" } });
        (await isWanted(ana.UserId, default)).ShouldBeFalse("has learnt today");

        // Late is too late: the server was away until after 20:30.
        await Confirm(ana);
        _server.Clock.Advance(TimeSpan.FromHours(26));
        await Round();
        await _server.NothingIsWaiting();
        Reminders().ShouldBeEmpty();
        (await _server.Store.Load(Reminder.Collection, ana.UserId))!.Value.Value.NextAt!.Value.ShouldBe(new DateTimeOffset(2026, 11, 25, 18, 15, 0, TimeSpan.Zero), TimeSpan.FromMinutes(15));
    }

    [SkippableFact]
    public async Task WhatCannotBeIsRefusedAndChangesNothing()
    {
        var ana = await SignUp("ana");
        (await Set(ana, new { email = true, hours = new[] { 7, 20 }, quietFrom = 21, quietTo = 6, words = false })).ShouldBeOk();
        foreach (var (body, field) in new (object, string)[]
        {
            (new { }, "email"), (new { email = true, hours = new[] { 24 } }, "hours"), (new { email = true, hours = Array.Empty<int>() }, "hours"), (new { email = true, hours = new[] { 9, 10, 11 } }, "hours"),
            (new { email = true, hours = new[] { 23 } }, "hours"), (new { email = true, quietFrom = -1 }, "quietFrom"), (new { email = true, quietTo = 24 }, "quietTo"),
        })
        {
            (await Set(ana, body)).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request").Body.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(field);
        }

        var settings = (await _server.Get("/users/me/reminders", ana.AccessToken)).ShouldBeOk().Body;
        (settings.GetProperty("hours").GetRawText(), settings.GetProperty("quietFrom").GetInt32(), settings.GetProperty("words").GetBoolean()).ShouldBe(("[7,20]", 21, false));
        var guest = (await _server.Post("/auth/guest", new { timeZone = "Europe/Madrid" })).ShouldBeOk().Body.GetProperty("accessToken").GetString()!;
        (await _server.Send(HttpMethod.Put, "/users/me/reminders", new { email = true }, guest)).ShouldBeProblem(HttpStatusCode.Conflict, "sign_up_first");
        (await _server.Get("/users/me/export", ana.AccessToken)).ShouldBeOk().Body.GetProperty("modules").GetProperty("reminders").GetProperty("hours").GetRawText().ShouldBe("[7,20]");
        (await _server.Delete("/users/me", ana.AccessToken)).ShouldBeOk();
        (await _server.Store.Load(Reminder.Collection, ana.UserId)).ShouldBeNull();
    }

    private async Task<SignedIn> SignUp(string name)
    {
        var learner = await _server.SignUp(name);
        await Confirm(learner);
        return learner;
    }

    private async Task Confirm(SignedIn learner) => await _server.Store.Update(IdentityDocuments.Users, learner.UserId, user => user with { EmailVerified = true, TimeZone = "Etc/UTC" });

    private async Task<string> Again(string name) => new SignedIn((await _server.LogIn(name)).ShouldBeOk().Body).AccessToken;

    private Task<Answer> Set(SignedIn learner, object body) => _server.Send(HttpMethod.Put, "/users/me/reminders", body, learner.AccessToken);

    private async Task HasAStreak(SignedIn learner, string lastDay) => await _server.Store.Commit(new Commit().Insert(
        LearnerTotals.Collection,
        LearnerTotals.Empty(learner.UserId) with { Xp = 50, XpReachedAt = 1, Streak = new Streak(5, 5, 0, lastDay, DateTimeOffset.Parse($"{lastDay}T08:00:00Z", null), "Etc/UTC") }));

    private async Task Until(DateTimeOffset time)
    {
        _server.Clock.Advance(time - _server.Clock.GetUtcNow());
        await Round();
    }

    /// <summary>As two processes would beside this one.</summary>
    private Task Round() => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _server.Services.GetRequiredService<ReminderUpkeep>().Run(default)));

    private List<MimeMessage> Reminders() => _server.Emails().FindAll(email => email.Headers.Contains("List-Unsubscribe"));
}

public sealed class ReminderStoriesOnSqlite() : ReminderStories(Home.OnSqlite);

public sealed class ReminderStoriesOnMongoDb(MongoDouble mongo) : ReminderStories(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
