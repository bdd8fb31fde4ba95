using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>Somebody with a browser, and all that went wrong in it.</summary>
public sealed class Visitor : IAsyncDisposable
{
    public const string Password = "correct-zebra-lamp-42";

    private const int MaxRounds = 100;

    private static int _photographs;

    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<string, byte> _tolerated = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<JsonElement> _attempt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IBrowserContext _context;
    private int _pending;
    private readonly Site _site;

    private Visitor(IBrowserContext context, IPage page, Site site)
    {
        (_context, Page, _site) = (context, page, site);
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, _) => Interlocked.Increment(ref _pending);
        page.RequestFinished += (_, _) => Interlocked.Decrement(ref _pending);
        page.RequestFailed += (_, _) => Interlocked.Decrement(ref _pending);
        page.Request += (_, request) => Note(
            new Uri(request.Url) is { Scheme: not ("data" or "blob" or "about") } asked && asked.Authority != site.Server.Address.Authority, $"asks {request.Url}");
        page.Response += (_, response) => _ = Read(response);
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    /// <summary>Empty when all was well.</summary>
    public string Faults => string.Join('\n', _faults.Where(fault => !_tolerated.Keys.Any(known => fault.Contains(known, StringComparison.Ordinal))));

    /// <summary>The attempt that the page has started.</summary>
    public async Task<Attempt> Started() => Attempt.Read(await _attempt.Task.WaitAsync(TimeSpan.FromSeconds(20)));

    public static async Task<Visitor> Arrive(Browser browser, Site site, Look look)
    {
        var context = await browser.NewContext(look.Context);
        context.SetDefaultTimeout(Browser.Patience);
        // Counts what a hand would send by a mouse or a finger.
        await context.AddInitScriptAsync(
            "window.pointed = 0; for (const name of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(name, (event) => { window.pointed += event.isTrusted ? 1 : 0; }, true);");
        return new Visitor(context, await context.NewPageAsync(), site);
    }

    /// <summary>This is no fault in this story: a part of its text.</summary>
    public void Tolerate(string fault) => _tolerated[fault] = 0;

    public async Task Open(string path)
    {
        await Page.GotoAsync(_site.Server.Address.ToString().TrimEnd('/') + path);
        await Expect(Page.Locator("h1").First).ToBeVisibleAsync();
    }

    /// <summary>Makes an account on its page, by keyboard, and arrives on the path.</summary>
    public async Task<string> SignUp(string name)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        if (!Page.Url.EndsWith("/sign-up", StringComparison.Ordinal))
        {
            await Open("/sign-up");
        }

        await TabTo("input[name=name]");
        await Page.Keyboard.TypeAsync(name);
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync(email);
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync(Password);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".path-page")).ToBeVisibleAsync();
        return email;
    }

    public async Task SignIn(string email)
    {
        await Open("/sign-in");
        await Page.Locator("input[name=email]").FillAsync(email);
        await Page.Locator("input[name=password]").FillAsync(Password);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".path-page")).ToBeVisibleAsync();
    }

    /// <summary>Goes with Tab until this has the focus, and is on the screen as a whole.</summary>
    public async Task TabTo(string selector, int most = 60)
    {
        for (var presses = 0; presses < most; presses++)
        {
            if (await Page.Locator(selector).First.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                await ShouldSeeTheFocus();
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Tab does not lead to {selector} from {Page.Url}.");
    }

    /// <summary>The element that has the focus is visible, and no bar or sheet lies over it (WCAG 2.4.11).</summary>
    public async Task ShouldSeeTheFocus()
    {
        var covered = await Page.EvaluateAsync<string>(
            """
            () => {
              const focused = document.activeElement;
              const box = focused.getBoundingClientRect();
              const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2];
              if (box.width === 0 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${focused.outerHTML.slice(0, 120)} is not on the screen`;
              const above = document.elementFromPoint(x, y);
              return above === null || focused.contains(above) || above.contains(focused) ? '' : `${focused.outerHTML.slice(0, 120)} is under ${above.outerHTML.slice(0, 120)}`;
            }
            """);
        covered.ShouldBeEmpty();
    }

    /// <summary>Until the page has what it asked for and nothing moves: a colour that still fades in has another contrast.</summary>
    public async Task Settle()
    {
        for (int quiet = 0, rounds = 0; quiet < 2 && rounds < MaxRounds; quiet = Volatile.Read(ref _pending) <= 0 ? quiet + 1 : 0, rounds++)
        {
            await Page.WaitForTimeoutAsync(40);
        }

        await Page.EvaluateAsync("() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})))");
    }

    /// <summary>How often a mouse or a finger was used since the page was loaded.</summary>
    public Task<int> TimesPointed() => Page.EvaluateAsync<int>("() => window.pointed");

    public async Task<string> Photograph()
    {
        Directory.CreateDirectory(Site.FailuresFolder);
        var file = Path.Combine(Site.FailuresFolder, $"{Interlocked.Increment(ref _photographs)}.png");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        return file;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool isFault, string text)
    {
        if (isFault)
        {
            _faults.Enqueue(text);
        }
    }

    private async Task Read(IResponse response)
    {
        if (response.Status >= 500)
        {
            Note(true, $"{response.Status} of {response.Url}");
        }

        if (response.Request.Method == "POST" && response.Url.EndsWith("/api/v1/attempts", StringComparison.Ordinal) && response.Ok)
        {
            _attempt.TrySetResult((await response.JsonAsync())!.Value);
        }
    }
}
