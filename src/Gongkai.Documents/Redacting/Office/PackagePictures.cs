using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Inspecting.Office;
using Gongkai.Documents.Redacting.Pictures;

namespace Gongkai.Documents.Redacting.Office;

/// <summary>Marks on pictures inside office files.</summary>
internal static class PackagePictures
{
    public static void Check(OfficeFile file, RedactionRequest request)
    {
        if (request.Marks.OfType<PictureMark>().FirstOrDefault(mark => !file.Has(mark.Part) || PackageParts.KindOf(mark.Part) != PackagePart.Picture) is { } missing)
        {
            throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, missing.Part);
        }
    }

    public static IEnumerable<RedactedPlace> Places(RedactionRequest request) =>
        request.Marks.OfType<PictureMark>().Select(mark => new RedactedPlace(mark.Ground, new LeakPlace { Part = mark.Part, Rectangle = mark.Rectangle }, ""));

    public static void Apply(OfficeFile file, RedactionRequest request)
    {
        foreach (var marks in request.Marks.OfType<PictureMark>().GroupBy(mark => mark.Part))
        {
            var bytes = file.Bytes(marks.Key);
            using var bitmap = PixelRedaction.Decode(bytes, marks.Key);
            PixelRedaction.Cover(bitmap, marks.Select(mark => mark.Rectangle ?? new PageRectangle(0, 0, bitmap.Width, bitmap.Height)));
            file.Replace(marks.Key, PixelRedaction.Encode(bitmap, PixelRedaction.FormatOf(bytes)));
        }
    }
}
