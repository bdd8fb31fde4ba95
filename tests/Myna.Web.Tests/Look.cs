using Microsoft.Playwright;

namespace Myna.Web.Tests;

/// <summary>The device and the preferences that somebody opens the pages with.</summary>
public sealed record Look(int Width, int Height, string Language = "en", ColorScheme Scheme = ColorScheme.Light, bool IsPhone = false, bool KeepsPages = false)
{
    public static readonly Look Desktop = new(1280, 800);

    /// <summary>With a service worker.</summary>
    public static readonly Look Keeping = new(1280, 800, KeepsPages: true);

    public static readonly Look Phone = new(390, 844, IsPhone: true);

    public BrowserNewContextOptions Context => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        Locale = Language,
        ColorScheme = Scheme,
        ReducedMotion = ReducedMotion.Reduce,
        HasTouch = IsPhone,
        IsMobile = IsPhone,
        TimezoneId = "Europe/Madrid",
        // Loading the whole version for each story would cost most stories more than the story.
        ServiceWorkers = KeepsPages ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
    };
}
