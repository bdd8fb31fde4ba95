using System.Net;

namespace Myna.Server.Tests.Accounts.Sessions;

/// <summary>A login storm over the whole server: its timing is bench/accounts' to show, its answers are shown here.</summary>
public sealed class StormTests
{
    [Fact]
    public async Task LessonsAreReadWhileAStormOfLoginsIsAnsweredOrToldToComeBack()
    {
        await using var server = await AccountsProcess.Start(new() { ["PasswordIterations"] = "100000", ["HashingThreads"] = "1", ["HashingQueue"] = "8", ["Limits:LoginsPerAddressAMinute"] = "120" });
        var ana = await server.SignUp("ana");
        var course = (await server.Send(HttpMethod.Get, "/courses", null, ana.AccessToken)).ShouldBeOk().Body.GetProperty("items")[0].GetProperty("id").GetString();
        var outline = (await server.Send(HttpMethod.Get, $"/courses/{course}", null, ana.AccessToken)).ShouldBeOk().Body;
        var lesson = outline.GetProperty("units")[0].GetProperty("lessons")[0].GetProperty("id").GetString();

        var storm = Task.WhenAll(Enumerable.Range(0, 200).Select(i => server.Send(
            HttpMethod.Post, "/auth/login", new { email = i % 4 > 0 ? "ana@example.com" : $"nobody{i}@example.com", password = AccountsServer.Password })));
        var reads = new List<Answer>();
        while (!storm.IsCompleted)
        {
            reads.Add(await server.Send(HttpMethod.Get, $"/lessons/{lesson}", null, ana.AccessToken));
        }

        var answers = await storm;
        reads.ShouldNotBeEmpty();
        reads.ShouldAllBe(read => read.Status == HttpStatusCode.OK);
        answers.ShouldContain(answer => answer.Status == HttpStatusCode.OK);
        answers.ShouldContain(answer => answer.Status == HttpStatusCode.ServiceUnavailable);
        answers.ShouldContain(answer => answer.Status == HttpStatusCode.TooManyRequests);
        foreach (var answer in answers)
        {
            switch (answer.Status)
            {
                case HttpStatusCode.OK:
                    break;
                case HttpStatusCode.Unauthorized:
                    answer.Code.ShouldBe("invalid_credentials");
                    break;
                default:
                    answer.Code.ShouldBe(answer.Status == HttpStatusCode.ServiceUnavailable ? "sign_ins_busy" : "too_many_attempts", answer.Text);
                    answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
                    break;
            }
        }
    }
}
