using Microsoft.Net.Http.Headers;

namespace Myna.Server.Shared.Http;

/// <summary>A response that carries the ETag of a document that its reader may edit.</summary>
internal interface ITagged
{
    /// <summary>Without quotes: a digest of what can be edited, and so the same whenever that is the same.</summary>
    string Tag { get; }
}

/// <summary>The call edits a document whose version it names in <c>If-Match</c>.</summary>
internal sealed record TakesIfMatch(bool IsRequired);

internal static class Precondition
{
    /// <summary>Declares <c>If-Match</c> and its problems. <paramref name="isRequired"/>: a call without it is refused.</summary>
    public static TBuilder Edits<TBuilder>(this TBuilder endpoint, bool isRequired = true)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new TakesIfMatch(isRequired)).May(
            isRequired ? [Problems.PreconditionRequired, Problems.PreconditionFailed] : [Problems.PreconditionFailed]);

    /// <summary>
    /// The problem with an <c>If-Match</c> (RFC 9110, section 13.1.1), null when it names this tag. Weak forms count too: proxies that compress make them of
    /// ours, and our tags name the content, not its bytes.
    /// </summary>
    public static Problem? Check(string? ifMatch, string tag, bool isRequired = true)
    {
        if (string.IsNullOrEmpty(ifMatch))
        {
            return isRequired ? Problems.PreconditionRequired : null;
        }

        var current = new EntityTagHeaderValue($"\"{tag}\"");
        return EntityTagHeaderValue.TryParseList([ifMatch], out var named)
            && named.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(current, useStrongComparison: false))
                ? null
                : Problems.PreconditionFailed;
    }
}
