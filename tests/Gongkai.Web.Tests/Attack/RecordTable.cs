using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Registers;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Requests;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>The addresses of the records that lie in a store, each with its organ.</summary>
internal sealed class RecordTable(GongkaiDb db, int each)
{
    private static readonly string[] Filings = ["", "/count", "/scan", "/import", "/words.docx", "/members.docx", "/report.docx", "/report.json", "/report.csv", "/report.xlsx", "/report.html", "/count/requests.granted.natural"];

    private readonly List<RecordAddress> found = [];

    private string AnyCase { get; set; } = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<ImmutableArray<RecordAddress>> AllAsync()
    {
        await CasesAsync();
        await ItemsAsync();
        await RowsAsync();
        await FilingsAsync();
        await CollectionsAsync();
        await SettingsAsync();
        return [.. found];
    }

    private void Add(string kind, long organ, string address, Func<Person, bool>? readers = null, bool isPost = false) =>
        found.Add(new RecordAddress(kind, address, organ, readers ?? (person => person.IsAt(organ)), isPost));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<T> Sample<T>(IEnumerable<T> rows, Func<T, long> organ) => rows.GroupBy(organ).SelectMany(group => group.TakeLast(each));

    private async Task CasesAsync()
    {
        var cases = await db.Set<InformationRequest>().AsNoTracking().OrderBy(request => request.Id).Select(request => new { request.Id, request.Number, request.OrganId }).ToListAsync(Cancellation);
        AnyCase = cases[^1].Number;
        foreach (var request in Sample(cases, request => request.OrganId))
        {
            foreach (var end in (string[])["", "/decide", "/disputes", "/approval.docx"])
            {
                Add("case", request.OrganId, $"/office/requests/{request.Number}{end}");
            }

            Add("case paper added", request.OrganId, $"/office/requests/{request.Number}/enclosures", isPost: true);
        }

        var byId = cases.ToDictionary(request => request.Id);
        foreach (var paper in await db.Set<Enclosure>().AsNoTracking().Select(paper => new { paper.Id, paper.RequestId }).ToListAsync(Cancellation))
        {
            var request = byId[paper.RequestId];
            Add("case paper", request.OrganId, $"/office/requests/{request.Number}/enclosures/{Text(paper.Id)}/veiled.png");
            Add("case paper opened", request.OrganId, $"/office/requests/{request.Number}/enclosures/{Text(paper.Id)}", isPost: true);
        }

        foreach (var letter in await db.Set<Letter>().AsNoTracking().Select(letter => new { letter.Id, letter.OrganId }).ToListAsync(Cancellation))
        {
            Add("letter", letter.OrganId, $"/office/requests/letters/{Text(letter.Id)}");
            Add("letter", letter.OrganId, $"/office/requests/letters/{Text(letter.Id)}/file.docx");
            // An applicant's way to it: none of these was sent, so nobody has it.
            Add("letter of an applicant", letter.OrganId, $"/requests/letters/{Text(letter.Id)}", _ => false);
            Add("letter of an applicant", letter.OrganId, $"/requests/letters/{Text(letter.Id)}/read", _ => false);
        }
    }

    private async Task ItemsAsync()
    {
        var items = await db.Set<InformationItem>().AsNoTracking().OrderBy(item => item.Shown == null).ThenBy(item => item.Id).ToListAsync(Cancellation);
        var files = (await db.Set<ItemFile>().AsNoTracking().ToListAsync(Cancellation)).ToLookup(file => file.ItemId);
        var originals = (await db.Set<SealedOriginal>().AsNoTracking().Select(row => new { row.Id, row.ItemId }).ToListAsync(Cancellation)).ToLookup(row => row.ItemId);
        foreach (var item in Sample(items, item => item.OrganId))
        {
            var address = $"/office/items/{Text(item.Id)}";
            foreach (var end in (string[])["", "/edit", "/preview", "/package.zip"])
            {
                Add("item", item.OrganId, address + end);
            }

            foreach (var file in files[item.Id])
            {
                foreach (var end in (string[])["", "/content", "/redact", "/pages/1.png"])
                {
                    Add("file of an item", item.OrganId, $"{address}/files/{Text(file.Id)}{end}");
                }

                // Whoever knows the hash of a file has it from nowhere but its item.
                Add("file by its hash", item.OrganId, $"/requests/files/{file.Sha256}", _ => false);
                Add("file by its hash", item.OrganId, $"/office/requests/{AnyCase}/files/{file.Sha256}", _ => false);
            }

            foreach (var original in originals[item.Id])
            {
                Add("sealed original", item.OrganId, $"{address}/originals/{Text(original.Id)}", isPost: true);
            }
        }

        foreach (var draft in items.Where(item => !item.IsPublic))
        {
            foreach (var address in (string[])[$"/items/{Text(draft.Id)}", $"/items/{Text(draft.Id)}/files/1", $"/api/v1/items/{Text(draft.Id)}"])
            {
                Add("draft on the portal", draft.OrganId, address, _ => draft.WithdrawnAt is not null);
            }
        }
    }

    private async Task RowsAsync()
    {
        var rows = await db.Set<RegisterRow>().AsNoTracking().OrderBy(row => row.Id).Select(row => new { row.Id, row.OrganId, row.Register }).ToListAsync(Cancellation);
        foreach (var row in Sample(rows, row => row.OrganId))
        {
            Add("row of a register", row.OrganId, $"/office/registers/{row.Register}/{Text(row.Id)}");
        }
    }

    private async Task FilingsAsync()
    {
        var organs = await db.Set<Organ>().AsNoTracking().ToDictionaryAsync(organ => organ.Id, Cancellation);
        var filings = await db.Set<ReportFiling>().AsNoTracking().OrderBy(filing => filing.Year).Select(filing => new { filing.OrganId, filing.Year, filing.PublishedAt }).ToListAsync(Cancellation);
        var register = new OrganRegister(db);
        foreach (var filing in Sample(filings.DistinctBy(filing => (filing.OrganId, filing.Year)), filing => filing.OrganId))
        {
            var above = await register.AboveAsync(filing.OrganId, OrganTree.Competent, new DateOnly(2026, 6, 1), Cancellation);
            bool Readers(Person person) => person.IsAt(filing.OrganId) || person.HoldsAbove(above, Role.CompetentReviewer, Role.Auditor);
            foreach (var end in Filings)
            {
                Add("filing", filing.OrganId, $"/office/reports/{organs[filing.OrganId].Code}/{Text(filing.Year)}{end}", Readers);
            }

            if (filing.PublishedAt is null && !filings.Any(other => other.OrganId == filing.OrganId && other.Year == filing.Year && other.PublishedAt is not null))
            {
                Add("report on the portal", filing.OrganId, $"/organs/{organs[filing.OrganId].Code}/reports/{Text(filing.Year)}", _ => false);
                Add("report on the portal", filing.OrganId, $"/organs/{organs[filing.OrganId].Code}/reports/{Text(filing.Year)}/report.docx", _ => false);
            }
        }
    }

    private async Task CollectionsAsync()
    {
        var codes = await db.Set<Organ>().AsNoTracking().ToDictionaryAsync(organ => organ.Id, organ => organ.Code, Cancellation);
        var collections = await db.Set<Collection>().AsNoTracking().OrderBy(collection => collection.Year).ToListAsync(Cancellation);
        var arrivals = (await db.Set<Arrival>().AsNoTracking().Select(arrival => new { arrival.Id, arrival.CollectionId }).ToListAsync(Cancellation)).ToLookup(arrival => arrival.CollectionId);
        foreach (var collection in Sample(collections, collection => collection.CompetentId))
        {
            var address = $"/office/collect/{codes[collection.CompetentId]}/{Text(collection.Year)}";
            foreach (var end in ((string[])["", "/totals", "/totals.csv", "/totals.xlsx", "/totals.docx"]).Concat(arrivals[collection.Id].Take(each).Select(arrival => $"/arrivals/{Text(arrival.Id)}")))
            {
                Add("collection", collection.CompetentId, address + end);
            }
        }
    }

    private async Task SettingsAsync()
    {
        var organs = await db.Set<Organ>().AsNoTracking().ToListAsync(Cancellation);
        var below = organs.Where(organ => organ.Code is "qingheng" or "qingheng-office" or "songkou" or "nanyan").Select(organ => organ.Id).ToHashSet();
        // The administrator of the whole city, and the one of a county: his county and nothing else.
        bool Readers(Person person, long organ) => person.Name == "yunze-admin" || (person.Name == "qingheng-admin" && below.Contains(organ));
        // The register of organs is open to every administrator, to be looked at.
        foreach (var organ in organs)
        {
            Add("settings of an organ", organ.Id, $"/office/settings/organs/{organ.Code}", person => person.Name is "yunze-admin" or "qingheng-admin");
        }

        var posts = await db.Set<Appointment>().AsNoTracking().OrderBy(post => post.Id).Select(post => new { post.OfficerId, post.OrganId }).ToListAsync(Cancellation);
        foreach (var post in Sample(posts.GroupBy(post => post.OfficerId).Select(group => group.First()), post => post.OrganId))
        {
            Add("settings of a person", post.OrganId, $"/office/settings/people/{Text(post.OfficerId)}", person => Readers(person, post.OrganId));
        }
    }
}
