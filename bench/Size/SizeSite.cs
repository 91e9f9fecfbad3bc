using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Gongkai.Bench.Size;

/// <summary>The site that is asked, with a clock on it: by the wall, and by the processor time of its process.</summary>
internal sealed partial class SizeSite(Uri address, int process) : IDisposable
{
    private const int Warming = 15;
    private const int Questions = 60;
    private const int TicksASecond = 100;
    private readonly HttpClient client = new(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = address };
    private int asked = Environment.TickCount & 0xFFFFFF;

    public static void Head(TextWriter output) => output.WriteLine("\n| page | middle | 95 of 100 | slowest | processor time of the site |\n|---|---|---|---|---|");

    public async Task SignInAsync(string name, string password, CancellationToken cancellation)
    {
        var token = Token().Match(await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), cancellation)).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/password")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["name"] = name, ["password"] = password }),
        };
        request.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        using var answer = await client.SendAsync(request, cancellation);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"Signing in answers {(int)answer.StatusCode}.");
        }
    }

    /// <summary>Asks for addresses, each anew, and prints a line of the table.</summary>
    public async Task TimeAsync(string what, Func<int, string> addresses, CancellationToken cancellation)
    {
        for (var number = 0; number < Warming; number++)
        {
            await ReadAsync(addresses(number), cancellation);
        }

        var (times, before) = (new List<double>(), ProcessorTime());
        for (var number = 0; number < Questions; number++)
        {
            var start = Stopwatch.GetTimestamp();
            await ReadAsync(addresses(Warming + number), cancellation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var spent = (ProcessorTime() - before) / Questions;
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {times[Questions / 2]:0.0} ms | {times[Questions * 95 / 100]:0.0} ms | {times[^1]:0.0} ms | {spent:0.0} ms |"));
    }

    /// <summary>What a page says, between two marks of it.</summary>
    public async Task<string> ReadAsync(string page, CancellationToken cancellation)
    {
        // No two addresses are the same: no kept page answers.
        using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}anew={asked++}"), UriKind.Relative), cancellation);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync(cancellation) : throw new InvalidOperationException($"{page} answers {(int)answer.StatusCode}.");
    }

    public void Dispose() => client.Dispose();

    // Fields 14 and 15 of /proc/PID/stat, counted behind the name in brackets.
    private double ProcessorTime()
    {
        var fields = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat")).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * 1000.0 / TicksASecond;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
