using Microsoft.AspNetCore.Http.Metadata;

namespace Myna.Server.Shared.Http;

/// <summary>The roles that an endpoint needs, for its description. None: no token.</summary>
public sealed record NeedsRoles(Roles Roles);

/// <summary>The problems that an endpoint may give beside those of every call like it.</summary>
public sealed record AnswersProblems(IReadOnlyList<Problem> Problems);

/// <summary>The response carries an ETag and honours <c>If-None-Match</c>.</summary>
public sealed record HasETag;

/// <summary>The response is a file of one of these media types, also in part.</summary>
public sealed record GivesFile(IReadOnlyList<string> Types);

/// <summary>The body is a form: a file, then texts.</summary>
public sealed record TakesForm(IReadOnlyList<(string Name, string Description)> Fields);

/// <summary>The body is a text of one of these media types.</summary>
public sealed record TakesText(IReadOnlyList<string> Types);

/// <summary>Makes a handler that leaves its endpoint's description fail: set where the server runs for tests and for development.</summary>
public sealed record ChecksContract;

/// <summary>Thrown where <see cref="ChecksContract"/> is set.</summary>
public sealed class ContractViolationException(string message) : Exception(message);

/// <summary>The declaration of a route. OpenAPI is made of it, and the query is checked by it.</summary>
public static class EndpointContract
{
    public static TBuilder May<TBuilder>(this TBuilder endpoint, params Problem[] problems)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AnswersProblems(problems));

    /// <summary>An optional text in the query.</summary>
    public static TBuilder Takes<TBuilder>(this TBuilder endpoint, string query, string description)
        where TBuilder : IEndpointConventionBuilder => endpoint.Takes(new QueryParameter(query, description));

    public static TBuilder Takes<TBuilder>(this TBuilder endpoint, QueryParameter parameter)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(parameter);

    /// <summary>A list in pages: <c>limit</c> and <c>cursor</c>, read by <see cref="Call.Page"/>, and the problem of a cursor.</summary>
    public static TBuilder Pages<TBuilder>(this TBuilder endpoint, int max = 100, int byDefault = 50)
        where TBuilder : IEndpointConventionBuilder => endpoint
            .Takes(QueryParameter.WholeNumber(QueryParameter.Limit, 1, max, byDefault, "How many items a page has at most"))
            .Takes(QueryParameter.Cursor, "The nextCursor of the previous page; absent for the first")
            .May(Problems.InvalidCursor);

    public static TBuilder HasETag<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new HasETag());

    /// <summary>The summary, and the name that the call has in generated clients: a verb first, such as <c>startAttempt</c>.</summary>
    public static TBuilder Does<TBuilder>(this TBuilder endpoint, string summary, string? operation = null)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithSummary(summary);
        return operation is null ? endpoint : endpoint.WithName(operation);
    }

    /// <summary>All problems that calls of an endpoint may give: its own, and those of every call like it.</summary>
    public static IEnumerable<Problem> ProblemsOf(IReadOnlyList<object> metadata)
    {
        var problems = metadata.OfType<AnswersProblems>().SelectMany(answers => answers.Problems).ToList();
        problems.AddRange([Problems.InvalidIdempotencyKey, Problems.InternalError, Problems.Unavailable]);
        if (metadata.OfType<QueryParameter>().Any())
        {
            problems.Add(Problems.InvalidRequest);
        }

        if (metadata.OfType<IAcceptsMetadata>().Any())
        {
            problems.AddRange([Problems.MalformedJson, Problems.InvalidRequest, Problems.BadRequest, Problems.BodyTooLarge, Problems.UnsupportedMediaType]);
        }

        if (metadata.OfType<NeedsRoles>().LastOrDefault() is { Roles: not Roles.None } needs)
        {
            problems.AddRange([Problems.TokenMissing, Problems.TokenInvalid, Problems.TokenExpired, Problems.SessionRevoked]);
            if (!needs.Roles.HasFlag(Roles.Learner))
            {
                problems.Add(Problems.Forbidden);
            }
        }

        return problems.DistinctBy(problem => problem.Code);
    }

    /// <summary>Throws when the endpoint's description does not list this problem, where that is checked.</summary>
    public static void Check(HttpContext context, Problem problem)
    {
        if (Checked(context) is { } endpoint && !ProblemsOf(endpoint.Metadata).Any(declared => declared.Code == problem.Code && declared.Status == problem.Status))
        {
            throw new ContractViolationException($"{endpoint.DisplayName} gave {problem.Code}, which its description does not list: declare it by May(…).");
        }
    }

    /// <summary>Throws when the endpoint's description does not list this query parameter, where that is checked.</summary>
    public static void Check(HttpContext context, string query)
    {
        if (Checked(context) is { } endpoint && !endpoint.Metadata.OfType<QueryParameter>().Any(declared => declared.Name == query))
        {
            throw new ContractViolationException($"{endpoint.DisplayName} reads {query} of the query, which its description does not list: declare it by Takes(…).");
        }
    }

    private static Endpoint? Checked(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<ChecksContract>() is not null ? endpoint : null;
}
