using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Registers;
using Gongkai.Oversight.Counting;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Web.Office.Filing;
using Gongkai.Web.Office.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Counting;

/// <summary>A record as a list names it, and where it opens.</summary>
public sealed record RecordLine(string Subject, string Words, string? Detail, string? Address, decimal Weight);

/// <summary>An organ's year for the pages that show what its figures rest on: counted now, and as the report was compiled.</summary>
internal sealed record CountRoom(Organ Organ, int Year, YearCount Now, ReportFiling? Filing, ReportCount? Kept, ImmutableArray<TypedReason> Reasons)
{
    /// <summary>The figures of the report; those counted now while there is no report.</summary>
    public AnnualReport Report => Filing?.Report ?? new AnnualReport { Organ = Organ.Name, Year = Year, Form = Now.Form, Figures = Now.Figures };

    public Form Form => FormCatalogue.Default.Form(Now.Form);

    /// <summary>Opens it; null when there is no such organ or he may not see it.</summary>
    public static async Task<CountRoom?> OpenAsync(GongkaiDb db, SignedIn signedIn, string organ, int year, DateOnly? asOf, CancellationToken cancellation)
    {
        var found = await db.Set<Organ>().AsNoTracking().SingleOrDefaultAsync(known => known.Code == organ, cancellation);
        if (found is null || year < 2008 || year > signedIn.Today.Year || !await FilingAccess.MayReadAsync(db, signedIn, found.Id, cancellation))
        {
            return null;
        }

        var filing = await new ReportDesk(db).FindAsync(found.Id, year, ReportScope.Self, cancellation) is { } id ? await db.Set<ReportFiling>().AsNoTracking().SingleAsync(filing => filing.Id == id, cancellation) : null;
        var kept = filing?.CountId is { } counted ? await db.Set<ReportCount>().AsNoTracking().SingleAsync(count => count.Id == counted, cancellation) : null;
        var (now, _) = await new YearCounting(db).TakeAsync(found.Id, year, asOf ?? kept?.Last, cancellation);
        var reasons = filing is null ? [] : await new ReportDesk(db).ReasonsAsync(filing, cancellation);
        return new CountRoom(found, year, now, filing, kept, [.. reasons]);
    }

    /// <summary>The records behind a figure, as people know them.</summary>
    public static async Task<List<RecordLine>> LinesAsync(GongkaiDb db, IEnumerable<(string Subject, decimal Weight)> records, CancellationToken cancellation)
    {
        var lines = new List<RecordLine>();
        foreach (var group in records.GroupBy(record => record.Subject[..record.Subject.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            var weights = group.ToDictionary(record => long.Parse(record.Subject.AsSpan(group.Key.Length + 1), CultureInfo.InvariantCulture), record => record.Weight);
            lines.AddRange(await NamesAsync(db, group.Key, [.. weights.Keys], weights, cancellation));
        }

        return lines;
    }

    private static async Task<IEnumerable<RecordLine>> NamesAsync(GongkaiDb db, string matter, List<long> ids, Dictionary<long, decimal> weights, CancellationToken cancellation)
    {
        switch (matter)
        {
            case "register":
                var rows = await db.Set<RegisterRow>().AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.On).ToListAsync(cancellation);
                return rows.Select(row => new RecordLine(row.Subject, row.Title.Length > 0 ? row.Title : row.Kind.In(CultureInfo.CurrentUICulture), Detail(row), $"/office/registers/{row.Register}/{row.Id.ToString(CultureInfo.InvariantCulture)}", weights[row.Id]));
            case "request":
                var requests = await db.Set<InformationRequest>().AsNoTracking().Where(request => ids.Contains(request.Id)).OrderBy(request => request.ReceivedOn).Select(request => new { request.Id, request.Number, request.ReceivedOn, request.ClosedOn }).ToListAsync(cancellation);
                return requests.Select(request => new RecordLine($"request/{request.Id}", request.Number, $"{Day(request.ReceivedOn)} → {Day(request.ClosedOn)}", $"/office/requests/{request.Number}", weights[request.Id]));
            case "dispute":
                var disputes = await db.Set<Dispute>().AsNoTracking().Where(dispute => ids.Contains(dispute.Id)).OrderBy(dispute => dispute.ReceivedOn).ToListAsync(cancellation);
                return disputes.Select(dispute => new RecordLine(dispute.Subject, $"{dispute.Forum} {dispute.CaseNumber}", $"{Day(dispute.ReceivedOn)} → {Day(dispute.ResultOn)}", null, weights[dispute.Id]));
            case "item":
                var titles = await db.Set<InformationItem>().AsNoTracking().Where(item => ids.Contains(item.Id)).Select(item => new { item.Id, item.FirstPublishedAt, Title = db.Set<ItemVersion>().Where(version => version.ItemId == item.Id && version.Number == item.Shown).Select(version => version.Content.Title).FirstOrDefault() }).ToListAsync(cancellation);
                return titles.Select(item => new RecordLine($"item/{item.Id}", item.Title ?? $"{item.Id}", item.FirstPublishedAt is { } at ? Serving.Moments.Minute(at) : null, $"/items/{item.Id.ToString(CultureInfo.InvariantCulture)}", weights[item.Id]));
            default:
                return ids.Select(id => new RecordLine($"{matter}/{id}", $"{matter}/{id.ToString(CultureInfo.InvariantCulture)}", null, null, weights[id]));
        }
    }

    private static string Detail(RegisterRow row) => string.Join(" · ", new[] { row.IsBatch ? $"{Day(row.From)}–{Day(row.On)}" : Day(row.On), row.Reference, row.Source }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…";
}
