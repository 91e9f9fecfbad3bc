using System.Net;
using Gongkai.Agencies.Personal;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Names, numbers, addresses of applicants: in no public answer, whatever is asked for, and in no line of the log.</summary>
[Collection(nameof(AttackedCity))]
public sealed class ApplicantDataTests(AttackedCity city, ITestOutputHelper output)
{
    private readonly Tally tally = new(output);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Applicants_OfTheWholeStore_AreInNoPublicAnswer()
    {
        var words = await WordsAsync();
        tally.Count("personal word", words.Count);
        Assert.True(words.Count > 15, $"Only {words.Count} words.");
        using var visitor = city.Site.NewClient();
        await foreach (var (address, answer, _) in new Crawl(visitor, Tally.IsLong ? 40 : 3, Tally.IsLong ? 2_000 : 260).GoAsync(Crawl.PublicStarts))
        {
            tally.Count("public answer");
            Judge(answer, address, words);
        }

        foreach (var route in QueryNames.Routes(city.Site, "GET").Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Where(route => !route.Contains('{', StringComparison.Ordinal)))
        {
            tally.Count("public answer");
            Judge(await Sent.GetAsync(visitor, route), route, words);
        }

        Assert.True(tally.Tried("public answer") > 150, "Too few answers.");
        tally.Close();
    }

    /// <summary>Asked for by name, the search knows nobody: only the question itself comes back.</summary>
    [Fact]
    public async Task Search_ForAnApplicant_FindsNothing()
    {
        foreach (var word in city.Planted.Personal)
        {
            foreach (var address in (string[])["/search.xml?q=", "/search/suggest?q=", "/organs/yunze-water?q="])
            {
                tally.Count("search for a person");
                var answer = await Sent.GetAsync(city["visitor"].Client, address + Uri.EscapeDataString($"\"{word}\""));
                if (answer.Text.Contains("<entry", StringComparison.Ordinal) || (address.Contains("suggest", StringComparison.Ordinal) && answer.Text.Contains(word, StringComparison.Ordinal)))
                {
                    tally.Fault($"{address} finds {word}");
                }
            }
        }

        tally.Close();
    }

    [Fact]
    public async Task Log_AfterEverything_HoldsNobody()
    {
        using var visitor = city.Site.NewClient();
        // Something to log: a form that cannot be read, an address that breaks off.
        _ = await Sent.PostAsync(city.Site, visitor, "/requests/status", new StringContent("x", null, "application/x-www-form-urlencoded"));
        Assert.All(city.Planted.Personal, word => Assert.DoesNotContain(word, city.Log.Text, StringComparison.Ordinal));
        tally.Count("personal word looked for in the log", city.Planted.Personal.Count);
        tally.Close();
    }

    private void Judge(Sent answer, string address, List<string> words)
    {
        // What applicants typed may be written plainly, with characters of an address encoded, or as numbers of characters.
        var texts = new[] { answer.Text, WebUtility.HtmlDecode(answer.Text), WebUtility.UrlDecode(answer.Text) };
        if (words.Find(word => texts.Any(text => text.Contains(word, StringComparison.Ordinal))) is { } found)
        {
            tally.Fault($"{address} holds “{found}”");
        }
    }

    private async Task<List<string>> WordsAsync()
    {
        await using var db = city.Site.Store.NewDb();
        var keys = city.Site.Get<PersonalKeys>();
        var applicants = (await db.Set<Applicant>().AsNoTracking().ToListAsync(Cancellation)).Select(applicant => applicant.Open(keys)).ToList();
        // Names such as 申请人1 begin others; a name is looked for when it cannot be part of a common word.
        return [.. applicants.SelectMany(one => new[] { one.Name, one.IdentityNumber, one.Phone, one.Email, one.Address, one.Representative, one.Agent, one.AgentPhone }).OfType<string>().Concat(city.Planted.Personal).Where(word => word.Length > 3).Distinct()];
    }
}
