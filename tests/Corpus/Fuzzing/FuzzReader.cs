using System.Collections.Immutable;
using Gongkai.Corpus.Running;
using Gongkai.Documents.Reading;

namespace Gongkai.Corpus.Fuzzing;

/// <summary>A reader and the sound files from which hostile ones are made for it.</summary>
/// <param name="Id">The kind of file.</param>
/// <param name="Read">Reads a file by its name and says in short what came of it; whatever it throws is a fault.</param>
/// <param name="Sound">The sound files.</param>
public sealed record FuzzReader(string Id, Func<ReadOnlyMemory<byte>, string, string> Read, Func<ImmutableArray<FuzzedFile>> Sound)
{
    /// <summary>Bytes of objects that reading a file may make.</summary>
    public long MostMemory { get; private init; } = 200L * 1024 * 1024;

    /// <summary>Time of the processor that a file may take: pages of which the characters are recognised have time of their own.</summary>
    public TimeSpan Longest { get; private init; } = TimeSpan.FromSeconds(2);

    /// <summary>Every reader.</summary>
    public static ImmutableArray<FuzzReader> All { get; } =
    [
        new("docx", FuzzedReading.Report, () => [.. Made("docx-hand", "plain", "S17", "S18"), .. Made("docx-own", "plain"), Kept("report.docx")]),
        new("xlsx", FuzzedReading.Report, () => [.. Made("xlsx-hand", "plain", "S16", "S34"), .. Made("xlsx-own", "plain"), Kept("report.xlsx")]),
        new("xls", FuzzedReading.Report, () => [Kept("report.xls")]),
        new("pdf", FuzzedReading.Report, () => [Kept("report.pdf"), .. FuzzPages.Pdf()]) { Longest = ReadingLimits.ForReports.TimePerScan },
        new("html", FuzzedReading.Report, () => [.. Containers("html", "html-framed", "html-exported", "html-script", "html-gbk", "html-digits", "html-article", "html-unclosed"), .. Made("html", "S24", "S40", "S41"), Kept("report.html")]),
        new("mhtml", FuzzedReading.Report, () => [.. Made("mhtml", "plain", "S29")]),
        new("md", FuzzedReading.Report, () => [.. Made("S07", "plain", "S27", "S37")]),
        new("txt", FuzzedReading.Report, () => [.. Containers("S01", "S03", "S04", "S05", "S06", "S08", "S09", "S09-wrapped", "S10-before", "S13", "S14"), .. Made("S03", "S20", "S24", "S40", "mixed")]),
        new("json", FuzzedReading.Json, () => [.. FuzzPages.Json()]),
        // Four files lie in it.
        new("zip", FuzzedReading.Archive, () => [FuzzPages.Zip()]) { MostMemory = 4 * 200L * 1024 * 1024 },
        new("picture", FuzzedReading.Report, () => [.. FuzzPages.Pictures()]) { Longest = ReadingLimits.ForReports.TimePerScan },
    ];

    private static IEnumerable<FuzzedFile> Containers(params string[] containers) => containers.SelectMany(container => Made(container, "plain"));

    private static IEnumerable<FuzzedFile> Made(string container, params string[] shapes) =>
        shapes.Select(shape => CorpusDocuments.Make(shape, container, 77)).Select(document => new FuzzedFile(document.FileName, [], document.Bytes.ToArray()));

    private static FuzzedFile Kept(string name) => new(name, [], File.ReadAllBytes(Checkout.PathOf("samples/reading/" + name)));
}
