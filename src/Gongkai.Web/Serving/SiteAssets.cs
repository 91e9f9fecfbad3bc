using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Serving;

/// <summary>Style sheet, scripts and pictures of the pages. They lie inside the program, so that they are there however it was built or copied;
/// their address holds their hash and may be kept for ever.</summary>
public sealed class SiteAssets
{
    private const string Folder = "assets/";
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Asset> byName;

    /// <summary>Loads all of them.</summary>
    public SiteAssets()
    {
        var assembly = typeof(SiteAssets).Assembly;
        byName = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name => Asset.From(assembly.GetManifestResourceStream(name)!, Types[Path.GetExtension(name)]), StringComparer.Ordinal);
    }

    /// <summary>The address of an asset.</summary>
    public string this[string name] => $"/assets/{name}?v={byName[name].Hash}";

    internal static void Map(IEndpointRouteBuilder routes, SiteAssets assets) =>
        routes.MapGet("/assets/{name}", (string name, HttpContext context) => assets.Answer(name, context));

    private IResult Answer(string name, HttpContext context)
    {
        if (!byName.TryGetValue(name, out var asset))
        {
            return TypedResults.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        var packed = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (packed)
        {
            headers.ContentEncoding = "br";
        }

        return TypedResults.Bytes(packed ? asset.Packed : asset.Bytes, asset.Type);
    }

    private sealed record Asset(byte[] Bytes, byte[] Packed, string Hash, string Type)
    {
        public static Asset From(Stream stream, string type)
        {
            using var bytes = new MemoryStream();
            using (stream)
            {
                stream.CopyTo(bytes);
            }

            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                brotli.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            }

            return new Asset(bytes.ToArray(), packed.ToArray(), Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..12], type);
        }
    }
}
