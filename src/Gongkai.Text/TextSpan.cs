namespace Gongkai.Text;

/// <summary>A run of characters in a text: <see cref="Start"/> counts UTF-16 units from 0, <see cref="End"/> is not included.</summary>
/// <param name="Start">Offset of the first character, from 0.</param>
/// <param name="Length">How many UTF-16 units; 0 marks a place between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset just behind the last character (not included).</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> (included) to <paramref name="end"/> (not included).</summary>
    public static TextSpan Between(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>The shortest span that holds both.</summary>
    public TextSpan Cover(TextSpan other) => Between(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>True when the two spans share at least one character.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}
