using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Web.Office.Items;

/// <summary>The text of a Word file or the like as a draft to type on at: its title, its 文号 and its paragraphs in the signs of the plain field.</summary>
internal sealed partial record TypedFromFile(string? Title, string? DocumentNumber, string Body)
{
    public static TypedFromFile Of(Document document)
    {
        var lines = document.Blocks.SelectMany(Lines).Where(line => line.Length > 0).ToList();
        var title = document.Blocks.Select(block => block switch { Heading { Level: 1 } heading => heading.Text.Value, Paragraph { Style: ParagraphStyle.Title } paragraph => paragraph.Text.Value, _ => null }).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))?.Trim() ?? lines.FirstOrDefault();
        var number = lines.Select(line => Number().Match(line)).FirstOrDefault(match => match.Success)?.Value;
        return new TypedFromFile(title?.TrimStart('#', ' '), number, string.Join("\n", lines.Where(line => line.TrimStart('#', ' ') != title && line != number)));
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Heading heading => [$"{new string('#', Math.Clamp(heading.Level, 1, 3))} {heading.Text.Value.Trim()}"],
        Paragraph paragraph => paragraph.Text.Value.Split('\n').Select(line => line.Trim()),
        Table table => ["", .. Rows(table)],
        _ => [],
    };

    private static IEnumerable<string> Rows(Table table)
    {
        for (var row = 0; row < table.RowCount; row++)
        {
            var cells = Enumerable.Range(0, table.ColumnCount).Select(column => table.Cells.FirstOrDefault(cell => cell.Row == row && cell.Column == column)?.Text.Value.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal) ?? "");
            yield return string.Create(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |");
            if (row == 0)
            {
                yield return "|" + string.Concat(Enumerable.Repeat("---|", table.ColumnCount));
            }
        }
    }

    [GeneratedRegex(@"\p{L}{1,12}[〔\[（(]\d{4}[〕\]）)]\d{1,5}号", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
