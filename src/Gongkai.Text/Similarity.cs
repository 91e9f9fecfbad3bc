namespace Gongkai.Text;

/// <summary>How alike a printed label and an official one are.</summary>
public static class Similarity
{
    // Junk is put between characters by programs, so a surplus character weighs less than a lost or changed one.
    private const int Surplus = 5;
    private const int Lost = 9;
    private const int Changed = 12;
    private const int Stack = 128;

    /// <summary>1 for equal texts, 0 for texts with nothing in common; between them 1 less the weighted edit distance over the longer length.</summary>
    /// <param name="printed">What the document prints.</param>
    /// <param name="official">What the form prints.</param>
    public static double Of(ReadOnlySpan<char> printed, ReadOnlySpan<char> official)
    {
        if (printed.SequenceEqual(official))
        {
            return 1;
        }

        var longest = Math.Max(printed.Length, official.Length);
        if (printed.IsEmpty || official.IsEmpty)
        {
            return 0;
        }

        Span<int> row = official.Length < Stack ? stackalloc int[official.Length + 1] : new int[official.Length + 1];
        for (var j = 0; j <= official.Length; j++)
        {
            row[j] = j * Lost;
        }

        foreach (var character in printed)
        {
            var diagonal = row[0];
            row[0] += Surplus;
            for (var j = 1; j <= official.Length; j++)
            {
                var above = row[j];
                var same = diagonal + (character == official[j - 1] ? 0 : Changed);
                row[j] = Math.Min(same, Math.Min(above + Surplus, row[j - 1] + Lost));
                diagonal = above;
            }
        }

        return Math.Max(0, 1 - (row[official.Length] / (10.0 * longest)));
    }
}
