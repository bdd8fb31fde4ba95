using Myna.Server.Shared;

namespace Myna.Server.Content.Authoring.Reading;

/// <summary>Collects everything that is wrong with an author's body, each under the JSON Pointer (RFC 6901) of its place.</summary>
internal sealed class BodyErrors
{
    /// <summary>Enough to work on; a hostile body must not make a response of a million errors.</summary>
    public const int Max = 200;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>Those that are kept, by pointer.</summary>
    public IReadOnlyDictionary<string, string[]> All => _errors;

    public int Omitted => Count - _errors.Values.Sum(reasons => reasons.Length);

    public bool Any => Count > 0;

    /// <summary>How often something was wrong, those not kept included.</summary>
    public int Count { get; private set; }

    public void Add(string pointer, string why)
    {
        Count++;
        if (_errors.TryGetValue(pointer, out var earlier))
        {
            _errors[pointer] = [.. earlier, why];
        }
        else if (_errors.Count < Max)
        {
            _errors[pointer] = [why];
        }
    }

    public Problem As(Problem problem) => problem with { Errors = _errors };

    /// <summary>One step of a pointer, escaped.</summary>
    public static string Step(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
