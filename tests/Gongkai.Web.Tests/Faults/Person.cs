using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Web.Tests.Http;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>Somebody at a browser who sends a form again until he is told that it is done.</summary>
internal sealed partial class Person(HttpClient client, Tally tally) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static int born;

    // Each form from an address of its own: how often one may send is not what is tried here.
    private static string Address => Interlocked.Increment(ref born) is var number ? $"10.{number / 62500 % 250}.{number / 250 % 250}.{number % 250}" : "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The longest that he waited for an answer or for the end of a fault.</summary>
    public TimeSpan Longest { get; private set; }

    public void Dispose() => client.Dispose();

    public async Task SignInAsync(string user)
    {
        var token = await TokenAsync("/sign-in");
        var answer = await OnceAsync("/sign-in/password", token, [("name", user), ("password", FirstOffice.Password)]);
        Assert.True(answer?.Status == HttpStatusCode.SeeOther, answer?.Page);
    }

    /// <summary>What he types to ask for something.</summary>
    public static (string Name, string Value)[] Asking(string title) =>
        [("_handler", "apply"), ("Form.HasLooked", "true"), ("Form.Title", title), ("Form.Kind", "natural"), ("Form.Name", "王小明"), ("Form.IdentityNumber", "990101199001011234"), ("Form.Phone", "13800001234")];

    /// <summary>Asks the water bureau for something.</summary>
    public async Task<bool> AskAsync(string title)
    {
        var done = await SendAsync("/organs/water/apply", "/organs/water/apply", Asking(title), null);
        if (done)
        {
            tally.Requests.Add(title);
        }

        return done;
    }

    /// <summary>Enters a row into the register of penalties.</summary>
    public async Task<bool> EnterAsync(string title)
    {
        const string Register = "/office/registers/penalty";
        var done = await SendAsync(Register, Register, [("_handler", "enter"), ("on", "2026-01-09"), ("title", title), ("reference", title)], title);
        if (done)
        {
            tally.Rows.Add(title);
        }

        return done;
    }

    /// <summary>Releases an item that has passed its review.</summary>
    public async Task<bool> ReleaseAsync(long item)
    {
        var page = $"/office/items/{item}";
        var done = await SendAsync(page, page, [("_handler", "publish")], "已公开");
        if (done)
        {
            tally.Items.Add(item);
        }

        return done;
    }

    /// <summary>Sends a form once and says what came back; null when nothing did.</summary>
    public async Task<(HttpStatusCode Status, string Page)?> OnceAsync(string action, string token, (string Name, string Value)[] fields)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields.Prepend(("__RequestVerificationToken", token)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))) };
        post.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        post.Headers.Add("X-Forwarded-For", Address);
        try
        {
            using var answer = await client.SendAsync(post, Cancellation);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is TaskCanceledException && !Cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>The token of a page's form; asked for again while the page does not come.</summary>
    public async Task<string> TokenAsync(string page) => Token().Match(await LookAsync(page)).Groups[1].Value;

    // Until the page is there.
    private async Task<string> LookAsync(string page)
    {
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); ; await Task.Delay(100, Cancellation))
        {
            try
            {
                using var get = new HttpRequestMessage(HttpMethod.Get, page);
                get.Headers.Add("X-Forwarded-For", Address);
                using var answer = await client.SendAsync(get, Cancellation);
                var text = await answer.Content.ReadAsStringAsync(Cancellation);
                if (answer.IsSuccessStatusCode && Token().IsMatch(text))
                {
                    return text;
                }

                tally.See(answer.StatusCode, text);
                Assert.True(clock.Elapsed < Patience, $"{page} bears no form: {(int)answer.StatusCode} {text}");
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                tally.Lose();
                Assert.True(clock.Elapsed < Patience, $"{page} did not come within {Patience}.");
            }
        }
    }

    // The same form, the same token: as a browser that sends its page again. Whoever had no answer and is refused then looks whether it was done.
    private async Task<bool> SendAsync(string page, string action, (string, string)[] fields, string? shown)
    {
        var token = await TokenAsync(page);
        var (clock, isLost) = (System.Diagnostics.Stopwatch.StartNew(), false);
        try
        {
            for (; clock.Elapsed < Patience; await Task.Delay(100, Cancellation))
            {
                tally.Try();
                var answer = await OnceAsync(action, token, fields);
                if (answer is not var (status, text))
                {
                    isLost = true;
                    tally.Lose();
                    continue;
                }

                if (status == HttpStatusCode.SeeOther)
                {
                    return true;
                }

                tally.See(status, text);
                var mayBeDone = isLost && shown is not null && (status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict);
                if (mayBeDone && (await LookAsync(page)).Contains(shown!, StringComparison.Ordinal))
                {
                    return true;
                }

                Assert.True(mayBeDone || status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict, $"{action}: {(int)status} {text}");
                isLost |= status == HttpStatusCode.ServiceUnavailable;
            }
        }
        finally
        {
            Longest = clock.Elapsed > Longest ? clock.Elapsed : Longest;
        }

        return false;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
