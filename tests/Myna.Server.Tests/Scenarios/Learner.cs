using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Somebody who uses the API as an app does: over HTTP, knowing nothing but what it answered before.</summary>
public sealed class Learner(HttpClient http)
{
    public const string Password = "correct-zebra-lamp-42";

    // What was shown after earlier answers: how a learner comes to know what is right.
    private readonly Dictionary<string, JsonElement> _known = new(StringComparer.Ordinal);

    public string UserId { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string AccessToken { get; private set; } = "";

    public string RefreshToken { get; private set; } = "";

    public static async Task<Learner> SignUp(Learner nobody, string name, string timeZone)
    {
        nobody.Email = $"{name}-{Guid.NewGuid():N}@example.com";
        var account = await nobody.Post("/auth/signup", new { email = nobody.Email, password = Password, displayName = name, timeZone });
        account.ShouldBeOk(HttpStatusCode.Created);
        nobody.UserId = account["user"].GetProperty("id").GetString()!;
        nobody.AccessToken = account["accessToken"].GetString()!;
        nobody.RefreshToken = account["refreshToken"].GetString()!;
        return nobody;
    }

    public static async Task<Learner> AsGuest(Learner nobody, string timeZone = "Europe/Madrid")
    {
        var account = (await nobody.Post("/auth/guest", new { timeZone })).ShouldBeOk(HttpStatusCode.Created);
        nobody.UserId = account["user"].GetProperty("id").GetString()!;
        nobody.AccessToken = account["accessToken"].GetString()!;
        nobody.RefreshToken = account["refreshToken"].GetString()!;
        return nobody;
    }

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null, AccessToken);

    public Task<Reply> Post(string path, object? body = null, string? idempotencyKey = null) =>
        Send(HttpMethod.Post, path, body is null ? null : Json(JsonSerializer.Serialize(body)), AccessToken, idempotencyKey);

    public Task<Reply> PostText(string path, string body, string contentType = "application/json") =>
        Send(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, contentType), AccessToken);

    /// <summary>Sends a file in a form, after texts. Its name and type are the client's word, which nobody believes.</summary>
    public async Task<Reply> Upload(byte[] bytes, params (string Name, string Text)[] texts)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, text) in texts)
        {
            form.Add(new StringContent(text, Encoding.UTF8), name);
        }

        using var file = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } };
        form.Add(file, "file", "../../evil.html");
        return await Send(HttpMethod.Post, "/media", form, AccessToken);
    }

    /// <param name="token">Sent as it stands; null sends none, empty too.</param>
    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? body, string? token, string? idempotencyKey = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path.StartsWith("/.", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal) ? path : "/api/v1" + path, UriKind.Relative)) { Content = body };
        if (!string.IsNullOrEmpty(token))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        var response = await http.SendAsync(request);
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response);
    }

    public async Task<string> FirstLesson(string? courseId = null)
    {
        courseId ??= (await Get("/courses")).ShouldBeOk()["items"][0].GetProperty("id").GetString()!;
        return (await Get($"/courses/{courseId}")).ShouldBeOk()["units"][0].GetProperty("lessons")[0].GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> Start(string lessonId) => (await Post("/attempts", new { kind = "lesson", lessonId })).ShouldBeOk(HttpStatusCode.Created).Body;

    /// <summary>Answers one question with what this learner knows; a question never seen is skipped.</summary>
    public async Task<Reply> Answer(string attemptId, string questionId)
    {
        var reply = await Post($"/attempts/{attemptId}/answers", new { questionId, response = _known.TryGetValue(questionId, out var known) ? (object)known : null, elapsedMs = 4000 });
        if (reply.Status == HttpStatusCode.OK)
        {
            _known[questionId] = reply["solution"];
        }

        return reply;
    }

    /// <summary>A whole lesson from start to finish.</summary>
    public async Task<Reply> Learn(string lessonId)
    {
        var attempt = await Start(lessonId);
        var id = attempt.GetProperty("id").GetString()!;
        foreach (var question in attempt.GetProperty("questions").EnumerateArray())
        {
            (await Answer(id, question.GetProperty("id").GetString()!)).ShouldBeOk();
        }

        return (await Post($"/attempts/{id}/finish")).ShouldBeOk();
    }

    /// <summary>Waits for their cohort of the league, which comes a moment after the first XP of the week; gives the league.</summary>
    public async Task<Reply> League()
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var league = (await Get("/league")).ShouldBeOk();
            if (league.Body.TryGetProperty("me", out _))
            {
                return league;
            }

            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "no cohort came");
            await Task.Delay(20);
        }
    }

    /// <summary>Sees the answers to all questions of a lesson, by skipping its quiz once: then <see cref="Learn"/> passes it.</summary>
    public async Task<Learner> Studies(string lessonId)
    {
        var quizId = (await Get($"/lessons/{lessonId}")).ShouldBeOk()["quizId"].GetString();
        var attempt = (await Post("/attempts", new { kind = "quiz", quizId })).ShouldBeOk(HttpStatusCode.Created);
        foreach (var question in attempt["questions"].EnumerateArray())
        {
            (await Answer(attempt["id"].GetString()!, question.GetProperty("id").GetString()!)).ShouldBeOk();
        }

        return this;
    }

    /// <summary>Goes on as this one, who used another server: with the tokens and what was learnt.</summary>
    public void TakeOver(Learner other)
    {
        (UserId, Email, AccessToken, RefreshToken) = (other.UserId, other.Email, other.AccessToken, other.RefreshToken);
        foreach (var (question, solution) in other._known)
        {
            _known[question] = solution;
        }
    }

    /// <summary>Gets a new pair of tokens for the old one.</summary>
    public async Task Refresh()
    {
        var pair = (await Post("/auth/refresh", new { refreshToken = RefreshToken })).ShouldBeOk();
        AccessToken = pair["accessToken"].GetString()!;
        RefreshToken = pair["refreshToken"].GetString()!;
    }

    /// <summary>Signs in to an account that is there.</summary>
    public async Task LogIn(string email)
    {
        var login = (await Post("/auth/login", new { email, password = Password })).ShouldBeOk();
        (Email, UserId) = (email, login["user"].GetProperty("id").GetString()!);
        AccessToken = login["accessToken"].GetString()!;
        RefreshToken = login["refreshToken"].GetString()!;
    }

    /// <summary>The same person on another device.</summary>
    public async Task<Learner> OnAnotherDevice()
    {
        var device = new Learner(http);
        await device.LogIn(Email);
        foreach (var (question, solution) in _known)
        {
            device._known[question] = solution;
        }

        return device;
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
