using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace Gongkai.Bench.Load;

/// <summary>A browser: its own address and cookies, the connections are those of all. What comes is checked, timed and counted.</summary>
internal sealed partial class Visitor(HttpMessageInvoker line, Uri site, Tally tally, string address)
{
    private const int ShortestPage = 500;
    private static int born;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>The connections of all visitors; cookies are each one's own.</summary>
    public static HttpMessageInvoker Line() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(50) });

    /// <summary>Another address for each: how often one of them may ask is not what is tried.</summary>
    public static string NewAddress() => Interlocked.Increment(ref born) is var number ? string.Create(CultureInfo.InvariantCulture, $"10.{number / 62_500 % 250}.{number / 250 % 250}.{number % 250}") : "";

    /// <summary>Asks for a page and throws it away.</summary>
    /// <param name="kind">What it counts as.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="since">From when on its visitor waits, by the clock of arrivals.</param>
    /// <param name="stop">Ends everything.</param>
    public async Task LookAsync(PageKind kind, string path, long since, CancellationToken stop)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(site, path));
        var answer = await TimedAsync(kind, ask, since, stop);
        if (answer is not null)
        {
            Expect(kind, path, answer.Status == HttpStatusCode.OK && answer.Length >= ShortestPage, answer);
        }
    }

    /// <summary>Asks for a page and reads it; null when it is not there.</summary>
    public async Task<string?> ReadAsync(PageKind kind, string path, CancellationToken stop)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(site, path));
        var answer = await TimedAsync(kind, ask, Stopwatch.GetTimestamp(), stop);
        return answer is not null && Expect(kind, path, answer.Status == HttpStatusCode.OK && answer.Length >= ShortestPage, answer) ? answer.Text : null;
    }

    /// <summary>Sends a form with the token of the page that it stands on; gives where it leads, null when it was refused.</summary>
    public async Task<string?> SendAsync(PageKind kind, string path, string page, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken stop)
    {
        var token = WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value);
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri(site, path)) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields]) };
        ask.Headers.Add("Origin", site.GetLeftPart(UriPartial.Authority));
        var answer = await TimedAsync(kind, ask, Stopwatch.GetTimestamp(), stop);
        return answer is not null && Expect(kind, path, answer.Status is HttpStatusCode.SeeOther or HttpStatusCode.Found, answer) ? answer.Location : null;
    }

    private async Task<Arrived?> TimedAsync(PageKind kind, HttpRequestMessage ask, long since, CancellationToken stop)
    {
        ask.Headers.Add("X-Forwarded-For", address);
        ask.Headers.Add("Accept-Encoding", "gzip, br");
        ask.Headers.Add("Accept-Language", "zh-CN");
        if (cookies.Count > 0)
        {
            ask.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        try
        {
            using var answer = await line.SendAsync(ask, stop);
            var body = await answer.Content.ReadAsByteArrayAsync(stop);
            tally.Add(kind.Name, Stopwatch.GetElapsedTime(since));
            Keep(answer);
            return new Arrived(answer.StatusCode, answer.Headers.Location?.ToString(), body, answer.Content.Headers.ContentEncoding.FirstOrDefault());
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !stop.IsCancellationRequested))
        {
            tally.Fault(kind.Name, $"no answer: {error.Message}");
            return null;
        }
    }

    private bool Expect(PageKind kind, string path, bool holds, Arrived answer)
    {
        if (!holds)
        {
            tally.Fault(kind.Name, string.Create(CultureInfo.InvariantCulture, $"{(int)answer.Status} at {path} {Alert().Match(answer.Text).Groups[1].Value}"));
        }

        return holds;
    }

    private void Keep(HttpResponseMessage answer)
    {
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';', 2)[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("role=\"alert\">(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex Alert();

    private sealed record Arrived(HttpStatusCode Status, string? Location, byte[] Body, string? Packing)
    {
        public int Length => Body.Length;

        public string Text
        {
            get
            {
                using var packed = new MemoryStream(Body);
                using Stream body = Packing switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" => new GZipStream(packed, CompressionMode.Decompress), _ => packed };
                using var reader = new StreamReader(body);
                return reader.ReadToEnd();
            }
        }
    }
}
