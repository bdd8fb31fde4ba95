using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Myna.Server.Shared.Http;

/// <summary>
/// Maps features to routes. One way for all: the caller is authenticated, the body read by its source-generated contract,
/// the feature's outcome written as JSON or as a problem, and everything described for OpenAPI.
/// </summary>
/// <remarks>
/// Plain request delegates: minimal APIs' binding and result types cost 6 to 13 µs a call, a third of what a read takes here
/// (see docs/decisions/0001-outcomes.md).
/// </remarks>
public sealed class Api
{
    private static readonly MethodInfo DescribedBy = typeof(Api).GetMethod(nameof(Described), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly IEndpointRouteBuilder _routes;
    private readonly JsonSerializerOptions _json;
    private readonly ITokenAuthority _tokens;
    private readonly Roles _needs;
    private readonly string _tag;
    private readonly bool _checksContract;

    public Api(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var environment = services.GetRequiredService<IHostEnvironment>();
        _routes = routes;
        _json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        _tokens = services.GetRequiredService<ITokenAuthority>();
        _needs = Roles.None;
        _tag = "Myna";
        _checksContract = environment.IsDevelopment() || environment.IsEnvironment("Test");
    }

    private Api(Api api, Roles needs, string tag) =>
        (_routes, _json, _tokens, _needs, _tag, _checksContract) = (api._routes, api._json, api._tokens, needs, tag, api._checksContract);

    /// <summary>Routes that any learner may call. Authors and admins are learners too.</summary>
    public Api Learner => Needs(Roles.Learner);

    public Api Author => Needs(Roles.Author | Roles.Admin);

    public Api Admin => Needs(Roles.Admin);

    /// <summary>Routes that need no token.</summary>
    public Api Everybody => Needs(Roles.None);

    public Api Tagged(string tag) => new(this, _needs, tag);

    public IServiceProvider Services => _routes.ServiceProvider;

    /// <summary>A feature's single instance.</summary>
    public TFeature Feature<TFeature>()
        where TFeature : notnull => _routes.ServiceProvider.GetRequiredService<TFeature>();

    public IEndpointConventionBuilder Get<TResponse>(string pattern, Func<Call, ValueTask<Outcome<TResponse>>> handle)
        where TResponse : class => Map<TResponse>(HttpMethods.Get, pattern, 200, handle);

    public IEndpointConventionBuilder Delete<TResponse>(string pattern, Func<Call, ValueTask<Outcome<TResponse>>> handle)
        where TResponse : class => Map<TResponse>(HttpMethods.Delete, pattern, 200, handle);

    /// <summary>A call without a body.</summary>
    public IEndpointConventionBuilder Post<TResponse>(string pattern, Func<Call, ValueTask<Outcome<TResponse>>> handle, int status = 200)
        where TResponse : class => Map<TResponse>(HttpMethods.Post, pattern, status, handle);

    public IEndpointConventionBuilder Put<TResponse>(string pattern, Func<Call, ValueTask<Outcome<TResponse>>> handle, int status = 200)
        where TResponse : class => Map<TResponse>(HttpMethods.Put, pattern, status, handle);

    public IEndpointConventionBuilder Post<TRequest, TResponse>(string pattern, Func<Call, TRequest, ValueTask<Outcome<TResponse>>> handle, int status = 200)
        where TRequest : class
        where TResponse : class => Map(HttpMethods.Post, pattern, status, handle);

    public IEndpointConventionBuilder Put<TRequest, TResponse>(string pattern, Func<Call, TRequest, ValueTask<Outcome<TResponse>>> handle, int status = 200)
        where TRequest : class
        where TResponse : class => Map(HttpMethods.Put, pattern, status, handle);

    public IEndpointConventionBuilder Patch<TRequest, TResponse>(string pattern, Func<Call, TRequest, ValueTask<Outcome<TResponse>>> handle, int status = 200)
        where TRequest : class
        where TResponse : class => Map(HttpMethods.Patch, pattern, status, handle);

    /// <summary>
    /// A call whose feature reads the fields of its body itself, so that it can name everything wrong with them at once. <typeparamref name="TDocumented"/>
    /// describes the body.
    /// </summary>
    /// <param name="maxBytes">Of the body.</param>
    public IEndpointConventionBuilder Edit<TDocumented, TResponse>(
        string method, string pattern, Func<Call, JsonObject, ValueTask<Outcome<TResponse>>> handle, int maxBytes, int status = 200)
        where TDocumented : class
        where TResponse : class => Map(method, pattern, status, handle, typeof(TDocumented)).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(maxBytes));

    /// <summary>A call that writes its own body (cached bytes, a file) unless it answers a problem.</summary>
    public IEndpointConventionBuilder GetRaw<TDocumented>(string pattern, Func<Call, ValueTask<Problem?>> handle)
        where TDocumented : class => Raw<TDocumented>(HttpMethods.Get, pattern, StatusCodes.Status200OK, handle);

    /// <summary>The same for a call that reads its own body, such as a form.</summary>
    public IEndpointConventionBuilder PostRaw<TDocumented>(string pattern, Func<Call, ValueTask<Problem?>> handle)
        where TDocumented : class => Raw<TDocumented>(HttpMethods.Post, pattern, StatusCodes.Status200OK, handle);

    /// <summary>A call whose body is a text of one of these media types, in UTF-8.</summary>
    public IEndpointConventionBuilder Text<TResponse>(string pattern, Func<Call, string, ValueTask<Outcome<TResponse>>> handle, int maxBytes, params string[] types)
        where TResponse : class => Map<TResponse>(HttpMethods.Post, pattern, StatusCodes.Status200OK, async call =>
            {
                var text = await TextWire.Read(call.Http.Request, types, call.Cancellation);
                return text.IsOk ? await handle(call, text.Value) : text.Problem;
            })
            .WithMetadata(new TakesText(types), new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(maxBytes))
            .May(Problems.InvalidRequest, Problems.BadRequest, Problems.BodyTooLarge, Problems.UnsupportedMediaType);

    /// <summary>A call that writes a file of one of these media types unless it answers a problem.</summary>
    public IEndpointConventionBuilder GetFile(string pattern, Func<Call, ValueTask<Problem?>> handle, params string[] types) =>
        Raw<Nothing>(HttpMethods.Get, pattern, StatusCodes.Status200OK, handle).WithMetadata(new GivesFile(types));

    /// <summary>A call that takes a form with a file, which it reads piece by piece.</summary>
    /// <param name="maxBytes">Of the whole form.</param>
    /// <param name="fields">The file first, then texts, which may be left out.</param>
    public IEndpointConventionBuilder Upload<TResponse>(
        string pattern, Func<Call, ValueTask<Outcome<TResponse>>> handle, int maxBytes, params (string Name, string Description)[] fields)
        where TResponse : class => Map<TResponse>(HttpMethods.Post, pattern, StatusCodes.Status201Created, handle)
            .WithMetadata(new TakesForm(fields), new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(maxBytes))
            .May(Problems.InvalidRequest, Problems.BadRequest, Problems.BodyTooLarge, Problems.UnsupportedMediaType);

    /// <summary>A call that sends the browser elsewhere unless it answers a problem.</summary>
    public IEndpointConventionBuilder GetRedirect(string pattern, Func<Call, ValueTask<Problem?>> handle) =>
        Raw<Nothing>(HttpMethods.Get, pattern, StatusCodes.Status302Found, handle);

    private IEndpointConventionBuilder Raw<TDocumented>(string method, string pattern, int status, Func<Call, ValueTask<Problem?>> handle)
        where TDocumented : class => Describe<TDocumented>(
            _routes.MapMethods(pattern, [method], context => Authenticated(context, async call =>
            {
                if (await handle(call) is { } problem)
                {
                    Refuse(context, problem);
                }
            })),
            status);

    private IEndpointConventionBuilder Map<TResponse>(string method, string pattern, int status, Func<Call, ValueTask<Outcome<TResponse>>> handle)
        where TResponse : class
    {
        var contract = Contract<TResponse>();
        return Describe<TResponse>(
            _routes.MapMethods(pattern, [method], context => Authenticated(context, async call => Answer(context, status, await handle(call), contract))), status);
    }

    private IEndpointConventionBuilder Map<TRequest, TResponse>(
        string method, string pattern, int status, Func<Call, TRequest, ValueTask<Outcome<TResponse>>> handle, Type? documented = null)
        where TRequest : class
        where TResponse : class
    {
        var request = Contract<TRequest>()!;
        var response = Contract<TResponse>();
        var endpoint = _routes.MapMethods(pattern, [method], context => Authenticated(context, async call =>
        {
            var body = await JsonWire.Read(context.Request, request);
            Answer(context, status, body.IsOk ? await handle(call, body.Value) : body.Problem, response);
        }));
        // RFC 7396: a merge patch is JSON, too.
        string[] types = method == HttpMethods.Patch && documented is not null ? ["application/json", JsonWire.MergePatch] : ["application/json"];
        endpoint.WithMetadata(new AcceptsMetadata(types, documented ?? typeof(TRequest)));
        return Describe<TResponse>(endpoint, status);
    }

    private Api Needs(Roles roles) => new(this, roles, _tag);

    private async Task Authenticated(HttpContext context, Func<Call, ValueTask> handle)
    {
        if (InvalidIdempotencyKey(context))
        {
            Refuse(context, Problems.InvalidIdempotencyKey);
            return;
        }

        Caller? caller = null;
        if (_needs != Roles.None)
        {
            var authenticated = BearerToken.Of(context.Request) is { } token ? await _tokens.Authenticate(token) : Problems.TokenMissing;
            if (!authenticated.IsOk)
            {
                Refuse(context, authenticated.Problem);
                return;
            }

            caller = authenticated.Value;
            if (!caller.Has(_needs))
            {
                Refuse(context, Problems.Forbidden);
                return;
            }
        }

        var parameters = context.GetEndpoint()!.Metadata.GetOrderedMetadata<QueryParameter>();
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Check(context.Request.Query) is { } problem)
            {
                Refuse(context, problem);
                return;
            }
        }

        await handle(new Call(context, caller));
    }

    private static void Refuse(HttpContext context, Problem problem)
    {
        EndpointContract.Check(context, problem);
        ProblemWriter.Write(context, problem);
    }

    private static void Answer<TResponse>(HttpContext context, int status, Outcome<TResponse> outcome, JsonTypeInfo<TResponse>? contract)
        where TResponse : class
    {
        if (!outcome.IsOk)
        {
            Refuse(context, outcome.Problem);
        }
        else if (contract is null)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            if (outcome.Value is ITagged tagged)
            {
                context.Response.Headers.ETag = $"\"{tagged.Tag}\"";
            }

            if (status == StatusCodes.Status201Created && outcome.Value is ILocated located)
            {
                context.Response.Headers.Location = located.Location;
            }

            JsonWire.Write(context.Response, status, outcome.Value, contract);
        }
    }

    private JsonTypeInfo<T>? Contract<T>() => typeof(T) == typeof(Nothing) ? null : (JsonTypeInfo<T>)_json.GetTypeInfo(typeof(T));

    private IEndpointConventionBuilder Describe<TResponse>(IEndpointConventionBuilder endpoint, int status)
    {
        var body = typeof(TResponse) == typeof(Nothing) ? null : typeof(TResponse);
        if (body is null && status < StatusCodes.Status300MultipleChoices)
        {
            status = StatusCodes.Status204NoContent;
        }

        endpoint.WithTags(_tag);
        if (_checksContract)
        {
            endpoint.WithMetadata(new ChecksContract());
        }

        return endpoint.WithMetadata(
            DescribedBy,
            new NeedsRoles(_needs),
            new ProducesResponseTypeMetadata(status, body ?? typeof(void), body is null ? [] : ["application/json"]));
    }

    private static bool InvalidIdempotencyKey(HttpContext context) =>
        context.Request.Headers.TryGetValue("Idempotency-Key", out var keys)
        && !(keys is [{ Length: >= 1 and <= 128 } key] && !key.AsSpan().ContainsAnyExceptInRange('!', '~'));

    // OpenAPI lists endpoints that have a method; a request delegate's parameters come from the route instead.
    private static void Described()
    {
    }
}
