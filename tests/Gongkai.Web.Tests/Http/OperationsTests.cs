using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gongkai.Web.Office.Operations;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>What whoever runs the machine is told of the certificate.</summary>
public sealed class OperationsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-certificate-");

    [Theory]
    [InlineData(31, false)]
    [InlineData(29, true)]
    [InlineData(-1, true)]
    public async Task Certificate_ThatEndsInDays_AsksForSomebodyInTime(int days, bool asks)
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=gongkai.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddDays(-90), Now.AddDays(days));
        var (pem, pfx) = (Path.Combine(folder.FullName, "site.pem"), Path.Combine(folder.FullName, "site.pfx"));
        await File.WriteAllTextAsync(pem, made.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(pfx, made.Export(X509ContentType.Pkcs12, "word of the test"), TestContext.Current.CancellationToken);
        foreach (var certificate in new[] { Of(("Certificate", pem)), Of(("Kestrel:Certificates:Default:Path", pfx), ("Kestrel:Certificates:Default:Password", "word of the test")) })
        {
            Assert.Equal((Now.AddDays(days), asks), (certificate!.Ends, certificate.NeedsSomebody(Now)));
        }
    }

    [Fact]
    public void Certificate_ThatCannotBeRead_AsksForSomebody_AndNoneAsksForNobody()
    {
        var lost = Of(("Certificate", Path.Combine(folder.FullName, "nowhere.pem")))!;
        Assert.Equal(("nowhere.pem", null, true), (lost.File, lost.Ends, lost.NeedsSomebody(Now)));
        Assert.Null(Of(("AllowedHosts", "*")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static SiteCertificate? Of(params (string Name, string Value)[] settings) =>
        SiteCertificate.Of(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build());
}
