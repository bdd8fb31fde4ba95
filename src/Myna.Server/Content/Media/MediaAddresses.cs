using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Content.Media;

/// <summary>Puts addresses in the place of media ids, where learners get them.</summary>
internal static class MediaAddresses
{
    public static LearningItem In(LearningItem item) =>
        item with { Images = [.. item.Images.Select(MediaId.AddressOf)], Audio = Of(item.Audio) };

    public static Question In(Question question) => question with
    {
        Prompt = question.Prompt with { Audio = Of(question.Prompt.Audio), Image = Of(question.Prompt.Image) },
        Options = In(question.Options),
        Blanks = question.Blanks is { } blanks ? [.. blanks.Select(blank => blank with { Options = In(blank.Options) })] : null,
        Lines = question.Lines is { } lines ? [.. lines.Select(line => line with { Audio = Of(line.Audio), Image = Of(line.Image), Options = In(line.Options) })] : null,
    };

    private static IReadOnlyList<Option>? In(IReadOnlyList<Option>? options) => options is null ? null : [.. options.Select(option => option with { Image = Of(option.Image) })];

    private static string? Of(string? reference) => reference is null ? null : MediaId.AddressOf(reference);
}
