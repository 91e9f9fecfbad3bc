using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Office;
using SkiaSharp;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Cuts pictures of office files down to what they show.</summary>
internal static class PictureCropping
{
    private const double Whole = 100_000;
    private const int Quality = 92;

    /// <summary>Applies all croppings of a part; each gets a picture of its own, since another place may show the whole.</summary>
    public static bool Apply(XDocument xml, string part, OfficeFile file)
    {
        var cropped = xml.All("srcRect").Where(Cropping.IsCropped).ToList();
        foreach (var rectangle in cropped)
        {
            var blip = rectangle.Parent.Child("blip");
            var reference = blip?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "embed");
            var relation = file.Relations(part).Find(one => one.Id == reference?.Value && !one.IsExternal);
            if (relation is null || !file.Has(relation.Target) || Cut(file.Bytes(relation.Target), rectangle) is not { } cut)
            {
                continue;
            }

            var target = $"{relation.Target[..relation.Target.LastIndexOf('.')]}-cut{file.Parts.Count(name => name.Contains("-cut", StringComparison.Ordinal)) + 1}{Path.GetExtension(relation.Target)}";
            file.Add(target, cut);
            reference!.Value = file.AddRelation(part, relation, target);
            rectangle.Remove();
        }

        return cropped.Count > 0;
    }

    private static byte[]? Cut(byte[] picture, XElement rectangle)
    {
        using var whole = Pictures.PicturePixels.Decode(picture);
        if (whole is null)
        {
            return null;
        }

        int left = At(rectangle, "l", whole.Width), top = At(rectangle, "t", whole.Height), right = whole.Width - At(rectangle, "r", whole.Width), bottom = whole.Height - At(rectangle, "b", whole.Height);
        if (right <= left || bottom <= top)
        {
            return null;
        }

        using var part = new SKBitmap(new SKImageInfo(right - left, bottom - top, whole.ColorType, whole.AlphaType));
        using (var canvas = new SKCanvas(part))
        {
            canvas.DrawBitmap(whole, new SKRect(left, top, right, bottom), new SKRect(0, 0, right - left, bottom - top), SKSamplingOptions.Default);
        }

        using var data = part.Encode(picture is [0xFF, 0xD8, ..] ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, Quality);
        return data.ToArray();
    }

    private static int At(XElement rectangle, string side, int length) => Math.Max(0, (int)(rectangle.Number(side) / Whole * length));
}
