using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Personal;
using Gongkai.Disclosure.Items;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>What is put into the city so that there is something to steal: cases with papers and letters, drafts with files, a sealed original, in organs far from each other.</summary>
internal sealed partial class Planted
{
    /// <summary>Organs that get an applicant, a case and a draft: two bureaus of the city, a township in another county.</summary>
    public static readonly ImmutableArray<string> Organs = ["yunze-water", "yunze-transport", "songkou"];

    private readonly RunningSite site;

    private Planted(RunningSite site) => this.site = site;

    /// <summary>Words of applicants that no public answer may hold: names, numbers, addresses.</summary>
    public List<string> Personal { get; } = [];

    /// <summary>Words of drafts and cases, by organ: nobody of elsewhere may read them.</summary>
    public Dictionary<string, List<string>> Words { get; } = [];

    /// <summary>Drafts, by organ.</summary>
    public Dictionary<string, long> Drafts { get; } = [];

    /// <summary>The applicant of the first case.</summary>
    public HttpClient Applicant { get; private set; } = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Planted> SowAsync(RunningSite site)
    {
        var planted = new Planted(site);
        for (var number = 0; number < Organs.Length; number++)
        {
            planted.Words[Organs[number]] = [];
            await planted.ApplyAsync(number);
            await planted.DraftAsync(number);
        }

        return planted;
    }

    private static string Clerk(string organ) => organ.Replace("yunze-", "", StringComparison.Ordinal) + "-clerk";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task ApplyAsync(int number)
    {
        var organ = Organs[number];
        var client = site.NewClient();
        string[] own = [$"闻人瑶琴{"甲乙丙"[number]}", $"99010119900101{1230 + number}", $"1390000765{number}", $"wenren{number}@yao.example", $"云泽市听雨巷{71 + number}号{number}单元"];
        Personal.AddRange(own);
        var wanted = $"桂花林防渗墙第{number}标段检测记录";
        Words[organ].Add(wanted);
        (string, string)[] fields =
        [
            ("_handler", "apply"), ("Form.HasLooked", "true"), ("Form.Title", wanted), ("Form.Wanted", "2024年度"), ("Form.Provision", "Electronic"), ("Form.Kind", "natural"),
            ("Form.Name", own[0]), ("Form.IdentityNumber", own[1]), ("Form.Phone", own[2]), ("Form.Email", own[3]), ("Form.Address", own[4]),
        ];
        using var answer = await SendAsync(client, $"/organs/{organ}/apply", fields, ("identity", "身份证.png", Picture()));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Applicant ??= client;
        await AnswerAsync(organ);
    }

    // A letter on its way, and the case in the hands of somebody.
    private async Task AnswerAsync(string organ)
    {
        await using var db = site.Store.NewDb();
        var request = await db.Set<InformationRequest>().OrderByDescending(request => request.Id).FirstAsync(Cancellation);
        var (address, today) = ($"/office/requests/{request.Number}", request.ArrivedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        using var clerk = await site.SignedInAsync(Clerk(organ));
        using var confirmed = await site.SendAsync(clerk, address, address, ("_handler", "confirm"), ("Form.Seen", "0"), ("Form.On", today));
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        using var asked = await site.SendAsync(clerk, address, address, ("_handler", "ask-clarification"), ("Form.Seen", "1"), ("Form.On", today), ("Form.Text", "请写明工程名称"), ("Form.Until", "2099-01-01"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
    }

    private async Task DraftAsync(int number)
    {
        var organ = Organs[number];
        var title = $"未公开的梨花渡选址比较{Text(number)}";
        Words[organ].Add(title);
        using var clerk = await site.SignedInAsync(Clerk(organ));
        using var made = await site.SendAsync(clerk, "/office/items/new", "/office/items/new", ("_handler", "save"), ("Form.Title", title), ("Form.Topic", "20-1"), ("Form.MadeOn", "2026-01-05"), ("Form.Body", "仅供内部讨论。"), ("Form.Seen", "0"));
        Assert.True(made.Headers.Location is not null, await made.Content.ReadAsStringAsync(Cancellation));
        var item = long.Parse(ItemNumber().Match(made.Headers.Location.ToString()).Value, CultureInfo.InvariantCulture);
        Drafts[organ] = item;
        using var attached = await SendAsync(clerk, $"/office/items/{Text((int)item)}/edit", [("_handler", "attach")], ("files", "比较.png", Picture()));
        await using var db = site.Store.NewDb();
        Assert.True(await db.Set<ItemFile>().AnyAsync(file => file.ItemId == item, Cancellation), $"{attached.StatusCode}");
        var officer = await db.Set<ItemVersion>().Where(version => version.ItemId == item).Select(version => version.AuthorId).FirstAsync(Cancellation);
        db.Add(SealedOriginal.Of(item, "原件.txt", [1, 2, 3], "privacy@words=甲乙", new string('b', 64), site.Get<PersonalKeys>(), new Act("", 0, officer, TimeProvider.System.GetUtcNow())));
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, string page, (string Name, string Value)[] fields, (string Field, string Name, byte[] Bytes) file)
    {
        var token = Token().Match(await client.GetStringAsync(new Uri(page, UriKind.Relative), Cancellation)).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), FoundForm.Token } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(file.Bytes), file.Field, file.Name);
        using var post = new HttpRequestMessage(HttpMethod.Post, page) { Content = form };
        post.Headers.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        return await client.SendAsync(post, Cancellation);
    }

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(90, 90);
        bitmap.Erase(SKColors.Red);
        using var bytes = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return bytes.ToArray();
    }

    [GeneratedRegex("(?<=/items/)\\d+")]
    private static partial Regex ItemNumber();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
