using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Inspecting;

/// <summary>A rectangle on a page or picture.</summary>
/// <param name="X">From the left edge: points on a page, pixels on a picture.</param>
/// <param name="Y">From the upper edge.</param>
/// <param name="Width">Width, more than zero.</param>
/// <param name="Height">Height, more than zero.</param>
public readonly record struct PageRectangle(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>The area.</summary>
    public double Area => Width * Height;

    /// <summary>The area that both cover.</summary>
    public double Shared(PageRectangle other) =>
        Math.Max(0, Math.Min(Right, other.Right) - Math.Max(X, other.X)) * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Y, other.Y));

    /// <summary>Whether they have a point in common; edges that only touch do not count.</summary>
    public bool Meets(PageRectangle other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary><c>x,y,width,height</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X:0.#},{Y:0.#},{Width:0.#},{Height:0.#}");
}

/// <summary>Where in a file something stands; what does not apply is empty or null. Numbers count from 1, characters from 0.</summary>
public sealed record LeakPlace
{
    /// <summary>The file itself.</summary>
    public static LeakPlace Whole { get; } = new();

    /// <summary>The path of the inner file when it lies in a packed or embedding one, folders divided by <c>/</c>.</summary>
    public string Inside { get; init; } = "";

    /// <summary>The part of an office package.</summary>
    public string Part { get; init; } = "";

    /// <summary>The page or slide.</summary>
    public int? Page { get; init; }

    /// <summary>The name of the sheet.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>A cell (<c>B3</c>), row (<c>5:5</c>) or column (<c>C:C</c>).</summary>
    public string Cell { get; init; } = "";

    /// <summary>The paragraph of the part, or the line of a text.</summary>
    public int? Paragraph { get; init; }

    /// <summary>The rectangle on the page or picture.</summary>
    public PageRectangle? Rectangle { get; init; }

    /// <summary>The first character in the paragraph, line, cell or page text.</summary>
    public int? Start { get; init; }

    /// <summary>How many characters.</summary>
    public int? Length { get; init; }

    /// <summary>The first byte in the file.</summary>
    public long? Offset { get; init; }

    /// <summary>All of it in one line of plain signs, the same for the same place; by it a decision about a leak is kept.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Add(text, "", Inside);
        Add(text, "", Part);
        Add(text, "page ", Page?.ToString(CultureInfo.InvariantCulture));
        Add(text, "", Sheet.Length > 0 || Cell.Length > 0 ? $"{Sheet}!{Cell}" : null);
        Add(text, "¶", Paragraph?.ToString(CultureInfo.InvariantCulture));
        Add(text, "", Rectangle?.ToString());
        Add(text, "+", Start is { } start ? string.Create(CultureInfo.InvariantCulture, $"{start}:{Length ?? 0}") : null);
        Add(text, "@", Offset?.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static void Add(StringBuilder text, string mark, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(text.Length > 0 ? " " : "").Append(mark).Append(value);
        }
    }
}
