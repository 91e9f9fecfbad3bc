using Gongkai.Documents.Reading.Paper;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Scans;

/// <summary>The picture of one page to blocks. Everything in it was recognised, and the document says so.</summary>
internal static class PictureReader
{
    public static Document Read(ReadOnlyMemory<byte> bytes, string name, string kind, ReadingBudget budget)
    {
        var recognition = budget.Recognition ?? throw new NotReadableException(NotReadableReason.NeedsRecognition, kind);
        var page = ScannedPage.Read(bytes, 1, recognition, budget);
        return LaidOutText.Document(name, DocumentKind.Picture, PaperBlocks.Of([page], budget)) with { IsRecognised = true };
    }
}
