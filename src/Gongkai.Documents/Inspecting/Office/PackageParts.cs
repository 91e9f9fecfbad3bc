namespace Gongkai.Documents.Inspecting.Office;

/// <summary>What a part of a package is for, as far as it matters to every kind of office file.</summary>
internal enum PackagePart
{
    Content,
    Thumbnail,
    Embedded,
    Macro,
    Printer,
    CustomXml,
    Picture,
    Relations,
}

/// <summary>Tells parts by where they lie.</summary>
internal static class PackageParts
{
    private static readonly string[] PlainCustomXml =
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/bibliography",
        "http://schemas.microsoft.com/sharepoint/",
        "http://schemas.microsoft.com/office/2006/metadata/",
        "http://schemas.microsoft.com/office/2006/coverPageProps",
        "http://schemas.microsoft.com/office/thememl/",
        "http://www.wps.cn/",
        "http://www.yonyou.com/",
    ];

    private static readonly string[] Pictures = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".jfif"];

    public static PackagePart KindOf(string part)
    {
        var ending = Path.GetExtension(part).ToLowerInvariant();
        return ending == ".rels" ? PackagePart.Relations
            : part.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || part.Contains("/activeX/", StringComparison.OrdinalIgnoreCase) && ending == ".bin" ? PackagePart.Embedded
            : part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || part.EndsWith("vbaData.xml", StringComparison.OrdinalIgnoreCase) || part.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase) ? PackagePart.Macro
            : part.Contains("printerSettings", StringComparison.OrdinalIgnoreCase) ? PackagePart.Printer
            : part.StartsWith("customXml/item", StringComparison.OrdinalIgnoreCase) && !part.Contains("Props", StringComparison.OrdinalIgnoreCase) ? PackagePart.CustomXml
            : part.Contains("thumbnail", StringComparison.OrdinalIgnoreCase) ? PackagePart.Thumbnail
            : Pictures.Contains(ending) ? PackagePart.Picture
            : PackagePart.Content;
    }

    /// <summary>The part whose relations a list holds.</summary>
    public static string OwnerOf(string list)
    {
        var at = list.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase);
        return list[..at] + list[(at + 6)..^5];
    }

    public static bool IsAboutPackaging(string part) => part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || part.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>An address on somebody's disk or in the house's own network.</summary>
    public static bool IsLocal(string address) =>
        address.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("\\\\", StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal)
        || (address.Length > 2 && char.IsAsciiLetter(address[0]) && address[1] == ':' && address[2] is '/' or '\\')
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ftp" && IsInner(uri!.Host));

    public static bool IsPlainCustomXml(string name) => name.Length == 0 || PlainCustomXml.Any(plain => name.StartsWith(plain, StringComparison.OrdinalIgnoreCase));

    /// <summary>Properties that WPS and Word add by themselves.</summary>
    public static bool IsPlainProperty(string name) => name is "KSOProductBuildVer" or "ICV" or "KSOTemplateUUID" or "KSOTemplateDocerSaveRecord" or "KSOSaveFontToCloudKey" or "KSORubyTemplateID" or "ContentTypeId" or "AppVersion" or "ScaleCrop" or "LinksUpToDate" or "SharedDoc" or "HyperlinksChanged" or "DocSecurity" or "ShareDoc" or "GrammarlyDocumentId";

    private static bool IsInner(string host) => host.StartsWith("10.", StringComparison.Ordinal) || host.StartsWith("192.168.", StringComparison.Ordinal)
        || (host.StartsWith("172.", StringComparison.Ordinal) && int.TryParse(host.Split('.')[1], out var second) && second is >= 16 and <= 31) || host is "localhost" or "127.0.0.1";
}
