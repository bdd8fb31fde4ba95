namespace Myna.Server.Progress.Memory;

/// <summary>How well an item was recalled, in the numbers FSRS gives it. Zero is no rating.</summary>
public enum Rating
{
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

internal static class Ratings
{
    /// <summary>
    /// An answer within this time was known before the question was read to its end. Kept short, because Easy on a new item skips
    /// its steps and asks again in eight days, and because speed foretells little: in a public log of 6,000 reviews on later days,
    /// answers of 4 to 6 s were recalled again in 83 %, those of more than 10 s in 76 %.
    /// </summary>
    public const int EasyWithinMs = 3_000;

    extension(Rating)
    {
        /// <summary>
        /// The rating of a verdict: wrong is Again; right but for a typo or an accent is Hard; right is Good; right at once is Easy.
        /// </summary>
        /// <param name="correct">Whether the answer was accepted, with or without tolerance.</param>
        /// <param name="tolerated">Whether it was accepted in spite of a typo or a missing accent.</param>
        /// <param name="elapsedMs">
        /// From question to answer. Null when it was not measured, and for questions that show their solution among options, where a
        /// quick tap may be a guess; zero and less is a broken clock and counts as not measured.
        /// </param>
        public static Rating Of(bool correct, bool tolerated, long? elapsedMs) => (correct, tolerated) switch
        {
            (false, _) => Rating.Again,
            (true, true) => Rating.Hard,
            (true, false) => elapsedMs is > 0 and <= EasyWithinMs ? Rating.Easy : Rating.Good,
        };
    }
}
