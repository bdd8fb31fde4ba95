namespace Myna.Server.Progress.Contracts;

/// <summary>The evidence of one answered question about one word or phrase.</summary>
/// <param name="ItemId">The word or phrase.</param>
/// <param name="LessonId">Whose item it is.</param>
/// <param name="Tolerated">Accepted in spite of a slip: a typo, a missing accent.</param>
/// <param name="ElapsedMs">Until the answer, as the client measured it.</param>
public readonly record struct ItemAnswer(string ItemId, string LessonId, bool IsWord, bool Correct, bool Tolerated, int? ElapsedMs)
{
    /// <summary>Orders answers about one item: wrong is worse than tolerated, and tolerated than right.</summary>
    internal int Badness => Correct ? Tolerated ? 1 : 0 : 2;
}
