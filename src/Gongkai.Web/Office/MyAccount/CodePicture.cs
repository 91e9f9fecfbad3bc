using QRCoder;

namespace Gongkai.Web.Office.MyAccount;

/// <summary>What the phone's program scans to take over a key.</summary>
internal static class CodePicture
{
    private const string Issuer = "Gongkai";

    /// <summary>The picture as an address of its own.</summary>
    public static string Of(string userName, string key)
    {
        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(userName)}?secret={key}&issuer={Issuer}&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(6))}";
    }
}
