using System.Globalization;
using System.Net;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Ways round that were once open: the title of another's draft through a link of one's own, formulas through the name of an organ.</summary>
[Collection(nameof(AttackedCity))]
public sealed class LeakTests(AttackedCity city)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draft_LinkedToAnothersDraft_DoesNotFindIt()
    {
        var (mine, theirs) = (city.Planted.Drafts["yunze-transport"], city.Planted.Drafts["yunze-water"]);
        var page = $"/office/items/{mine.ToString(CultureInfo.InvariantCulture)}/edit";
        await using var db = city.Site.Store.NewDb();
        var index = await db.Set<InformationItem>().Where(item => item.Id == theirs).Select(item => item.IndexNumber).SingleAsync(Cancellation);
        foreach (var typed in (string[])[theirs.ToString(CultureInfo.InvariantCulture), $"#{theirs.ToString(CultureInfo.InvariantCulture)}", index])
        {
            using var sent = await city.Site.SendAsync(city["transport-clerk"].Client, page, page, ("_handler", "parts"), ("Part.Kind", "Interprets"), ("Part.Other", typed));
            Assert.NotEqual(HttpStatusCode.SeeOther, sent.StatusCode);
            Assert.DoesNotContain(city.Planted.Words["yunze-water"][^1], await sent.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        Assert.False(await db.Set<ItemLink>().AnyAsync(link => link.FromId == mine, Cancellation));
        // One that stands there from before shows nothing either.
        db.Add(new ItemLink { FromId = mine, Kind = ItemLinkKind.Interprets, ToId = theirs });
        await db.SaveChangesAsync(Cancellation);
        Assert.DoesNotContain(city.Planted.Words["yunze-water"][^1], (await Sent.GetAsync(city["transport-clerk"].Client, page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenData_OfAnOrganNamedLikeAFormula_HoldsNone()
    {
        await using var db = city.Site.Store.NewDb();
        var (organ, year) = (await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Code == "yunze-land", Cancellation), await db.Set<Oversight.Filing.ReportFiling>().Where(filing => filing.PublishedAt != null).MaxAsync(filing => filing.Year, Cancellation));
        await db.Database.ExecuteSqlAsync($"UPDATE organs SET name = {"=cmd|' /C pwn'!A1"} WHERE id = {organ.Id}", Cancellation);
        var answer = await Sent.GetAsync(city["visitor"].Client, $"/open-data/reports/{year.ToString(CultureInfo.InvariantCulture)}.csv");
        await db.Database.ExecuteSqlAsync($"UPDATE organs SET name = {organ.Name} WHERE id = {organ.Id}", Cancellation);
        Assert.Contains("'=cmd", answer.Text, StringComparison.Ordinal);
        Assert.Empty(PageEye.FaultsOfFile(answer));
    }
}
