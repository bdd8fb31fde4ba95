using Microsoft.Playwright;

namespace Myna.Web.Tests;

/// <summary>One Chromium for the whole project: the one that is installed, since nothing is downloaded here.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The classes of this collection share the browser and run one after the other.</summary>
    public const string Collection = "Chromium";

    /// <summary>In milliseconds.</summary>
    public const float Patience = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>Null where the pages can be tried.</summary>
    public static string? Absence =>
        Program is null ? "there is no Chromium: install Debian's chromium, or name another one in CHROMIUM"
        : !File.Exists(Path.Combine(Site.Pages, "index.html")) ? "the pages are not built: there is no npm"
        : null;

    private static string? Program { get; } =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => path is { Length: > 0 } && File.Exists(path));

    public async Task InitializeAsync()
    {
        if (Absence is not null)
        {
            return;
        }

        // A busy machine may take its time; no test here is about speed.
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public Task<IBrowserContext> NewContext(BrowserNewContextOptions options) => _chromium!.NewContextAsync(options);

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

[CollectionDefinition(Browser.Collection)]
public sealed class ChromiumCollection : ICollectionFixture<Browser>;
