using System.Globalization;
using System.Text;
using Gongkai.Documents.Writing;

namespace Gongkai.App.Bulk;

/// <summary>What an import made of one file.</summary>
internal enum ImportOutcome
{
    /// <summary>A report that was not here.</summary>
    New,

    /// <summary>A report of an organ and year of which another file is here.</summary>
    Newer,

    /// <summary>A report of which some figures are open until somebody looks at them.</summary>
    Doubtful,

    /// <summary>These very bytes were here.</summary>
    Same,

    /// <summary>Readable, and no report.</summary>
    NotAReport,

    /// <summary>Not readable.</summary>
    Unreadable,
}

/// <summary>One line of the summary of an import.</summary>
/// <param name="File">Path as given and below.</param>
/// <param name="Outcome">What was made of it.</param>
internal sealed record ImportLine(string File, ImportOutcome Outcome)
{
    /// <summary>SHA-256 of the file; empty when its bytes could not be had.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Number of the report in the store; null when there is none.</summary>
    public long? Report { get; init; }

    /// <summary>The newest other report of the same organ and year; null for none.</summary>
    public long? Earlier { get; init; }

    public string Organ { get; init; } = "";

    public int Year { get; init; }

    public string Form { get; init; } = "";

    public int Doubtful { get; init; }

    public int Errors { get; init; }

    public int Warnings { get; init; }

    /// <summary>Why it gave no report; empty when it did.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Writes what became of each file as CSV, line by line as it goes, so that a stopped import leaves what it knew.</summary>
internal sealed class BulkSummary : IDisposable
{
    private static readonly string[] Heads = ["file", "outcome", "report", "earlier", "organ", "year", "form", "doubtful", "errors", "warnings", "reason", "sha256"];
    private readonly StreamWriter writer;

    /// <param name="path">Where; what stood there is replaced.</param>
    public BulkSummary(string path)
    {
        writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        writer.Write(CsvWriter.Line(Heads));
        writer.Flush();
    }

    /// <summary>Writes one line and makes it last.</summary>
    public void Add(ImportLine line)
    {
        writer.Write(CsvWriter.Line(
            line.File, Code(line.Outcome), Number(line.Report), Number(line.Earlier), line.Organ, line.Year == 0 ? "" : Number(line.Year), line.Form,
            line.Report is null ? "" : Number(line.Doubtful), line.Report is null ? "" : Number(line.Errors), line.Report is null ? "" : Number(line.Warnings), line.Reason, line.Sha256));
        writer.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private static string Code(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.New => "new",
        ImportOutcome.Newer => "newer",
        ImportOutcome.Doubtful => "doubtful",
        ImportOutcome.Same => "same",
        ImportOutcome.NotAReport => "not-a-report",
        _ => "unreadable",
    };

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
