namespace Myna.Server.Shared;

/// <summary>
/// The problems that calls of every module may give, over HTTP and in acknowledgements of sockets. Each module lists its own. A code, once
/// released, keeps its meaning.
/// </summary>
public static class Problems
{
    // Requests.
    public static readonly Problem InvalidRequest = new("invalid_request", 400, "The request has fields that cannot be accepted.");
    public static readonly Problem MalformedJson = new("malformed_json", 400, "The body is not well-formed JSON.");
    public static readonly Problem InvalidCursor = new("invalid_cursor", 400, "The cursor is not one that this list gave.");
    public static readonly Problem InvalidIdempotencyKey = new("invalid_idempotency_key", 400, "An Idempotency-Key is 1 to 128 visible ASCII characters.");
    public static readonly Problem IdempotencyKeyReused = new("idempotency_key_reused", 422, "This Idempotency-Key was used for a different request.");
    public static readonly Problem NotFound = new("not_found", 404, "There is nothing at this address.");
    public static readonly Problem UnknownEvent = new("unknown_event", 404, "The server does not handle this event.");
    public static readonly Problem MethodNotAllowed = new("method_not_allowed", 405, "This address does not take this method.");
    public static readonly Problem BodyTooLarge = new("body_too_large", 413, "The body is larger than this call takes.");
    public static readonly Problem UnsupportedMediaType = new("unsupported_media_type", 415, "The body must be application/json.");
    public static readonly Problem BadRequest = new("bad_request", 400, "The request is not valid HTTP for this server.");
    public static readonly Problem PreconditionFailed = new("precondition_failed", 412, "The document has changed since the version in If-Match.");
    public static readonly Problem PreconditionRequired = new("precondition_required", 428, "Name the version that you edit: its ETag in If-Match.");
    public static readonly Problem InternalError = new("internal_error", 500, "Something went wrong on the server. It has been logged.");
    public static readonly Problem Unavailable = new("store_unavailable", 503, "The store does not answer. Nothing was changed.", RetryAfter: TimeSpan.FromSeconds(1));

    // Who asks.
    public static readonly Problem TokenMissing = new("token_missing", 401, "This call needs an access token: Authorization: Bearer …");
    public static readonly Problem TokenInvalid = new("token_invalid", 401, "The access token is not valid.");
    public static readonly Problem TokenExpired = new("token_expired", 401, "The access token has expired: refresh it.");
    public static readonly Problem SessionRevoked = new("session_revoked", 401, "This session has been ended: sign in again.");
    public static readonly Problem Forbidden = new("forbidden", 403, "This call needs a role that you do not have.");
    public static readonly Problem TooManyRequests = new("too_many_requests", 429, "Too many requests.");

    /// <summary>One refused field.</summary>
    public static Problem Field(string field, string why) =>
        InvalidRequest with { Errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [why] } };
}
