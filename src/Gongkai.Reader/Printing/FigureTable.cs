using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Reports;
using Gongkai.Reports.Checks;

namespace Gongkai.Reader.Printing;

/// <summary>Prints one statistic table of a report: rows under the heads of the form, numbers at the right, states as signs.</summary>
public static class FigureTable
{
    private const int WidestLabel = 40;
    private const int Gap = 2;
    private const int MostColumns = 8;

    /// <summary>Adds the table to a text.</summary>
    public static void Print(StringBuilder text, AnnualReport report, Form form, FormTable table, CultureInfo culture)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{"零一二三四五六"[table.Number]}、{table.Title}");
        foreach (var block in table.Blocks)
        {
            // A row too wide for a terminal (table 4) is printed as one line a group of columns.
            var isWide = block.Columns.Length > MostColumns;
            foreach (var group in block.Columns.GroupBy(column => isWide ? string.Join('/', column.Path) : block.Head))
            {
                Block(text, report.Figures, block, group.Key, [.. group]);
            }
        }

        // Some published reports mix blocks of two editions: what the form has no place for is printed below its table.
        foreach (var (cell, figure) in report.Figures.Where(pair => !form.Has(pair.Key) && FormCatalogue.Default.Forms.Any(other => other.Place(pair.Key)?.Table.Number == table.Number)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  + {RuleBook.CellWords(cell, null, culture)}  {Sign(figure)}");
        }
    }

    /// <summary>A figure as the tables print it.</summary>
    public static string Sign(Figure figure)
    {
        var value = RuleBook.Number(figure.Value) + (figure.Unit is null ? "" : "元");
        return figure.State switch
        {
            FigureState.Read => value,
            FigureState.Inferred => "~" + value,
            FigureState.Doubtful => "?" + (figure.Value is null ? "" : value),
            FigureState.Blank => "空",
            FigureState.NotApplicable => "/",
            FigureState.Unknown => "??",
            _ => "—",
        };
    }

    private static void Block(StringBuilder text, Figures figures, FormBlock block, string head, ImmutableArray<FormColumn> columns)
    {
        var rows = block.Rows.Select(row => (Row: row, Signs: columns.Select(column => Sign(figures[CellId.Parse($"{row.Code}.{column.Code}")])).ToArray())).ToList();
        var labelWidth = Math.Min(WidestLabel, rows.Max(row => CellWidth.Of(Label(row.Row))));
        labelWidth = Math.Max(labelWidth, CellWidth.Of(head));
        var widths = columns.Select((column, i) => Gap + Math.Max(CellWidth.Of(column.Label), rows.Max(row => CellWidth.Of(row.Signs[i])))).ToArray();
        Line(text, head, labelWidth, [.. columns.Select(column => column.Label)], widths);
        ImmutableArray<string> path = [];
        foreach (var (row, signs) in rows)
        {
            for (var depth = 0; depth < row.Path.Length; depth++)
            {
                if (depth >= path.Length || path[depth] != row.Path[depth])
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"  {new string(' ', depth * Gap)}{row.Path[depth]}");
                }
            }

            path = row.Path;
            Line(text, Label(row), labelWidth, signs, widths);
        }
    }

    private static void Line(StringBuilder text, string label, int labelWidth, string[] cells, int[] widths) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"  {CellWidth.Pad(CellWidth.Cut(label, labelWidth), labelWidth)}{string.Concat(cells.Select((cell, i) => CellWidth.PadLeft(cell, widths[i])))}");

    private static string Label(FormRow row) => new string(' ', row.Path.Length * Gap) + row.Label;
}
