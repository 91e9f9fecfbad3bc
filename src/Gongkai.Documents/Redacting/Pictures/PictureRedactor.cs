using Gongkai.Documents.Inspecting;
using SkiaSharp;

namespace Gongkai.Documents.Redacting.Pictures;

/// <summary>Redacts a picture: its pixels are painted over and packed anew, nothing else of the file goes along.</summary>
internal sealed class PictureRedactor : IRedactor
{
    private readonly SKBitmap bitmap;
    private readonly string kind;

    public PictureRedactor(RedactionRequest request, string kind)
    {
        Request = request;
        this.kind = kind;
        request.Allow(typeof(RegionMark));
        bitmap = PixelRedaction.Decode(request.Bytes, kind);
        var sheet = new PageRectangle(0, 0, bitmap.Width, bitmap.Height);
        if (request.Marks.OfType<RegionMark>().FirstOrDefault(mark => mark.Page != 1 || !mark.Rectangle.Meets(sheet)) is { } outside)
        {
            throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, outside.Rectangle.ToString());
        }
    }

    public RedactionRequest Request { get; }

    public RedactionPreview Preview() => new([.. Request.Marks.OfType<RegionMark>().Select(mark => new RedactedPlace(mark.Ground, new LeakPlace { Page = 1, Rectangle = mark.Rectangle }, ""))], [], Request.Marks.Count == 0 ? new PageTally(1, 0, 0) : new PageTally(0, 1, 0));

    public (byte[] Bytes, string Ending) Copy()
    {
        PixelRedaction.Cover(bitmap, Request.Marks.OfType<RegionMark>().Select(mark => mark.Rectangle));
        var format = PixelRedaction.FormatOf(Request.Bytes.Span);
        return (PixelRedaction.Encode(bitmap, format), kind is "gif" or "bmp" ? ".png" : "");
    }

    public void Dispose() => bitmap.Dispose();
}
