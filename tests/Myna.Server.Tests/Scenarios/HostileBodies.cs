using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Every call of the description that takes a body, with text in it that is none.</summary>
public sealed class HostileBodies
{
    /// <summary>As JSON, between the quotes: no Unicode text, so no feature may see it.</summary>
    private static readonly string[] NoText = ["\\ud83d", "\\udc00 x", "x\\ud83d\\ud83d", "correct horse \\uFFFE", "\uFFFF", "\\uFDD0", "\uD83F\uDFFE", "\\ud83f\\udfff"];

    /// <summary>Strange, but text.</summary>
    private static readonly string[] Strange = ["\\u0000", "\\u202e\\u200b", "\uFEFF", "\uD83E\uDD9C", "' OR 1=1 --", "{\\\"$ne\\\":null}", "\\ud83e\\udd9c", "..\\/..\\/etc", "", "x\u0301\u0301\u0301"];

    [Fact]
    public async Task AreRefusedByEveryCallAndBreakNone()
    {
        await using var server = await ServerProcess.Start(Home.OnSqlite());
        var admin = await server.SignUp("admin");
        await server.Stop();
        (await ServerProcess.RunTool(server.Home, $"user grant {admin.Email} admin")).ExitCode.ShouldBe(0);
        await server.Restart();
        var calls = Calls((await server.Nobody().Get("/openapi/v1.json")).Body).ToList();
        calls.Count.ShouldBeGreaterThan(15);

        using var http = new HttpClient { BaseAddress = server.Address };
        foreach (var call in calls)
        {
            // Some calls end sessions or erase the account: each gets a token that works.
            await admin.LogIn(admin.Email);
            foreach (var text in NoText)
            {
                foreach (var body in Bodies(call.Fields, text))
                {
                    var (status, reply) = await Send(http, call, admin.AccessToken, Encoding.UTF8.GetBytes(body));
                    status.ShouldBe(HttpStatusCode.BadRequest, $"{call.Method} {call.Path} {body}: {reply}");
                    JsonDocument.Parse(reply).RootElement.GetProperty("code").GetString().ShouldBe("invalid_request");
                }
            }

            foreach (var body in NoUtf8(call.Fields[0]))
            {
                (await Send(http, call, admin.AccessToken, body)).Status.ShouldBe(HttpStatusCode.BadRequest, $"{call.Method} {call.Path}");
            }

            foreach (var text in Strange)
            {
                foreach (var body in Bodies(call.Fields, text))
                {
                    var (status, reply) = await Send(http, call, admin.AccessToken, Encoding.UTF8.GetBytes(body));
                    ((int)status).ShouldBeLessThan(500, $"{call.Method} {call.Path} {body}: {reply}");
                }
            }
        }

        server.Output.ShouldNotContain("   at ", Case.Sensitive, "A stack trace was logged.");
    }

    private static IEnumerable<Call> Calls(JsonElement document)
    {
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(operation => operation.Value.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out _)))
            {
                var schema = operation.Value.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;
                var fields = schemas.GetProperty(schema.Split('/')[^1]).GetProperty("properties").EnumerateObject().Select(property => property.Name).ToList();
                yield return new Call(new HttpMethod(operation.Name.ToUpperInvariant()), System.Text.RegularExpressions.Regex.Replace(path.Name, "{[^}]*}", "something"), fields);
            }
        }
    }

    /// <summary>The text as each field's value, as a name, and deep inside.</summary>
    private static IEnumerable<string> Bodies(IReadOnlyList<string> fields, string text)
    {
        var plain = string.Join(',', fields.Select(field => $"\"{field}\":\"lesson\""));
        foreach (var field in fields)
        {
            yield return "{" + plain.Replace($"\"{field}\":\"lesson\"", $"\"{field}\":\"{text}\"", StringComparison.Ordinal) + "}";
        }

        yield return $"{{\"{fields[0]}\":{{\"{text}\":1}}}}";
        yield return $"{{\"{fields[0]}\":\"x\",\"unknown\":[{{\"deep\":[\"{text}\"]}}]}}";
    }

    private static IEnumerable<byte[]> NoUtf8(string field)
    {
        foreach (var bytes in new byte[][] { [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82] })
        {
            yield return [.. Encoding.UTF8.GetBytes($"{{\"{field}\":\""), .. bytes, .. "\"}"u8];
        }
    }

    private static async Task<(HttpStatusCode Status, string Reply)> Send(HttpClient http, Call call, string token, byte[] body)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(call.Path, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed record Call(HttpMethod Method, string Path, IReadOnlyList<string> Fields);
}
