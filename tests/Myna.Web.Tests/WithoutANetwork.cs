using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Myna.Server.Tests.Scenarios;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>A lesson is taken along, learnt on a train, and delivered once.</summary>
[Collection(Browser.Collection)]
public sealed class WithoutANetwork(Site site) : IClassFixture<Site>
{
    private const string Lesson = "spanish-from-english.101";

    [SkippableFact]
    public Task ALessonThatWasTakenAlongIsLearntInTheTunnelAndPaidOnce() => site.Visit(
        async visitor =>
        {
            visitor.Tolerate("ERR_");
            visitor.Tolerate("WebSocket");
            var email = await visitor.SignUp("Ana");
            var (questions, solutions) = (await TakeAlong(visitor), await site.SolutionsOf(Lesson));
            await visitor.Context.SetOfflineAsync(true);

            // The whole page again, from this device.
            await visitor.Page.ReloadAsync();
            await Expect(visitor.Page.Locator(".notices")).ToContainTextAsync("You are offline.");
            await Expect(visitor.Page.Locator(".introduction .primary")).ToBeFocusedAsync();
            await visitor.Page.Keyboard.PressAsync("Enter");
            await Expect(visitor.Page.Locator(".player .task")).ToBeVisibleAsync();
            await ShouldPassAxe(visitor);
            var asked = new HashSet<string>();
            for (var saved = visitor.Page.Locator(".saved h1"); await saved.CountAsync() == 0;)
            {
                var id = await visitor.Page.Locator(".player").GetAttributeAsync("data-question");
                asked.Add(id!).ShouldBeTrue();
                await visitor.PutTogether(questions[id!], solutions[id!]);
                await visitor.Page.Keyboard.PressAsync("Enter");
                await Expect(visitor.Page.Locator($".player:not([data-question='{id}'])").Or(saved)).ToBeVisibleAsync();
                if (asked.Count == 3)
                {
                    // Every answer is on disk: a reload goes on where it was.
                    await visitor.Page.ReloadAsync();
                    await Expect(visitor.Page.Locator(".player .count")).ToHaveTextAsync($"3/{14}");
                }
            }

            asked.Count.ShouldBe(14);
            await Expect(visitor.Page.Locator(".saved h1")).ToHaveTextAsync("Saved: graded when you are online");
            await ShouldPassAxe(visitor);
            await visitor.Open("/offline");
            await Expect(visitor.Page.Locator(".ledger li")).ToContainTextAsync("Waits for the network");
            await ShouldPassAxe(visitor);
            var other = await visitor.Context.NewPageAsync();
            await other.GotoAsync(visitor.Page.Url);
            await Expect(other.Locator(".ledger li")).ToContainTextAsync("Waits for the network");

            // The first delivery arrives, and its response does not.
            var deliveries = 0;
            var lost = new TaskCompletionSource();
            await visitor.Context.RouteAsync("**/api/v1/attempts/batch", async route =>
            {
                if (Interlocked.Increment(ref deliveries) == 1)
                {
                    await route.FetchAsync();
                    await route.AbortAsync();
                    lost.SetResult();
                }
                else
                {
                    await route.ContinueAsync();
                }
            });
            await visitor.Context.SetOfflineAsync(false);
            await lost.Task.WaitAsync(TimeSpan.FromMilliseconds(Browser.Patience));
            await visitor.Context.SetOfflineAsync(true);
            await visitor.Context.SetOfflineAsync(false);

            var device = site.Server.Nobody();
            await device.LogIn(email);
            foreach (var tab in new[] { visitor.Page, other })
            {
                await Expect(tab.Locator(".ledger li")).ToContainTextAsync("Delivered: 14 of 14 right, +");
                await Expect(tab.Locator(".notices")).ToBeEmptyAsync();
            }

            var earned = (await device.Get("/progress")).ShouldBeOk()["courses"][0].GetProperty("xp").GetInt32();
            await Expect(visitor.Page.Locator(".ledger li")).ToContainTextAsync($"+{earned} XP");
            earned.ShouldBeGreaterThan(0);
            (await device.Get("/leaderboards/all-time")).ShouldBeOk()["me"].GetProperty("score").GetInt32().ShouldBe(earned);
            await visitor.Page.ReloadAsync();
            await Expect(visitor.Page.Locator(".ledger li")).ToHaveCountAsync(1);
            await Expect(visitor.Page.Locator(".ledger li")).ToContainTextAsync($"+{earned} XP");

            // Nothing stays for the next one at this device.
            await visitor.Open("/settings");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
            await Expect(visitor.Page.Locator(".welcome")).ToBeVisibleAsync();
            await visitor.SignUp("Ben");
            await visitor.Open("/offline");
            await Expect(visitor.Page.Locator(".offline-page")).ToContainTextAsync("Open a lesson and take it along");
            await Expect(visitor.Page.Locator(".ledger li")).ToHaveCountAsync(0);
            (await visitor.Page.EvaluateAsync<int>(CountKept)).ShouldBe(0);
        },
        Look.Keeping);

    [SkippableFact]
    public Task WhatTheServerTellsAboutSomebodyIsNeverInTheCacheOfPages() => site.Visit(
        async visitor =>
        {
            await visitor.SignUp("Ana");
            await TakeAlong(visitor);
            await visitor.Open("/you");
            var kept = await visitor.Page.EvaluateAsync<string[]>(
                """
                async () => {
                  const names = await caches.keys();
                  const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)));
                  return all.flat();
                }
                """);
            kept.ShouldContain("/");
            kept.ShouldAllBe(path => !path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/api/v1/media/", StringComparison.Ordinal));
        },
        Look.Keeping);

    private static async Task ShouldPassAxe(Visitor visitor)
    {
        await visitor.Settle();
        (await visitor.Page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}").ShouldBeEmpty(visitor.Page.Url);
    }

    private const string CountKept =
        """
        () => new Promise((resolve) => {
          const opening = indexedDB.open("myna.offline");
          opening.onsuccess = () => {
            const counts = opening.result.transaction("lessons").objectStore("lessons").count();
            counts.onsuccess = () => { opening.result.close(); resolve(counts.result); };
          };
        })
        """;

    /// <summary>The questions that the lesson may ask, by their ids.</summary>
    private static async Task<IReadOnlyDictionary<string, Question>> TakeAlong(Visitor visitor)
    {
        await visitor.Open($"/lesson/{Lesson}");
        // The service worker has the whole version.
        await visitor.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => undefined)");
        var take = visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Take along" });
        var told = await visitor.Page.RunAndWaitForResponseAsync(() => take.ClickAsync(), response => response.Url.EndsWith("/offline", StringComparison.Ordinal));
        await Expect(take).ToHaveAttributeAsync("aria-pressed", "true");
        var body = (await told.JsonAsync())!.Value;
        return body.GetProperty("questions").EnumerateArray().Select(question => new Question(question.Clone())).ToDictionary(question => question.Id, StringComparer.Ordinal);
    }
}
