using System.ComponentModel.DataAnnotations;
using Myna.Server.Content.Contracts;

namespace Myna.Server.Content.Authoring;

/// <summary>A course as an author sends it: for the description. What a response has beside it may be given back and is passed over.</summary>
/// <param name="Id">Of small letters, digits, - and . only; absent: the server makes one.</param>
/// <param name="Units">The outline. A new unit has no id; of a course that has lessons each stands in one unit.</param>
internal sealed record CourseRequest(
    string? Id,
    [property: Required] string Title,
    [property: Required] Language Language,
    [property: Required] Language ForSpeakersOf,
    License? License,
    string? Repository,
    IReadOnlyList<string>? SpecialCharacters,
    CourseRequest.PolicyRequest? Policies,
    IReadOnlyList<CourseRequest.Unit>? Units)
{
    public const int MaxBytes = 1 << 20;

    public const int MaxLessons = 1000;

    /// <param name="PassMark">The score, 0 to 1, from which a lesson is done; 0.6 unless given.</param>
    /// <param name="Unlock">Which lessons may be started: any unless given.</param>
    public sealed record PolicyRequest(double? PassMark, UnlockPolicy? Unlock);

    /// <param name="Lessons">Their ids, in order.</param>
    public sealed record Unit(string? Id, string Title, IReadOnlyList<string>? Lessons);
}
