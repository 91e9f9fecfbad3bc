using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Reports.Checks;
using Gongkai.Text;

namespace Gongkai.Reports.Letters;

/// <summary>The review letter (审核意见) that a competent department sends to an organ: what to correct, what to answer, with the passages,
/// the basis, and room for the answer. Remarks on how the document was read stay out of it.</summary>
public static class ReviewLetter
{
    private const int MostPassages = 3;
    private const int LongestPassage = 80;
    private static readonly Lazy<Dictionary<string, RuleWords>> Loaded = new(Load);

    /// <summary>The blocks of the letter, ready for a writer. The date stays open: the letter is dated when it is signed.</summary>
    /// <param name="report">The report reviewed.</param>
    /// <param name="findings">Its findings.</param>
    /// <param name="culture">Language of the letter.</param>
    public static ImmutableArray<Block> Lay(AnnualReport report, ImmutableArray<Finding> findings, CultureInfo culture)
    {
        var words = new Words(report, culture);
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToList();
        var queries = findings.Where(finding => finding.Severity == Severity.Warning && !finding.IsAccepted).ToList();
        var accepted = findings.Where(finding => finding.IsAccepted).ToList();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Paragraph(words["title"]) { Style = ParagraphStyle.Title, Anchor = "title" });
        blocks.Add(new Paragraph(words["addressee"]));
        blocks.Add(new Paragraph(words[errors.Count + queries.Count == 0 ? "clean" : "opening"]
            .Replace("{errors}", errors.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{queries}", queries.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        LayList(blocks, words, "errors", errors, "answer", _ => "");
        LayList(blocks, words, "queries", queries, "answer", _ => "");
        LayList(blocks, words, "accepted", accepted, "explanation", finding => finding.Explanation ?? "");
        blocks.Add(new Paragraph(words["note"]) { Style = ParagraphStyle.Note });
        blocks.Add(new Paragraph(words["reviewer"]) { Style = ParagraphStyle.Signature });
        blocks.Add(new Paragraph(words["date"]) { Style = ParagraphStyle.Signature });
        if (errors.Count + queries.Count > 0)
        {
            blocks.Add(new Paragraph(words["handler"]));
        }

        return blocks.ToImmutable();
    }

    private static void LayList(ImmutableArray<Block>.Builder blocks, Words words, string head, List<Finding> findings, string last, Func<Finding, string> answer)
    {
        if (findings.Count == 0)
        {
            return;
        }

        blocks.Add(new Heading(1, words[head]) { Anchor = head });
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        string[] heads = [words["number"], words["what"], words["printed"], words["basis"], words[last]];
        for (var column = 0; column < heads.Length; column++)
        {
            cells.Add(new TableCell(0, column, 1, 1, MappedText.Unplaced(heads[column])) { IsHead = true });
        }

        for (var at = 0; at < findings.Count; at++)
        {
            var finding = findings[at];
            string[] row = [(at + 1).ToString(CultureInfo.InvariantCulture), RuleBook.Message(finding, words.Culture), Passages(finding), RuleBook.Describe(finding.Rule).Basis, answer(finding)];
            for (var column = 0; column < row.Length; column++)
            {
                cells.Add(new TableCell(at + 1, column, 1, 1, MappedText.Unplaced(row[column])));
            }
        }

        blocks.Add(new Table(cells.ToImmutable()) { HeadRows = 1, ColumnWidths = [5, 32, 24, 17, 22], Caption = words[head] });
    }

    private static string Passages(Finding finding) => string.Join("；", finding.Evidence.Where(evidence => evidence.Text.Trim().Length > 0).Take(MostPassages)
        .Select(evidence => "“" + Short(evidence.Text.Trim()) + "”"));

    private static string Short(string text) => text.Length <= LongestPassage ? text : text[..LongestPassage] + "…";

    private static Dictionary<string, RuleWords> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("letters/letter.json")!;
        return JsonSerializer.Deserialize(stream, LetterContext.Default.DictionaryStringRuleWords)!;
    }

    private sealed class Words(AnnualReport report, CultureInfo culture)
    {
        public CultureInfo Culture => culture;

        public string this[string name] => Loaded.Value[name].For(culture)
            .Replace("{organ}", report.Organ ?? "", StringComparison.Ordinal)
            .Replace("{year}", report.Year?.ToString(CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, RuleWords>))]
internal sealed partial class LetterContext : JsonSerializerContext;
