using System.Globalization;
using Gongkai.Corpus;
using Gongkai.Corpus.Accuracy;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;

namespace Gongkai.Bench;

/// <summary>How much of the generated corpus is read, and how right.</summary>
internal static class AccuracyRun
{
    // dotnet run -c Release --project bench -- accuracy [--each N] [--seed N] [--shape ID] [--container ID] [--show N]
    public static int Run(string[] options)
    {
        var each = Number(options, "--each", 2);
        var seed = (ulong)Number(options, "--seed", 0);
        var show = Number(options, "--show", 0);
        var shape = Word(options, "--shape");
        var container = Word(options, "--container");
        var table = new AccuracyTable();
        var documents = CorpusDocuments.Own(each, seed, shape, container);
        foreach (var score in documents.AsParallel().AsOrdered().Select(document => DocumentScore.Of(document, Read(document))))
        {
            table.Add(score);
        }

        Console.Out.WriteLine(table);
        foreach (var line in table.Scores.SelectMany(Details).Take(show))
        {
            Console.Out.WriteLine(line);
        }

        return table.All.Wrong + table.All.Invented == 0 ? 0 : 1;
    }

    private static ReadReport? Read(CorpusDocument document)
    {
        try
        {
            return ReportRecogniser.Recognise(DocumentReader.Read(document.Bytes, document.FileName));
        }
        catch (NotReadableException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Details(DocumentScore score) => score.Wrong.Select(wrong => $"{score.Document.FileName}: wrong {wrong}")
        .Concat(score.Invented.Select(invented => $"{score.Document.FileName}: invented {invented}"))
        .Concat(score.Flagged + score.Missing > 0 ? [$"{score.Document.FileName}: {score.Flagged} flagged, {score.Missing} missing"] : [])
        .Concat(score.IsOrganRight ? [] : [$"{score.Document.FileName}: organ, not {score.Document.Truth.Organ}"])
        .Concat(score.IsYearRight ? [] : [$"{score.Document.FileName}: year, not {score.Document.Truth.Year}"])
        .Concat(score.IsFormRight ? [] : [$"{score.Document.FileName}: form, not {score.Document.Truth.Form}"]);

    private static string? Word(string[] options, string name) => Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : null;

    private static int Number(string[] options, string name, int otherwise) => Word(options, name) is { } word ? int.Parse(word, CultureInfo.InvariantCulture) : otherwise;
}
