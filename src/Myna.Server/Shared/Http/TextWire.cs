using System.Text;
using Microsoft.Net.Http.Headers;

namespace Myna.Server.Shared.Http;

/// <summary>Reads a body that is text. Kestrel bounds its size.</summary>
internal static class TextWire
{
    public static async ValueTask<Outcome<string>> Read(HttpRequest request, IReadOnlyList<string> types, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !types.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return Problems.UnsupportedMediaType.Because($"The body must be {string.Join(" or ", types)}, in UTF-8.");
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return Problems.BadRequest.Because("The body is not UTF-8.");
        }
    }
}
