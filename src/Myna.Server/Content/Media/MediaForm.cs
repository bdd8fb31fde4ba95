using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Content.Media;

/// <summary>A form with one file, read piece by piece: no more of it is in memory than a buffer.</summary>
/// <param name="Sha256">Of the file.</param>
internal sealed record MediaForm(byte[] Sha256, string? License, string? Author)
{
    public const string File = "file";

    private const int MaxParts = 10;

    /// <param name="request">Whose body it is.</param>
    /// <param name="into">Receives the file.</param>
    /// <param name="cancellation">Of a client that went away.</param>
    public static async ValueTask<Outcome<MediaForm>> Read(HttpRequest request, Stream into, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary)
        {
            return Problems.UnsupportedMediaType.Because("A file is sent as multipart/form-data.");
        }

        try
        {
            return await Read(new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 * 1024 }, into, cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Problems.BadRequest.Because("The form is not well-formed multipart/form-data.");
        }
    }

    private static async ValueTask<Outcome<MediaForm>> Read(MultipartReader reader, Stream into, CancellationToken cancellation)
    {
        var errors = new BodyErrors();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        byte[]? sha256 = null;
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellation) is { } part; parts++)
        {
            var name = part.GetContentDispositionHeader() is { } header ? HeaderUtilities.RemoveQuotes(header.Name).Value ?? "" : "";
            if (parts == MaxParts || (name == File ? sha256 is not null : texts.ContainsKey(name)))
            {
                errors.Add($"/{BodyErrors.Step(name)}", parts == MaxParts ? "is one part too many" : "is there twice");
                break;
            }

            if (name == File)
            {
                sha256 = await Copy(part.Body, into, errors, cancellation);
            }
            else if (name is "license" or "author")
            {
                texts[name] = await Text(part.Body, $"/{name}", errors, cancellation);
            }
            else
            {
                errors.Add($"/{(Limits.IsWellFormed(name) ? BodyErrors.Step(name) : "?")}", "is not known here");
                break;
            }

            if (errors.Any)
            {
                break;
            }
        }

        if (sha256 is null && !errors.Any)
        {
            errors.Add($"/{File}", "is needed");
        }

        return errors.Any ? errors.As(Problems.InvalidRequest) : new MediaForm(sha256!, NullIfEmpty(texts.GetValueOrDefault("license")), NullIfEmpty(texts.GetValueOrDefault("author")));
    }

    private static async ValueTask<byte[]> Copy(Stream from, Stream into, BodyErrors errors, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        for (var length = 0L; await from.ReadAsync(buffer, cancellation) is > 0 and var read;)
        {
            length += read;
            if (length > MediaLimits.MaxSoundBytes)
            {
                errors.Add($"/{File}", $"is larger than {MediaLimits.MaxSoundBytes >> 20} MB");
                break;
            }

            hash.AppendData(buffer, 0, read);
            await into.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        await into.FlushAsync(cancellation);
        return hash.GetHashAndReset();
    }

    private static async ValueTask<string> Text(Stream from, string pointer, BodyErrors errors, CancellationToken cancellation)
    {
        var buffer = new byte[(4 * MediaLimits.MaxTextLength) + 1];
        var length = await from.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(buffer, 0, length).Trim();
            if (length == buffer.Length || text.Length > MediaLimits.MaxTextLength)
            {
                errors.Add(pointer, $"is longer than {MediaLimits.MaxTextLength} characters");
            }
            else if (text.Any(char.IsControl))
            {
                errors.Add(pointer, "has a control character");
            }

            return text;
        }
        catch (ArgumentException)
        {
            errors.Add(pointer, length == buffer.Length ? $"is longer than {MediaLimits.MaxTextLength} characters" : "is not UTF-8");
            return "";
        }
    }

    private static string? NullIfEmpty(string? text) => text is { Length: > 0 } ? text : null;
}
