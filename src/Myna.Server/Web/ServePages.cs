namespace Myna.Server.Web;

/// <summary>
/// Serves the learner's pages: the built files, and <c>index.html</c> for every address that a browser opens and that is no other part's. From memory, since
/// Static Web Assets find nothing when the content root is not the project (an empty script with status 200).
/// </summary>
public static class ServePages
{
    /// <summary>Addresses of other parts of this server: below them an unknown address is a problem, never a page.</summary>
    private static readonly PathString[] Others = ["/api", "/docs", "/socket.io", "/openapi", "/healthz", "/readyz", "/media", "/.well-known", "/assets"];

    /// <summary>After everything that has addresses of its own.</summary>
    public static void UsePages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<Pages>();
        if (!pages.IsEnabled)
        {
            return;
        }

        _ = pages.Compress();
        app.Use((context, next) => Find(context, pages) is { } send ? send(context) : next(context));
    }

    /// <summary>The line that an operator reads at start.</summary>
    public static string Describe(Pages pages, string address) => pages switch
    {
        { IsEnabled: false } => "switched off (Myna:Web:Enabled)",
        { Index: null } => $"none in {pages.Folder}: {HowToGetThem}",
        _ => address + "/",
    };

    private const string HowToGetThem = "install Node.js with npm and run `dotnet build src/Myna.Server`, or set Myna:Web:Folder";

    // Null: no page has this address.
    private static Func<HttpContext, Task>? Find(HttpContext context, Pages pages)
    {
        var request = context.Request;
        if (context.GetEndpoint() is not null || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            return null;
        }

        if (pages.Find(request.Path.Value ?? "") is { } file)
        {
            return file.Send;
        }

        var isRoot = request.Path.Value is "" or "/" or "/index.html";
        if (!isRoot && !(WantsHtml(request) && IsFree(request.Path)))
        {
            return null;
        }

        return pages.Index is { } index ? index.Send : isRoot ? Missing : null;
    }

    private static bool IsFree(PathString path) => !Array.Exists(Others, other => path.StartsWithSegments(other, StringComparison.OrdinalIgnoreCase));

    // A navigation says so; scripts, pictures and calls take anything.
    private static bool WantsHtml(HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private static Task Missing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync($"This server runs without its pages. To get them, {HowToGetThem}.\nThe API is at /docs.\n", context.RequestAborted);
    }
}
