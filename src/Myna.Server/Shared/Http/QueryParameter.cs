using System.Globalization;
using Myna.Storage;

namespace Myna.Server.Shared.Http;

/// <summary>
/// A query parameter as its route declares it, once: it is checked before the handler runs, read by <see cref="Call"/> and described for OpenAPI
/// from this one place.
/// </summary>
public sealed record QueryParameter(string Name, string Description)
{
    /// <summary>Longer than any id, cursor, search text or address.</summary>
    private const int MaxTextLength = 4096;

    public const string Limit = "limit";

    public const string Cursor = "cursor";

    public bool IsRequired { get; private init; }

    public Range? Number { get; private init; }

    /// <summary>The only accepted values; empty: any text.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    public static QueryParameter WholeNumber(string name, int min, int max, int byDefault, string description) =>
        new(name, description) { Number = new Range(min, max, byDefault) };

    public static QueryParameter OneOf(string name, string description, params IReadOnlyList<string> values) => new(name, description) { Values = values };

    public static QueryParameter Required(string name, string description) => new(name, description) { IsRequired = true };

    /// <summary>The problem with a request's value of this parameter; null when it is fine. An empty value counts as absent.</summary>
    public Problem? Check(IQueryCollection query)
    {
        if (!query.TryGetValue(Name, out var values) || values is [null or ""])
        {
            return IsRequired ? Problems.Field(Name, "is needed") : null;
        }

        if (values is not [{ } value])
        {
            return Problems.Field(Name, "must be given once");
        }

        if (Number is { } range)
        {
            return range.Parse(value) is null ? Problems.Field(Name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {range.Min} to {range.Max}")) : null;
        }

        if (Values.Count > 0)
        {
            return Values.Contains(value) ? null : Problems.Field(Name, $"must be {string.Join(" or ", Values)}");
        }

        // The list that gave a cursor knows its own form, and has a problem for the others.
        return Name == Cursor || (value.Length <= MaxTextLength && Limits.IsWellFormed(value)) ? null : Problems.Field(Name, $"must be well-formed text of at most {MaxTextLength} characters");
    }

    public sealed record Range(int Min, int Max, int Default)
    {
        /// <summary>Also of <c>10.0</c> and <c>1e1</c>, as clients with one kind of number write whole ones. Null: not a whole number within the bounds.</summary>
        public int? Parse(string text) =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && decimal.IsInteger(number) && number >= Min && number <= Max
                ? (int)number
                : null;
    }
}
