using System.Net;
using System.Text;
using Myna.Server.Shared.Text;

namespace Myna.Server.Tests.Accounts;

/// <summary>Text and numbers that JSON can write and that no account can hold.</summary>
public sealed class BadTextTests : IAsyncLifetime
{
    private const string NoText = "correct horse \uFFFE";

    private AccountsServer _server = null!;

    public async Task InitializeAsync() => _server = await AccountsServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("ana@example.com", NoText, "ana", "password")]
    [InlineData("ana@exam\uFFFEple.com", AccountsServer.Password, "ana", "email")]
    [InlineData("ana\uFFFE@example.com", AccountsServer.Password, "ana", "email")]
    [InlineData("ana@example.com", AccountsServer.Password, "ana\uFFFE", "displayName")]
    public async Task ASignUpWithTextThatCannotBeNormalisedNamesTheField(string email, string password, string displayName, string field)
    {
        var refused = (await _server.Post("/auth/signup", new { email, password, displayName })).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");

        refused.Body.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(refused.Text);
    }

    [Fact]
    public async Task ALoginWithTextThatCannotBeNormalisedIsRefused()
    {
        await _server.SignUp("ana");

        foreach (var email in new[] { "ana@example.com", "nobody@example.com" })
        {
            var refused = (await _server.Post("/auth/login", new { email, password = NoText })).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");
            refused.Body.GetProperty("errors").TryGetProperty("password", out _).ShouldBeTrue(refused.Text);
        }

        (await _server.Post("/auth/login", new { email = "ana\uFFFE@example.com", password = AccountsServer.Password }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task APasswordIsNotChangedToOrByTextThatCannotBeNormalised()
    {
        var ana = await _server.SignUp("ana");

        foreach (var (path, body, field) in new (string, object, string)[]
        {
            ("/auth/change-password", new { currentPassword = NoText, newPassword = "another-zebra-lamp-43" }, "currentPassword"),
            ("/auth/change-password", new { currentPassword = AccountsServer.Password, newPassword = NoText }, "newPassword"),
            ("/auth/change-email", new { email = "ana@new.example", password = NoText }, "password"),
            ("/auth/change-email", new { email = "ana@ne\uFFFEw.example", password = AccountsServer.Password }, "email"),
        })
        {
            var refused = (await _server.Post(path, body, ana.AccessToken)).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");
            refused.Body.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(refused.Text);
        }

        (await _server.LogIn("ana")).ShouldBeOk();
    }

    [Theory]
    [InlineData("""{"preferences":{"mood":"\ud83d"}}""", "preferences")]
    [InlineData("""{"preferences":{"mood":"\ude00\ud83d"}}""", "preferences")]
    [InlineData("""{"preferences":{"mood":1e999}}""", "preferences.mood")]
    [InlineData("""{"preferences":{"mood":-1e400}}""", "preferences.mood")]
    public async Task APreferenceThatNoClientCanHoldIsRefused(string change, string field)
    {
        var ana = await _server.SignUp("ana");

        var refused = (await _server.Send(HttpMethod.Patch, "/users/me", change, ana.AccessToken)).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");

        refused.Body.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(refused.Text);
        (await _server.Get("/users/me", ana.AccessToken)).Body.GetProperty("preferences").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task AWholeSurrogatePairAndALargeNumberAreKept()
    {
        var ana = await _server.SignUp("ana");

        (await _server.Send(HttpMethod.Patch, "/users/me", """{"preferences":{"mood":"\ud83d\ude00","n":1e300}}""", ana.AccessToken)).ShouldBeOk();

        var preferences = (await _server.Get("/users/me", ana.AccessToken)).Body.GetProperty("preferences");
        preferences.GetProperty("mood").GetString().ShouldBe("😀");
        preferences.GetProperty("n").GetDouble().ShouldBe(1e300);
    }

    [Theory]
    [InlineData("""{"displayName":"\ud83d"}""")]
    [InlineData("""{"avatar":"https://a.example/\ud83d"}""")]
    [InlineData("""{"timeZone":"\ud83d"}""")]
    [InlineData("""{"preferences":{"\ud83d":1}}""")]
    public async Task HalfASurrogatePairIsRefusedInEveryField(string change)
    {
        var ana = await _server.SignUp("ana");

        ((int)(await _server.Send(HttpMethod.Patch, "/users/me", change, ana.AccessToken)).Status).ShouldBe(400);
    }

    [Fact]
    public void CanNormalizeAgreesWithNormalizeForEveryCharacter()
    {
        // All single units, and the pairs around the surrogates' borders.
        var borders = new[] { 'a', '\uD7FF', '\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uE000', '\uFFFD', '\uFFFE', '\uFFFF' };
        var texts = Enumerable.Range(0, 0x10000).Select(unit => ((char)unit).ToString()).Concat(borders.SelectMany(a => borders.Select(b => $"{a}{b}")));
        foreach (var text in texts)
        {
            foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormKC, NormalizationForm.FormD })
            {
                UnicodeText.CanNormalize(text).ShouldBe(Accepts(text, form), string.Join(' ', text.Select(unit => $"{(int)unit:X4}")));
            }
        }
    }

    private static bool Accepts(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
