namespace Myna.Server.Shared.Http;

/// <summary>The parts of a request that a route may take beside the body, to hand it to its feature.</summary>
public readonly struct Call(HttpContext context, Caller? caller)
{
    /// <summary>The caller. Only calls that need a token have one.</summary>
    public Caller Caller => caller ?? throw new InvalidOperationException("This call is open to everybody: it has no caller.");

    public CancellationToken Cancellation => context.RequestAborted;

    public string Id => Route("id");

    public HttpContext Http => context;

    /// <summary>The limit and cursor of a route that declares <see cref="EndpointContract.Pages"/>.</summary>
    public Page Page() => new(Number(QueryParameter.Limit), Query(QueryParameter.Cursor));

    /// <summary>A segment of the path, decoded.</summary>
    public string Route(string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>A query parameter that the route declares; null when it is absent or empty.</summary>
    public string? Query(string name)
    {
        EndpointContract.Check(context, name);
        return context.Request.Query.TryGetValue(name, out var values) && values is [{ Length: > 0 } value] ? value : null;
    }

    /// <summary>A whole number of the query, within the bounds that the route declares; its default when it is absent.</summary>
    public int Number(string name)
    {
        var range = context.GetEndpoint()!.Metadata.GetOrderedMetadata<QueryParameter>().FirstOrDefault(parameter => parameter.Name == name)?.Number
            ?? throw new InvalidOperationException($"{name} is not declared as a whole number.");
        return Query(name) is { } text ? range.Parse(text)!.Value : range.Default;
    }

    /// <summary>The access token that the call carries; null without one. Not checked where the route is open to everybody.</summary>
    public string? BearerToken => Shared.Http.BearerToken.Of(context.Request);

    public HttpOrigin Origin => HttpOrigin.Of(context);

    /// <summary>The <c>If-Match</c> of a route that declares <see cref="Precondition.Edits"/>; null when the client gave none.</summary>
    public string? IfMatch => context.Request.Headers.IfMatch is { Count: > 0 } tags ? tags.ToString() : null;

    /// <summary>The Idempotency-Key, already checked; null when the client gave none.</summary>
    public string? IdempotencyKey => context.Request.Headers["Idempotency-Key"] is [{ } key] ? key : null;
}
