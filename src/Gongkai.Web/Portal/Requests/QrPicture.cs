using QRCoder;

namespace Gongkai.Web.Portal.Requests;

/// <summary>A text as a QR code.</summary>
internal static class QrPicture
{
    /// <summary>The picture as an address of its own.</summary>
    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(4))}";
    }
}
