using Myna.Server.Shared;

namespace Myna.Server.Shared;

/// <summary>Collects the errors of each field, so that one response tells all.</summary>
public sealed class FieldErrors
{
    private Dictionary<string, string[]>? _errors;

    public bool Any => _errors is not null;

    public Problem Problem => Problems.InvalidRequest with { Errors = _errors ?? [] };

    public void Add(string field, string why)
    {
        _errors ??= new(StringComparer.Ordinal);
        _errors[field] = _errors.TryGetValue(field, out var earlier) ? [.. earlier, why] : [why];
    }
}
