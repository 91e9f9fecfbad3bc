using System.CommandLine;
using Gongkai.App.Bulk;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Reports;

namespace Gongkai.App.Commands;

/// <summary><c>rollup</c>: adds the reports of one year up, cell by cell.</summary>
internal sealed class RollUpCommand(CommandWords words)
{
    public static Command Of(CommandWords words)
    {
        var paths = new Argument<string[]>("PATH") { Description = words["rollup.paths"], Arity = ArgumentArity.OneOrMore };
        var year = new Option<int>("--year") { Description = words["rollup.year"], HelpName = "YEAR", Required = true };
        var form = new Option<string?>("--form") { Description = words["rollup.form"], HelpName = string.Join('|', FormCatalogue.Default.Forms.Select(known => known.Edition)) };
        form.AcceptOnlyFromAmong([.. FormCatalogue.Default.Forms.Select(known => known.Edition)]);
        var json = new Option<bool>("--json") { Description = words["read.json"] };
        var csv = new Option<bool>("--csv") { Description = words["rollup.csv"] };
        var command = new Command("rollup", words["rollup"]) { paths, year, form, json, csv };
        command.SetAction(parsed =>
        {
            var run = new RollUpCommand(words);
            var edition = FormCatalogue.Default.Find(parsed.GetValue(form)) ?? FormCatalogue.Default.MeantFor(parsed.GetValue(year));
            var (sum, exit) = run.Sum(parsed.GetValue(paths)!, parsed.GetValue(year), edition);
            var printer = new RollUpPrinter(words, sum, parsed.GetValue(year));
            Output.Write(parsed.GetValue(json) ? printer.Json() : parsed.GetValue(csv) ? printer.Csv() : printer.Text());
            return exit;
        });
        return command;
    }

    // An organ counts once: of several reports of one organ and year the last one given counts, and that is said.
    private (RolledUp Sum, int Exit) Sum(string[] paths, int year, Form form)
    {
        var members = new Dictionary<string, (string File, AnnualReport Report)>(StringComparer.Ordinal);
        int otherYears = 0, twice = 0;
        var bad = new BulkReading(words).Read(paths, read =>
        {
            if (read.Read?.Report is not { } report)
            {
                return;
            }

            if (report.Year != year)
            {
                otherYears++;
                return;
            }

            var organ = report.Organ ?? read.File;
            if (members.TryGetValue(organ, out var before))
            {
                twice++;
                Console.Error.WriteLine(words.Fill("rollup.twice", ("organ", organ), ("before", before.File), ("after", read.File)));
            }

            members[organ] = (read.File, report);
        });
        if (otherYears > 0)
        {
            Console.Error.WriteLine(words.Fill("rollup.other-years", ("count", otherYears.ToString(words.Culture)), ("year", year.ToString(words.Culture))));
        }

        var sum = RollUp.Sum(form, members.Values.Select(member => member.Report));
        return (sum, bad > 0 ? ExitCodes.NotReadable : twice > 0 || !sum.IsComplete ? ExitCodes.Findings : ExitCodes.Fine);
    }
}
