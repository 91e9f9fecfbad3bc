using System.Globalization;
using Gongkai.Agencies.Officers;
using Gongkai.Oversight.Counting;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Counting;

/// <summary>What an organ's year counts, and where the figures of its report come from.</summary>
public partial class CountPage
{
    private const int MostChanges = 200;
    private const int MostTyped = 60;

    private CountRoom? Room;
    private OpenedFiling? Opened;
    private Dictionary<string, CellOrigin> Origins = [];
    private List<CellOrigin> Typed = [];
    private List<CountChange> Changes = [];
    private Dictionary<string, RecordLine> Lines = [];
    private Dictionary<long, string> Authors = [];
    private string? Recomputed;
    private (decimal Counted, decimal Last)? CarriedIn;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    [Parameter]
    public string Organ { get; set; } = "";

    [Parameter]
    public int Year { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    private string Base => $"/office/reports/{Organ}/{Year.ToString(CultureInfo.InvariantCulture)}";

    private string AsOfQuery => Room!.Now.Last == YearCounting.LastDay(Year, null) ? "" : $"?as-of={Room.Now.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    protected override async Task OnInitializedAsync()
    {
        var stop = Context.RequestAborted;
        Room = await CountRoom.OpenAsync(Db, SignedIn, Organ, Year, CountPosts.DayOf(Context.Request.Query["as-of"]), stop);
        if (Room is null)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Origins = CellOrigin.Of(Room.Report, Room.Now, Room.Reasons).ToDictionary(origin => origin.Cell.Id.Code, StringComparer.Ordinal);
        Typed = [.. Origins.Values.Where(origin => origin.Kind is OriginKind.Differs or OriginKind.Reasoned or OriginKind.Typed)];
        if (Room.Filing is { } filing)
        {
            Opened = await new ReportDesk(Db).OpenAsync(filing.Id, SignedIn.OfficerId ?? 0, SignedIn.Today, stop);
            CarriedIn = Compare(Opened?.Previous);
        }

        if (Room.Kept is { } kept)
        {
            Changes = [.. kept.Count.ChangesTo(Room.Now)];
            Lines = (await CountRoom.LinesAsync(Db, Changes.Take(MostChanges).Select(change => change.Subject).Distinct().Select(subject => (subject, 0m)), stop)).ToDictionary(line => line.Subject, StringComparer.Ordinal);
            Recomputed = Context.Request.Query["again"].ToString().Length == 0 ? null : (await new YearCounting(Db).TakeFromLedgerAsync(kept.OrganId, kept.Last, kept.LedgerNumber, stop)).Hash;
        }

        var officers = Room.Reasons.Select(reason => reason.OfficerId).ToList();
        Authors = await Db.Set<Officer>().AsNoTracking().Where(officer => officers.Contains(officer.Id)).ToDictionaryAsync(officer => officer.Id, officer => officer.Name, stop);
    }

    private bool May(string action) => Opened is { IsNewest: true } && Opened.May(action);

    // What was carried over is counted from the cases; last year's report only says whether that agrees.
    private (decimal Counted, decimal Last)? Compare(AnnualReport? previous) =>
        Room!.Now.Figures[CellId.Parse("requests.carried-in.total")].Value is { } counted && previous?.Figures[CellId.Parse("requests.carried-out.total")] is { IsCertain: true, Value: { } last } ? (counted, last) : null;

    private string NameOf(string code) => CellId.TryParse(code, out var cell) ? RuleBook.CellWords(cell, Room!.Form, Culture) : YearWords.Of(code, Culture);

    private static string Weight(decimal? weight) => weight is { } known ? RuleBook.Number(known) : "—";
}
