using System.Diagnostics;
using System.Globalization;
using Myna.Storage;

namespace Myna.Server.Shared.Http;

/// <summary>Turns problems, and exceptions that nobody caught, into problem+json answers. Each exception is logged here, once.</summary>
public static class ProblemWriter
{
    private const string ContentType = "application/problem+json";

    public static void Write(HttpContext context, Problem problem)
    {
        var response = context.Response;
        if (problem.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        response.Headers.CacheControl = "no-store";
        JsonWire.Write(response, problem.Status, ProblemBody.Of(problem, Activity.Current?.Id), SharedWire.ProblemBody, ContentType);
    }

    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Myna.Server.Problems");
        return app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception e) when (!context.Response.HasStarted)
            {
                if (Of(e, context, log) is { } problem)
                {
                    context.Response.Clear();
                    Edge.Guard(context);
                    Write(context, problem);
                }

                return;
            }

            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                Write(context, context.Response.StatusCode switch
                {
                    404 => Problems.NotFound,
                    405 => Problems.MethodNotAllowed,
                    413 => Problems.BodyTooLarge,
                    415 => Problems.UnsupportedMediaType,
                    var status => Problems.BadRequest with { Status = status },
                });
            }
        });
    }

    private static Problem? Of(Exception e, HttpContext context, ILogger log)
    {
        switch (e)
        {
            case BadHttpRequestException { StatusCode: 413 }:
                return Problems.BodyTooLarge;
            case BadHttpRequestException bad:
                return Problems.BadRequest with { Status = bad.StatusCode };
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
            case Microsoft.AspNetCore.Connections.ConnectionResetException:
                return null;
            case StoreUnavailableException:
                // Its reason and not its stack: in an outage every request comes here.
                log.LogError("The store is not available ({Method} {Path}): {Reason}", context.Request.Method, context.Request.Path, e.Message);
                return Problems.Unavailable;
            case ContractViolationException:
                log.LogError("{Reason}", e.Message);
                return Problems.InternalError.Because(e.Message);
            default:
                log.LogError(e, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
                return Problems.InternalError;
        }
    }
}

internal static class SharedWire
{
    public static readonly System.Text.Json.Serialization.Metadata.JsonTypeInfo<ProblemBody> ProblemBody =
        (System.Text.Json.Serialization.Metadata.JsonTypeInfo<ProblemBody>)JsonContracts.Options().GetTypeInfo(typeof(ProblemBody));
}
