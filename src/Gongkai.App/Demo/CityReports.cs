using System.Collections.Immutable;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Totals;
using Gongkai.Reports;
using Gongkai.Reports.Layout;
using Gongkai.Storage;
using Gongkai.Web.Office.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demo;

/// <summary>The January of the demonstration, done at the desks like anything else: what arrived as files in earlier years, the reports of all organs of three whole years,
/// those of the city's bureaus counted from their work, and a running collection with good, wrong, late and missing ones.
/// A start that was broken off is finished by the next; a report that was begun stays as it is.</summary>
internal sealed class CityReports(GongkaiDb db, ReportIntake intake, PersonalKeys keys, TimeProvider clock)
{
    private const int FirstYear = 2019;

    // Years before the running one of which every organ has filed.
    private const int WholeYears = 3;
    private readonly ReportDesk desk = new(db);
    private readonly CollectionDesk collecting = new(db);
    private CityPeople people = null!;

    /// <summary>All of it.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        people = await CityPeople.LoadAsync(db, clock.GetUtcNow(), stop).ConfigureAwait(false);
        var running = people.Today.Year - 1;
        if (await db.Set<Collection>().AnyAsync(collection => collection.Year == running && collection.DepartmentsBy != null, stop).ConfigureAwait(false))
        {
            return;
        }

        await new CityHistory(db, people).FillAsync(FirstYear, running - WholeYears - 1, stop).ConfigureAwait(false);
        var work = new CityWork(db, keys, people);
        foreach (var bureau in people.Organs.Where(organ => CityRecords.Keeps(organ.Code)).ToList())
        {
            await work.FillAsync(bureau, running - WholeYears, running, stop).ConfigureAwait(false);
        }

        for (var year = running - WholeYears; year < running; year++)
        {
            await WholeYearAsync(year, stop).ConfigureAwait(false);
        }

        foreach (var plan in JanuaryFile.Known.Reports.Where(plan => people.Organ(plan.Organ).Kind != OrganKind.Government))
        {
            await BringAsync(plan, running, stop).ConfigureAwait(false);
        }

        foreach (var plan in JanuaryFile.Known.Reports.Where(plan => people.Organ(plan.Organ).Kind == OrganKind.Government))
        {
            await BringAsync(plan, running, stop).ConfigureAwait(false);
        }

        await RemindAsync(running, stop).ConfigureAwait(false);
    }

    // Counties after their bureaus and townships, the city last: a government's figures are the total of its area.
    private async Task WholeYearAsync(int year, CancellationToken stop)
    {
        foreach (var organ in people.Organs.OrderBy(organ => organ.Kind == OrganKind.Government).ThenByDescending(organ => organ.Level))
        {
            await BringAsync(new CityReport(organ.Code, people.Above(organ.Id) is null ? CityStage.Published : CityStage.Accepted, organ.Kind == OrganKind.Government ? 40 : -6), year, stop).ConfigureAwait(false);
        }
    }

    private async Task BringAsync(CityReport plan, int year, CancellationToken stop)
    {
        var organ = people.Organ(plan.Organ);
        var collection = people.Above(organ.Id) is { } above ? await CityHistory.CollectAsync(db, people, above, year, stop).ConfigureAwait(false) : null;
        var filedOn = new DateOnly(year + 1, 1, 31).AddDays(plan.Day);
        if (plan.Stage == CityStage.Arrived)
        {
            await ArriveAsync(organ, year, filedOn, collection!, stop).ConfigureAwait(false);
            return;
        }

        var scope = CollectionBoard.ScopeOf(organ.Kind);
        if (await db.Set<ReportFiling>().AnyAsync(filing => filing.OrganId == organ.Id && filing.Year == year && filing.Scope == scope, stop).ConfigureAwait(false))
        {
            return;
        }

        // What lies in the future has not happened yet.
        var stage = filedOn <= people.Today ? plan.Stage : (CityStage)Math.Min((int)plan.Stage, (int)CityStage.Office);
        var filing = await TypeAsync(organ, year, plan.Fault, Before(filedOn, 6), stop).ConfigureAwait(false);
        await new CityChain(desk, people, organ).BringAsync(filing, stage, filedOn, plan, stop).ConfigureAwait(false);
    }

    private async Task<ReportFiling> TypeAsync(Organ organ, int year, CityFault fault, DateOnly day, CancellationToken stop)
    {
        var scope = CollectionBoard.ScopeOf(organ.Kind);
        var begun = (await desk.StartAsync(organ.Id, year, scope, null, people.Act(organ.Id, Role.Clerk, day), stop).ConfigureAwait(false)).Done;
        var sheet = ReportSheet.Nothing;
        if (CityRecords.Keeps(organ.Code))
        {
            _ = (await desk.CompileAsync(begun.Id, null, people.Act(organ.Id, Role.Clerk, day), stop).ConfigureAwait(false)).Done;
            begun = (await desk.DraftWordsAsync(begun.Id, people.Act(organ.Id, Role.Clerk, day), stop).ConfigureAwait(false)).Done;
        }
        else
        {
            sheet = organ.Kind == OrganKind.Government
                ? ReportSheet.Of((await new TotalDesk(db).OfAsync(organ.Id, year, ReportScope.Area, null, stop).ConfigureAwait(false))!.AsReport())
                : new CityFigures(begun.Report, organ.Kind, new CityDice(organ.Code, year)).Type();
        }

        var problems = JanuaryFile.Known.Problems;
        sheet = sheet with { Parts = ImmutableSortedDictionary<int, string>.Empty.Add(5, problems[new CityDice(organ.Code, year).Next(0, problems.Length - 1)]) };
        var saved = (await desk.SaveAsync(begun.Id, sheet, begun.Revision, Filling.Sums | Filling.Words, people.Act(organ.Id, Role.Clerk, day), stop).ConfigureAwait(false)).Done;
        return fault == CityFault.None ? saved : (await desk.SaveAsync(saved.Id, Wrong(saved, fault), saved.Revision, Filling.None, people.Act(organ.Id, Role.Clerk, day), stop).ConfigureAwait(false)).Done;
    }

    private static ReportSheet Wrong(ReportFiling filing, CityFault fault)
    {
        var sheet = ReportSheet.Of(filing.Bound);
        string More(string cell, int by) => (int.Parse(sheet.Cells[cell], System.Globalization.CultureInfo.InvariantCulture) + by).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return fault switch
        {
            CityFault.Total => sheet with { Cells = sheet.Cells.SetItem("requests.granted.total", More("requests.granted.total", 1)) },
            CityFault.CarriedIn => sheet with { Cells = sheet.Cells.SetItem("requests.carried-in.natural", More("requests.carried-in.natural", 3)).SetItem("requests.carried-in.total", More("requests.carried-in.total", 3)) },
            CityFault.Area => sheet with { Cells = sheet.Cells.SetItem("disclosure.penalty.decisions", More("disclosure.penalty.decisions", 12)) },
            _ => sheet with { Parts = sheet.Parts.SetItem(1, sheet.Parts[1].Replace("（三）", $"{CityChain.WrongWords}{More("requests.received.total", 4)}件。\n（三）", StringComparison.Ordinal)) },
        };
    }

    // Handed in as a Word file, on the day it came.
    private async Task ArriveAsync(Organ organ, int year, DateOnly on, Collection collection, CancellationToken stop)
    {
        if (on > people.Today)
        {
            return;
        }

        var form = FormCatalogue.Default.MeantFor(year);
        var empty = new AnnualReport { Organ = organ.Name, Year = year, Form = form.Edition, Title = form.TitleFor(organ.Name, year), Figures = Figures.From([]) };
        var sheet = new CityFigures(empty, organ.Kind, new CityDice(organ.Code, year)).Type() with { Parts = ImmutableSortedDictionary<int, string>.Empty.Add(5, JanuaryFile.Known.Problems[0]) };
        var typed = sheet.On(BoundReport.Of(empty));
        var report = Suggestions.Fill(typed.With(Sums.Fill(typed.Report).Figures), organ.Kind).Report;
        using var file = new MemoryStream();
        DocxWriter.Write(ReportLayout.Lay(report, new LayoutOptions { WriteNone = true, Mark = ReportMark.Demonstration }), file);
        file.Position = 0;
        if ((await intake.TakeAsync(file, $"{organ.Name}{year}.docx", stop).ConfigureAwait(false)).Line is { } line)
        {
            _ = (await collecting.RegisterAsync(collection.Id, organ.Id, line.Id, on, people.Act(collection.CompetentId, Role.CompetentReviewer, on), stop).ConfigureAwait(false)).Done;
        }
    }

    // The local date, and a word to those who are late.
    private async Task RemindAsync(int year, CancellationToken stop)
    {
        foreach (var id in people.Collectors)
        {
            var collection = await CityHistory.CollectAsync(db, people, id, year, stop).ConfigureAwait(false);
            var first = new DateOnly(year + 1, 1, 31);
            var board = (await CollectionBoard.LoadAsync(db, collection.Id, people.Today, stop).ConfigureAwait(false))!;
            var late = board.Lines.Where(line => line.Task == BoardTask.Remind && line.Organ.Kind != OrganKind.Government).Select(line => line.Organ.Id).Take(1).ToList();
            if (late.Count > 0)
            {
                _ = (await collecting.RemindAsync(collection.Id, late, "贵单位年度报告尚未报送，请抓紧编制，报送后即时公布。", people.Act(id, Role.CompetentReviewer, first.AddDays(3)), stop).ConfigureAwait(false)).Done;
            }

            _ = (await collecting.SetDatesAsync(collection.Id, first.AddDays(-5), new DateOnly(year + 1, 3, 10), false, people.Act(id, Role.CompetentReviewer, new DateOnly(year + 1, 1, 4)), stop).ConfigureAwait(false)).Done;
        }
    }

    private static DateOnly Before(DateOnly day, int days) => day.AddDays(-days) is var before && before.Month == 12 && day.Month == 1 ? new DateOnly(day.Year, 1, 2) : before;
}
