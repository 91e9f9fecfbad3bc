using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Web.Gate;

/// <summary>A form that somebody sent when his sign-in had run out: where it was going and what was typed. It waits, sealed, inside the sign-in page;
/// nothing of it is stored here, so that nobody can fill the store with it.</summary>
/// <param name="Address">Path and query it was sent to.</param>
/// <param name="Fields">What was typed, in the order of the page.</param>
/// <param name="HasFiles">Files came with it, which cannot be kept.</param>
public sealed record KeptForm(string Address, ImmutableArray<KeptField> Fields, bool HasFiles)
{
    private const long MostBytes = 4 * 1024 * 1024;
    private static readonly string[] NeverKept = ["__RequestVerificationToken"];

    /// <summary>The form of this request; null when it does not come from a page of this site, or is no form.</summary>
    internal static async Task<KeptForm?> OfAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasFormContentType || !IsFromThisSite(request))
        {
            return null;
        }

        var address = request.Path + request.QueryString;
        if (request.ContentLength > MostBytes)
        {
            // Only an upload is that large.
            return new KeptForm(address, [], HasFiles: true);
        }

        try
        {
            var form = context.Features.Get<IFormFeature>()?.Form ?? await ReadAsync(context);
            var fields = form.Where(field => !NeverKept.Contains(field.Key) && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase)).SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? "")));
            return new KeptForm(address, [.. fields], form.Files.Any(file => file.Length > 0));
        }
        catch (Exception error) when (error is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return new KeptForm(address, [], HasFiles: true);
        }
    }

    private static Task<IFormCollection> ReadAsync(HttpContext context)
    {
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = (int)MostBytes, ValueCountLimit = 4096 }));
        return context.Request.ReadFormAsync(context.RequestAborted);
    }

    // A page elsewhere could otherwise put words into the mouth of whoever signs in next. Browsers say where a form comes from.
    private static bool IsFromThisSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is var site && site.Length > 0 ? site == "same-origin" : request.Headers[HeaderNames.Origin] == $"{request.Scheme}://{request.Host}";
}

/// <summary>One field of a form.</summary>
public sealed record KeptField(string Name, string Value);

/// <summary>Seals forms so that a browser can carry them and nobody can read or change them on the way.</summary>
internal sealed class KeptFormSeal(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("gongkai.kept-form").ToTimeLimitedDataProtector();

    public string Close(KeptForm form)
    {
        using var bytes = new MemoryStream();
        using (var packed = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(packed, form, KeptFormJson.Default.KeptForm);
        }

        return Convert.ToBase64String(protector.Protect(bytes.ToArray(), Lasts));
    }

    /// <summary>The form; null when the seal is broken or too old.</summary>
    public KeptForm? Open(string? sealedForm)
    {
        if (string.IsNullOrEmpty(sealedForm))
        {
            return null;
        }

        try
        {
            using var packed = new BrotliStream(new MemoryStream(protector.Unprotect(Convert.FromBase64String(sealedForm))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(packed, KeptFormJson.Default.KeptForm);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(KeptForm))]
internal sealed partial class KeptFormJson : JsonSerializerContext;
