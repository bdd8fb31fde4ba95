namespace Myna.Server.Shared.Http;

/// <summary>What a handler may ask of the request beside its body.</summary>
public readonly struct Call(HttpContext context, Caller? caller)
{
    /// <summary>Who asks. Only calls that need a token have one.</summary>
    public Caller Caller => caller ?? throw new InvalidOperationException("This call is open to everybody: it has no caller.");

    public Caller? CallerOrNobody => caller;

    public CancellationToken Cancellation => context.RequestAborted;

    public string Id => Route("id");

    public HttpContext Http => context;

    /// <summary>A segment of the path, decoded.</summary>
    public string Route(string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>The only value of a query parameter; null when it is absent, given twice or empty.</summary>
    public string? Query(string name) => context.Request.Query.TryGetValue(name, out var values) && values is [{ Length: > 0 } value] ? value : null;

    /// <summary>A whole number of the query, within bounds; null when it is not one.</summary>
    public int? Number(string name, int fallback, int min, int max) => Query(name) is not { } text
        ? fallback
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : null;

    /// <summary>The Idempotency-Key, already checked; null when the client gave none.</summary>
    public string? IdempotencyKey => context.Request.Headers["Idempotency-Key"] is [{ } key] ? key : null;
}
