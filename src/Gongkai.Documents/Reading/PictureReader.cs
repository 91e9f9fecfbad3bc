using Gongkai.Documents.Reading.Paper;
using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>The picture of one page to blocks. Everything in it was recognised, and the document says so.</summary>
internal static class PictureReader
{
    public static Document Read(ReadOnlyMemory<byte> bytes, string name, string kind, ReadingBudget budget)
    {
        var page = PageRecognition.Read(bytes, 1, budget) ?? throw new NotReadableException(NotReadableReason.NeedsRecognition, kind);
        return LaidOutText.Document(name, DocumentKind.Picture, PaperBlocks.Of([page], budget)) with { IsRecognised = true };
    }
}
