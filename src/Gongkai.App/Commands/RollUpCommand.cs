using System.CommandLine;
using System.Globalization;
using Gongkai.App.Bulk;
using Gongkai.Oversight.Library;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Commands;

/// <summary><c>rollup</c>: adds the reports of one year up, cell by cell: those of the files given, or those in the store.
/// An organ counts once: of several reports of one organ and year the last one counts, and that is said.</summary>
internal sealed class RollUpCommand(CommandWords words, int year)
{
    private readonly int year = year;
    private readonly Dictionary<string, (string Name, AnnualReport Report)> members = new(StringComparer.Ordinal);
    private int otherYears;
    private bool isDoubled;

    public static Command Of(CommandWords words)
    {
        string[] editions = [.. FormCatalogue.Default.Forms.Select(known => known.Edition)];
        var paths = new Argument<string[]>("PATH") { Description = words["rollup.paths"], Arity = ArgumentArity.ZeroOrMore };
        var year = new Option<int>("--year") { Description = words["rollup.year"], HelpName = "YEAR", Required = true };
        var form = new Option<string?>("--form") { Description = words["rollup.form"], HelpName = string.Join('|', editions) };
        form.AcceptOnlyFromAmong(editions);
        var json = new Option<bool>("--json") { Description = words["read.json"] };
        var csv = new Option<bool>("--csv") { Description = words["rollup.csv"] };
        var place = new StoreArguments(words);
        var command = new Command("rollup", words["rollup"]) { paths, year, form, json, csv };
        place.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var run = new RollUpCommand(words, parsed.GetValue(year));
            var bad = parsed.GetValue(paths) is { Length: > 0 } given
                ? await run.FromFilesAsync(given, stop).ConfigureAwait(false)
                : await run.FromStoreAsync(await place.OpenAsync(parsed, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
            var sum = RollUp.Sum(FormCatalogue.Default.Find(parsed.GetValue(form)) ?? FormCatalogue.Default.MeantFor(run.year), run.members.Values.Select(member => member.Report));
            var printer = new RollUpPrinter(words, sum, run.year);
            Output.Write(parsed.GetValue(json) ? printer.Json() : parsed.GetValue(csv) ? printer.Csv() : printer.Text());
            return bad > 0 ? ExitCodes.NotReadable : run.isDoubled || !sum.IsComplete ? ExitCodes.Findings : ExitCodes.Fine;
        });
        return command;
    }

    private async Task<int> FromFilesAsync(string[] paths, CancellationToken stop)
    {
        var bad = await new BulkReading(words).ReadAsync(paths, read =>
        {
            if (read.Read is { } found)
            {
                Count(read.File.Name, found.Report);
            }
        }, stop).ConfigureAwait(false);
        if (otherYears > 0)
        {
            await Console.Error.WriteLineAsync(words.Fill("rollup.other-years", ("count", otherYears.ToString(CultureInfo.InvariantCulture)), ("year", year.ToString(CultureInfo.InvariantCulture)))).ConfigureAwait(false);
        }

        return bad;
    }

    private async Task<Dictionary<string, FigureDecisions>> DecidedAsync(GongkaiDb db, CancellationToken stop)
    {
        var decisions = await db.Set<FigureDecision>().AsNoTracking().Where(decision => db.Set<StoredReport>().Any(report => report.Year == year && report.Sha256 == decision.Sha256))
            .OrderBy(decision => decision.Id).ToListAsync(stop).ConfigureAwait(false);
        return decisions.GroupBy(decision => decision.Sha256).ToDictionary(file => file.Key, FigureDecisions.Of);
    }

    // The words of the reports are left behind: sums need figures and their units only.
    private async Task<int> FromStoreAsync(Store store, CancellationToken stop)
    {
        await using var db = store.NewDb();
        var rows = db.Set<StoredReport>().AsNoTracking().Where(report => report.Year == year).OrderBy(report => report.Id).Select(report => new { report.SourceName, report.Sha256, report.Figures, report.Reading!.Content });
        var decided = await DecidedAsync(db, stop).ConfigureAwait(false);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop).ConfigureAwait(false))
        {
            var report = decided.GetValueOrDefault(row.Sha256, FigureDecisions.None).Apply(ReadingArchive.Read(row.Content, PackedFigures.Unpack(row.Figures)).Report);
            Count(row.SourceName, new AnnualReport { Organ = report.Organ, Year = report.Year, Form = report.Form, Figures = report.Figures });
        }

        return 0;
    }

    private void Count(string name, AnnualReport report)
    {
        if (report.Year != year)
        {
            otherYears++;
            return;
        }

        var organ = report.Organ ?? name;
        if (members.TryGetValue(organ, out var before))
        {
            isDoubled = true;
            Console.Error.WriteLine(words.Fill("rollup.twice", ("organ", organ), ("before", before.Name), ("after", name)));
        }

        members[organ] = (name, report);
    }
}
