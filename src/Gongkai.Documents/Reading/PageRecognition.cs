using Gongkai.Documents.Reading.Paper;

namespace Gongkai.Documents.Reading;

/// <summary>Reads pictures of pages, in programs that carry character recognition. The reader that is compiled ahead of time does not.</summary>
internal static class PageRecognition
{
    /// <summary>The page with the characters that were recognised on it; null where there is no recognition.</summary>
    /// <param name="picture">A picture file.</param>
    /// <param name="number">Number of the page, from 1.</param>
    /// <param name="budget">The reading's limits.</param>
    public static PaperPage? Read(ReadOnlyMemory<byte> picture, int number, ReadingBudget budget) =>
#if SCANS
        Scans.TextRecogniser.Current is { } recogniser ? Scans.ScannedPage.Read(picture, number, recogniser, budget) : null;
#else
        null;
#endif
}
