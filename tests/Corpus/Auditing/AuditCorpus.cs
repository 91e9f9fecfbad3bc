using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Corpus.Auditing;

/// <summary>Sentences and whole narratives written in the manner of published reports, beside invented tables: true ones, false ones, and such as need a question.</summary>
public static partial class AuditCorpus
{
    private const string ReportStart = "table ";

    /// <summary>How many different sentences the folder holds as written, those of the narratives included.</summary>
    public static int Written(string folder) =>
        Lines(folder).Select(line => line.Words).Concat(Narratives(folder).SelectMany(narrative => narrative.Words.Split('。', '\n').Where(sentence => sentence.Length > 0 && !Heading().IsMatch(sentence)))).Distinct().Count();

    /// <summary>The cases of a folder: <c>tables.json</c>, sentences in <c>*.tsv</c> (table, expected, words), narratives in <c>reports/*.txt</c>.</summary>
    public static ImmutableArray<AuditCase> Load(string folder)
    {
        var tables = AuditTables.Load(Path.Combine(folder, "tables.json"));
        return [.. Lines(folder).SelectMany(line => Cases(line, tables)), .. Narratives(folder).SelectMany(narrative => Cases(narrative, tables[narrative.Table]))];
    }

    private static IEnumerable<(string Name, string Tables, string Expected, string Words)> Lines(string folder) =>
        Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal).SelectMany(path => File.ReadAllLines(path)
            .Select((text, at) => (Text: text, Name: $"{Path.GetFileNameWithoutExtension(path)}:{at + 1}"))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => (line.Name, Cells: line.Text.Split('\t')))
            .Select(line => (line.Name, line.Cells[0], line.Cells[1], line.Cells[2])));

    private static IEnumerable<(string Name, string Table, string Words)> Narratives(string folder) => !Directory.Exists(Path.Combine(folder, "reports")) ? []
        : Directory.GetFiles(Path.Combine(folder, "reports"), "*.txt").Order(StringComparer.Ordinal).Select(path =>
        {
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            return ($"report {Path.GetFileNameWithoutExtension(path)}", text[ReportStart.Length..end], text[(end + 1)..]);
        });

    private static IEnumerable<AuditCase> Cases((string Name, string Tables, string Expected, string Words) line, ImmutableDictionary<string, AnnualReport> tables)
    {
        foreach (var table in line.Tables.Split(' '))
        {
            var mark = table.IndexOf('/', StringComparison.Ordinal);
            var report = tables[mark < 0 ? table : table[..mark]];
            var words = Placeholder().Replace(line.Words.Replace("\\n", "\n", StringComparison.Ordinal), match => Fill(match, new FigureSums(report.Figures)));
            var expected = line.Expected.Split(' ');
            yield return new AuditCase(
                line.Name,
                expected[0] switch { "ok" => Expected.Nothing, "query" => Expected.Query, "error" => Expected.Error, _ => throw new InvalidDataException($"{line.Name} expects '{expected[0]}'.") },
                expected.ElementAtOrDefault(1) ?? "",
                words,
                report with { Sections = [new ReportSection(mark < 0 ? 1 : table[mark + 1] - '0', "", AsRead(words))] })
            { IsWholePart = mark >= 0 };
        }
    }

    // The narrative as it is, true, and once more for every marked place with that place made false.
    private static IEnumerable<AuditCase> Cases((string Name, string Table, string Words) narrative, AnnualReport table)
    {
        var marked = Placeholder().Matches(narrative.Words).Where(match => match.Groups["false"].Success).ToList();
        var sound = table with { Sections = [.. Parts(Placeholder().Replace(narrative.Words, match => Fill(match, new FigureSums(table.Figures))))] };
        for (var wrong = -1; wrong < marked.Count; wrong++)
        {
            var place = wrong < 0 ? -1 : marked[wrong].Index;
            string Write(Match match) => match.Index == place ? Falsify(match, table.Figures) : Fill(match, new FigureSums(table.Figures));
            var words = Placeholder().Replace(narrative.Words, Write);
            var at = Placeholder().Replace(narrative.Words[..Math.Max(place, 0)], Write).Length;
            yield return new AuditCase(
                place < 0 ? narrative.Name : $"{narrative.Name} {marked[wrong].Value}",
                place < 0 ? Expected.Nothing : Expected.Error,
                place < 0 ? "" : marked[wrong].Groups["then"].Success ? "N-3" : "N-1",
                place < 0 ? words : words[Math.Max(0, at - 60)..Math.Min(words.Length, at + 60)],
                table with { Sections = [.. Parts(words)] })
            { IsWholePart = true, Sound = wrong < 0 ? null : sound };
        }
    }

    private static IEnumerable<ReportSection> Parts(string words)
    {
        var heads = Heading().Matches(words).ToList();
        return heads.Select((head, at) => new ReportSection(
            "一二三四五六".IndexOf(head.Value[0], StringComparison.Ordinal) + 1,
            head.Value[2..],
            AsRead(words[(head.Index + head.Length)..(at + 1 < heads.Count ? heads[at + 1].Index : words.Length)].Trim('\n'))));
    }

    // Readers repair and simplify before anybody judges.
    private static MappedText AsRead(string words) => TextRepair.Repair(MappedText.At(words, 0)).Text;

    private static string Fill(Match match, FigureSums sums) => match.Groups["then"].Success
        ? match.Groups["now"].Value
        : SpokenNumber.Write(sums.Evaluate(match.Groups["now"].Value), match.Groups["manner"].Value);

    // A false number that no sum of the report would explain.
    private static string Falsify(Match match, Figures figures)
    {
        if (match.Groups["then"].Success)
        {
            return match.Groups["then"].Value;
        }

        var sums = new FigureSums(figures);
        var singles = FigureSums.AllNames.Select(sums.Of).Distinct().ToList();
        var taken = singles.SelectMany(left => singles.SelectMany(right => new[] { left, left + right, left - right, left * 2 })).ToHashSet();
        var value = sums.Evaluate(match.Groups["now"].Value);
        var wrong = value + Math.Max(3, Math.Round(value * 0.07m));
        while (taken.Contains(wrong))
        {
            wrong++;
        }

        return SpokenNumber.Write(wrong, match.Groups["manner"].Value);
    }

    [GeneratedRegex(@"\{(?<false>!)?(?<now>[^{}|:]*)(?:\|(?<then>[^{}]*)|:(?<manner>[0-9a-z]+))?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("^[一二三四五六]、.*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
