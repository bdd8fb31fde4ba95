using System.Diagnostics.CodeAnalysis;

namespace Myna.Server.Shared;

/// <summary>
/// How a feature ends: its answer, or a problem that the client caused. The same for HTTP (a body, or problem+json)
/// and for a socket's ack (<c>{ok:true, …}</c>, or <c>{ok:false, code, message}</c>).
/// </summary>
public readonly struct Outcome<T>
    where T : class
{
    private Outcome(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    public Problem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(null, problem);

    public Outcome<TOther> As<TOther>(Func<T, TOther> change)
        where TOther : class => IsOk ? change(Value) : Problem;
}

/// <summary>An answer without a body: 204.</summary>
public sealed record Nothing
{
    public static readonly Nothing Value = new();

    private Nothing()
    {
    }
}
