using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Agencies;

/// <summary>Why somebody may not do now what he wants to: a normal answer of a desk, not an error. Codes are <c>matter.reason</c>, never used twice;
/// their words stand in the capability's <c>refusals.json</c>, say cause and cure, and have {named} places.</summary>
/// <param name="Code">Which refusal.</param>
/// <param name="Values">What stands in the places.</param>
public sealed record Refusal(string Code, ImmutableArray<(string Place, string Value)> Values)
{
    /// <summary>A refusal.</summary>
    public static Refusal Of(string code, params ReadOnlySpan<(string Place, string Value)> values) => new(code, [.. values]);

    /// <summary>The sentence for people.</summary>
    /// <exception cref="KeyNotFoundException">There are no words for the code.</exception>
    public string In(CultureInfo culture) => RefusalWords.Say(this, culture);
}

/// <summary>What a desk answers: what came of the act, or why it was refused.</summary>
public readonly record struct Answer<T>
{
    private Answer(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What came of it; default when refused.</summary>
    public T? Value { get; }

    /// <summary>Why not; null when it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value of an act that was done.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Done => Refusal is null ? Value! : throw new InvalidOperationException($"Refused: {Refusal.Code} {string.Join(", ", Refusal.Values)}");

    /// <summary>Done.</summary>
    public static implicit operator Answer<T>(T value) => new(value, null);

    /// <summary>Refused.</summary>
    public static implicit operator Answer<T>(Refusal refusal) => new(default, refusal);
}
