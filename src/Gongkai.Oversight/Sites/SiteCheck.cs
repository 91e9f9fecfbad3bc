using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Gongkai.Oversight.Filing;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Sites;

/// <summary>Looks at an organ's pages as an inspector of sites does, before he comes: what is stale, empty, late or contradicts itself. A handful of questions to the store, however much is in it.</summary>
public sealed class SiteCheck(DbContext db, WorkCalendar calendar)
{
    private const int HomeWarns = 10;
    private const int HomeFails = 14;
    private const int EmptyHeadsFail = 5;
    private const int StaleHeadsFail = 10;
    private const int MostListed = 50;

    /// <summary>Everything to put right on that day, the gravest first.</summary>
    /// <param name="culture">In which language parts of a guide and heads of the catalogue are named.</param>
    public async Task<SiteChecked> RunAsync(long organId, DateOnly today, CultureInfo culture, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == organId, cancellation);
        var shown = await ShownAsync(organId, cancellation);
        var alarms = new List<SiteAlarm>();
        alarms.AddRange(Home(shown, today));
        alarms.AddRange(Heads(shown, organ.Level, today, culture));
        alarms.AddRange(await GuideAsync(organId, culture, cancellation));
        alarms.AddRange(await LateAsync(organId, today, cancellation));
        alarms.AddRange(await UnexplainedAsync(organId, today, cancellation));
        alarms.AddRange(await ReportAsync(organId, today, cancellation));
        return new SiteChecked(today, [.. alarms.OrderByDescending(alarm => alarm.Weight).ThenBy(alarm => alarm.Rule)]);
    }

    private static IEnumerable<SiteAlarm> Home(IReadOnlyCollection<Head> shown, DateOnly today)
    {
        if (shown.Count == 0)
        {
            yield return new SiteAlarm(SiteRule.HomeStale, SiteWeight.Veto);
            yield break;
        }

        var last = shown.Max(head => head.Last);
        if (today.DayNumber - last.DayNumber >= HomeWarns)
        {
            yield return new SiteAlarm(SiteRule.HomeStale, today.DayNumber - last.DayNumber >= HomeFails ? SiteWeight.Veto : SiteWeight.Soon, Since: last);
        }
    }

    private static IEnumerable<SiteAlarm> Heads(IReadOnlyCollection<Head> shown, OrganLevel level, DateOnly today, CultureInfo culture)
    {
        var due = DisclosureCatalogue.Topics.Where(topic => !topic.IsFrame && topic.Concerns(level)).ToList();
        var empty = due.Where(topic => shown.All(head => head.Topic != topic.Code)).ToList();
        var stale = due.Select(topic => (topic, head: shown.FirstOrDefault(head => head.Topic == topic.Code))).Where(pair => pair.head is not null && pair.head.Last < today.AddMonths(-6)).ToList();
        var (emptyWeight, staleWeight) = (empty.Count >= EmptyHeadsFail ? SiteWeight.Veto : SiteWeight.Fault, stale.Count >= StaleHeadsFail ? SiteWeight.Veto : SiteWeight.Fault);
        return empty.Select(topic => new SiteAlarm(SiteRule.HeadEmpty, emptyWeight, topic.In(culture)))
            .Concat(stale.Select(pair => new SiteAlarm(SiteRule.HeadStale, staleWeight, pair.topic.In(culture), pair.head!.Last)));
    }

    private async Task<List<Head>> ShownAsync(long organId, CancellationToken cancellation)
    {
        var rows = await (
            from item in InformationItem.PublicIn(db).AsNoTracking()
            where item.OrganId == organId
            join version in db.Set<ItemVersion>() on new { Item = item.Id, Number = item.Shown!.Value } equals new { Item = version.ItemId, version.Number }
            group version.PublishedAt by version.Content.Topic into heads
            select new { Topic = heads.Key, Last = heads.Max() }).ToListAsync(cancellation);
        return [.. rows.Select(row => new Head(row.Topic ?? "", DateOnly.FromDateTime(row.Last!.Value.ToOffset(TimeSpan.FromHours(8)).DateTime)))];
    }

    private async Task<List<SiteAlarm>> GuideAsync(long organId, CultureInfo culture, CancellationToken cancellation)
    {
        var frames = await (
            from item in InformationItem.PublicIn(db).AsNoTracking()
            where item.OrganId == organId
            join version in db.Set<ItemVersion>() on new { Item = item.Id, Number = item.Shown!.Value } equals new { Item = version.ItemId, version.Number }
            where version.Content.Topic == DisclosureCatalogue.Guide || version.Content.Topic == DisclosureCatalogue.Rules
            orderby item.Id descending
            select new { item.Id, version.Content.Topic, version.Content.Body }).Take(MostListed).ToListAsync(cancellation);
        var alarms = new List<SiteAlarm>();
        if (frames.TrueForAll(frame => frame.Topic != DisclosureCatalogue.Rules))
        {
            alarms.Add(new SiteAlarm(SiteRule.RulesMissing, SiteWeight.Fault, Address: $"/office/items/new?topic={DisclosureCatalogue.Rules}"));
        }

        if (frames.Find(frame => frame.Topic == DisclosureCatalogue.Guide) is not { } guide)
        {
            alarms.Add(new SiteAlarm(SiteRule.GuideMissing, SiteWeight.Fault, Address: $"/office/items/new?topic={DisclosureCatalogue.Guide}"));
            return alarms;
        }

        var address = string.Create(CultureInfo.InvariantCulture, $"/office/items/{guide.Id}");
        var office = await db.Set<DisclosureOffice>().AsNoTracking().FirstOrDefaultAsync(office => office.OrganId == organId, cancellation);
        alarms.AddRange(GuidePart.MissingIn(guide.Body, culture).Select(part => new SiteAlarm(SiteRule.GuideIncomplete, SiteWeight.Fault, part, Address: address)));
        alarms.AddRange(new[] { office?.Phone, office?.Address }.Where(contact => !string.IsNullOrWhiteSpace(contact) && !GuidePart.Names(guide.Body, contact)).Select(contact => new SiteAlarm(SiteRule.GuideContact, SiteWeight.Fault, contact!, Address: address)));
        return alarms;
    }

    private async Task<List<SiteAlarm>> LateAsync(long organId, DateOnly today, CancellationToken cancellation)
    {
        var late = await (
            from item in db.Set<InformationItem>().AsNoTracking()
            where item.OrganId == organId && ((item.FirstPublishedAt == null && item.DueOn < today && item.State != "withheld" && item.State != "withdrawn") || (item.State == "withheld" && item.EvaluateOn < today))
            join version in db.Set<ItemVersion>() on new { Item = item.Id, Number = item.Draft } equals new { Item = version.ItemId, version.Number }
            orderby item.Id
            select new { item.Id, item.State, item.DueOn, item.EvaluateOn, version.Content.Title }).Take(MostListed).ToListAsync(cancellation);
        return [.. late.Select(row => new SiteAlarm(row.State == "withheld" ? SiteRule.EvaluationLate : SiteRule.PublicationLate, SiteWeight.Fault, row.Title, row.State == "withheld" ? row.EvaluateOn : row.DueOn, string.Create(CultureInfo.InvariantCulture, $"/office/items/{row.Id}")))];
    }

    // Policies and plans of the last year; the interpretation is due some working days after the policy (a local setting).
    private async Task<List<SiteAlarm>> UnexplainedAsync(long organId, DateOnly today, CancellationToken cancellation)
    {
        var since = new DateTimeOffset(today.AddYears(-1), TimeOnly.MinValue, TimeSpan.FromHours(8)).ToUniversalTime();
        var policies = await (
            from item in InformationItem.PublicIn(db).AsNoTracking()
            where item.OrganId == organId && item.FirstPublishedAt >= since && !db.Set<ItemLink>().Any(link => (link.ToId == item.Id || link.FromId == item.Id) && link.Kind == ItemLinkKind.Interprets)
            join version in db.Set<ItemVersion>() on new { Item = item.Id, Number = item.Shown!.Value } equals new { Item = version.ItemId, version.Number }
            where version.Content.Topic == "20-1" && version.Content.DocumentNumber != null
            orderby item.Id descending
            select new { item.Id, item.FirstPublishedAt, version.Content.Title }).Take(MostListed).ToListAsync(cancellation);
        return
        [
            .. policies.Select(row => (row, Due: Limits.Interpretation(DateOnly.FromDateTime(row.FirstPublishedAt!.Value.ToOffset(TimeSpan.FromHours(8)).DateTime), calendar).Due)).Where(pair => pair.Due < today)
                .Select(pair => new SiteAlarm(SiteRule.InterpretationMissing, SiteWeight.Fault, pair.row.Title, pair.Due, string.Create(CultureInfo.InvariantCulture, $"/office/items/new?interprets={pair.row.Id}"))),
        ];
    }

    private async Task<List<SiteAlarm>> ReportAsync(long organId, DateOnly today, CancellationToken cancellation)
    {
        var (year, due) = (today.Year - 1, new DateOnly(today.Year, 1, 31));
        var isOut = today <= due || await db.Set<ReportFiling>().AnyAsync(filing => filing.OrganId == organId && filing.Year == year && filing.PublishedAt != null, cancellation);
        return isOut ? [] : [new SiteAlarm(SiteRule.ReportMissing, SiteWeight.Fault, year.ToString(CultureInfo.InvariantCulture), due, "/office/reports")];
    }

    private sealed record Head(string Topic, DateOnly Last);
}
