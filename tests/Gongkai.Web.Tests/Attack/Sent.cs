using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>One answer, read to its end.</summary>
internal sealed record Sent(HttpStatusCode Status, HttpResponseMessage Answer, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public string? Location => Answer.Headers.Location?.ToString();

    public string? Type => Answer.Content.Headers.ContentType?.MediaType;

    /// <summary>Not there, not for him, or only after signing in.</summary>
    public bool IsRefused => Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || (Status == HttpStatusCode.Found && Location?.StartsWith("/sign-in", StringComparison.Ordinal) == true);

    public static Task<Sent> GetAsync(HttpClient client, string address) => AskAsync(client, new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)));

    public static Task<Sent> PostAsync(RunningSite site, HttpClient client, string address, IEnumerable<KeyValuePair<string, string>> fields, string? origin = null) =>
        PostAsync(site, client, address, new FormUrlEncodedContent(fields), origin);

    public static Task<Sent> PostAsync(RunningSite site, HttpClient client, string address, HttpContent content, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Origin", origin ?? site.Address.GetLeftPart(UriPartial.Authority));
        return AskAsync(client, request);
    }

    /// <summary>The token of somebody's own forms, from a page that has one.</summary>
    public static async Task<string> TokenAsync(HttpClient client, string page) =>
        (await new HtmlParser().ParseDocumentAsync((await GetAsync(client, page)).Text, TestContext.Current.CancellationToken)).QuerySelector($"input[name={FoundForm.Token}]")!.GetAttribute("value")!;

    public static async Task<Sent> AskAsync(HttpClient client, HttpRequestMessage request)
    {
        using var sent = request;
        var answer = await client.SendAsync(sent, TestContext.Current.CancellationToken);
        return new Sent(answer.StatusCode, answer, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
