using System.Collections.Immutable;
using Gongkai.Reader.Printing;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Json;

namespace Gongkai.Reader.Commands;

/// <summary>Checks files one after the other; one that cannot be read does not keep the others from being checked.</summary>
internal sealed class CheckRun(CommandWords words)
{
    public int Run(string[] files, string? previous, bool json)
    {
        var before = previous is null ? null : ReportFile.Read(previous, words).Report;
        var checkedReports = new List<(string File, ReadReport Read, ImmutableArray<Finding> Findings)>();
        var unreadable = false;
        foreach (var file in files)
        {
            try
            {
                var read = ReportFile.Read(file, words);
                checkedReports.Add((file, read, Findings(read, before)));
            }
            catch (UnusableFileException error)
            {
                unreadable = true;
                Console.Error.WriteLine(error.Message);
            }
        }

        if (json)
        {
            Output.Write(ReportJson.WriteChecks(checkedReports, words.Culture, indented: !Console.IsOutputRedirected));
        }
        else
        {
            var printer = new ReportPrinter(words, explain: false);
            Output.Write(string.Concat(checkedReports.Select(report => printer.PrintFindings(report.File, report.Read, report.Findings))) + printer.Summary([.. checkedReports.Select(report => report.Findings)]));
        }

        return unreadable ? ExitCodes.NotReadable : ReaderCommands.ExitOf(checkedReports.SelectMany(report => report.Findings));
    }

    private static ImmutableArray<Finding> Findings(ReadReport read, AnnualReport? before)
    {
        var findings = ReportChecks.Run(read);
        return before is null ? findings : [.. findings.Concat(YearChecks.Compare(before, read.Report)).OrderByDescending(finding => finding.Severity)];
    }
}
