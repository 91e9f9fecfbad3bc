using System.Collections.Immutable;
using Gongkai.Documents.Writing;
using Gongkai.Reader.Printing;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Json;
using Gongkai.Reports.Letters;

namespace Gongkai.Reader.Commands;

/// <summary>What <c>check</c> was asked for.</summary>
/// <param name="Files">The reports.</param>
internal sealed record CheckRequest(string[] Files)
{
    /// <summary>The report of the year before.</summary>
    public string? Previous { get; init; }

    /// <summary>Reports that the report adds up.</summary>
    public string[] Members { get; init; } = [];

    /// <summary>Reports of the same kind; the reports themselves are peers of each other, too.</summary>
    public string[] Peers { get; init; } = [];

    /// <summary>A file of accepted explanations.</summary>
    public string? Accepted { get; init; }

    /// <summary>Where to write the review letter.</summary>
    public string? Letter { get; init; }

    public bool Json { get; init; }

    public bool Sarif { get; init; }
}

/// <summary>Checks files one after the other; one that cannot be read does not keep the others from being checked.</summary>
internal sealed class CheckRun(CommandWords words)
{
    public int Run(CheckRequest request)
    {
        if (request.Letter is not null && request.Files.Length != 1)
        {
            throw new UsageException(words["usage.letter"]);
        }

        var companions = Companions(request);
        var read = new List<(string File, ReadReport Read)>();
        var unreadable = false;
        foreach (var file in request.Files)
        {
            try
            {
                read.Add((file, ReportFile.Read(file, words)));
            }
            catch (UnusableFileException error)
            {
                unreadable = true;
                Console.Error.WriteLine(error.Message);
            }
        }

        companions = companions with { Peers = [.. companions.Peers, .. read.Select(one => one.Read.Report)] };
        var reports = read.Select(one => (one.File, one.Read, Findings: ReportChecks.Run(one.Read, companions))).ToList();
        Print(request, reports);
        if (request.Letter is { } letter && reports.Count == 1)
        {
            using var content = new MemoryStream();
            DocxWriter.Write(ReviewLetter.Lay(reports[0].Read.Report, reports[0].Findings, words.Culture), content);
            WholeFile.Save(letter, content, words);
            Console.Error.WriteLine(words.Fill("written", ("file", letter)));
        }

        return unreadable ? ExitCodes.NotReadable : ReaderCommands.ExitOf(reports.SelectMany(report => report.Findings));
    }

    private void Print(CheckRequest request, List<(string File, ReadReport Read, ImmutableArray<Finding> Findings)> reports)
    {
        if (request.Sarif)
        {
            Output.Write(SarifJson.Write(reports, words.Culture));
        }
        else if (request.Json)
        {
            Output.Write(ReportJson.WriteChecks(reports, words.Culture, indented: !Console.IsOutputRedirected));
        }
        else
        {
            var printer = new ReportPrinter(words, explain: false);
            Output.Write(string.Concat(reports.Select(report => printer.PrintFindings(report.File, report.Read, report.Findings))) + printer.Summary([.. reports.Select(report => report.Findings)]));
        }
    }

    private Companions Companions(CheckRequest request) => new()
    {
        Previous = request.Previous is null ? null : ReportFile.Read(request.Previous, words).Report,
        Members = [.. request.Members.Select(file => ReportFile.Read(file, words).Report)],
        Peers = [.. request.Peers.Select(file => ReportFile.Read(file, words).Report)],
        Explanations = request.Accepted is null ? [] : Accepted(request.Accepted),
    };

    private ImmutableArray<Explanation> Accepted(string file)
    {
        try
        {
            return ExplanationJson.Read(File.ReadAllBytes(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UnusableFileException(words.Fill("accepted.unreadable", ("file", file), ("reason", error.Message)));
        }
    }
}
