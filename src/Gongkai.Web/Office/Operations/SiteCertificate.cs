using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace Gongkai.Web.Office.Operations;

/// <summary>The certificate under which visitors reach the site, its own or that of the proxy in front, if the settings say where it lies.</summary>
/// <param name="File">Name of its file.</param>
/// <param name="Ends">Until when it holds; null when the file cannot be read.</param>
public sealed record SiteCertificate(string File, DateTimeOffset? Ends)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>True when somebody should renew it, or say where it lies.</summary>
    public bool NeedsSomebody(DateTimeOffset now) => Ends is not { } ends || ends - now < Soon;

    /// <summary>The one that <c>Certificate</c> names, else the one that Kestrel brings itself; null where neither is set.</summary>
    public static SiteCertificate? Of(IConfiguration settings)
    {
        var own = settings.GetSection("Kestrel:Certificates:Default");
        return (settings["Certificate"] ?? own["Path"]) is not { Length: > 0 } path ? null : new SiteCertificate(Path.GetFileName(path), End(path, settings["Certificate"] is null ? own["Password"] : null));
    }

    private static DateTimeOffset? End(string path, string? password)
    {
        try
        {
            using var certificate = X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12 ? X509CertificateLoader.LoadPkcs12FromFile(path, password) : X509CertificateLoader.LoadCertificateFromFile(path);
            return certificate.NotAfter.ToUniversalTime();
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
